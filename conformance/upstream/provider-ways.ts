/**
 * What each provider has its own way in, as data for the strict rules. The sources stand beside the same facts in
 * server/providers; what is not said here is as strict as DeepSeek and MiMo are.
 */
export interface Ways {
  /** The role that carries the rules of the conversation. */
  readonly rulesRole?: 'system' | 'developer';
  /** Only the first message may be a system message. */
  readonly oneSystemMessage?: boolean;
  /** The content of a message may be neither null nor missing. */
  readonly someContent?: boolean;
  /** Where the thoughts of earlier messages go back: a field of the message, tags in front of its text, or nowhere. */
  readonly thoughts?: 'reasoning_content' | 'reasoning' | 'tags' | 'nowhere';
  /** Messages with calls may lack their thoughts while the model thinks. */
  readonly takesThoughtless?: boolean;
  /** The tool choices that are taken, with thinking or without. */
  readonly toolChoices?: readonly string[] | 'all';
  /** Fields of the body that are refused, each with the sentence. */
  readonly refused?: { readonly [field: string]: string };
}

const pinned = (field: string): string => `invalid ${field}: it cannot be set for this model`;
const unknown = (field: string): string => `invalid params, unknown field ${field}`;

export const WAYS: { readonly [provider: string]: Ways } = {
  kimi: {
    refused: {
      // K3 has an effort and no switch; the sentence is that of K2, which has the switch.
      thinking: "cannot specify both 'thinking' and 'reasoning_effort'",
      ...Object.fromEntries(['temperature', 'top_p', 'presence_penalty'].map((field) => [field, pinned(field)])),
    },
  },
  // It wants its thoughts back unchanged, and is not known to refuse a message without (vendor's guide, read 2026-11).
  glm: {
    takesThoughtless: true,
    toolChoices: ['auto'],
    refused: { parallel_tool_calls: unknown('parallel_tool_calls') },
  },
  minimax: {
    oneSystemMessage: true,
    someContent: true,
    thoughts: 'tags',
    toolChoices: [],
    refused: Object.fromEntries(
      ['parallel_tool_calls', 'response_format', 'reasoning_effort'].map((field) => [field, unknown(field)]),
    ),
  },
  sensenova: { oneSystemMessage: true, thoughts: 'nowhere', toolChoices: [] },
  openrouter: { thoughts: 'reasoning', toolChoices: 'all' },
  openai: {
    rulesRole: 'developer',
    thoughts: 'nowhere',
    toolChoices: 'all',
    refused: { max_tokens: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead." },
  },
  ollama: {
    thoughts: 'reasoning',
    toolChoices: ['auto'],
    // For most models any but `none`, which no recording asks for.
    refused: { reasoning_effort: '"qwen3-coder:30b" does not support thinking' },
  },
  lmstudio: { toolChoices: ['auto', 'none', 'required'] },
  vllm: { thoughts: 'reasoning', toolChoices: 'all' },
  sglang: { toolChoices: 'all' },
  'llama-cpp': { toolChoices: 'all' },
};

/** The body of POST /v1/responses → a Conversation. */
import { isKnownTool } from '../../../generated/kinds.ts';
import type { CreateResponse, TextFormat, Tool } from '../../../generated/types/responses.ts';
import { Fault } from '../../fault.ts';
import type { Note, Noted } from '../../note.ts';
import type { Conversation, Options, OutputFormat, Turn } from '../conversation.ts';
import { readItems } from './read-items.ts';
import { readToolChoice, readTools, readWebSearch } from './read-tools.ts';

/** @throws Fault when the request relies on what a server keeps, since m2c keeps nothing, or holds a number that is none. */
export function readRequest(request: CreateResponse): Noted<Conversation> {
  refuseStored(request);
  const input = typeof request.input === 'string' ? [{ role: 'user', content: request.input } as const] : request.input;
  const items = readItems(input);
  const tools = readTools(request.tools ?? [], items.tools);
  const choice = readToolChoice(request.tool_choice, tools.value);
  const instructions: Turn[] = request.instructions ? [{ role: 'system', text: request.instructions }] : [];
  return {
    value: {
      turns: [...adviceOn(request.tools ?? []), ...instructions, ...items.turns],
      compacts: items.compacts,
      tools: choice.value.tools,
      webSearch: readWebSearch(request.tools ?? [], request.tool_choice),
      toolChoice: choice.value.choice,
      options: readOptions(request),
    },
    notes: [...items.notes, ...tools.notes, ...choice.notes, ...leftOut(request)],
  };
}

/** A history that is not in the request would be missing from the answer: better no answer. */
function refuseStored({ previous_response_id, conversation, max_output_tokens }: CreateResponse): void {
  const param = previous_response_id ? 'previous_response_id' : conversation ? 'conversation' : null;
  if (param !== null) {
    const message = `m2c keeps no responses: send the whole conversation in \`input\` instead of ${param}.`;
    throw new Fault('invalid_prompt', message, { param });
  }
  // JSON can spell numbers beyond all bounds (1e999), and they would go out as null.
  if (typeof max_output_tokens === 'number' && !Number.isSafeInteger(max_output_tokens)) {
    throw new Fault('invalid_prompt', 'max_output_tokens is too large.', { param: 'max_output_tokens' });
  }
}

/** A model that was told of a connector elsewhere in the prompt should not wait for it. */
function adviceOn(tools: readonly Tool[]): readonly Turn[] {
  const connectors = tools.flatMap((tool) =>
    isKnownTool(tool) && tool.type === 'mcp' && tool.connector_id ? [tool.server_label] : [],
  );
  if (connectors.length === 0) return [];
  return [{ role: 'system', text: `These connectors are not available in this session: ${connectors.join(', ')}.` }];
}

function readOptions(request: CreateResponse): Options {
  return {
    effort: request.reasoning?.effort ?? null,
    maxOutputTokens: request.max_output_tokens ?? null,
    temperature: request.temperature ?? null,
    topP: request.top_p ?? null,
    presencePenalty: request.presence_penalty ?? null,
    frequencyPenalty: request.frequency_penalty ?? null,
    parallelToolCalls: request.parallel_tool_calls ?? null,
    format: readFormat(request.text?.format),
    verbosity: request.text?.verbosity ?? null,
    serviceTier: request.service_tier ?? null,
    promptCacheKey: request.prompt_cache_key ?? null,
    safetyIdentifier: request.safety_identifier ?? request.user ?? null,
  };
}

function readFormat(format: TextFormat | null | undefined): OutputFormat {
  if (format?.type !== 'json_schema') return { type: format?.type ?? 'text' };
  const { name, description = null, schema, strict = null } = format;
  return { type: 'json_schema', name, description, schema, strict };
}

/** Everything the translation reads, and what is said to the server itself and not to the model. */
const READ: ReadonlySet<string> = new Set([
  ...['model', 'input', 'instructions', 'tools', 'tool_choice', 'parallel_tool_calls', 'reasoning', 'text'],
  ...['max_output_tokens', 'temperature', 'top_p', 'presence_penalty', 'frequency_penalty', 'service_tier'],
  ...['prompt_cache_key', 'safety_identifier', 'user', 'previous_response_id', 'conversation'],
  ...['stream', 'stream_options', 'store', 'include', 'metadata', 'client_metadata', 'prompt_cache_retention'],
]);

/** Values that ask for nothing. */
const NOTHING: ReadonlySet<unknown> = new Set([null, undefined, false, 0, 'disabled']);

/** Options that no Chat Completions provider can honour, or that nobody knows yet. */
function leftOut(request: CreateResponse): readonly Note[] {
  return Object.entries(request)
    .filter(([option, value]) => !READ.has(option) && !NOTHING.has(value))
    .map(([at]) => ({ at: at.slice(0, 100), reason: 'This option was left out: it is not passed on to providers.' }));
}

/** What a provider's sentence refuses that can be left out: the names are those of `without`. */

interface RefusalSentence {
  readonly pattern: RegExp;
  /** What is refused; without it the pattern's group tells, as the name of a field or the path to it. */
  readonly what?: string;
  /** The group is a list of names. */
  readonly several?: boolean;
  /** A sentence it was seen to match, and where. */
  readonly sample: string;
}

export const REFUSAL_SENTENCES: readonly RefusalSentence[] = [
  {
    // MiMo without its search plugin (recorded 2026-10)
    pattern: /webSearchEnabled is false/,
    what: 'tools.web_search',
    sample: 'Param Incorrect: web search tool found in the request body, but webSearchEnabled is false',
  },
  {
    // MiMo behind a gateway (opencodex#5501, 2026-09)
    pattern: /tool type 'web_search' is not supported/,
    what: 'tools.web_search',
    sample: "tool type 'web_search' is not supported by this gateway phase.",
  },
  {
    // OpenAI (llama_index#20865, 2026-03)
    pattern: /unsupported parameter: '([\w.]+)'/i,
    sample: "Unsupported parameter: 'parallel_tool_calls' is not supported with this model.",
  },
  {
    // OpenAI (code-gpt-docs#445, 2025-08)
    pattern: /unsupported value: '([\w.]+)' does not support/i,
    sample:
      "Unsupported value: 'temperature' does not support 0.5 with this model. Only the default (1) value is supported.",
  },
  {
    // OpenAI and Azure (Operit#1048, 2026-08)
    pattern: /unrecognized request argument supplied: (\w+)/i,
    sample: 'Unrecognized request argument supplied: reasoning_effort',
  },
  {
    // OpenAI (openai-python#2528, 2025-08)
    pattern: /unknown parameter: '([\w.]+)'/i,
    sample: "Unknown parameter: 'verbosity'.",
  },
  {
    // Gemini, one after the other (SkyrimNet-GamePlugin#77, 2025-08)
    pattern: /unknown name "(\w+)"[^:]{0,40}: cannot find field/i,
    sample: 'Invalid JSON payload received. Unknown name "frequency_penalty": Cannot find field.',
  },
  {
    // Groq, of a message (freellmapi#1070, 2026-08)
    pattern: /'(messages)\.\d+' : property '(\w+)' is unsupported/,
    sample:
      "'messages.1' : for 'role:assistant' the following must be satisfied[('messages.1' : property 'reasoning_content' is unsupported)]",
  },
  {
    // Groq (vercel/ai#1578, 2024-05; claude-code-router#1204, 2026-02)
    pattern: /^(?:The provider[^:]*: )?property '(\w+)' is unsupported/,
    sample: "property 'stream_options' is unsupported, did you mean 'stream'?",
  },
  {
    // Fireworks (Flowise#2866, 2024-07)
    pattern: /extra inputs are not permitted, field: '([\w.]+)'/i,
    sample: "Extra inputs are not permitted, field: 'stream_options'",
  },
  {
    // Mistral, as m2c reads its list of complaints (eca#231, 2025-12)
    pattern: /([a-z_][\w.]*): extra inputs are not permitted/i,
    sample: 'max_completion_tokens: Extra inputs are not permitted',
  },
  {
    // Mistral behind a gateway that quotes it (hermes-agent#11390, 2026-04)
    pattern: /extra_forbidden\\*",\s*\\*"loc\\*":\s*\[([^\]]+)\]/,
    sample:
      'MistralException - {"detail":[{"type":"extra_forbidden","loc":["body","messages",2,"assistant","reasoning_content"],"msg":"Extra inputs are not permitted"}]}',
  },
  {
    // Databricks (continue#12936, 2026-07)
    pattern: /unknown field "(\w+)"/,
    sample: 'json: unknown field "stream_options"',
  },
  {
    // LiteLLM (litellm#14163, 2025-09)
    pattern: /does not support parameters: \[([^\]]+)\]/,
    several: true,
    sample:
      "litellm.UnsupportedParamsError: groq does not support parameters: ['reasoning_effort'], for model=openai/gpt-oss-120b.",
  },
  {
    // xAI (grok2api#814, 2026-07)
    pattern: /does not support parameter (\w+)/,
    sample: 'Model grok-4.20-0309-reasoning does not support parameter reasoningEffort.',
  },
  {
    // Groq and Cerebras (lion-reader#1325, 2026-07)
    pattern: /(\w+) is not supported with this model/,
    sample: 'reasoning_effort is not supported with this model',
  },
  {
    // Groq (pi#1745, 2026-03)
    pattern: /reasoning_effort must be one of/,
    what: 'reasoning_effort',
    sample: 'reasoning_effort must be one of none or default',
  },
  {
    // Gemini (gendox-core#480, 2026-01)
    pattern: /Invalid reasoning_effort/,
    what: 'reasoning_effort',
    sample: 'Invalid reasoning_effort: minimal. Valid values are: high, low, medium, none',
  },
  {
    // Kimi (issue reports, 2026-11)
    pattern: /cannot specify both 'thinking' and 'reasoning_effort'/,
    what: 'reasoning_effort',
    sample: "cannot specify both 'thinking' and 'reasoning_effort'",
  },
  {
    // OpenAI (pipecat#4043, 2026-03; webmcp-tools#417, 2026-09)
    pattern: /Function tools with reasoning_effort are not supported/,
    what: 'tools.reasoning_effort',
    sample:
      "Function tools with reasoning_effort are not supported for gpt-5.6-terra in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'.",
  },
  {
    // DeepSeek (recorded 2026-10)
    pattern: /does not support this tool_choice/,
    what: 'tool_choice',
    sample: 'Thinking mode does not support this tool_choice',
  },
  {
    // Qwen (issue reports, 2026-11)
    pattern: /tool_choice parameter does not support being set/,
    what: 'tool_choice',
    sample:
      '<400> InternalError.Algo.InvalidParameter: The tool_choice parameter does not support being set to required or object in thinking mode',
  },
  {
    // DeepSeek (llm-exe#662, 2026-07; litellm PR#31466, 2026-06)
    pattern: /response_format type is unavailable|response_format\.type `json_schema` is unavailable/,
    what: 'response_format.json_schema',
    sample: 'This response_format type is unavailable now',
  },
  {
    // Cerebras (livekit/agents PR#3134, 2025-08; code_puppy PR#368, 2026-05)
    pattern: /strict=True are not supported|mixed values for 'strict'/,
    what: 'tools.strict',
    sample: 'Tools with strict=True are not supported by this model',
  },
  {
    // DeepSeek (9router#773, 2026-05)
    pattern: /unknown variant `developer`/,
    what: 'messages.developer',
    sample:
      'Failed to deserialize the JSON body into the target type: messages[1].role: unknown variant `developer`, expected one of `system`, `user`, `assistant`, `tool`, `latest_reminder` at line 1 column 51036',
  },
  {
    // Qwen (Proma#1496, 2026-08)
    pattern: /developer is not one of \[/,
    what: 'messages.developer',
    sample: "developer is not one of ['system', 'assistant', 'user', 'tool', 'function'] - 'messages.[0].role'",
  },
  {
    // Volcano Engine (agno#6697, 2026-02), a gateway (new-api#5330, 2026-06), Vercel's (chatwise-releases#971, 2025-08)
    pattern: /invalid value: `developer`|invalid role 'developer'|received 'developer'/,
    what: 'messages.developer',
    sample:
      'The parameter `messages.role` specified in the request are not valid: invalid value: `developer`, supported values are: `system`, `assistant`, `user`, `tool`.',
  },
];

/** Everything that the sentence refuses by name, in its order; whether the request holds any of it is not asked. */
export function refusedIn(said: string): readonly string[] {
  const found = REFUSAL_SENTENCES.flatMap(({ pattern, what, several }) =>
    [...said.matchAll(new RegExp(pattern, `${pattern.flags}g`))].flatMap(([, ...groups]) => {
      if (what !== undefined) return [what];
      const words = groups.join('.').match(/\w+/g) ?? [];
      return several === true ? words.map(nameOf) : [pathOf(words.map(nameOf))];
    }),
  );
  return [...new Set(found)];
}

/** xAI tells its own name of a field: reasoningEffort. */
function nameOf(word: string): string {
  return word.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `body.messages.2.assistant.reasoning_content` is messages.reasoning_content, whichever message it is. */
function pathOf(words: readonly string[]): string {
  const names = words.filter((word) => word !== 'body' && !/^\d+$/.test(word));
  return names.length < 2 ? names.join('') : `${names[0]}.${names.at(-1)}`;
}

/**
 * Any provider that speaks Chat Completions as OpenAI documents it, and the layer that the other profiles start from: copy
 * this file and state what differs.
 */
import type { Profile, ThinkingSetting } from './profile.ts';

const effort = (level: string): ThinkingSetting => ({ thinks: true, body: { reasoning_effort: level } });

export const openaiCompatible: Profile = {
  id: 'generic',
  displayName: 'OpenAI-compatible provider',
  access: {
    keyVariables: ['GENERIC_API_KEY'],
    baseUrlVariable: 'GENERIC_BASE_URL',
    modelVariable: 'GENERIC_DEFAULT_MODEL',
    hosts: [],
  },
  limits: { concurrency: null, intervalMs: null, requestsPerMinute: null, tokensPerMinute: null },
  request: {
    systemRole: 'system',
    systemPlacement: 'anywhere',
    mergeAdjacent: false,
    maxTokensField: 'max_tokens',
    efforts: {},
    otherEffort: effort,
    noEffort: { thinks: false, body: {} },
    echoReasoning: 'always',
    reasoningField: 'reasoning_content',
    missingReasoning: 'send',
    toolChoices: {
      thinking: ['auto', 'none', 'required', 'named'],
      plain: ['auto', 'none', 'required', 'named'],
    },
    parallelCalls: 'send',
    strictTools: false,
    schema: {
      refs: true,
      typeLists: true,
      const: true,
      topLevelUnions: true,
      additionalProperties: true,
      typeBesideUnion: true,
      untyped: true,
      dropKeywords: [],
    },
    webSearch: null,
    jsonOutput: 'json_schema',
    images: true,
    visionModel: null,
    toolParts: false,
    imageNeedsText: true,
    omitWhenThinking: [],
    // Only OpenAI itself documents these; strict servers answer 400 to fields they do not know.
    omit: ['prompt_cache_key', 'service_tier', 'safety_identifier', 'verbosity'],
    plainWithTools: [],
    withTools: {},
  },
  stream: {
    // vLLM ≥0.11, Ollama and OpenRouter say `reasoning`; nearly everyone else `reasoning_content` (recordings, 2026-11).
    reasoningFields: ['reasoning_content', 'reasoning'],
    // MiniMax (recorded 2026-10), llama.cpp#23320; a tag is only read where a thought can stand, before the answer.
    thinkTags: true,
    leaks: ['dsml', 'xml', 'kimi', 'mistral'],
  },
  faults: [
    {
      code: 'context_length_exceeded',
      pattern:
        /maximum context length|context[ _](length|window)|prompt (is )?too long|too many prompt tokens|total length of all messages is too long|input is too long|available context size|exceeds the maximum number of tokens|exceeded model token limit/i,
      sample: "This model's maximum context length is 131072 tokens, however you requested 140000 tokens.",
    },
    {
      code: 'insufficient_quota',
      pattern: /insufficient[ _](balance|quota|funds|account funds)|exceeded your current quota|arrears/i,
      sample: 'You exceeded your current quota, please check your plan and billing details.',
    },
    {
      code: 'content_policy_violation',
      pattern: /content (policy|exists risk|filter)|data_inspection_failed|inappropriate content/i,
      sample: 'The request was rejected by the content filter.',
    },
  ],
  models: [],
  defaultModel: '',
};

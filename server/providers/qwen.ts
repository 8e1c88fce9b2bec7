/** Qwen on DashScope's compatible mode: https://www.alibabacloud.com/help/en/model-studio. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

const thinking: ThinkingSetting = { thinks: true, body: { enable_thinking: true } };
const plain: ThinkingSetting = { thinks: false, body: { enable_thinking: false } };

export const qwen: Profile = {
  ...openaiCompatible,
  id: 'qwen',
  displayName: 'Qwen (DashScope)',
  access: {
    keyVariables: ['QWEN_API_KEY', 'DASHSCOPE_API_KEY'],
    baseUrlVariable: 'QWEN_BASE_URL',
    modelVariable: 'QWEN_DEFAULT_MODEL',
    hosts: [{ name: 'compatible mode', baseUrl: 'https://dashscope.aliyuncs.com/compatible-mode/v1', keyPrefix: '' }],
  },
  request: {
    ...openaiCompatible.request,
    // Covers thought and answer together; `max_tokens` would count the answer only (vendor's guide, 2026-11).
    maxTokensField: 'max_completion_tokens',
    // Thinking is on or off; there is no scale (vendor's guide, 2026-11).
    efforts: { none: plain },
    otherEffort: () => thinking,
    noEffort: { thinks: false, body: {} },
    // Forced choices are refused while thinking, and `required` always (issue reports, 2026-09).
    toolChoices: { thinking: ['auto', 'none'], plain: ['auto', 'none', 'named'] },
    // Refused by some of the models behind this host (agent-framework#4607, 2026-08); they only annotate.
    schema: { ...openaiCompatible.request.schema, dropKeywords: ['$schema', '$id'] },
    // A switch of the body instead of a tool (vendor's guide, 2026-11).
    webSearch: { tool: () => null, body: { enable_search: true } },
    jsonOutput: 'json_object',
  },
  stream: {
    ...openaiCompatible.stream,
    thinkTags: false,
    // ollama#16686 (Qwen3-Coder, 2026-06)
    leaks: ['xml'],
  },
  faults: [
    ...openaiCompatible.faults,
    {
      code: 'context_length_exceeded',
      pattern: /range of input length should be/i,
      sample: 'Range of input length should be [1, 1000000]',
    },
  ],
  models: [
    model('qwen3.7-max', 'Qwen 3.7 Max', 1_000_000, {}),
    model('qwen3.7-plus', 'Qwen 3.7 Plus', 1_000_000, {}),
    model('qwen3-max', 'Qwen 3 Max', 262_144, text()),
    model('qwen3-coder-plus', 'Qwen 3 Coder Plus', 1_000_000, neverThinks()),
  ],
  defaultModel: 'qwen3.7-plus',
};

function model(id: string, displayName: string, contextWindow: number, request: Partial<Profile['request']>) {
  return { id, displayName, contextWindow, efforts: ['none', 'medium'], request };
}

function text(): Partial<Profile['request']> {
  return { images: false };
}

/** The coder models have no thinking mode: the switch is left out (vendor's model page, 2026-11). */
function neverThinks(): Partial<Profile['request']> {
  const silent: ThinkingSetting = { thinks: false, body: {} };
  return { ...text(), efforts: {}, otherEffort: () => silent, noEffort: silent };
}

/** GLM by Z.ai (Zhipu): https://docs.z.ai. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

const on: ThinkingSetting = { thinks: true, body: { thinking: { type: 'enabled', clear_thinking: false } } };
const off: ThinkingSetting = { thinks: false, body: { thinking: { type: 'disabled' } } };

export const glm: Profile = {
  ...openaiCompatible,
  id: 'glm',
  displayName: 'GLM (Z.ai)',
  access: {
    keyVariables: ['ZAI_API_KEY', 'GLM_API_KEY', 'ZHIPUAI_API_KEY'],
    baseUrlVariable: 'GLM_BASE_URL',
    modelVariable: 'GLM_DEFAULT_MODEL',
    // The coding plan is at /api/coding/paas/v4, the Chinese site at open.bigmodel.cn (vendor's guide, 2026-11).
    hosts: [{ name: 'API', baseUrl: 'https://api.z.ai/api/paas/v4', keyPrefix: '' }],
  },
  request: {
    ...openaiCompatible.request,
    // Thinks unless told not to; `clear_thinking: false` keeps what it thought in earlier turns (2026-11).
    efforts: { none: off },
    otherEffort: () => on,
    noEffort: on,
    toolChoices: { thinking: ['auto'], plain: ['auto'] },
    parallelCalls: 'omit',
    jsonOutput: 'json_object',
    images: false,
    omit: [...openaiCompatible.request.omit, 'presence_penalty', 'frequency_penalty'],
    // Without it a call's arguments come in one piece at the end (recorded 2026-10).
    withTools: { tool_stream: true },
  },
  stream: { ...openaiCompatible.stream, thinkTags: false, leaks: ['xml'] },
  faults: [
    ...openaiCompatible.faults,
    // Codes 1302, 1303, 1305 and 1312 with a Chinese sentence, some under status 200 or 400 (2026-11).
    {
      code: 'rate_limit_exceeded',
      pattern: /\b13(02|03|05|12)\b|速率限制|并发数过高/,
      sample: '您当前使用该API的并发数过高，请降低并发，或联系客服增加限额。',
    },
    {
      code: 'context_length_exceeded',
      pattern: /\b1261\b|prompt 超长|超出最大长度/i,
      sample: 'Prompt 超长',
    },
  ],
  models: [
    model('glm-5.2', 'GLM 5.2', 202_752),
    model('glm-5', 'GLM 5', 202_752),
    model('glm-4.7', 'GLM 4.7', 202_752),
    model('glm-4.6', 'GLM 4.6', 202_752),
  ],
  defaultModel: 'glm-5.2',
};

function model(id: string, displayName: string, contextWindow: number) {
  return { id, displayName, contextWindow, efforts: ['none', 'medium'] };
}

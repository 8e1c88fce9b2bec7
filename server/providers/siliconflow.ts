/** SiliconFlow, a host of open models: https://docs.siliconflow.cn. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

const thinking: ThinkingSetting = { thinks: true, body: { enable_thinking: true } };
const plain: ThinkingSetting = { thinks: false, body: { enable_thinking: false } };

export const siliconflow: Profile = {
  ...openaiCompatible,
  id: 'siliconflow',
  displayName: 'SiliconFlow',
  access: {
    keyVariables: ['SILICONFLOW_API_KEY'],
    baseUrlVariable: 'SILICONFLOW_BASE_URL',
    modelVariable: 'SILICONFLOW_DEFAULT_MODEL',
    // The international site is api.siliconflow.com, with keys of its own (vendor's guide, 2026-11).
    hosts: [{ name: 'China', baseUrl: 'https://api.siliconflow.cn/v1', keyPrefix: 'sk-' }],
  },
  request: {
    ...openaiCompatible.request,
    efforts: { none: plain },
    otherEffort: () => thinking,
    noEffort: { thinks: false, body: {} },
    toolChoices: { thinking: ['auto', 'none'], plain: ['auto', 'none', 'required', 'named'] },
    jsonOutput: 'json_object',
    images: false,
  },
  models: [
    {
      id: 'deepseek-ai/DeepSeek-V3.2',
      displayName: 'DeepSeek V3.2',
      contextWindow: 163_840,
      efforts: ['none', 'medium'],
    },
    { id: 'zai-org/GLM-4.6', displayName: 'GLM 4.6', contextWindow: 202_752, efforts: ['none', 'medium'] },
  ],
  defaultModel: 'deepseek-ai/DeepSeek-V3.2',
};

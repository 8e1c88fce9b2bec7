/** DeepSeek's API: https://api-docs.deepseek.com. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

/** Three levels exist; the others are mapped as the vendor's guide maps them (2026-11). */
const think = (level: 'low' | 'high' | 'max'): ThinkingSetting => ({
  thinks: true,
  body: { thinking: { type: 'enabled' }, reasoning_effort: level },
});

export const deepseek: Profile = {
  ...openaiCompatible,
  id: 'deepseek',
  displayName: 'DeepSeek',
  access: {
    keyVariables: ['DS_API_KEY', 'DEEPSEEK_API_KEY'],
    baseUrlVariable: 'DEEPSEEK_BASE_URL',
    modelVariable: 'DEEPSEEK_DEFAULT_MODEL',
    hosts: [{ name: 'API', baseUrl: 'https://api.deepseek.com/v1', keyPrefix: '' }],
  },
  request: {
    ...openaiCompatible.request,
    efforts: {
      // Whether `reasoning_effort: none` is accepted is contested: thinking is switched off instead (2026-11).
      none: { thinks: false, body: { thinking: { type: 'disabled' } } },
      minimal: think('low'),
      low: think('low'),
      medium: think('high'),
      high: think('high'),
      xhigh: think('high'),
      max: think('max'),
    },
    otherEffort: () => think('high'),
    // V4 thinks unless told not to (vendor's guide, 2026-11).
    noEffort: { thinks: true, body: { thinking: { type: 'enabled' } } },
    // The content is checked: a placeholder is refused in places (issue reports, 2026-09).
    missingReasoning: 'thinking-off',
    // Refused with "Thinking mode does not support this tool_choice" (recorded 2026-10).
    toolChoices: { thinking: ['auto', 'none'], plain: ['auto', 'none', 'required', 'named'] },
    jsonOutput: 'json_object',
    // `unknown variant 'image_url', expected 'text'` (recorded 2026-10).
    images: false,
    omitWhenThinking: ['temperature', 'top_p', 'presence_penalty', 'frequency_penalty'],
  },
  stream: {
    ...openaiCompatible.stream,
    thinkTags: false,
    // opencode#24566 (2026-04), cline#14156 (2026-09)
    leaks: ['dsml'],
  },
  faults: [
    {
      code: 'invalid_prompt',
      pattern: /reasoning_content.{0,40}must be passed back/i,
      sample: 'The `reasoning_content` in the thinking mode must be passed back to the API.',
    },
    ...openaiCompatible.faults,
    {
      code: 'model_not_found',
      pattern: /supported API model names are/i,
      sample: 'The supported API model names are deepseek-v4-pro, deepseek-v4-flash.',
    },
  ],
  models: [
    model('deepseek-v4-pro', 'DeepSeek V4 Pro'),
    model('deepseek-v4-flash', 'DeepSeek V4 Flash'),
    model('deepseek-chat', 'DeepSeek Chat'),
    model('deepseek-reasoner', 'DeepSeek Reasoner'),
  ],
  defaultModel: 'deepseek-v4-pro',
};

/** Every model shares one window since V4 (vendor's model page, 2026-11). */
function model(id: string, displayName: string) {
  return { id, displayName, contextWindow: 1_000_000, efforts: ['low', 'high', 'max'] };
}

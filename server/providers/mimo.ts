/** Xiaomi MiMo: https://mimo.mi.com/docs. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

const think = (level: 'low' | 'medium' | 'high'): ThinkingSetting => ({
  thinks: true,
  body: { thinking: { type: 'enabled' }, reasoning_effort: level },
});

/** Images to these models: 404 "No endpoints found that support image input" (2026-11). */
const text = { images: false, visionModel: 'mimo-v2.5' } as const;

export const mimo: Profile = {
  ...openaiCompatible,
  id: 'mimo',
  displayName: 'Xiaomi MiMo',
  access: {
    keyVariables: ['MIMO_API_KEY'],
    baseUrlVariable: 'MIMO_BASE_URL',
    modelVariable: 'MIMO_DEFAULT_MODEL',
    // What setups for the proxy CCMimoLink send (2026-11).
    clientKeyHeaders: ['x-mimo-api-key'],
    // A key works on its own host only; the wrong one answers 401 (vendor's guide, 2026-11).
    hosts: [
      { name: 'pay-as-you-go', baseUrl: 'https://api.xiaomimimo.com/v1', keyPrefix: 'sk-' },
      {
        name: 'token plan',
        baseUrl: 'https://token-plan-cn.xiaomimimo.com/v1',
        regions: /^token-plan-(ams|sgp)\.xiaomimimo\.com$/,
        keyPrefix: 'tp-',
      },
    ],
  },
  // RPM 100, TPM 10M (vendor's guide, 2026-11).
  limits: { ...openaiCompatible.limits, requestsPerMinute: 100, tokensPerMinute: 10_000_000 },
  request: {
    ...openaiCompatible.request,
    maxTokensField: 'max_completion_tokens',
    efforts: {
      none: { thinks: false, body: { thinking: { type: 'disabled' } } },
      minimal: think('low'),
      low: think('low'),
      medium: think('medium'),
      high: think('high'),
      // `max` is a 400 here (2026-11).
      xhigh: think('high'),
      max: think('high'),
    },
    otherEffort: () => think('high'),
    noEffort: { thinks: true, body: { thinking: { type: 'enabled' } } },
    // Any text is taken (issue reports, 2026-05); without one each later turn of the thread is a 400.
    missingReasoning: 'placeholder',
    toolChoices: { thinking: ['auto'], plain: ['auto'] },
    // `parallel_tool_calls: false` is ignored (2026-11).
    parallelCalls: 'omit',
    // Needs the search plugin of the account, and is not on the token plan: 400 without (2026-11).
    webSearch: {
      tool: (location) => ({ type: 'web_search', ...(location === null ? {} : { user_location: location }) }),
      body: {},
    },
    jsonOutput: 'json_object',
    // Pinned to 1.0 and 0.95 while thinking (vendor's guide, 2026-11).
    omitWhenThinking: ['temperature', 'top_p'],
  },
  stream: {
    ...openaiCompatible.stream,
    thinkTags: false,
    // opencode#43385 (V2.5, 2026-08), opencodex#5499 (V2.6, 2026-09)
    leaks: ['xml'],
  },
  faults: [
    {
      code: 'invalid_prompt',
      pattern: /reasoning_content.{0,40}must be passed back/i,
      sample: 'The reasoning_content in the thinking mode must be passed back to the API.',
    },
    {
      code: 'invalid_prompt',
      pattern: /no endpoints found that support image input/i,
      sample: 'No endpoints found that support image input',
    },
    ...openaiCompatible.faults,
    { code: 'content_policy_violation', pattern: /content filter|high risk/i, sample: 'content filter' },
  ],
  models: [
    model('mimo-v2.5-pro', 'MiMo V2.5 Pro', text),
    model('mimo-v2.5', 'MiMo V2.5', {}),
    model('mimo-v2.5-pro-ultraspeed', 'MiMo V2.5 Pro Ultraspeed', text),
    model('mimo-v2.6-pro', 'MiMo V2.6 Pro', text),
    model('mimo-v2.6-flash', 'MiMo V2.6 Flash', text),
  ],
  // Gone since 2026-06-30; the vendor forwards the first two itself (vendor's notice, 2026-06).
  retired: { 'mimo-v2-pro': 'mimo-v2.5-pro', 'mimo-v2-flash': 'mimo-v2.6-flash', 'mimo-v2-omni': 'mimo-v2.5' },
  defaultModel: 'mimo-v2.5-pro',
};

function model(id: string, displayName: string, request: Partial<Profile['request']>) {
  return { id, displayName, contextWindow: 1_000_000, efforts: ['low', 'medium', 'high'], request };
}

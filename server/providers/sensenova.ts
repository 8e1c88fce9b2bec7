/** SenseNova by SenseTime: https://github.com/OpenSenseNova/SenseNova6.7/blob/main/API.md. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

const effort = (level: string): ThinkingSetting => ({ thinks: true, body: { reasoning_effort: level } });

export const sensenova: Profile = {
  ...openaiCompatible,
  id: 'sensenova',
  displayName: 'SenseNova',
  access: {
    keyVariables: ['SENSENOVA_API_KEY'],
    baseUrlVariable: 'SENSENOVA_BASE_URL',
    modelVariable: 'SENSENOVA_DEFAULT_MODEL',
    hosts: [{ name: 'token plan', baseUrl: 'https://token.sensenova.cn/v1', keyPrefix: '' }],
  },
  request: {
    ...openaiCompatible.request,
    // From the switches that mimo2codex 0.5 sets for this host (read 2026-11).
    systemPlacement: 'first',
    toolChoices: { thinking: [], plain: [] },
    jsonOutput: 'none',
    // The vendor's words are none, low, medium and high, of which medium is the default (as told in models.dev#5787, 2026-08).
    efforts: {
      none: { thinks: false, body: { reasoning_effort: 'none' } },
      minimal: effort('low'),
      xhigh: effort('high'),
      max: effort('high'),
    },
    // "Only the content goes back, never the reasoning" (vendor's guide, read 2026-11).
    echoReasoning: 'never',
  },
  models: [
    {
      id: 'sensenova-6.7-flash-lite',
      displayName: 'SenseNova 6.7 Flash Lite',
      // openhanako#1996 (2026-06)
      contextWindow: 262_144,
      efforts: ['low', 'medium', 'high'],
    },
  ],
  defaultModel: 'sensenova-6.7-flash-lite',
};

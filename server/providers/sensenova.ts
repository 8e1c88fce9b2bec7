/** SenseNova by SenseTime: https://console.sensecore.cn/help/docs/model-as-a-service/nova. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile } from './profile.ts';

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
    // All of it from the switches that mimo2codex 0.5 sets for this host (read 2026-11).
    systemPlacement: 'first',
    toolChoices: { thinking: [], plain: [] },
    jsonOutput: 'none',
    images: false,
  },
  models: [
    {
      id: 'sensenova-6.7-flash-lite',
      displayName: 'SenseNova 6.7 Flash Lite',
      contextWindow: 128_000,
      efforts: ['medium'],
    },
  ],
  defaultModel: 'sensenova-6.7-flash-lite',
};

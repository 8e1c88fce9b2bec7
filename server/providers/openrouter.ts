/** OpenRouter, a router to many providers: https://openrouter.ai/docs. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

const effort = (level: string): ThinkingSetting => ({ thinks: true, body: { reasoning: { effort: level } } });

export const openrouter: Profile = {
  ...openaiCompatible,
  id: 'openrouter',
  displayName: 'OpenRouter',
  access: {
    keyVariables: ['OPENROUTER_API_KEY'],
    baseUrlVariable: 'OPENROUTER_BASE_URL',
    modelVariable: 'OPENROUTER_DEFAULT_MODEL',
    hosts: [{ name: 'API', baseUrl: 'https://openrouter.ai/api/v1', keyPrefix: 'sk-or-' }],
  },
  request: {
    ...openaiCompatible.request,
    // Its own member, which it rewrites for each provider behind it (vendor's guide, 2026-11).
    efforts: { none: { thinks: false, body: { reasoning: { enabled: false } } }, max: effort('xhigh') },
    otherEffort: effort,
    reasoningField: 'reasoning',
  },
  models: [
    {
      id: 'openrouter/auto',
      displayName: 'OpenRouter Auto',
      contextWindow: 200_000,
      efforts: ['low', 'medium', 'high'],
    },
  ],
  defaultModel: 'openrouter/auto',
};

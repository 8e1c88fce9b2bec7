/** OpenAI's own Chat Completions: https://platform.openai.com/docs. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

const effort = (level: string): ThinkingSetting => ({ thinks: true, body: { reasoning_effort: level } });

export const openai: Profile = {
  ...openaiCompatible,
  id: 'openai',
  displayName: 'OpenAI',
  access: {
    // OPENAI_API_KEY is in many environments for another reason, and OPENAI_BASE_URL often points at m2c itself.
    keyVariables: ['M2C_OPENAI_API_KEY'],
    baseUrlVariable: 'M2C_OPENAI_BASE_URL',
    modelVariable: 'M2C_OPENAI_DEFAULT_MODEL',
    hosts: [{ name: 'API', baseUrl: 'https://api.openai.com/v1', keyPrefix: 'sk-' }],
  },
  request: {
    ...openaiCompatible.request,
    systemRole: 'developer',
    maxTokensField: 'max_completion_tokens',
    efforts: { max: effort('xhigh') },
    // Its models keep their thoughts to themselves.
    echoReasoning: 'never',
    strictTools: true,
    toolParts: false,
    // Refused by its reasoning models (vendor's guide, 2026-11).
    omitWhenThinking: ['temperature', 'top_p', 'presence_penalty', 'frequency_penalty'],
    omit: [],
  },
  stream: { ...openaiCompatible.stream, thinkTags: false, leaks: [] },
  // Codex asks for OpenAI's models unless it is told others: listed here, they would never reach the default provider.
};

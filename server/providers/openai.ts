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
    efforts: { none: { thinks: false, body: { reasoning_effort: 'none' } }, max: effort('xhigh') },
    // Its models keep their thoughts to themselves.
    echoReasoning: 'never',
    strictTools: true,
    toolParts: false,
    // Refused by its reasoning models (vendor's guide, 2026-11).
    omitWhenThinking: ['temperature', 'top_p', 'presence_penalty', 'frequency_penalty'],
    omit: [],
    // "Function tools with reasoning_effort are not supported for gpt-5.5 in /v1/chat/completions": from 5.2 on (livekit PR#5088,
    // 2026-03), and since 5.5 even where no effort is named, so that "none" has to be (litellm PR#34569, 2026-07).
    plainWithTools: ['gpt-5.2', 'gpt-5.4', 'gpt-5.5', 'gpt-5.6'],
  },
  stream: { ...openaiCompatible.stream, thinkTags: false, leaks: [] },
  // Codex asks for OpenAI's models unless it is told others: listed here, they would never reach the default provider.
};

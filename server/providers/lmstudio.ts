/** LM Studio on the user's own machine: https://lmstudio.ai/docs/developer/openai-compat. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile } from './profile.ts';

export const lmstudio: Profile = {
  ...openaiCompatible,
  id: 'lmstudio',
  displayName: 'LM Studio',
  access: {
    keyVariables: ['LMSTUDIO_API_KEY'],
    baseUrlVariable: 'LMSTUDIO_BASE_URL',
    modelVariable: 'LMSTUDIO_DEFAULT_MODEL',
    hosts: [{ name: 'this machine', baseUrl: 'http://127.0.0.1:1234/v1', keyPrefix: '' }],
    keyless: true,
  },
  request: {
    ...openaiCompatible.request,
    // A tool can be required but not named (vendor's guide, 2026-11).
    toolChoices: { thinking: ['auto', 'none', 'required'], plain: ['auto', 'none', 'required'] },
    parallelCalls: 'omit',
  },
};

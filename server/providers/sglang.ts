/** SGLang on the user's own machine: https://docs.sglang.ai. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile } from './profile.ts';

export const sglang: Profile = {
  ...openaiCompatible,
  id: 'sglang',
  displayName: 'SGLang',
  access: {
    keyVariables: ['SGLANG_API_KEY'],
    baseUrlVariable: 'SGLANG_BASE_URL',
    modelVariable: 'SGLANG_DEFAULT_MODEL',
    hosts: [{ name: 'this machine', baseUrl: 'http://127.0.0.1:30000/v1', keyPrefix: '' }],
    keyless: true,
  },
};

/** vLLM on the user's own machine: https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile } from './profile.ts';

export const vllm: Profile = {
  ...openaiCompatible,
  id: 'vllm',
  displayName: 'vLLM',
  access: {
    keyVariables: ['VLLM_API_KEY'],
    baseUrlVariable: 'VLLM_BASE_URL',
    modelVariable: 'VLLM_DEFAULT_MODEL',
    hosts: [{ name: 'this machine', baseUrl: 'http://127.0.0.1:8000/v1', keyPrefix: '' }],
    keyless: true,
  },
  request: {
    ...openaiCompatible.request,
    // Read back under the name it is written with since 0.11 (2026-11).
    reasoningField: 'reasoning',
  },
};

/** llama.cpp on the user's own machine: https://github.com/ggml-org/llama.cpp/tree/master/tools/server. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile } from './profile.ts';

export const llamaCpp: Profile = {
  ...openaiCompatible,
  id: 'llama-cpp',
  displayName: 'llama.cpp',
  access: {
    keyVariables: ['LLAMA_CPP_API_KEY'],
    baseUrlVariable: 'LLAMA_CPP_BASE_URL',
    modelVariable: 'LLAMA_CPP_DEFAULT_MODEL',
    hosts: [{ name: 'this machine', baseUrl: 'http://127.0.0.1:8080/v1', keyPrefix: '' }],
    keyless: true,
  },
  request: {
    ...openaiCompatible.request,
    // Schemas become a grammar, which has no `not` and fails on classes such as \d (llama.cpp#17574, 2025-11; opencodex#2135,
    // 2026-08).
    schema: { ...openaiCompatible.request.schema, dropKeywords: ['not', 'pattern'] },
  },
};

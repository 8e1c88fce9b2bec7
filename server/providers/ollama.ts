/** Ollama on the user's own machine: https://docs.ollama.com/api/openai-compatibility. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

/** What it does unasked: a model that can think does. */
const unasked: ThinkingSetting = { thinks: true, body: {} };

export const ollama: Profile = {
  ...openaiCompatible,
  id: 'ollama',
  displayName: 'Ollama',
  access: {
    keyVariables: ['OLLAMA_API_KEY'],
    baseUrlVariable: 'OLLAMA_BASE_URL',
    modelVariable: 'OLLAMA_DEFAULT_MODEL',
    hosts: [{ name: 'this machine', baseUrl: 'http://127.0.0.1:11434/v1', keyPrefix: '' }],
    keyless: true,
  },
  request: {
    ...openaiCompatible.request,
    reasoningField: 'reasoning',
    // Any level is a 400 for a model that cannot think (`"qwen3-coder:30b" does not support thinking`, qwen-code#1377,
    // 2025-12), and for most that can (`think value "medium" is not supported for this model`, ollama#12561, 2025-10,
    // crush#2623, 2026-04). `none` is taken by all (ollama's openai.go and routes.go, read 2026-11).
    efforts: { none: { thinks: false, body: { reasoning_effort: 'none' } } },
    otherEffort: () => unasked,
    noEffort: unasked,
    // Neither a choice of tools nor a limit on their number is read (vendor's guide, 2026-11).
    toolChoices: { thinking: ['auto'], plain: ['auto'] },
    parallelCalls: 'omit',
  },
};

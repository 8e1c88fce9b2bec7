/** Ollama on the user's own machine: https://docs.ollama.com/api/openai-compatibility. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

const effort = (level: string): ThinkingSetting => ({ thinks: true, body: { reasoning_effort: level } });

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
    // Its scale ends at high; `none` turns thinking off (vendor's guide, 2026-11).
    efforts: { minimal: effort('low'), xhigh: effort('high'), max: effort('high') },
    // Neither a choice of tools nor a limit on their number is read (vendor's guide, 2026-11).
    toolChoices: { thinking: ['auto'], plain: ['auto'] },
    parallelCalls: 'omit',
  },
};

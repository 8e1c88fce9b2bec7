/** MiniMax: https://platform.minimax.io/docs. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, ThinkingSetting } from './profile.ts';

/** Always thinks, and has no switch for it (vendor's guide, 2026-11). */
const thinks: ThinkingSetting = { thinks: true, body: {} };

export const minimax: Profile = {
  ...openaiCompatible,
  id: 'minimax',
  displayName: 'MiniMax',
  access: {
    keyVariables: ['MINIMAX_API_KEY'],
    baseUrlVariable: 'MINIMAX_BASE_URL',
    modelVariable: 'MINIMAX_DEFAULT_MODEL',
    // The Chinese site is api.minimaxi.com, with keys of its own (vendor's guide, 2026-11).
    hosts: [{ name: 'international', baseUrl: 'https://api.minimax.io/v1', keyPrefix: '' }],
  },
  request: {
    ...openaiCompatible.request,
    // A second system message is a 400 (2026-11).
    systemPlacement: 'first',
    efforts: {},
    otherEffort: () => thinks,
    noEffort: thinks,
    // "The content field contains <think> tags", which have to stay in the history (vendor's guide, read 2026-11).
    reasoningField: 'content',
    // Even `"auto"` is refused in places (mimo2codex 0.2.8, 2026-05): nothing is said.
    toolChoices: { thinking: [], plain: [] },
    parallelCalls: 'omit',
    jsonOutput: 'none',
    images: false,
  },
  // Thoughts still come as <think> within the text (recorded 2026-10).
  stream: { ...openaiCompatible.stream, leaks: ['xml'] },
  models: [
    model('MiniMax-M2.7', 'MiniMax M2.7'),
    model('MiniMax-M2.7-highspeed', 'MiniMax M2.7 Highspeed'),
    model('MiniMax-M2.5', 'MiniMax M2.5'),
    model('MiniMax-M2.5-highspeed', 'MiniMax M2.5 Highspeed'),
  ],
  defaultModel: 'MiniMax-M2.7',
};

function model(id: string, displayName: string) {
  return { id, displayName, contextWindow: 204_800, efforts: ['medium'] };
}

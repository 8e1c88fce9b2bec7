/** Whether the model sees: an image beside text, alone, and in a tool's output. */

import type { Json } from '../json.ts';
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { ANSWER_TOKENS, askTwice, FEW_TOKENS, honour, quote, taken, user } from './kit.ts';
import type { Reply } from './reply.ts';
import { scripted } from './scripted.ts';

/** A red square of 32 × 32 points; smaller ones are refused in places. */
const RED =
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAJ0lEQVR42u3NsQkAAAjAsP7/tF7hIASyp6lTCQQCgUAgEAgEgi/BAjLD/C5w/SM9AAAAAElFTkSuQmCC';
const IMAGE = { type: 'image_url', image_url: { url: `data:image/png;base64,${RED}` } };
const ASKED = { type: 'text', text: 'Which colour is this square? Answer with one word.' };

const TITLES = {
  images: 'Sees an image',
  'images.alone': 'An image without a text',
  'images.tool': 'An image in the output of a tool',
} as const;

export const images: Probe<ChatTarget> = {
  id: 'images',
  title: 'Images',
  requests: 4,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const red = ({ answer }: Reply) => /\bred\b/i.test(answer.text);
    const seen = await askTwice(target, { messages: [user([ASKED, IMAGE])] }, ANSWER_TOKENS, red);
    const silent = !seen.refused && seen.answer.text === '';
    const found = finding('images', TITLES.images, silent ? null : honour(seen, red(seen)), quote(seen));
    if (found.value !== 'honoured') return [found, ...unseen()];
    const { body, calling } = await scripted(target);
    const output = { role: 'tool', tool_call_id: 'call_a', content: [ASKED, IMAGE] };
    return [
      found,
      await takes(target, 'images.alone', { messages: [user([IMAGE])] }),
      await takes(target, 'images.tool', { messages: [user('Look.'), calling(['call_a']), output], ...body }),
    ];
  },
};

function unseen(): Finding[] {
  const ids = ['images.alone', 'images.tool'] as const;
  return ids.map((id) => finding(id, TITLES[id], null, 'the model sees no images'));
}

async function takes(target: ChatTarget, id: keyof typeof TITLES, body: Json): Promise<Finding> {
  const reply = await target.ask(body, { maxTokens: FEW_TOKENS });
  return finding(id, TITLES[id], !reply.refused, taken(reply));
}

/** How a model is told to think and not to think: found out once, by asking in the ways that providers have. */

import type { Json } from '../json.ts';
import type { ChatTarget } from './client.ts';
import { thoughtField, user } from './kit.ts';
import type { Reply } from './reply.ts';

export interface Switch {
  readonly name: string;
  readonly body: Json;
}

export interface Thinking {
  readonly byDefault: boolean;
  /** What makes it think: null when nothing is known to; an empty body when it does so unasked. */
  readonly on: Switch | null;
  /** What stops it: null when nothing is known to; an empty body when it never began. */
  readonly off: Switch | null;
  /** The field of its thought; null when it stands elsewhere, or never came. */
  readonly field: string | null;
  /** The answer that showed the thought, else the last that did not. */
  readonly shownBy: Reply;
}

const UNASKED: Switch = { name: 'default', body: {} };

/** DeepSeek, MiMo, GLM and Kimi; Qwen; OpenAI and others; vLLM and SGLang (vendors' documents, 2026-11). */
const ON: readonly Switch[] = [
  { name: 'thinking', body: { thinking: { type: 'enabled' } } },
  { name: 'enable_thinking', body: { enable_thinking: true } },
  { name: 'reasoning_effort', body: { reasoning_effort: 'medium' } },
  { name: 'chat_template_kwargs', body: { chat_template_kwargs: { enable_thinking: true } } },
];
const OFF: readonly Switch[] = [
  { name: 'thinking', body: { thinking: { type: 'disabled' } } },
  { name: 'enable_thinking', body: { enable_thinking: false } },
  { name: 'reasoning_effort', body: { reasoning_effort: 'none' } },
  { name: 'chat_template_kwargs', body: { chat_template_kwargs: { enable_thinking: false } } },
];

/** The most requests that finding out costs. */
export const THINKING_REQUESTS = 1 + ON.length;
/** A thought shows in its first words. */
export const THINKING_TOKENS = 96;

const RIDDLE = user(
  'A farmer has 17 sheep. All but 9 run away. How many are left? Think it over, then say the number.',
);

/** What is known about thinking, found out with spare requests when no probe has told it yet. */
export async function thinking(target: ChatTarget): Promise<Thinking> {
  target.learned.thinking ??= await findThinking(target, true);
  return target.learned.thinking;
}

/** Asks for a thought without and with each switch, until one shows. */
export async function findThinking(target: ChatTarget, spare: boolean): Promise<Thinking> {
  const ask = (body: Json) => target.ask({ messages: [RIDDLE], ...body }, { maxTokens: THINKING_TOKENS, spare });
  const unasked = await ask({});
  if (thinks(unasked)) {
    const off = await firstSwitch(OFF, ask, (reply) => !reply.refused && !thinks(reply) && reply.answer.text !== '');
    return { byDefault: true, on: UNASKED, off: off?.tried ?? null, ...shown(unasked) };
  }
  const on = await firstSwitch(ON, ask, thinks);
  return { byDefault: false, on: on?.tried ?? null, off: UNASKED, ...shown(on?.reply ?? unasked) };
}

/** A thought in words, in tags, or only counted. */
export function thinks({ answer }: Reply): boolean {
  return answer.reasoning !== '' || (answer.usage?.reasoningTokens ?? 0) > 0;
}

async function firstSwitch(
  switches: readonly Switch[],
  ask: (body: Json) => Promise<Reply>,
  works: (reply: Reply) => boolean,
): Promise<{ tried: Switch; reply: Reply } | null> {
  for (const tried of switches) {
    const reply = await ask(tried.body);
    if (works(reply)) return { tried, reply };
  }
  return null;
}

function shown(reply: Reply): Pick<Thinking, 'field' | 'shownBy'> {
  return { field: thoughtField(reply.deltas), shownBy: reply };
}

/** Whether a model wants its earlier thoughts back, on which messages, and whether anything will do in their place. */

import type { Json } from '../json.ts';
import { type Finding, finding, type Probe, type Value } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import {
  ANSWER_TOKENS,
  askTwice,
  callPlease,
  FEW_TOKENS,
  outputs,
  READY,
  spokenBack,
  taken,
  thoughtField,
  user,
  WEATHER,
} from './kit.ts';
import type { Reply } from './reply.ts';
import { thinking } from './thinking.ts';

const TITLES = {
  'reasoning.echo': 'Takes its thought back',
  'reasoning.required': 'Insists on its thought',
  'reasoning.placeholder': 'Takes another text in its place',
} as const;
type Id = keyof typeof TITLES;

const told = (id: Id, value: Value, evidence: string, shortfall: string | null = null): Finding =>
  finding(id, TITLES[id], value, evidence, shortfall);

export const echo: Probe<ChatTarget> = {
  id: 'echo',
  title: 'Round trip of thoughts',
  requests: 7,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const { on } = await thinking(target);
    if (on === null) return untold('no thought was seen');
    const question = callPlease('get_weather', { city: 'Paris' });
    const calls = (reply: Reply) => reply.answer.calls.length > 0 && thoughtField(reply.deltas) !== null;
    const call = await askTwice(target, { messages: [question], tools: [WEATHER], ...on.body }, ANSWER_TOKENS, calls);
    if (call.refused) return untold(call.evidence);
    if (!calls(call)) return untold('no tool was called with a thought before it, in a field that can be sent back');
    return trips(target, on.body, question, call);
  },
};

function untold(why: string): Finding[] {
  return (Object.keys(TITLES) as Id[]).map((id) => told(id, null, why));
}

async function trips(target: ChatTarget, on: Json, question: Json, call: Reply): Promise<Finding[]> {
  const send = (messages: readonly Json[]) =>
    target.ask({ messages, tools: [WEATHER], ...on }, { maxTokens: FEW_TOKENS });
  const whole = spokenBack(call);
  const bare = spokenBack(call, false);
  const field = thoughtField(call.deltas) ?? '';
  const results = outputs(whole, 'Sunny, 21 degrees.');
  const replaced = { ...whole, [field]: '(The reasoning of this message was not recorded.)' };

  const echoed = await send([question, whole, ...results]);
  const current = await send([question, bare, ...results]);
  const placeholder = await send([question, replaced, ...results]);
  // The refusal of a thought must not look like the want of one.
  const since = echoed.refused ? {} : { [field]: 'The tool says sunny.' };
  const thoughtful = { role: 'assistant', content: 'It is sunny.', ...since };
  const earlier = await send([question, bare, ...results, thoughtful, READY]);
  const plain = await send([user('Hello.'), { role: 'assistant', content: 'Hello, how can I help?' }, READY]);

  const wanted = [
    ...(current.refused ? ['current tool turn'] : []),
    ...(earlier.refused ? ['earlier tool turns'] : []),
    ...(plain.refused ? ['every answer'] : []),
  ];
  const refusal = [current, earlier, plain].find((reply) => reply.refused) ?? current;
  const stuck = 'A turn cannot go on after a tool call: the thought is refused, and so is its absence.';
  const neither = echoed.refused && current.refused;
  return [
    told('reasoning.echo', !echoed.refused, taken(echoed), neither ? stuck : null),
    // When even the whole history is refused, a refusal without the thought says nothing about the thought.
    told('reasoning.required', neither ? null : wanted, taken(refusal)),
    told('reasoning.placeholder', neither ? null : !placeholder.refused, taken(placeholder)),
  ];
}

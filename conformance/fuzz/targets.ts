/** What is fuzzed: four ways of making a turn wild. All are judged alike. */
import fc from 'fast-check';
import { OFFERED } from '../arbitraries/call.ts';
import { provider } from '../arbitraries/request.ts';
import { callAnswer, textAnswer } from '../upstream/chat-answers.ts';
import { wildAnswer, wildRefusal } from './wild-answers.ts';
import { contractRequest, spoiledBodyOf } from './wild-requests.ts';
import { toolRequest } from './wild-tools.ts';
import type { WildTurn } from './wild-turn.ts';

export interface Target {
  readonly name: string;
  readonly turns: fc.Arbitrary<WildTurn>;
}

const encoder = new TextEncoder();

/** Answers that call what the requests are likely to offer, and one that only speaks. */
const PLAIN_ANSWERS = [
  textAnswer('Well then.'),
  ...['exec_command', 'apply_patch', 'echo', 'shell', 'local_shell'].map((name) =>
    callAnswer([{ id: 'c1', name, args: '{"input":"x","command":["ls"]}' }]),
  ),
].map(({ pieces }) => encoder.encode(pieces.join('')));

const ASKED = { model: 'a-model', tools: OFFERED, input: [{ role: 'user', content: 'Go on.' }] };
/** Requests that can be answered with all that an answer may hold; in the last a call of the same id was made before. */
const PLAIN_REQUESTS = [
  ASKED,
  { ...ASKED, stream: true, text: { format: { type: 'json_object' } } },
  {
    ...ASKED,
    stream: true,
    input: [
      ...ASKED.input,
      { type: 'function_call', call_id: 'call_0', name: 'exec_command', arguments: '{}' },
      { type: 'function_call_output', call_id: 'call_0', output: 'done' },
    ],
  },
].map((request) => encoder.encode(JSON.stringify(request)));

/** Every status that comes with a body, the usual ones first. */
const STATUSES = [
  ...[400, 401, 402, 403, 404, 408, 409, 413, 421, 422, 425, 429, 451, 500, 501, 502, 503, 504, 529, 599],
  ...[201, 202, 204, 206, 301, 302, 304, 307, 308, 418, 498, 499, 520, 524],
];

const cuts: fc.Arbitrary<WildTurn['cuts']> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.nat(), { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constant('everywhere') },
);
const cause = fc.oneof({ weight: 4, arbitrary: fc.constant('end' as const) }, fc.constant('reset' as const));
const settings = { showReasoning: fc.boolean(), webSearch: fc.boolean() };
const plain = {
  ...{ status: fc.constant(200), cuts: fc.constant([]) },
  answer: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PLAIN_ANSWERS) }, { weight: 1, arbitrary: wildAnswer }),
  ...{ cause: fc.constant('end' as const), ...settings },
};

export const TARGETS: readonly Target[] = [
  {
    name: 'requests',
    turns: fc.record({ provider, request: spoiledBodyOf(contractRequest), ...plain }),
  },
  {
    name: 'tools',
    turns: fc.record({ provider, request: spoiledBodyOf(toolRequest), ...plain }),
  },
  {
    name: 'streams',
    turns: fc.record({
      ...{ provider, request: fc.constantFrom(...PLAIN_REQUESTS), status: fc.constant(200), answer: wildAnswer },
      ...{ cuts, cause, ...settings },
    }),
  },
  {
    name: 'refusals',
    turns: fc.record({
      ...{ provider, request: fc.constantFrom(...PLAIN_REQUESTS), status: fc.constantFrom(...STATUSES) },
      ...{ answer: wildRefusal, cuts, cause, ...settings },
    }),
  },
];

/** @throws RangeError that lists the targets when there is none of this name. */
export function targetOf(name: string): Target {
  const target = TARGETS.find((one) => one.name === name);
  if (target !== undefined) return target;
  throw new RangeError(`There is no target "${name}": they are ${TARGETS.map((one) => one.name).join(', ')}.`);
}

/** So many turns of a target, the same for the same seed. */
export function turnsOf({ target, seed, runs }: { target: string; seed: number; runs: number }): WildTurn[] {
  return fc.sample(targetOf(target).turns, { seed, numRuns: runs });
}

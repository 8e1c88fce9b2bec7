/** Chunks that are lawful JSON and strange all the same: what they say of the cost, and tool calls with something wrong. */
import { chunk, DONE, type Piece } from '../upstream/fake-upstream.ts';
import type { FaultCase } from './case.ts';
import type { Expected } from './judge.ts';
import { casesOf, type Said } from './row.ts';
import { call, callDelta, cost, finished, half, rest, TOKENS, WITH_TOOLS } from './said.ts';

const told = (prompt_tokens: unknown, completion_tokens: unknown) => cost({ prompt_tokens, completion_tokens });
const costing = (
  name: string,
  more: readonly Piece[],
  usage?: Expected['usage'],
  number: number | null = 29,
): Said => ({
  number,
  name: `usage ${name}`,
  pieces: [half, rest, finished('stop'), ...more],
  expects: { ending: 'completed', text: 'Half a sentence.', ...(usage === undefined ? {} : { usage }) },
});

const costs: readonly Said[] = [
  costing('missing', [DONE]),
  costing('null', [cost(null), DONE]),
  costing('negative', [told(-5, 7), DONE], [0, 7]),
  costing('twice, the second one larger', [told(10, 5), cost(), DONE], TOKENS),
  costing('as texts', [told('120', '12'), DONE], [0, 0]),
  costing('as fractions', [told(120.5, 12.9), DONE], TOKENS),
  costing(
    'beyond all numbers',
    ['data: {"choices":[],"usage":{"prompt_tokens":1e999,"completion_tokens":12}}\n\n', DONE],
    [0, 12],
  ),
  {
    ...costing('in each chunk, growing', []),
    pieces: [1, 2]
      .map((tokens) =>
        chunk({ content: tokens === 1 ? 'Half a ' : 'sentence.' }).replace(
          '"choices"',
          `"usage":{"prompt_tokens":120,"completion_tokens":${tokens * 6}},"choices"`,
        ),
      )
      .concat(finished('stop'), DONE),
    expects: { ending: 'completed', text: 'Half a sentence.', usage: TOKENS },
  },
];

const ARGS = '{"path":"a.txt"}';
const LOOK = `look ${ARGS}`;
const calling = (
  name: string,
  deltas: readonly string[],
  calls: readonly string[],
  number: number | null = 30,
): Said => ({
  number,
  name: `a tool call ${name}`,
  pieces: [...deltas, finished('tool_calls'), cost(), DONE],
  expects: { ending: 'completed', calls, usage: TOKENS },
});

const calls: readonly Said[] = [
  calling('without an id', [call(0, undefined, 'look'), call(1, null, 'listen')], [LOOK, `listen ${ARGS}`]),
  calling('whose id came before', [call(0, 'same', 'look'), call(1, 'same', 'listen')], [LOOK, `listen ${ARGS}`]),
  calling('whose index jumps', [call(3, 'a', 'look'), call(9, 'b', 'listen')], [LOOK, `listen ${ARGS}`]),
  calling('without an index', [call(undefined, 'a', 'look'), call(undefined, 'b', 'listen')], [LOOK, `listen ${ARGS}`]),
  calling('whose arguments are no JSON', [call(0, 'a', 'look', '{"path": oops')], ['look {"path": oops']),
  calling('whose arguments are an object', [call(0, 'a', 'look', { path: 'a.txt' })], [LOOK]),
  calling('without arguments', [call(0, 'a', 'look', '')], ['look {}']),
  // The client refuses it, and the model hears that.
  calling('with an empty name', [call(0, 'a', '')], [` ${ARGS}`]),
  calling('told twice, whole', [call(0, 'a', 'look'), call(0, 'a', 'look')], [LOOK]),
  calling(
    'whose name comes after its arguments',
    [
      callDelta(0, { id: 'a', function: { arguments: '{"path":' } }),
      callDelta(0, { function: { name: 'look', arguments: '"a.txt"}' } }),
    ],
    [LOOK],
  ),
  {
    number: 30,
    name: 'a tool call cut by the length limit',
    pieces: [call(0, 'a', 'look', '{"path":"a'), finished('length'), cost(), DONE],
    expects: { ending: 'incomplete', usage: TOKENS },
  },
  {
    number: null,
    name: 'tool calls announced and none made',
    pieces: [half, rest, finished('tool_calls'), cost(), DONE],
    expects: { ending: 'completed', text: 'Half a sentence.', usage: TOKENS },
  },
];

export const contentCases: readonly FaultCase[] = [
  ...casesOf('the whole answer with the cost as far as it is told, never a made-up one', costs),
  ...casesOf(
    'each call once, with an id of its own and the arguments that were said; no half call',
    calls.map((said) => ({ ...said, body: WITH_TOOLS })),
  ),
];

/** What is said of the rounds: medians, verdicts, changes, bodies of the size that is asked for. */
import { expect, test } from 'vitest';
import { HUGE, LARGE, requestBody, SMALL } from './bodies.ts';
import { changesOf } from './change.ts';
import { chart } from './chart.ts';
import { FIGURES } from './figures.ts';
import { figureResult, type Result, verdictOf } from './result.ts';
import { spentIn } from './self-times.ts';
import { markdown } from './shown.ts';
import { spreadOf } from './spread.ts';

const [figure] = FIGURES;
if (figure === undefined) throw new Error('there are no figures');
const taken = (...m2c: number[]) =>
  figureResult(
    figure,
    m2c.map((value) => ({ pipe: 2, m2c: value })),
    'pipe',
  );
const result = (...m2c: number[]): Result => ({
  ...{ at: '2026-11-21T21:00:00.000Z', machine: 'a machine <&>', rounds: m2c.length, streams: 1, wrongs: 0, wrong: [] },
  ...{ figures: [taken(...m2c)], growth: [], modes: [] },
});

test('the spread of rounds is the least, the middle and the most of them', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
  expect(spreadOf([4, 1, 2, 3]).median).toBe(2.5);
});

test('ratios are taken round by round, and the middle one is held against the goal', () => {
  const { ratios, values } = taken(8, 4, 40);
  expect(ratios).toEqual({ m2c: { min: 2, median: 4, max: 20 } });
  expect(values.pipe?.median).toBe(2);
  const { must, aim } = figure.goal ?? { must: 0, aim: 0 };
  const verdicts = [aim * 2, aim * 2 + 0.1, must * 2, must * 2 + 0.1].map((value) => verdictOf(taken(value)));
  expect(verdicts).toEqual(['aim', 'must', 'must', 'missed']);
});

test('a change counts when no round of one lies among those of the other', () => {
  const [change] = changesOf(result(8, 10, 12), result(4, 5, 6));
  expect(change).toMatchObject({ share: -0.5, beyond: true });
  expect(changesOf(result(8, 10, 12), result(5, 9, 11))[0]?.beyond).toBe(false);
  expect(changesOf({ figures: [], growth: [], modes: [] }, result(4))).toEqual([]);
});

test('a result is told in a table and drawn, whatever the machine is called', () => {
  expect(markdown(result(8, 8, 9))).toContain(`| ${figure.title} | ms | – | 2.00 | – | 8.00 | **4.00× (4.00–4.50)** |`);
  const svg = chart(result(8, 8, 9));
  expect(svg).toContain('a machine &lt;&amp;&gt;');
  expect(svg).toContain('4.00× (4.00–4.50)');
});

test.each([SMALL, LARGE, HUGE])('a body of $name has its size and its items', (size) => {
  const body = requestBody(size, 'any');
  expect(Math.abs(body.length / size.bytes - 1)).toBeLessThan(0.01);
  expect(JSON.parse(body).input).toHaveLength(size.items);
});

test('the time of a profile is that of the functions, and a function that calls itself is counted once', () => {
  const frame = (functionName: string) => ({ functionName, url: 'file:///a.ts', lineNumber: 0 });
  const nodes = [
    { id: 1, callFrame: frame('(root)'), children: [2, 4] },
    { id: 2, callFrame: frame('outer'), children: [3] },
    { id: 3, callFrame: frame('outer') },
    { id: 4, callFrame: frame('(idle)') },
  ];
  const { busyMs, functions } = spentIn({ nodes, samples: [2, 3, 4], timeDeltas: [1000, 3000, 9000] });
  expect(busyMs).toBe(4);
  expect(functions.find(({ name }) => name === 'outer')).toMatchObject({ self: 1, total: 1 });
});

/** The floors and m2c do the benchmark's work: every stream that they give is right, and every figure has a value. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SMALL } from './bodies.ts';
import { FIGURES, type First, type Held, type Work } from './figures.ts';
import { type Labelled, Load, measureFirst, measureHeld, measureWork } from './measure.ts';
import { type Provider, startProvider, startTarget } from './targets.ts';
import { openFiles, startWatched, toldBy } from './watched.ts';

const NAMES = ['direct', 'pipe', 'template', 'm2c'] as const;
let provider: Provider;
let load: Load;
const targets: Labelled[] = [];

beforeAll(async () => {
  [provider, load] = await Promise.all([startProvider(16), Load.start()]);
  for (const name of NAMES) targets.push([name, await startTarget(name, provider.url)]);
});
afterAll(async () => {
  await Promise.all([...targets.map(([, target]) => target.close()), load?.close(), provider?.close()]);
});

const few = (figure: Work): Work => ({ ...figure, requests: 8, concurrency: 4, deltas: Math.min(figure.deltas, 100) });

test('of all works on all targets, none gives a wrong stream', async () => {
  const works = FIGURES.filter((figure) => figure.kind === 'work');
  for (const work of works) {
    const values = await measureWork(load, few(work), targets, 1);
    expect(Object.keys(values)).toEqual(['pipe', 'template', 'm2c']);
    expect(Object.values(values).every(Number.isFinite)).toBe(true);
  }
  expect(load.judged).toEqual({ streams: works.length * 3 * 8, wrongs: 0, wrong: [] });
});

test('the time to the first piece is taken of all', async () => {
  const first = FIGURES.find((figure): figure is First => figure.kind === 'first');
  const values = await measureFirst(load, { ...(first as First), requests: 3 }, targets, 1);
  expect(Object.keys(values)).toEqual([...NAMES]);
  expect(values.direct).toBeGreaterThan(0);
});

test('streams are held until all have begun, and then come to their end', async () => {
  const held = FIGURES.find((figure): figure is Held => figure.kind === 'held') as Held;
  const before = load.judged.streams;
  const m2c = targets.find(([label]) => label === 'm2c')?.[1];
  if (m2c === undefined) throw new Error('m2c did not start');
  expect(Number.isFinite(await measureHeld(load, { ...held, streams: 12 }, m2c, provider, 1))).toBe(true);
  expect(load.judged.streams - before).toBeGreaterThan(12);
  expect(load.judged.wrongs).toBe(0);
});

test('m2c under watch asks for its key, streams at a pace, answers without a stream, and tells what it holds', async () => {
  const watched = await startWatched(provider.url, 'full');
  const each = { size: SMALL, concurrency: 2, requests: 2, keepAlive: true };
  const wrongs = load.judged.wrongs;
  const paced = await load.run(watched, { ...each, plan: { deltas: 5, pace: 50, held: false } });
  expect(paced.ages.count).toBe(10);
  const plan = { deltas: 5, pace: null, held: false };
  await load.run({ ...watched, wire: 'json' }, { ...each, plan });
  expect(load.judged.wrongs).toBe(wrongs);
  await load.run({ ...watched, headers: {} }, { ...each, plan });
  expect(load.judged.wrongs).toBe(wrongs + 2);
  const told = await toldBy(watched);
  expect(told.live).toBeGreaterThan(0);
  expect(told.resident).toBeGreaterThan(told.live);
  expect(openFiles(watched)).not.toBe(0);
  await watched.close();
});

import { expect, test } from 'vitest';
import { type Pool, work } from './pool.ts';
import type { Slice } from './task.ts';

const slice = (target: string): Slice => ({ target, way: 'inside', seed: 1, runs: 10, known: [] });

/** What became of these slices in a pool of one thread. */
async function became(targets: readonly string[], more: Partial<Pool>) {
  const waiting = targets.map(slice);
  const heard: string[] = [];
  const lost: string[] = [];
  const { tried, over } = work({
    threads: 1,
    next: () => waiting.shift() ?? null,
    hear: (task) => heard.push((task as Slice).target),
    lost: (task, place, why) => lost.push(`${(task as Slice).target} at ${place}: ${why}`),
    ...more,
  });
  await over;
  return { heard, lost, tried: tried() };
}

test('a thread that hangs or breaks is told with its place, and another goes on', async () => {
  const worker = new URL('./hanging-worker.testing.ts', import.meta.url);
  const { heard, lost, tried } = await became(['calm', 'hangs', 'breaks', 'calm'], { worker, hangsAfter: 500 });
  expect(heard).toEqual(['calm', 'calm']);
  expect(lost).toEqual(['hangs at 3: the turn hangs: no answer for 0.5 s', 'breaks at 3: the thread broke: it broke']);
  expect(tried).toBe(40);
});

test('the real worker tries its slices', async () => {
  const { heard, lost, tried } = await became(['requests', 'streams'], {});
  expect(heard).toEqual(['requests', 'streams']);
  expect(lost).toEqual([]);
  expect(tried).toBe(20);
});

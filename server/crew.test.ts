import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALONE, partOf } from './crew.ts';

const parts = (limit: number, count: number) =>
  Array.from({ length: count }, (_, index) => partOf(limit, { index, count }));

test('the parts of a limit are the limit, and even', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 0, max: 1_000_000 }), (count, more) => {
      const limit = count + more;
      const all = parts(limit, count);
      expect(all.reduce((sum, part) => sum + part, 0)).toBe(limit);
      expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
    }),
  );
});

test('a limit that is smaller than the crew leaves one to each', () => {
  expect([parts(1, 4), parts(5, 4), parts(7, 1)]).toEqual([[1, 1, 1, 1], [2, 1, 1, 1], [7]]);
});

test('alone, a process asks itself', async () => {
  const all = ALONE.join({ double: (number: number) => number * 2 });
  expect(await all('double', 4)).toEqual([8]);
});

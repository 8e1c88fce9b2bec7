import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUCKETS, boundOf, bucketOf, KINDS, QUANTILE_ERROR, quantile } from './buckets.ts';

const value = fc.double({ min: 50, max: 1_600_000, noNaN: true });

test('a value lies between the beginning of its bucket and that of the next', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.double({ min: 0, max: 1e9, noNaN: true }), (kind, each) => {
      const bucket = bucketOf(kind, each);
      expect(each).toBeGreaterThanOrEqual(boundOf(kind, bucket) * (1 - 1e-12));
      if (bucket < BUCKETS - 1) expect(each).toBeLessThan(boundOf(kind, bucket + 1) * (1 + 1e-12));
    }),
  );
});

test('a quantile told from buckets is as near to the true one as promised', () => {
  const share = fc.constantFrom(0.5, 0.9, 0.95, 0.99);
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), share, (values, wanted) => {
      const counts = Array<number>(BUCKETS).fill(0);
      for (const each of values) {
        const bucket = bucketOf('duration_ms', each);
        counts[bucket] = (counts[bucket] ?? 0) + 1;
      }
      const exact = values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(wanted * values.length)) - 1] ?? 0;
      const told = quantile('duration_ms', counts, wanted) ?? 0;
      expect(Math.max(told / exact, exact / told)).toBeLessThanOrEqual((1 + QUANTILE_ERROR) * (1 + 1e-9));
    }),
  );
});

test('nothing has no quantile, and what makes no sense is in the first bucket', () => {
  expect(quantile('duration_ms', Array(BUCKETS).fill(0), 0.5)).toBeNull();
  expect([Number.NaN, -1, 0].map((each) => bucketOf('duration_ms', each))).toEqual([0, 0, 0]);
});

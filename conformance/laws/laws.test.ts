/** Each law, tried a thousand times with another seed in every run; `make laws` tries them a hundred times as often. */
import { expect, test } from 'vitest';
import { LAWS } from './all.ts';
import { titleOf } from './law.ts';

const RUNS = 1000;

/** Milliseconds a law may take in all its runs on a slow machine. */
const PATIENCE = 120_000;

test.each(LAWS.map((law) => ({ title: titleOf(law), law })))(
  'law $title',
  ({ law }) => {
    expect(law.try({ runs: RUNS }).counterexample).toBeNull();
  },
  PATIENCE,
);

test('the laws are all eleven of the house', () => {
  const numbers = new Set(LAWS.flatMap((law) => law.numbers));
  expect([...numbers].sort((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

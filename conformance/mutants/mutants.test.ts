/** The mutants fit the code, so that `make mutants` can tell whether the laws notice them. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { brokenMutants, mutated } from './apply.ts';
import { MUTANTS } from './list.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('each mutant finds the one line it breaks', () => {
  expect(brokenMutants(ROOT, MUTANTS)).toEqual([]);
});

test('a mutant whose line is gone is named', () => {
  const [mutant] = MUTANTS;
  if (mutant === undefined) throw new Error('There are no mutants.');
  const gone = { ...mutant, search: 'a line that was never written' };
  expect(brokenMutants(ROOT, [gone])).toEqual([
    `"${mutant.name}": what it searches for stands 0 times in ${mutant.file}.`,
  ]);
});

test('a mutant changes its own line and takes its replacement literally', () => {
  const mutant = { name: 'm', file: 'f', search: 'one', replacement: '$&two', law: 1 };
  expect(mutated('one\nthree', mutant)).toBe('$&two\nthree');
});

test('there are twenty, and every law of the house has one', () => {
  expect(MUTANTS).toHaveLength(20);
  expect(new Set(MUTANTS.map((mutant) => mutant.law)).size).toBe(11);
});

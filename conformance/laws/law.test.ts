import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds, law, none, same, titleOf } from './law.ts';

const small = law(
  [3, 8],
  'every number is small',
  fc.property(fc.nat(), (number) => holds(number < 10, `${number} is large`)),
);

test('a law that holds has no counterexample', () => {
  const held = law(
    [1],
    'a number is itself',
    fc.property(fc.nat(), (number) => same(number, number, 'the number')),
  );
  expect(held.try({ runs: 100 }).counterexample).toBeNull();
});

test('a broken law shows its smallest counterexample, and why', () => {
  const { counterexample, seed } = small.try({ runs: 1000, seed: 7 });
  expect(counterexample).toMatch(/^10 is large/);
  expect(counterexample).toContain('Counterexample: [10]');
  expect(seed).toBe(7);
});

test('the same seed finds the same counterexample', () => {
  expect(small.try({ runs: 1000, seed: 7 })).toEqual(small.try({ runs: 1000, seed: 7 }));
});

test('a quick try does not make the counterexample small', () => {
  expect(small.try({ runs: 1000, seed: 7, quick: true }).counterexample).toContain('Shrunk 0 time(s)');
});

test('a law is called by its numbers and its name', () => {
  expect(titleOf(small)).toBe('3, 8: every number is small');
});

test('two long texts are shown from where they part', () => {
  const beginning = 'x'.repeat(1000);
  expect(() => same(`${beginning}a`, `${beginning}b`, 'the text')).toThrow(/the text .*\(from character 9\d\d\)/);
  expect(() => same({ a: 1 }, { a: 2 }, 'the thing')).toThrow('{"a":1}\nbut must be\n{"a":2}');
});

test('complaints are listed', () => {
  expect(() => none(['one', 'two'])).toThrow('one\ntwo');
  expect(() => none([])).not.toThrow();
});

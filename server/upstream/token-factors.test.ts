import { expect, test } from 'vitest';
import { TokenFactors } from './token-factors.ts';

test('a model that nobody has counted for is taken at the estimate', () => {
  expect(new TokenFactors().of('p', 'm')).toBe(1);
});

test('the factor goes to what the provider counts, for each model by itself', () => {
  const factors = new TokenFactors();
  factors.learn('p', 'm', 10_000, 12_000);
  expect(factors.of('p', 'm')).toBe(1.2);
  for (let turn = 0; turn < 30; turn += 1) factors.learn('p', 'm', 10_000, 8_000);
  expect(factors.of('p', 'm')).toBeCloseTo(0.8, 3);
  expect(factors.of('p', 'other')).toBe(1);
  expect(factors.of('other', 'm')).toBe(1);
});

test('small requests and counts that no tokenizer makes tell nothing', () => {
  const factors = new TokenFactors();
  factors.learn('p', 'm', 20, 260);
  expect(factors.of('p', 'm')).toBe(1);
  factors.learn('p', 'm', 2000, 0);
  expect(factors.of('p', 'm')).toBe(1);
  factors.learn('p', 'm', 2000, 90_000);
  expect(factors.of('p', 'm')).toBe(1);
});

test('what is remembered is bounded', () => {
  const factors = new TokenFactors();
  for (let model = 0; model < 2000; model += 1) factors.learn('p', `m${model}`, 2000, 3000);
  expect(factors.of('p', 'm0')).toBe(1);
  expect(factors.of('p', 'm1999')).toBe(1.5);
});

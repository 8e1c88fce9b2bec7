import fc from 'fast-check';
import { expect, test } from 'vitest';
import { provider } from './app.testing.ts';
import { costOf, type Price, priceFrom, priceOf } from './pricing.ts';
import { PROFILES } from './providers/index.ts';
import { LISTED_PRICES } from './providers/prices.ts';

const PRICE: Price = { input: 3_000_000, cachedInput: 300_000, output: 15_000_000, currency: 'USD', source: 'store' };
const none = () => null;

test('cached input, other input and output are charged each at its price, and thoughts once', () => {
  const usage = { input: 1000, cachedInput: 600, output: 200, reasoning: 150 };
  expect(costOf(usage, PRICE)).toEqual({ micros: 400 * 3 + 180 + 200 * 15, currency: 'USD', source: 'store' });
});

test('the sum of a request is rounded once, half up', () => {
  const cheap = { ...PRICE, input: 250_000, cachedInput: 0, output: 250_000 };
  expect(costOf({ input: 1, cachedInput: 0, output: 1, reasoning: 0 }, cheap)?.micros).toBe(1);
  expect(costOf({ input: 1, cachedInput: 0, output: 0, reasoning: 0 }, cheap)?.micros).toBe(0);
});

test('without a price or without usage there is no cost', () => {
  expect(costOf(null, PRICE)).toBeNull();
  expect(costOf({ input: 1, cachedInput: 0, output: 1, reasoning: 0 }, null)).toBeNull();
});

test('any usage at any price costs a whole number, no less than either part of it', () => {
  const tokens = fc.nat(1_000_000_000);
  const amount = fc.nat(1_000_000_000);
  fc.assert(
    fc.property(tokens, tokens, tokens, amount, amount, (input, cached, output, each, price) => {
      const usage = { input, cachedInput: Math.min(cached, input), output, reasoning: 0 };
      const cost = costOf(usage, { ...PRICE, input: each, cachedInput: each, output: price })?.micros ?? -1;
      const exact = (BigInt(input) * BigInt(each) + BigInt(output) * BigInt(price)) * 2n;
      expect(BigInt(cost) * 2_000_000n - exact).toBeLessThanOrEqual(1_000_000n);
      expect(exact - BigInt(cost) * 2_000_000n).toBeLessThan(1_000_000n);
    }),
  );
});

test('the stored price goes before that of providers.json, and this before the list', () => {
  const profile = { ...provider().profile, id: 'kimi' };
  const own = { input: 1, output: 2, currency: 'EUR' };
  const model = { id: 'k3', upstreamId: 'kimi-k3', displayName: '', contextWindow: 1, efforts: [] };
  const asked = { provider: 'kimi', model: 'kimi-k3' };
  expect(priceOf(asked, [], none)).toMatchObject({ input: 3_000_000, currency: 'USD', source: 'list of 2026-07' });
  const told = [{ profile, models: [{ ...model, prices: own }] }];
  expect(priceOf(asked, told, none)).toEqual(priceFrom(own, 'providers.json'));
  expect(priceOf(asked, told, none)?.cachedInput).toBe(1_000_000);
  expect(priceOf(asked, told, () => PRICE)).toBe(PRICE);
  expect(priceOf({ ...asked, model: 'nobody' }, told, none)).toBeNull();
});

test('every listed price belongs to a provider that m2c knows, and has a month', () => {
  const known = PROFILES.map(({ id }) => id);
  for (const [id, models] of Object.entries(LISTED_PRICES)) {
    expect(known).toContain(id);
    for (const price of Object.values(models)) {
      expect(price.on).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
      expect(price.cachedInput).toBeLessThanOrEqual(price.input);
    }
  }
});

/** For tests: turns as they are told after their end. */
import fc from 'fast-check';
import type { AttemptEntry, Cost, TokenUsage, TurnEntry } from '../../turn-entry.ts';
import type { RawTurn } from './write.ts';

/** A Saturday at noon, UTC. */
export const NOON = Date.UTC(2026, 10, 21, 12);

let count = 0;

export function attempt(overrides: Partial<AttemptEntry> = {}): AttemptEntry {
  return {
    ...{ provider: 'acme', model: 'acme-1', at: NOON, durationMs: 900, httpStatus: 200 },
    ...{ errorCode: null, errorMessage: null, usage: { input: 100, cachedInput: 60, output: 20, reasoning: 5 } },
    ...overrides,
  };
}

/** A turn that went well, with one attempt, unless told otherwise. */
export function turn(overrides: Partial<TurnEntry> = {}, more: Partial<Omit<RawTurn, 'entry'>> = {}): RawTurn {
  count += 1;
  const entry: TurnEntry = {
    ...{ id: `resp_${count}`, requestId: `req-${count}`, at: NOON + count, clientKey: null, session: null },
    traceparent: null,
    ...{ model: 'gpt-5.5', provider: 'acme', upstreamModel: 'acme-1', rule: 'default', streamed: true },
    ...{ status: 'completed', errorCode: null, errorMessage: null, queuedMs: 0, firstItemMs: 300, durationMs: 1300 },
    ...{ usage: { input: 100, cachedInput: 60, output: 20, reasoning: 5 }, notes: [], attempts: [attempt()] },
    ...overrides,
  };
  return { entry, costs: entry.attempts.map(() => COST), stages: null, ...more };
}

export const COST: Cost = { micros: 1234, currency: 'USD', source: 'store' };

const usage: fc.Arbitrary<TokenUsage | null> = fc.option(
  fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000)).map(([input, cached, output, reasoning]) => ({
    input,
    cachedInput: Math.min(cached, input),
    output,
    reasoning: Math.min(reasoning, output),
  })),
);

const cost: fc.Arbitrary<Cost | null> = fc.option(
  fc.record({ micros: fc.nat(1_000_000), currency: fc.constantFrom('USD', 'CNY'), source: fc.constant('store') }),
);

const words = (...all: string[]) => fc.constantFrom(...all);

const anyAttempt: fc.Arbitrary<AttemptEntry> = fc.record({
  provider: words('acme', 'other'),
  model: words('m1', 'm2', 'm3'),
  at: fc.constant(NOON),
  durationMs: fc.nat(10_000),
  httpStatus: fc.option(words('200', '429', '500').map(Number)),
  errorCode: fc.option(words('rate_limit_exceeded', 'upstream_error')),
  errorMessage: fc.constant(null),
  usage,
});

/** Turns of the two days before NOON, of few clients, models and sessions, so that many meet in one sum. */
export const anyTurn: fc.Arbitrary<RawTurn> = fc
  .record({
    at: fc.integer({ min: NOON - 2 * 86_400_000, max: NOON - 1 }),
    clientKey: fc.option(words('k1', 'k2')),
    session: fc.option(words('s1', 's2', 's3')),
    provider: words('acme', 'other'),
    upstreamModel: words('m1', 'm2', 'm3'),
    status: fc.constantFrom<TurnEntry['status']>('completed', 'incomplete', 'failed', 'abandoned'),
    firstItemMs: fc.option(fc.nat(100_000)),
    durationMs: fc.nat(200_000),
    attempts: fc.array(anyAttempt, { maxLength: 3 }),
    costs: fc.array(cost, { minLength: 3, maxLength: 3 }),
  })
  .map(({ costs, ...told }) => {
    const priced = told.attempts.map((each, index) => (each.usage === null ? null : (costs[index] ?? null)));
    const usages = told.attempts.flatMap((each) => each.usage ?? []);
    const errorCode = told.status === 'failed' ? 'upstream_error' : null;
    return turn({ ...told, errorCode, usage: sumOf(usages) }, { costs: priced });
  });

export function sumOf(usages: readonly TokenUsage[]): TokenUsage | null {
  if (usages.length === 0) return null;
  const sum = (field: keyof TokenUsage) => usages.reduce((total, each) => total + each[field], 0);
  return { input: sum('input'), cachedInput: sum('cachedInput'), output: sum('output'), reasoning: sum('reasoning') };
}

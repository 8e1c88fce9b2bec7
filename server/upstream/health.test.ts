import { describe, expect, test } from 'vitest';
import { Fault, type FaultCode } from '../fault.ts';
import { openaiCompatible } from '../providers/openai-compatible.ts';
import type { Provider } from '../providers/profile.ts';
import { Health } from './health.ts';

const provider = (...keys: string[]): Provider => ({
  profile: openaiCompatible,
  baseUrl: 'http://provider.invalid/v1',
  keys,
  models: [],
  defaultModel: 'm',
});
const fault = (code: FaultCode, retryAfter?: number) => new Fault(code, `It said ${code}.`, { retryAfter });

describe('the keys of a provider', () => {
  const two = provider('one', 'two');

  test('are used in the order in which the user gave them', () => {
    const health = new Health();
    health.heard(two, 'one', 'well', 0);
    expect(health.keyFor(two, 0)).toBe('one');
  });

  test('a rate limited one rests for as long as the provider says', () => {
    const health = new Health();
    health.heard(two, 'one', fault('rate_limit_exceeded', 3), 1000);
    expect([health.keyFor(two, 1000), health.keyFor(two, 3999), health.keyFor(two, 4000)]).toEqual([
      'two',
      'two',
      'one',
    ]);
    expect(health.hasOtherKey(two, 'two', 1000)).toBe(false);
    expect(health.hasOtherKey(two, 'two', 4000)).toBe(true);
  });

  test.each(['invalid_api_key', 'insufficient_quota', 'forbidden'] as const)(
    'one with %s rests for minutes, and says why',
    (code) => {
      const health = new Health();
      health.heard(two, 'one', fault(code), 0);
      expect([health.keyFor(two, 599_999), health.keyFor(two, 600_000)]).toEqual(['two', 'one']);
      expect(health.keysOf(two)).toEqual([
        { key: 'one', until: 600_000, reason: `It said ${code}.`, refused: true },
        { key: 'two', until: 0, reason: null, refused: false },
      ]);
    },
  );

  test('when all rest, the one that rests the shortest is tried all the same', () => {
    const health = new Health();
    health.heard(two, 'one', fault('invalid_api_key'), 0);
    health.heard(two, 'two', fault('rate_limit_exceeded', 5), 0);
    expect(health.keyFor(two, 10)).toBe('two');
  });

  test('have each its turn where the user wants it so, and one that rests has none', () => {
    const health = new Health();
    const three: Provider = { ...provider('one', 'two', 'three'), keyOrder: 'round-robin' };
    const next = (now: number) => {
      const key = health.keyFor(three, now);
      health.sent(three, key);
      return key;
    };
    expect([next(0), next(0), next(0), next(0)]).toEqual(['one', 'two', 'three', 'one']);
    health.heard(three, 'two', fault('rate_limit_exceeded', 3), 0);
    expect([next(1), next(1), next(3000), next(3000)]).toEqual(['three', 'one', 'two', 'three']);
    // Whoever only asks which one it would be takes nobody's turn.
    expect([health.keyFor(three, 3000), health.keyFor(three, 3000)]).toEqual(['one', 'one']);
  });

  test('a fault of the request or of the provider says nothing of the key', () => {
    const health = new Health();
    for (const code of ['invalid_prompt', 'upstream_error', 'upstream_cut'] as const)
      health.heard(two, 'one', fault(code), 0);
    expect(health.keyFor(two, 0)).toBe('one');
  });

  test('that the user has changed meanwhile are used at once, and those that stayed keep their rest', () => {
    const health = new Health();
    health.heard(two, 'one', fault('invalid_api_key'), 0);
    const changed = provider('one', 'three');
    expect([health.keyFor(changed, 1), health.hasOtherKey(changed, 'three', 1)]).toEqual(['three', false]);
    expect(health.keyFor(two, 1)).toBe('two');
  });

  test('one that works again is itself again', () => {
    const health = new Health();
    health.heard(two, 'one', fault('invalid_api_key'), 0);
    health.heard(two, 'one', 'well', 1);
    expect(health.keyFor(two, 1)).toBe('one');
  });
});

describe('a provider that is down', () => {
  const one = provider('key');
  const failing = (health: Health, times: number, at = 0) => {
    for (let time = 0; time < times; time += 1) {
      health.sent(one, 'key');
      health.heard(one, 'key', fault('upstream_error'), at);
    }
  };

  test('is spared after five failures in a row, and not after four', () => {
    const health = new Health();
    failing(health, 4);
    expect(health.waitMs(one, 0)).toBe(0);
    failing(health, 1);
    expect([health.waitMs(one, 0), health.waitMs(one, 4999), health.waitMs(one, 5000)]).toEqual([5000, 1, 0]);
  });

  test('gets one probe after its rest; the others wait for it', () => {
    const health = new Health();
    failing(health, 5);
    health.sent(one, 'key');
    expect(health.waitMs(one, 5000)).toBeGreaterThan(0);
    health.heard(one, 'key', 'well', 5100);
    expect(health.waitMs(one, 5100)).toBe(0);
  });

  test('rests longer each time a probe fails, up to a minute', () => {
    const health = new Health();
    failing(health, 5);
    const rests: number[] = [];
    let now = 5000;
    for (let probe = 0; probe < 6; probe += 1) {
      health.sent(one, 'key');
      health.heard(one, 'key', fault('upstream_unreachable'), now);
      rests.push(health.waitMs(one, now));
      now += health.waitMs(one, now);
    }
    expect(rests).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  });

  test('a probe whose client left lets the next one through', () => {
    const health = new Health();
    failing(health, 5);
    health.sent(one, 'key');
    health.heard(one, 'key', 'abandoned', 5100);
    expect(health.waitMs(one, 5100)).toBe(0);
  });

  test('a refusal is an answer', () => {
    const health = new Health();
    failing(health, 4);
    health.heard(one, 'key', fault('rate_limit_exceeded'), 0);
    failing(health, 4);
    expect(health.waitMs(one, 0)).toBe(0);
  });
});

describe('a provider that stands at another address now', () => {
  const old = provider('one', 'two');
  const moved = { ...old, baseUrl: 'http://other.invalid/v1' };
  const down = () => {
    const health = new Health();
    for (const key of old.keys) health.heard(old, key, fault('invalid_api_key'), 0);
    for (let time = 0; time < 5; time += 1) health.heard(old, 'one', fault('upstream_error'), 0);
    return health;
  };

  test('is neither spared nor without its keys for what the old one did', () => {
    const health = down();
    expect([health.waitMs(old, 0) > 0, health.waitMs(moved, 0), health.keyFor(moved, 0)]).toEqual([true, 0, 'one']);
    expect(health.hasOtherKey(moved, 'one', 0)).toBe(true);
  });

  test('is all that is remembered', () => {
    const health = down();
    health.keepOnly([old]);
    expect(health.waitMs(old, 0)).toBeGreaterThan(0);
    health.keepOnly([moved]);
    expect(health.waitMs(old, 0)).toBe(0);
  });
});

test('a look at a provider tells whether it is spared, who waits and which keys rest', () => {
  const only = {
    ...provider('one', 'two'),
    profile: { ...openaiCompatible, limits: { ...openaiCompatible.limits, concurrency: 1 } },
  };
  const health = new Health();
  expect(health.look(only, 0)).toEqual({ breaker: 'closed', waiting: 0, readyKeys: 2, restingKeys: 0 });
  health.heard(only, 'two', fault('rate_limit_exceeded', 3), 0);
  for (let count = 0; count < 3; count++) {
    void health.enter(only, () => ({ client: '', tokens: 1 }), new AbortController().signal);
  }
  expect(health.look(only, 0)).toMatchObject({ waiting: 2, readyKeys: 1, restingKeys: 1 });
  for (let count = 0; count < 5; count++) health.heard(only, 'one', fault('upstream_error'), 0);
  expect(health.look(only, 4999).breaker).toBe('open');
  expect(health.look(only, 600_000)).toMatchObject({ breaker: 'probing', restingKeys: 0 });
});

test('retries are a share of what comes in', () => {
  const health = new Health();
  let retries = 0;
  for (let turn = 0; turn < 1000; turn += 1) {
    health.asked();
    for (let wish = 0; wish < 5; wish += 1) {
      if (!health.mayRetry) break;
      health.retried();
      retries += 1;
    }
  }
  expect(retries).toBeGreaterThan(100);
  expect(retries).toBeLessThanOrEqual(200);
});

describe('the limits of a provider', () => {
  const entrant = () => ({ client: '', tokens: 1 });
  const { signal } = new AbortController();

  test('are those of its profile and the user’s, the smaller of both', () => {
    const limited = {
      ...provider('key'),
      profile: { ...openaiCompatible, limits: { ...openaiCompatible.limits, concurrency: 2 } },
    };
    const passes = (health: Health) =>
      [1, 2, 3]
        .map(() => health.enter(limited, entrant, signal))
        .filter((entered) => entered !== null && 'release' in entered);
    expect([passes(new Health()).length, passes(new Health(1)).length, passes(new Health(3)).length]).toEqual([
      2, 1, 2,
    ]);
  });

  test('cost nothing where there are none', () => {
    const estimated = () => {
      throw new Error('estimated for nobody');
    };
    expect(new Health().enter(provider('key'), estimated, signal)).toBeNull();
  });
});

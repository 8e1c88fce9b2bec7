/** Turns under the limits of a provider. */
import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Limits } from './providers/profile.ts';
import type { RouteTable } from './routing.ts';
import { bench, inTurn, POLICY, refused, type Script, said, sse, whole } from './turn.testing.ts';
import { Health } from './upstream/health.ts';

const KEY = { DS_API_KEY: 'key' };

/** The same providers with other limits. */
function limited(routes: RouteTable, limits: Partial<Limits>): RouteTable {
  const { fallback } = routes;
  const provider = {
    ...fallback,
    profile: { ...fallback.profile, limits: { ...fallback.profile.limits, ...limits } },
  };
  return { ...routes, providers: [provider], fallback: provider };
}

/** A provider whose answers the test ends one by one. */
function held(): { script: Script; end: (index: number) => Promise<void> } {
  const open: PassThrough[] = [];
  return {
    script: () => {
      const body = new PassThrough();
      open.push(body);
      return { body };
    },
    end: async (index) => {
      await vi.waitFor(() => expect(open.length).toBeGreaterThan(index));
      open[index]?.end(`data: ${JSON.stringify(said('Hello', 'stop', { total_tokens: 7 }))}\n\n`);
    },
  };
}

test('no more go out at once than the setting allows, and all are answered', async () => {
  const { script, end } = held();
  const stage = bench(script, KEY, { health: new Health(2) });
  const turns = [1, 2, 3, 4].map(() => stage.run());
  await delay(5);
  expect(stage.calls).toHaveLength(2);
  for (const index of [0, 1, 2, 3]) {
    expect(stage.calls.length).toBeLessThanOrEqual(index + 2);
    await end(index);
  }
  expect((await Promise.all(turns)).map(({ text }) => text)).toEqual(['Hello', 'Hello', 'Hello', 'Hello']);
});

test('threads take turns, whoever asks the most', async () => {
  const { script, end } = held();
  const stage = bench(script, KEY, { health: new Health(1) });
  const turns = ['busy', 'busy', 'busy', 'other'].map((thread, index) =>
    stage.run({ prompt_cache_key: thread, input: `${thread} ${index}` }),
  );
  for (const index of [0, 1, 2, 3]) await end(index);
  await Promise.all(turns);
  expect(stage.bodies().map(({ messages }) => messages[0].content)).toEqual(['busy 0', 'busy 1', 'other 3', 'busy 2']);
});

test('a client that leaves the queue is gone at once, and nothing is sent for it', async () => {
  const { script, end } = held();
  const stage = bench(script, KEY, { health: new Health(1) });
  const gone = new AbortController();
  const first = stage.run();
  const left = stage.run({}, gone.signal);
  const last = stage.run({ input: 'last' });
  await delay(5);
  gone.abort();
  expect((await left).outcome.response.status).toBe('failed');
  await end(0);
  await first;
  await end(1);
  expect((await last).text).toBe('Hello');
  expect(stage.bodies().map(({ messages }) => messages[0].content)).toEqual(['hi', 'last']);
});

test('a turn that failed gives its place back before it waits and tries again', async () => {
  const stage = bench(inTurn([refused(503), whole(), whole()]), KEY, { health: new Health(1) });
  const both = await Promise.all([stage.run({ input: 'one' }), stage.run({ input: 'two' })]);
  expect(both.map(({ text }) => text)).toEqual(['Hello', 'Hello']);
});

test('time in the queue is not time spent on trying', async () => {
  const slow: Script = async (_call, index) => {
    if (index === 0) await delay(80);
    return index === 1 ? refused(503) : whole();
  };
  const stage = bench(slow, KEY, { health: new Health(1), retry: { ...POLICY, totalMs: 60 } });
  const both = await Promise.all([stage.run(), stage.run()]);
  expect(both.map(({ text }) => text)).toEqual(['Hello', 'Hello']);
});

test('whoever waited is not sent with a key that was refused meanwhile', async () => {
  const byKey: Script = async ({ apiKey }) => {
    await delay(5);
    return apiKey === 'one' ? refused(401) : whole();
  };
  const stage = bench(byKey, { DS_API_KEY: 'one,two' }, { health: new Health(1) });
  const both = await Promise.all([stage.run(), stage.run()]);
  expect(both.map(({ text }) => text)).toEqual(['Hello', 'Hello']);
  expect(stage.calls.map(({ apiKey }) => apiKey)).toEqual(['one', 'two', 'two']);
});

test('the heartbeats of a turn that waits tell its place, and leave the client’s metadata alone', async () => {
  const { script, end } = held();
  const stage = bench(script, KEY, { health: new Health(1), deadlines: { heartbeatMs: 10, totalMs: 60_000 } });
  const first = stage.run();
  const second = stage.run({ metadata: { mine: 'yes' } });
  await delay(40);
  await end(0);
  await end(1);
  await first;
  const { events, outcome } = await second;
  const beats = events.flatMap((event) => (event.type === 'response.in_progress' ? [event.response.metadata] : []));
  expect(beats[0]).toEqual({ mine: 'yes' });
  expect(beats[1]).toEqual({ mine: 'yes', m2c_queue: '0 before this request' });
  expect(outcome.response.metadata).toEqual({ mine: 'yes' });
});

test('tokens of the last minute are those that the provider counted', async () => {
  const counted = (total_tokens: number) => sse(said('Hello', 'stop', { total_tokens }));
  const stage = bench(inTurn([counted(10), counted(900), whole()]), KEY);
  Object.assign(stage.deps, { routes: limited(stage.deps.routes, { tokensPerMinute: 1000 }) });
  // Two thousand characters are estimated at five hundred tokens: by the estimates alone the second would have to wait.
  await stage.run({ input: 'x'.repeat(2000) });
  await stage.run({ input: 'x'.repeat(2000) });
  const waits = new AbortController();
  const third = stage.run({ input: 'x'.repeat(2000) }, waits.signal);
  await delay(5);
  expect(stage.calls).toHaveLength(2);
  waits.abort();
  await third;
});

test('a full queue is told as a rate limit with a time, by its own sentence', async () => {
  const { script } = held();
  const stage = bench(script, { DS_API_KEY: 'one,two' }, { health: new Health(1) });
  const gone = new AbortController();
  const turns = Array.from({ length: 101 }, () => stage.run({}, gone.signal));
  await delay(5);
  const { outcome } = await stage.run();
  expect(outcome.fault).toMatchObject({
    code: 'rate_limit_exceeded',
    message: '100 requests wait for DeepSeek already, which takes 1 at once.',
    retryAfter: 30,
  });
  expect(outcome.response.error?.message).toContain('Please try again in 30s.');
  gone.abort();
  await Promise.all(turns);
});

test('a provider without limits has no queue', async () => {
  const { script, end } = held();
  const stage = bench(script, KEY);
  const turns = [1, 2, 3].map(() => stage.run());
  for (const index of [2, 1, 0]) await end(index);
  await Promise.all(turns);
});

test('a turn that takes too long ends by its own sentence, wherever it is', async () => {
  const { script } = held();
  const stage = bench(script, KEY, { health: new Health(1), deadlines: { heartbeatMs: 60_000, totalMs: 20 } });
  const both = await Promise.all([stage.run(), stage.run()]);
  expect(both.map(({ outcome }) => outcome.fault)).toMatchObject(
    Array.from({ length: 2 }, () => ({
      code: 'upstream_timeout',
      message: 'The answer did not finish within 0.02 s (M2C_TOTAL_TIMEOUT_MS).',
    })),
  );
});

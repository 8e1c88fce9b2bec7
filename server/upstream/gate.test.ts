import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Fault } from '../fault.ts';
import { openaiCompatible } from '../providers/openai-compatible.ts';
import type { Limits, Provider } from '../providers/profile.ts';
import { Gate, isWaiting, type Pass } from './gate.ts';

const NONE = openaiCompatible.limits;
const PROVIDER: Provider = {
  profile: { ...openaiCompatible, displayName: 'Some provider' },
  baseUrl: 'http://provider.invalid/v1',
  keys: ['key'],
  models: [],
  defaultModel: 'm',
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Request {
  readonly client: string;
  readonly at: number;
  tokens: number;
  readonly leave: AbortController;
  /** The place in the order of all beginnings and arrivals. */
  readonly came: number;
  began: number | null;
  startedAt: number;
  pass: Pass | null;
}

/** Everybody who ever came to one gate, and what became of them. */
class Crowd {
  readonly gate: Gate;
  readonly limits: Limits;
  readonly waiting: Request[] = [];
  readonly running: Request[] = [];
  readonly started: Request[] = [];
  private order = 0;

  constructor(limits: Limits) {
    this.limits = limits;
    this.gate = new Gate(limits);
  }

  come(client: string, tokens: number): void {
    this.order += 1;
    const request: Request = {
      client,
      tokens,
      at: performance.now(),
      leave: new AbortController(),
      came: this.order,
      began: null,
      startedAt: 0,
      pass: null,
    };
    const { signal } = request.leave;
    const entered = this.gate.enter(this.limits, PROVIDER, { client, tokens }, signal);
    if (entered instanceof Fault) return;
    this.waiting.push(request);
    if (!isWaiting(entered)) this.begin(request, entered);
    else void entered.passed.then((pass) => (pass === null ? undefined : this.begin(request, pass)));
  }

  /** What must hold whenever a request goes out. */
  private begin(request: Request, pass: Pass): void {
    const now = performance.now();
    const { concurrency, intervalMs, requestsPerMinute, tokensPerMinute } = this.limits;
    const recent = this.started.filter(({ startedAt }) => now - startedAt < 60_000);
    const used = recent.reduce((sum, { tokens }) => sum + tokens, 0);
    expect(this.running.length).toBeLessThan(concurrency ?? Number.POSITIVE_INFINITY);
    expect(now - (this.started.at(-1)?.startedAt ?? -60_000)).toBeGreaterThanOrEqual(intervalMs ?? 0);
    expect(recent.length).toBeLessThan(requestsPerMinute ?? Number.POSITIVE_INFINITY);
    if (recent.length > 0)
      expect(used + request.tokens).toBeLessThanOrEqual(tokensPerMinute ?? Number.POSITIVE_INFINITY);
    expect(request.leave.signal.aborted).toBe(false);
    this.expectsFair(request);
    this.order += 1;
    Object.assign(request, { began: this.order, startedAt: now, pass });
    this.waiting.splice(this.waiting.indexOf(request), 1);
    this.running.push(request);
    this.started.push(request);
  }

  /** First come, first served within a client; and nobody goes twice while another client waits. */
  private expectsFair(request: Request): void {
    expect(this.waiting.find(({ client }) => client === request.client)).toBe(request);
    const lastOf = (name: string) => this.started.findLast(({ client }) => client === name)?.began ?? 0;
    for (const other of this.waiting) {
      if (other.client === request.client || other.came > lastOf(request.client)) continue;
      expect(lastOf(other.client)).toBeGreaterThan(lastOf(request.client));
    }
  }

  leaveOne(at: number): void {
    const [request] = this.waiting.splice(at % Math.max(1, this.waiting.length), 1);
    request?.leave.abort();
  }

  finishOne(at: number, tokens: number | null): void {
    const [request] = this.running.splice(at % Math.max(1, this.running.length), 1);
    if (request === undefined) return;
    request.tokens = tokens ?? request.tokens;
    request.pass?.release({ tokens, answered: true });
    request.pass?.release({ tokens, answered: true });
  }
}

const LIMITS = fc.record<Limits>({
  concurrency: fc.option(fc.integer({ min: 1, max: 3 })),
  intervalMs: fc.option(fc.integer({ min: 1, max: 5000 })),
  requestsPerMinute: fc.option(fc.integer({ min: 1, max: 5 })),
  tokensPerMinute: fc.option(fc.integer({ min: 1, max: 100 })),
});
const STEPS = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constant('come' as const), fc.constantFrom('a', 'b', 'c'), fc.nat(60)) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constant('finish' as const), fc.nat(9), fc.option(fc.nat(120), { nil: null })),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constant('leave' as const), fc.nat(9)) },
    { weight: 2, arbitrary: fc.tuple(fc.constant('pass' as const), fc.nat(40_000)) },
  ),
  { maxLength: 40 },
);

test('whoever comes, leaves, ends and waits: no limit is passed, clients take turns, and nobody waits for ever', async () => {
  await fc.assert(
    fc.asyncProperty(LIMITS, STEPS, async (limits, steps) => {
      const crowd = new Crowd(limits);
      for (const step of steps) {
        if (step[0] === 'come') crowd.come(step[1], step[2]);
        if (step[0] === 'finish') crowd.finishOne(step[1], step[2]);
        if (step[0] === 'leave') crowd.leaveOne(step[1]);
        await vi.advanceTimersByTimeAsync(step[0] === 'pass' ? step[1] : 0);
      }
      // A minute and more for each that is left: the slowest of the limits lets one go in so long.
      for (let left = crowd.waiting.length; left >= 0; left -= 1) {
        while (crowd.running.length > 0) crowd.finishOne(0, 0);
        await vi.advanceTimersByTimeAsync(70_000);
      }
      while (crowd.running.length > 0) crowd.finishOne(0, 0);
      expect(crowd.waiting).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
      for (const { leave } of crowd.started) expect(getEventListeners(leave.signal, 'abort')).toEqual([]);
    }),
    { numRuns: 500 },
  );
}, 60_000);

describe('the queue of a provider', () => {
  const one = { ...NONE, concurrency: 1 };
  const enter = (gate: Gate, limits: Limits, client = '', signal = new AbortController().signal) =>
    gate.enter(limits, PROVIDER, { client, tokens: 1 }, signal);
  const place = (entered: ReturnType<typeof enter>) => (isWaiting(entered) ? entered.place() : null);

  test('tells each its place, as clients take turns', () => {
    const gate = new Gate(one);
    enter(gate, one, 'a');
    const waiting = ['a', 'a', 'b', 'a', 'c'].map((client) => enter(gate, one, client));
    expect(waiting.map((entered) => place(entered)?.ahead)).toEqual([0, 3, 1, 4, 2]);
  });

  test('tells how long it will take by what requests took', async () => {
    const gate = new Gate(one);
    const first = enter(gate, one);
    const second = enter(gate, one);
    await vi.advanceTimersByTimeAsync(8000);
    if ('release' in first) first.release({ tokens: null, answered: true });
    const third = enter(gate, one);
    expect([place(second), place(third)]).toMatchObject([{}, { ahead: 0, expectedMs: 8000 }]);
  });

  test('tells how long it will take by the limits', () => {
    const paced = { ...NONE, requestsPerMinute: 2 };
    const gate = new Gate(paced);
    for (let taken = 0; taken < 2; taken += 1) enter(gate, paced);
    const waiting = [1, 2, 3, 4, 5].map(() => enter(gate, paced));
    expect(waiting.map((entered) => place(entered)?.expectedMs)).toEqual([60_000, 60_000, 120_000, 120_000, 180_000]);
  });

  test('is bounded, and the sentence says by what', () => {
    const gate = new Gate(one);
    for (let come = 0; come <= 100; come += 1) enter(gate, one);
    expect(enter(gate, one)).toMatchObject({
      code: 'rate_limit_exceeded',
      message: '100 requests wait for Some provider already, which takes 1 at once.',
      retryAfter: 30,
    });
  });

  test('lets a client that left go at once, and its place with it', async () => {
    const gate = new Gate(one);
    const [gone, kept] = [new AbortController(), new AbortController()];
    enter(gate, one);
    const first = enter(gate, one, '', gone.signal);
    const second = enter(gate, one, '', kept.signal);
    gone.abort();
    expect(isWaiting(first) && (await first.passed)).toBeNull();
    expect(place(second)?.ahead).toBe(0);
  });

  test('wakes nobody up when the last one has left', () => {
    const spaced = { ...NONE, intervalMs: 1000 };
    const gate = new Gate(spaced);
    const gone = new AbortController();
    enter(gate, spaced);
    enter(gate, spaced, '', gone.signal);
    expect(vi.getTimerCount()).toBe(1);
    gone.abort();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('takes nobody in who has left already', async () => {
    const gate = new Gate(one);
    enter(gate, one);
    const late = enter(gate, one, '', AbortSignal.abort());
    expect(isWaiting(late) && (await late.passed)).toBeNull();
  });

  test('obeys limits that have changed', async () => {
    const gate = new Gate(one);
    enter(gate, one);
    const waiting = enter(gate, one);
    const two = { ...NONE, concurrency: 3 };
    enter(gate, two);
    expect(isWaiting(waiting) && (await waiting.passed)).toMatchObject({ release: expect.any(Function) });
  });
});

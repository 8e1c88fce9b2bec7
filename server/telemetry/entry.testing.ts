/** For tests: a turn as it is told after its end, whole and well unless the test says otherwise. */
import type { AttemptEntry, TurnEntry } from '../turn-entry.ts';

/** 2023-11-14 22:13:20 UTC. */
export const AT = 1_700_000_000_000;

export function attempt(overrides: Partial<AttemptEntry> = {}): AttemptEntry {
  return {
    provider: 'generic',
    model: 'echo-1',
    at: AT + 100,
    durationMs: 1900,
    httpStatus: 200,
    errorCode: null,
    errorMessage: null,
    usage: { input: 1000, cachedInput: 800, output: 50, reasoning: 20 },
    ...overrides,
  };
}

export function entry(overrides: Partial<TurnEntry> = {}): TurnEntry {
  return {
    id: 'resp_test',
    requestId: 'request-1',
    at: AT,
    clientKey: null,
    traceparent: null,
    session: 'thread-1',
    model: 'gpt-5.5',
    provider: 'generic',
    upstreamModel: 'echo-1',
    rule: 'default',
    streamed: true,
    status: 'completed',
    errorCode: null,
    errorMessage: null,
    queuedMs: 0,
    firstItemMs: 700,
    durationMs: 2000,
    usage: { input: 1000, cachedInput: 800, output: 50, reasoning: 20 },
    notes: [],
    attempts: [attempt()],
    ...overrides,
  };
}

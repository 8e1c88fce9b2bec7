import { describe, expect, test } from 'vitest';
import { Fault, type FaultCode } from '../fault.ts';
import { remedyFor, type Tried } from './retry.ts';

const POLICY = { retries: 2, baseMs: 500, longestWaitMs: 20_000, totalMs: 60_000 };
const failed = (code: FaultCode, more: Partial<Tried> = {}, retryAfter?: number): Tried => ({
  fault: new Fault(code, 'No.', { retryAfter }),
  tries: 1,
  elapsedMs: 0,
  otherKey: false,
  otherRoute: false,
  budget: true,
  ...more,
});
const remedy = (tried: Tried, random = 1) => remedyFor(tried, POLICY, random);

const PASSING = ['upstream_unreachable', 'upstream_error', 'upstream_cut', 'upstream_unreadable'] as const;
const KEY = ['invalid_api_key', 'insufficient_quota', 'forbidden'] as const;
const REQUEST = ['invalid_prompt', 'context_length_exceeded', 'content_policy_violation', 'model_not_found'] as const;

describe('a failure that passes', () => {
  test.each(PASSING)('%s is tried again after a wait that doubles, twice', (code) => {
    expect(remedy(failed(code))).toEqual({ type: 'retry', waitMs: 500 });
    expect(remedy(failed(code, { tries: 2 }))).toEqual({ type: 'retry', waitMs: 1000 });
    expect(remedy(failed(code, { tries: 3 }))).toEqual({ type: 'give up' });
  });

  test('waits a random part of its wait', () => {
    expect(remedy(failed('upstream_error'), 0.25)).toEqual({ type: 'retry', waitMs: 125 });
    expect(remedy(failed('upstream_error'), 0)).toEqual({ type: 'retry', waitMs: 0 });
  });

  test('is tried once more before another route', () => {
    expect(remedy(failed('upstream_error', { otherRoute: true }))).toMatchObject({ type: 'retry' });
    expect(remedy(failed('upstream_error', { otherRoute: true, tries: 2 }))).toEqual({ type: 'other route' });
  });

  test('is not tried again beyond the share of traffic or the time', () => {
    expect(remedy(failed('upstream_error', { budget: false }))).toEqual({ type: 'give up' });
    expect(remedy(failed('upstream_error', { budget: false, otherRoute: true }))).toEqual({ type: 'other route' });
    expect(remedy(failed('upstream_error', { elapsedMs: 59_900 }))).toEqual({ type: 'give up' });
    expect(remedy(failed('upstream_error', { elapsedMs: 60_000, otherRoute: true }))).toEqual({ type: 'give up' });
  });
});

describe('too many requests', () => {
  test('waits as long as the provider says, however the dice fall', () => {
    expect(remedy(failed('rate_limit_exceeded', {}, 3), 0)).toEqual({ type: 'retry', waitMs: 3000 });
  });

  test('lets the client wait when the provider asks for long', () => {
    expect(remedy(failed('rate_limit_exceeded', {}, 21))).toEqual({ type: 'give up' });
  });

  test('takes another key at once, then another route', () => {
    expect(remedy(failed('rate_limit_exceeded', { otherKey: true, otherRoute: true }))).toEqual({ type: 'other key' });
    expect(remedy(failed('rate_limit_exceeded', { otherRoute: true }))).toEqual({ type: 'other route' });
  });
});

test.each(KEY)('%s takes another key, another route, or is told at once', (code) => {
  expect(remedy(failed(code, { otherKey: true, budget: false }))).toEqual({ type: 'other key' });
  expect(remedy(failed(code, { otherRoute: true }))).toEqual({ type: 'other route' });
  expect(remedy(failed(code))).toEqual({ type: 'give up' });
});

test('a provider that was silent too long may still be at work: it is not asked twice', () => {
  expect(remedy(failed('upstream_timeout'))).toEqual({ type: 'give up' });
  expect(remedy(failed('upstream_timeout', { otherRoute: true }))).toEqual({ type: 'other route' });
});

test.each(REQUEST)('%s is the same wherever it is sent', (code) => {
  expect(remedy(failed(code, { otherKey: true, otherRoute: true }))).toEqual({ type: 'give up' });
});

/** What to do about a request that failed before the client heard anything of its answer: the one policy, in one place. */
import type { RetryPolicy } from '../config.ts';
import type { Fault, FaultCode } from '../fault.ts';

/** What is known when a try has failed. */
export interface Tried {
  readonly fault: Fault;
  /** Tries of this route so far, the failed one among them. */
  readonly tries: number;
  /** Since the first try of the first route. */
  readonly elapsedMs: number;
  /** Whether the provider has another key that may be used now. */
  readonly otherKey: boolean;
  /** Whether another route stands behind this one. */
  readonly otherRoute: boolean;
  /** Whether the share of requests that may be retries is not used up. */
  readonly budget: boolean;
}

export type Remedy =
  | { readonly type: 'retry'; readonly waitMs: number }
  /** The same request with another key. */
  | { readonly type: 'other key' }
  | { readonly type: 'other route' }
  | { readonly type: 'give up' };

type Kind = 'passing' | 'key' | 'rate' | 'lasting';

/** Codes that are not here are the request's own fault, and stay what they are however often it is sent. */
const KINDS: { readonly [code in FaultCode]?: Kind } = {
  upstream_unreachable: 'passing',
  upstream_error: 'passing',
  upstream_cut: 'passing',
  upstream_unreadable: 'passing',
  // The provider may still be at work on it: asked again, it would do the work twice.
  upstream_timeout: 'lasting',
  rate_limit_exceeded: 'rate',
  invalid_api_key: 'key',
  insufficient_quota: 'key',
  forbidden: 'key',
};

/** @param random from 0 to 1: waits are spread over their whole length, lest all clients come back at once. */
export function remedyFor(tried: Tried, policy: RetryPolicy, random: number): Remedy {
  const { fault, tries, elapsedMs, otherKey, otherRoute, budget } = tried;
  const kind = KINDS[fault.code];
  if (kind === undefined || elapsedMs >= policy.totalMs) return { type: 'give up' };
  if ((kind === 'key' || kind === 'rate') && otherKey) return { type: 'other key' };
  const elsewhere: Remedy = otherRoute ? { type: 'other route' } : { type: 'give up' };
  if (kind === 'key' || kind === 'lasting' || !budget) return elsewhere;
  // With somewhere else to go one more try is patience enough, and none where the provider asks for patience.
  const most = otherRoute ? Math.min(policy.retries, kind === 'rate' ? 0 : 1) : policy.retries;
  if (tries > most) return elsewhere;
  const waitMs = waitFor(fault, tries, policy, random);
  return waitMs > policy.longestWaitMs || elapsedMs + waitMs > policy.totalMs ? elsewhere : { type: 'retry', waitMs };
}

function waitFor({ retryAfter }: Fault, tries: number, policy: RetryPolicy, random: number): number {
  if (retryAfter !== null) return retryAfter * 1000;
  return Math.min(policy.baseMs * 2 ** (tries - 1), policy.longestWaitMs) * random;
}

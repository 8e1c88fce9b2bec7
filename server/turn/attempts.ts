/** One turn's requests: which goes out next, to whom, and when it is enough. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, FailedTry, PreparedTurn } from '../answer.ts';
import type { RetryPolicy } from '../config.ts';
import { Fault } from '../fault.ts';
import { type Remedy, remedyFor } from '../upstream/retry.ts';
import { type AskDeps, type Asked, ask } from './ask.ts';
import { goneFault, type Listener } from './exchange.ts';
import { learnFrom } from './refusals.ts';

export interface AttemptDeps extends AskDeps {
  readonly retry: RetryPolicy;
}

export interface Conversed {
  /** Why it was over. */
  readonly cause: Fault | 'ended';
  /** The turn as the provider that was asked last was told it. */
  readonly turn: PreparedTurn;
  readonly failedTries: readonly FailedTry[];
}

/** What has been tried so far. */
interface Tries {
  /** Of the route at hand. */
  count: number;
  /** When the first of all was sent, were it not for the time spent waiting in queues. */
  startedAt: number;
}

/** Asks until a provider answers, the client has heard something, or trying again is of no use. */
export async function converse(
  first: PreparedTurn,
  deps: AttemptDeps,
  answer: Answer,
  say: Listener,
  signal: AbortSignal,
): Promise<Conversed> {
  const { health } = deps;
  const failedTries: FailedTry[] = [];
  const tries: Tries = { count: 0, startedAt: performance.now() };
  let turn = first;
  health.asked();
  for (;;) {
    const asked = await ask(turn, deps, answer, say, signal);
    tries.startedAt += asked.queuedMs;
    const { cause } = asked;
    const fault = faultToMend(cause, answer, turn.next !== null);
    if (fault === null || answer.begun || signal.aborted) return { cause, turn, failedTries };
    const { provider, model } = turn.route;
    const failed = { provider: provider.profile.id, model, fault };
    if (!learnFrom(fault, turn, asked, health)) {
      tries.count += 1;
      const remedy = remedyOf(fault, turn, asked, tries, deps);
      const next = remedy.type === 'other route' ? translated(turn.next) : turn;
      if (remedy.type === 'give up' || next === null) return { cause, turn, failedTries };
      if (remedy.type === 'retry') {
        health.retried();
        if (!(await waited(remedy.waitMs, signal)))
          return { cause: goneFault(signal), turn, failedTries: [...failedTries, failed] };
      } else if (next !== turn) tries.count = 0;
      turn = next;
    }
    failedTries.push(failed);
    answer.restart(turn);
  }
}

function remedyOf(
  fault: Fault,
  { route, next }: PreparedTurn,
  { key, sent }: Asked,
  tries: Tries,
  { health, retry }: AttemptDeps,
): Remedy {
  const now = performance.now();
  return remedyFor(
    {
      fault,
      tries: tries.count,
      elapsedMs: now - tries.startedAt,
      // What never went out says nothing of the key.
      otherKey: sent && health.hasOtherKey(route.provider, key, now),
      otherRoute: next !== null,
      budget: health.mayRetry,
    },
    retry,
    Math.random(),
  );
}

/** What went wrong so far, null when nothing did. An answer without a word is a failure where somebody else may have one. */
function faultToMend(cause: Fault | 'ended', answer: Answer, otherRoute: boolean): Fault | null {
  if (cause !== 'ended') return cause;
  if (answer.failure !== null) return answer.failure;
  return otherRoute && answer.empty ? new Fault('upstream_error', 'The provider answered without a word.') : null;
}

/** A turn that the next provider cannot be told is not tried there. */
function translated(next: PreparedTurn['next']): PreparedTurn | null {
  try {
    return next?.() ?? null;
  } catch (thrown) {
    if (thrown instanceof Fault) return null;
    throw thrown;
  }
}

/** @returns whether the time has passed, and not the client gone. */
async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal }).catch(() => false);
}

/** Turns as the contract shows them. Pure. */
import type { Money, Tokens, TurnAttempt, TurnReport, TurnSummary } from '../../generated/types/admin.ts';
import type { KeptAttempt, TurnSummary as KeptTurn, WholeTurn } from '../store/log/turns.ts';
import type { Cost, TokenUsage, TurnEntry } from '../turn-entry.ts';
import { momentOf } from './moments.ts';

/** A turn of the log. */
export function summaryOf({ attemptCount, costs, ...entry }: KeptTurn): TurnSummary {
  return shown(entry, costs, attemptCount);
}

/** A turn that has just ended. */
export function summaryOfEnded(entry: TurnEntry, costs: readonly (Cost | null)[]): TurnSummary {
  return shown(
    entry,
    costs.filter((cost) => cost !== null),
    entry.attempts.length,
  );
}

export function reportOf(turn: WholeTurn): TurnReport {
  return {
    turn: summaryOf(turn),
    request_id: turn.requestId,
    notes: turn.notes.map(({ at, reason }) => ({ at, reason })),
    attempts: turn.attempts.map(attemptOf),
    stages_kept: turn.stages !== null,
  };
}

export function tokensOf({ input, cachedInput, output, reasoning }: TokenUsage): Tokens {
  return { input, cached_input: cachedInput, output, reasoning };
}

/** One amount for each currency. */
export function moneyOf(costs: readonly Pick<Cost, 'micros' | 'currency'>[]): Money[] {
  const byCurrency = Map.groupBy(costs, ({ currency }) => currency);
  return [...byCurrency].map(([currency, own]) => ({
    currency,
    micros: own.reduce((sum, { micros }) => sum + micros, 0),
  }));
}

function shown(
  entry: Omit<TurnEntry, 'attempts'>,
  costs: readonly Pick<Cost, 'micros' | 'currency'>[],
  attempts: number,
): TurnSummary {
  return {
    id: entry.id,
    at: momentOf(entry.at),
    model: entry.model,
    provider: entry.provider,
    upstream_model: entry.upstreamModel,
    rule: entry.rule,
    status: entry.status,
    error_code: entry.errorCode,
    error_message: entry.errorMessage,
    streamed: entry.streamed,
    client_key: entry.clientKey,
    session: entry.session,
    queued_ms: entry.queuedMs,
    first_item_ms: entry.firstItemMs,
    duration_ms: entry.durationMs,
    tokens: entry.usage === null ? null : tokensOf(entry.usage),
    tokens_per_second: speedOf(entry),
    cost: moneyOf(costs),
    attempts,
    notes: entry.notes.length,
  };
}

function attemptOf(attempt: KeptAttempt): TurnAttempt {
  const { cost, usage } = attempt;
  return {
    provider: attempt.provider,
    model: attempt.model,
    at: momentOf(attempt.at),
    duration_ms: attempt.durationMs,
    http_status: attempt.httpStatus,
    error_code: attempt.errorCode,
    error_message: attempt.errorMessage,
    tokens: usage === null ? null : tokensOf(usage),
    cost: cost === null ? null : { currency: cost.currency, micros: cost.micros },
  };
}

/** Null where there was no time between the first item and the end. */
function speedOf({ usage, firstItemMs, durationMs }: Omit<TurnEntry, 'attempts'>): number | null {
  const seconds = (durationMs - (firstItemMs ?? durationMs)) / 1000;
  return usage === null || seconds <= 0 ? null : Math.round((usage.output / seconds) * 10) / 10;
}

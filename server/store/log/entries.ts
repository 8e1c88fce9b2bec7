/** A turn as the rows that it becomes, and as what it adds to the sums. Pure. */
import type { Insertable } from 'kysely';
import type { Cost, TokenUsage, TurnEntry } from '../../turn-entry.ts';
import type { SumKey } from '../log-tables.ts';
import type { Tables } from '../tables.ts';
import { BUCKETS, bucketOf, KINDS, type LatencyKind } from './buckets.ts';

/** A turn to be logged. */
export interface LoggedTurn {
  readonly entry: TurnEntry;
  /** What each of its attempts cost, in their order. */
  readonly costs: readonly (Cost | null)[];
}

type Row<Name extends keyof Tables> = Insertable<Tables[Name]>;

const HOUR_MS = 3_600_000;

export function turnRow({ entry }: LoggedTurn, seq: number, bodies: boolean): Row<'turns'> {
  return {
    seq,
    id: entry.id,
    at: entry.at,
    request_id: stored(entry.requestId),
    client_key: entry.clientKey,
    session: storedOrNull(entry.session),
    model: stored(entry.model),
    provider: entry.provider,
    upstream_model: stored(entry.upstreamModel),
    rule: entry.rule,
    streamed: Number(entry.streamed),
    status: entry.status,
    error_code: entry.errorCode,
    error_message: storedOrNull(entry.errorMessage),
    queued_ms: entry.queuedMs,
    first_item_ms: entry.firstItemMs,
    duration_ms: entry.durationMs,
    ...tokenColumns(entry.usage),
    notes: entry.notes.length === 0 ? null : stored(JSON.stringify(entry.notes)),
    bodies: Number(bodies),
  };
}

export function attemptRows({ entry, costs }: LoggedTurn, turn: number): readonly Row<'attempts'>[] {
  return entry.attempts.map((attempt, position) => ({
    turn,
    position,
    provider: attempt.provider,
    model: stored(attempt.model),
    at: attempt.at,
    duration_ms: attempt.durationMs,
    http_status: attempt.httpStatus,
    error_code: attempt.errorCode,
    error_message: storedOrNull(attempt.errorMessage),
    ...tokenColumns(attempt.usage),
    cost_micros: costs[position]?.micros ?? null,
    currency: costs[position]?.currency ?? null,
    price_source: costs[position]?.source ?? null,
  }));
}

/** What a turn adds to the sums of its hour and of its day. */
export function sumsOf(turn: LoggedTurn) {
  const { entry, costs } = turn;
  const keys = keysOf(entry, entry.provider, entry.upstreamModel);
  // Of many rows or many columns: summed for all clients together too, and looked at that way.
  const wide = [...keys.map((key) => ({ ...key, client_key: '' })), ...(entry.clientKey === null ? [] : keys)];
  const is = (status: TurnEntry['status']) => Number(entry.status === status);
  return {
    turns: keys.map((key) => ({
      ...key,
      turns: 1,
      ...{ completed: is('completed'), incomplete: is('incomplete'), failed: is('failed'), abandoned: is('abandoned') },
    })),
    errors: wide.flatMap((key) =>
      entry.errorCode === null ? [] : [{ ...key, error_code: entry.errorCode, turns: 1 }],
    ),
    latency: latenciesOf(entry).flatMap(([kind, value]) =>
      wide.map((key) => ({ ...key, kind, bucket: bucketOf(kind, value), turns: 1 })),
    ),
    usage: entry.attempts.flatMap((attempt, position) =>
      keysOf(entry, attempt.provider, attempt.model).map((key) => ({
        ...key,
        currency: costs[position]?.currency ?? '',
        attempts: 1,
        failed: Number(attempt.errorCode !== null),
        untold: Number(attempt.usage === null),
        ...tokenColumns(attempt.usage ?? NO_TOKENS),
        cost_micros: costs[position]?.micros ?? 0,
      })),
    ),
  };
}

/** What a turn adds to its session; nothing where its client named none. */
export function sessionOf({ entry, costs }: LoggedTurn) {
  const session = storedOrNull(entry.session);
  if (session === null) return { sessions: [], costs: [] };
  const key = { session, client_key: entry.clientKey ?? '' };
  return {
    sessions: [
      {
        ...key,
        first_at: entry.at,
        last_at: entry.at + entry.durationMs,
        turns: 1,
        failed: Number(entry.status === 'failed'),
        ...tokenColumns(entry.usage ?? NO_TOKENS),
      },
    ],
    costs: costs.flatMap((cost) =>
      cost === null ? [] : [{ ...key, currency: cost.currency, cost_micros: cost.micros }],
    ),
  };
}

const NO_TOKENS: TokenUsage = { input: 0, cachedInput: 0, output: 0, reasoning: 0 };

function keysOf({ at, clientKey }: TurnEntry, provider: string, model: string): readonly SumKey[] {
  return [1, 24].map((grain) => ({
    grain,
    start: at - (at % (grain * HOUR_MS)),
    provider,
    model: stored(model),
    client_key: clientKey ?? '',
  }));
}

/** How long until the first item, how long in all, and how fast the words came; of answers that came to their end. */
function latenciesOf({
  status,
  firstItemMs,
  durationMs,
  usage,
}: TurnEntry): readonly (readonly [LatencyKind, number])[] {
  if (status !== 'completed' && status !== 'incomplete') return [];
  const seconds = (durationMs - (firstItemMs ?? durationMs)) / 1000;
  const speed = usage === null || seconds <= 0 ? null : usage.output / seconds;
  const values = { first_item_ms: firstItemMs, duration_ms: durationMs, tokens_per_second: speed };
  return KINDS.flatMap((kind) => {
    const value = values[kind];
    return value === null ? [] : [[kind, value] as const];
  });
}

/** So many turns in one bucket, as the columns of all of them. */
export function bucketColumns(bucket: number, turns: number) {
  return Object.fromEntries(Array.from({ length: BUCKETS }, (_, index) => [`b${index}`, index === bucket ? turns : 0]));
}

function tokenColumns<Usage extends TokenUsage | null>(usage: Usage) {
  type Told = Usage extends null ? number | null : number;
  return {
    input_tokens: (usage?.input ?? null) as Told,
    cached_tokens: (usage?.cachedInput ?? null) as Told,
    output_tokens: (usage?.output ?? null) as Told,
    reasoning_tokens: (usage?.reasoning ?? null) as Told,
  };
}

/** Text as both databases keep it: PostgreSQL's holds no NUL, and neither holds half a surrogate pair. */
function stored(text: string): string {
  return text.replaceAll('\0', '\u2400').toWellFormed();
}

function storedOrNull(text: string | null): string | null {
  return text === null ? null : stored(text);
}

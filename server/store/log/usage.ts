/** What was asked, what it cost, how long it took and what failed. Read from the sums only, whatever the log holds. */
import type { Expression, SelectQueryBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { TokenUsage } from '../../turn-entry.ts';
import type { LogTables } from '../log-tables.ts';
import type { Db, Tables } from '../tables.ts';
import { BUCKETS, KINDS, type LatencyKind, QUANTILE_ERROR, quantile } from './buckets.ts';
import { firstAt } from './sequence.ts';
import { spansOf } from './spans.ts';
import type { Money } from './turns.ts';

/** Of which turns; times reach from the beginning of the first hour to the end of the last. */
export interface UsageFilter {
  readonly from: number;
  readonly to: number;
  readonly provider?: string | undefined;
  /** The name the provider knows the model by. */
  readonly model?: string | undefined;
  readonly clientKey?: string | undefined;
}

export type GroupBy = 'hour' | 'day' | 'provider' | 'model' | 'client_key' | 'nothing';

export interface UsageGroup {
  /** When the hour or the day (of UTC) begins, or a name; empty for all together, and for turns without a client key. */
  readonly group: string | number;
  readonly turns: number;
  readonly completed: number;
  readonly incomplete: number;
  readonly failed: number;
  readonly abandoned: number;
  /** Requests to providers. */
  readonly attempts: number;
  readonly failedAttempts: number;
  /** Requests of which the provider told no usage. */
  readonly untoldAttempts: number;
  readonly tokens: TokenUsage;
  /** One sum for each currency. */
  readonly costs: readonly Money[];
  /** Requests whose price is not known. */
  readonly unpricedAttempts: number;
}

export interface Latency {
  readonly kind: LatencyKind;
  readonly count: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  /** By what share the quantiles may be off. */
  readonly error: number;
}

export interface LatencyGroup {
  readonly group: string | number;
  readonly latencies: readonly Latency[];
}

export interface ErrorGroup {
  readonly code: string;
  readonly provider: string;
  readonly turns: number;
  /** When the last one came in; when its hour began where the log no longer holds it. */
  readonly lastAt: number;
  readonly lastMessage: string | null;
}

type SumTable = 'sums_turns' | 'sums_usage' | 'sums_errors' | 'sums_latency';

/** One query over one table of sums, whichever it is. */
type Sums = SelectQueryBuilder<Tables, 'sums_turns', object>;

const DAY_MS = 86_400_000;
const TURN_COUNTS = ['turns', 'completed', 'incomplete', 'failed', 'abandoned'] as const;
const USAGE_COUNTS = [
  ...(['attempts', 'failed', 'untold'] as const),
  ...(['input_tokens', 'cached_tokens', 'output_tokens', 'reasoning_tokens', 'cost_micros'] as const),
] as const;

export function openUsage(db: Db) {
  const rowsOf = async <Row>(
    table: SumTable,
    filter: UsageFilter,
    by: GroupBy,
    columns: readonly string[],
    also: readonly string[] = [],
  ): Promise<readonly (Row & { readonly group: string | number })[]> => {
    const group = groupOf(by);
    const sums = columns.map((column) => sql<number>`sum(${sql.ref(column)})`.as(column));
    const chosen = (db.selectFrom(table as 'sums_turns') as unknown as Sums)
      .select([group.as('group'), ...also.map((column) => sql.ref(column).as(column)), ...sums])
      .where(within(filter, by, table === 'sums_errors' || table === 'sums_latency'))
      .groupBy(['group', ...also] as never);
    const rows = await chosen.execute();
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, columns.includes(name) ? Number(value) : value]),
      ),
    ) as never;
  };
  return {
    /** Groups without anything are left out. In the order of time, or the busiest first. */
    async groups(filter: UsageFilter, by: GroupBy): Promise<readonly UsageGroup[]> {
      const turns = await rowsOf<LogTables['sums_turns']>('sums_turns', filter, by, TURN_COUNTS);
      const usage = await rowsOf<LogTables['sums_usage']>('sums_usage', filter, by, USAGE_COUNTS, ['currency']);
      const names = [...new Set([...turns, ...usage].map(({ group }) => group))];
      const groups = names.map((group) =>
        groupFrom(
          group,
          turns.find((row) => row.group === group),
          usage.filter((row) => row.group === group),
        ),
      );
      return by === 'hour' || by === 'day'
        ? groups.toSorted((one, other) => Number(one.group) - Number(other.group))
        : groups.toSorted((one, other) => other.attempts - one.attempts);
    },

    /** Failed turns by the code of their error and who was asked last, the most frequent first. */
    async errors(filter: UsageFilter): Promise<readonly ErrorGroup[]> {
      const rows = await db
        .selectFrom('sums_errors')
        .select(['error_code', 'provider'])
        .select((eb) => [eb.fn.sum<number>('turns').as('turns'), eb.fn.max('start').as('start')])
        .where(within(filter, 'nothing', true))
        .groupBy(['error_code', 'provider'])
        .execute();
      const errors = await Promise.all(rows.map((row) => errorOf(db, row, filter)));
      return errors.toSorted((one, other) => other.turns - one.turns);
    },

    /**
     * Times until the first item and in all, and tokens per second, of the turns that came to their end. By client, those
     * without a client key are left out.
     */
    async latencies(filter: UsageFilter, by: GroupBy): Promise<readonly LatencyGroup[]> {
      const buckets = Array.from({ length: BUCKETS }, (_, bucket) => `b${bucket}`);
      type Row = LogTables['sums_latency'];
      const rows = await rowsOf<Row>('sums_latency', filter, by, buckets, ['kind']);
      const countsOf = (row: Row | undefined) =>
        Array.from({ length: BUCKETS }, (_, bucket) => row?.[`b${bucket}`] ?? 0);
      return [...new Set(rows.map(({ group }) => group))].toSorted().map((group) => ({
        group,
        latencies: KINDS.map((kind) =>
          latencyFrom(kind, countsOf(rows.find((row) => row.group === group && row.kind === kind))),
        ),
      }));
    },
  };
}

type ErrorRow = Pick<LogTables['sums_errors'], 'error_code' | 'provider' | 'turns' | 'start'>;

/** The last turn is looked for in its own hour or day only, so that no query reads much of the log. */
async function errorOf(db: Db, { error_code: code, provider, turns, start }: ErrorRow, filter: UsageFilter) {
  let last = db
    .selectFrom('turns')
    .select(['at', 'error_message'])
    .where('error_code', '=', code)
    .where('provider', '=', provider)
    .where('seq', '>=', firstAt(start))
    .where('seq', '<', firstAt(start + DAY_MS));
  if (filter.model !== undefined) last = last.where('upstream_model', '=', filter.model);
  if (filter.clientKey !== undefined) last = last.where('client_key', '=', filter.clientKey);
  const row = await last.orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return { code, provider, turns: Number(turns), lastAt: row?.at ?? start, lastMessage: row?.error_message ?? null };
}

function groupOf(by: GroupBy): ReturnType<typeof sql<string | number>> {
  switch (by) {
    case 'nothing':
      return sql`''`;
    case 'hour':
      return sql`start`;
    case 'day':
      return sql`start - start % 86400000`;
    default:
      return sql`${sql.ref(by)}`;
  }
}

/** @param together whether the table has sums of all clients together, under the name of none. */
function within(filter: UsageFilter, by: GroupBy, together: boolean): Expression<SqlBool> {
  const spans = spansOf(filter.from, filter.to, by === 'hour' ? 1 : 24, Date.now());
  const times = spans.map(({ grain, from, to }) => sql`(grain = ${grain} and start >= ${from} and start < ${to})`);
  const equal = { provider: filter.provider, model: filter.model, client_key: filter.clientKey };
  const words = Object.entries(equal).flatMap(([column, value]) =>
    value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`],
  );
  const one = by === 'client_key' ? sql`client_key <> ''` : sql`client_key = ''`;
  const clients = together && filter.clientKey === undefined ? [one] : [];
  const time = times.length === 0 ? sql`1 = 0` : sql`(${sql.join(times, sql` or `)})`;
  return sql<SqlBool>`${sql.join([time, ...words, ...clients], sql` and `)}`;
}

function groupFrom(
  group: string | number,
  turns: LogTables['sums_turns'] | undefined,
  usage: readonly LogTables['sums_usage'][],
): UsageGroup {
  const sum = (column: (typeof USAGE_COUNTS)[number]) => usage.reduce((total, row) => total + row[column], 0);
  return {
    group,
    turns: turns?.turns ?? 0,
    completed: turns?.completed ?? 0,
    incomplete: turns?.incomplete ?? 0,
    failed: turns?.failed ?? 0,
    abandoned: turns?.abandoned ?? 0,
    attempts: sum('attempts'),
    failedAttempts: sum('failed'),
    untoldAttempts: sum('untold'),
    tokens: {
      input: sum('input_tokens'),
      cachedInput: sum('cached_tokens'),
      output: sum('output_tokens'),
      reasoning: sum('reasoning_tokens'),
    },
    costs: usage.flatMap(({ currency, cost_micros: micros }) => (currency === '' ? [] : [{ currency, micros }])),
    unpricedAttempts: usage.filter(({ currency }) => currency === '').reduce((total, row) => total + row.attempts, 0),
  };
}

function latencyFrom(kind: LatencyKind, counts: readonly number[]): Latency {
  // Of speeds the slowest are at the end.
  const shareOf = (slow: number) => (kind === 'tokens_per_second' ? 1 - slow : slow);
  const at = (slow: number) => {
    const value = quantile(kind, counts, shareOf(slow));
    return value === null ? null : Math.round(value * 10) / 10;
  };
  return {
    kind,
    count: counts.reduce((sum, count) => sum + count, 0),
    ...{ p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99) },
    error: QUANTILE_ERROR,
  };
}

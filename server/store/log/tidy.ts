/**
 * Keeps the log within its days and its bytes, a small step at a time: bodies go before turns, turns before sums. What is
 * free in SQLite's file is given back to the disk; PostgreSQL uses it again by itself.
 */
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Db } from '../tables.ts';
import { dropBlocks } from './blocks.ts';
import { firstAt } from './sequence.ts';
import { inPieces, writing } from './sums.ts';

export interface LogBudget {
  readonly retentionDays: number;
  /** Of all files of the database together. */
  readonly maxBytes: number;
}

/** What one step did. */
export interface Tidied {
  readonly did: 'nothing' | 'dropped bodies' | 'dropped turns' | 'dropped sums' | 'gave space back';
  /** How many turns lost their bodies or their rows, how many sums went, or how many pages were given back. */
  readonly count: number;
  /** More than the budget is in use and nothing is left that may go. */
  readonly stuck: boolean;
}

const DAY_MS = 86_400_000;
/** Sums by hour are for looking at weeks, those by day for looking at years. */
const HOURS_KEPT_DAYS = 100;
const DAYS_KEPT_DAYS = 731;
/** Of the budget, and no less than what one batch and SQLite's own log take: something goes before the rest is reached. */
const FREE_SHARE = 0.1;
const LEAST_FREE_BYTES = 24 * 1024 * 1024;
const BODIES_AT_ONCE = 50;
const TURNS_AT_ONCE = 500;
const SUMS_AT_ONCE = 2000;
const PAGES_AT_ONCE = 2000;

/** One step. Call it again until it did nothing; others may write between two steps. */
export async function tidyLog(database: Database, budget: LogBudget, now: number): Promise<Tidied> {
  const { db } = database;
  const old = await dropTurns(db, firstAt(now - budget.retentionDays * DAY_MS));
  if (old > 0) return { did: 'dropped turns', count: old, stuck: false };
  const sums = await dropSums(db, now);
  if (sums > 0) return { did: 'dropped sums', count: sums, stuck: false };
  const size = await sizeOf(database);
  const free = Math.max(FREE_SHARE * budget.maxBytes, LEAST_FREE_BYTES);
  const full = size.used > budget.maxBytes - free;
  if (full) {
    const bodies = await dropBodies(db);
    if (bodies > 0) return { did: 'dropped bodies', count: bodies, stuck: false };
    const turns = await dropTurns(db, Number.MAX_SAFE_INTEGER);
    if (turns > 0) return { did: 'dropped turns', count: turns, stuck: false };
  }
  const pages = giveBack(database, size);
  return { did: pages > 0 ? 'gave space back' : 'nothing', count: pages, stuck: full };
}

/** @param beforeSeq up to where turns may go; the oldest go first. @returns how many went. */
export async function dropTurns(db: Db, beforeSeq: number): Promise<number> {
  const oldest = await db.selectFrom('turns').select('seq').orderBy('seq').limit(1).executeTakeFirst();
  // Nothing is locked where there is nothing to do.
  if (oldest === undefined || oldest.seq >= beforeSeq) return 0;
  return await writing(db, async (tx) => {
    const rows = await tx
      .selectFrom('turns')
      .select(['seq', 'bodies'])
      .where('seq', '<', beforeSeq)
      .orderBy('seq')
      .limit(TURNS_AT_ONCE)
      .execute();
    const last = rows.at(-1)?.seq;
    if (last === undefined) return 0;
    await dropStages(
      tx,
      rows.filter(({ bodies }) => bodies === 1).map(({ seq }) => seq),
    );
    await tx.deleteFrom('attempts').where('turn', '<=', last).execute();
    await tx.deleteFrom('turns').where('seq', '<=', last).execute();
    return rows.length;
  });
}

/** @returns how many of the oldest turns that had bodies have none any more. */
async function dropBodies(db: Db): Promise<number> {
  return await writing(db, async (tx) => {
    const rows = await tx
      .selectFrom('turns')
      .select('seq')
      .where(sql<boolean>`bodies = 1`)
      .orderBy('seq')
      .limit(BODIES_AT_ONCE)
      .execute();
    const seqs = rows.map(({ seq }) => seq);
    await dropStages(tx, seqs);
    if (seqs.length > 0) await tx.updateTable('turns').set({ bodies: 0 }).where('seq', 'in', seqs).execute();
    return seqs.length;
  });
}

async function dropStages(tx: Parameters<typeof dropBlocks>[0], seqs: readonly number[]): Promise<void> {
  for (const some of inPieces(seqs, BODIES_AT_ONCE)) {
    const stages = await tx.selectFrom('stages').select('blocks').where('turn', 'in', some).execute();
    await dropBlocks(
      tx,
      stages.flatMap(({ blocks }) => JSON.parse(blocks) as string[]),
    );
    await tx.deleteFrom('stages').where('turn', 'in', some).execute();
  }
}

async function dropSums(db: Db, now: number): Promise<number> {
  for (const table of ['sums_turns', 'sums_usage', 'sums_errors', 'sums_latency'] as const) {
    for (const [grain, days] of [
      [1, HOURS_KEPT_DAYS],
      [24, DAYS_KEPT_DAYS],
    ] as const) {
      const before = now - days * DAY_MS;
      const oldest = await db
        .selectFrom(table)
        .select((eb) => eb.fn.min('start').as('start'))
        .where('grain', '=', grain)
        .executeTakeFirst();
      // The sums of one hour or day are few.
      if (oldest?.start == null || oldest.start >= before) continue;
      const { numDeletedRows } = await db
        .deleteFrom(table)
        .where('grain', '=', grain)
        .where('start', '=', oldest.start)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    }
  }
  return await dropSessions(db, now - DAYS_KEPT_DAYS * DAY_MS);
}

async function dropSessions(db: Db, before: number): Promise<number> {
  const oldest = await db.selectFrom('sessions').select('last_at').orderBy('last_at').limit(1).executeTakeFirst();
  if (oldest === undefined || oldest.last_at >= before) return 0;
  return await writing(db, async (tx) => {
    const old = await tx
      .selectFrom('sessions')
      .select(['session', 'client_key'])
      .where('last_at', '<', before)
      .limit(SUMS_AT_ONCE)
      .execute();
    for (const { session, client_key } of old) {
      for (const table of ['sessions', 'session_costs'] as const) {
        await tx.deleteFrom(table).where('session', '=', session).where('client_key', '=', client_key).execute();
      }
    }
    return old.length;
  });
}

export interface LogSize {
  /** Of all files, or of the tables on PostgreSQL. */
  readonly bytes: number;
  /** Without what is free to be used again. */
  readonly used: number;
}

const LOG_TABLES = [
  'turns',
  'attempts',
  'stages',
  'blocks',
  'sums_turns',
  'sums_usage',
  'sums_errors',
  'sums_latency',
  'sessions',
  'session_costs',
];

/** What the log takes; on SQLite with all else in the same file, which is little. */
export async function sizeOf({ db, pragma }: Database): Promise<LogSize> {
  if (pragma === null) {
    // Rows that went leave their space to others until the server tidies up: what is alive is what counts.
    const alive = sql<number>`coalesce(sum(pg_relation_size(c.oid) * s.n_live_tup / greatest(1, s.n_live_tup + s.n_dead_tup)), 0)`;
    const { rows } = await sql<{ bytes: number; used: number }>`
      select coalesce(sum(pg_total_relation_size(c.oid)), 0) as bytes, ${alive} as used
      from pg_class c join pg_stat_user_tables s on s.relid = c.oid
      where s.schemaname = 'm2c' and c.relname in (${sql.join(LOG_TABLES)})`.execute(db);
    return { bytes: Number(rows[0]?.bytes ?? 0), used: Math.round(Number(rows[0]?.used ?? 0)) };
  }
  const [pages, free, each] = ['page_count', 'freelist_count', 'page_size'].map((name) => Number(pragma(name)));
  return { bytes: (pages ?? 0) * (each ?? 0), used: ((pages ?? 0) - (free ?? 0)) * (each ?? 0) };
}

/** Gives back what is free, but for as much as is soon used again. @returns how many pages. */
function giveBack({ pragma }: Database, { bytes, used }: LogSize): number {
  if (pragma === null) return 0;
  const [pageSize, free] = ['page_size', 'freelist_count'].map((name) => Number(pragma(name)));
  if ((free ?? 0) < PAGES_AT_ONCE / 4 || bytes - used < used / 20) return 0;
  pragma(`incremental_vacuum(${PAGES_AT_ONCE})`);
  // The file itself shrinks only once the log of SQLite is written back to it.
  pragma('wal_checkpoint(passive)');
  return Math.min(PAGES_AT_ONCE, free ?? 0) * Math.sign(pageSize ?? 1);
}

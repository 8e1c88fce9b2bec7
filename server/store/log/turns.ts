/** The turn log as its readers see it: listed by filters, one turn whole, and cleared by age. */
import type { Selectable } from 'kysely';
import type { Note } from '../../note.ts';
import type { AttemptEntry, Cost, TokenUsage, TurnEntry, TurnStages } from '../../turn-entry.ts';
import { StoreError } from '../error.ts';
import { contains } from '../like.ts';
import type { Db, Tables } from '../tables.ts';
import { cursorOf, firstAt, readCursor } from './sequence.ts';
import { stagesOf } from './stages.ts';
import { dropTurns } from './tidy.ts';

/** Which turns; what is left out does not matter. */
export interface TurnFilter {
  /** Milliseconds since 1970, from here on. */
  readonly from?: number | undefined;
  /** Until before here. */
  readonly to?: number | undefined;
  readonly provider?: string | undefined;
  /** The name the provider knows the model by. */
  readonly model?: string | undefined;
  readonly status?: string | undefined;
  readonly clientKey?: string | undefined;
  readonly session?: string | undefined;
  readonly errorCode?: string | undefined;
  /** Stands in the id, a model's name, the error's sentence or the session. */
  readonly text?: string | undefined;
}

export type Money = Omit<Cost, 'source'>;

/** A turn of a list. */
export interface TurnSummary extends Omit<TurnEntry, 'attempts'> {
  /** What its requests cost, one sum for each currency; none where no price is known. */
  readonly costs: readonly Money[];
  readonly attemptCount: number;
  /** Whether its bodies are kept. */
  readonly hasBodies: boolean;
}

export interface TurnPage {
  readonly turns: readonly TurnSummary[];
  /** Where the next page begins, null at the end. A page may hold fewer turns than asked for, and even none, before the end. */
  readonly next: string | null;
}

export interface KeptAttempt extends AttemptEntry {
  readonly cost: Cost | null;
}

/** All that is known of a turn. */
export interface WholeTurn extends TurnSummary {
  readonly attempts: readonly KeptAttempt[];
  /** Null when they are not kept, or not any more. */
  readonly stages: TurnStages | null;
}

export type ListOrder = 'newest first' | 'oldest first';

const WAYS = { 'newest first': 'desc', 'oldest first': 'asc' } as const;

/** A text is looked for in so many turns at a time: no search keeps the log from its other readers. */
const LOOKED_AT = 20_000;
const TEXT_COLUMNS = ['id', 'model', 'upstream_model', 'error_message', 'session'] as const;

type TurnRow = Selectable<Tables['turns']>;

export function openTurns(db: Db) {
  return {
    /** The newest first unless told. @throws StoreError `invalid` when the cursor is none. */
    async list(
      filter: TurnFilter,
      limit: number,
      cursor: string | null = null,
      order: ListOrder = 'newest first',
    ): Promise<TurnPage> {
      const chosen = choose(db, filter, cursor, order);
      const source = filter.text === undefined ? chosen : holding(db, chosen, filter.text, order);
      const rows = await source
        .selectAll()
        .orderBy('seq', WAYS[order])
        .limit(limit + 1)
        .execute();
      const page = rows.slice(0, limit);
      const next = rows.length > limit ? page.at(-1)?.seq : await lastLookedAt(filter, chosen, order);
      return { turns: await summaries(db, page), next: next === undefined ? null : cursorOf(next) };
    },

    /** @throws StoreError `absent`. */
    async get(id: string): Promise<WholeTurn> {
      const row = await db.selectFrom('turns').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) throw new StoreError('absent', `The log holds no turn "${id.slice(0, 100)}".`);
      const [summary] = await summaries(db, [row]);
      const rows = await db
        .selectFrom('attempts')
        .selectAll()
        .where('turn', '=', row.seq)
        .orderBy('position')
        .execute();
      return { ...(summary as TurnSummary), attempts: rows.map(attemptOf), stages: await stagesOf(db, row) };
    },

    /** How many there are, and when the oldest came in; null for none. */
    async kept(): Promise<{ readonly turns: number; readonly oldestAt: number | null }> {
      const [counted, oldest] = await Promise.all([
        db
          .selectFrom('turns')
          .select((eb) => eb.fn.countAll<number>().as('turns'))
          .executeTakeFirst(),
        db.selectFrom('turns').select('at').orderBy('seq').limit(1).executeTakeFirst(),
      ]);
      return { turns: Number(counted?.turns ?? 0), oldestAt: oldest?.at ?? null };
    },

    /** One small step: the oldest turns before this time go. @returns how many; call again until none did. */
    async dropBefore(at: number): Promise<number> {
      return await dropTurns(db, firstAt(at));
    },
  };
}

function choose(db: Db, filter: TurnFilter, cursor: string | null, order: ListOrder) {
  const equal = {
    provider: filter.provider,
    upstream_model: filter.model,
    status: filter.status,
    client_key: filter.clientKey,
    session: filter.session,
    error_code: filter.errorCode,
  };
  let chosen = db.selectFrom('turns');
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) chosen = chosen.where(column as keyof typeof equal, '=', value);
  }
  if (filter.from !== undefined) chosen = chosen.where('seq', '>=', firstAt(filter.from));
  if (filter.to !== undefined) chosen = chosen.where('seq', '<', firstAt(filter.to));
  if (cursor === null) return chosen;
  const seq = readCursor(cursor);
  if (seq === null) throw new StoreError('invalid', 'The cursor is none of this list: begin without one.');
  return chosen.where('seq', order === 'newest first' ? '<' : '>', seq);
}

type Chosen = ReturnType<typeof choose>;

/** Of the next so many, those that hold the text, whatever its letters' case where the database knows it. */
function holding(db: Db, chosen: Chosen, text: string, order: ListOrder): Chosen {
  const looked = chosen.selectAll().orderBy('seq', WAYS[order]).limit(LOOKED_AT).as('turns');
  // A NUL is kept as its picture, which both databases can hold.
  const shown = text.replaceAll('\0', '\u2400');
  return db
    .selectFrom(looked)
    .where((eb) => eb.or(TEXT_COLUMNS.map((column) => contains(eb.ref(column), shown)))) as unknown as Chosen;
}

/** Where a search goes on that has not seen all turns; undefined where it has. */
async function lastLookedAt({ text }: TurnFilter, chosen: Chosen, order: ListOrder): Promise<number | undefined> {
  if (text === undefined) return undefined;
  const last = chosen
    .select('seq')
    .orderBy('seq', WAYS[order])
    .limit(1)
    .offset(LOOKED_AT - 1);
  return (await last.executeTakeFirst())?.seq;
}

async function summaries(db: Db, rows: readonly TurnRow[]): Promise<readonly TurnSummary[]> {
  if (rows.length === 0) return [];
  const attempts = await db
    .selectFrom('attempts')
    .select(['turn', 'currency'])
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number | null>('cost_micros').as('micros')])
    .where(
      'turn',
      'in',
      rows.map(({ seq }) => seq),
    )
    .groupBy(['turn', 'currency'])
    .execute();
  return rows.map((row) => {
    const own = attempts.filter(({ turn }) => turn === row.seq);
    return {
      ...entryOf(row),
      attemptCount: own.reduce((sum, { count }) => sum + Number(count), 0),
      costs: own.flatMap(({ currency, micros }) => (currency === null ? [] : [{ currency, micros: Number(micros) }])),
      hasBodies: row.bodies === 1,
    };
  });
}

function entryOf(row: TurnRow): Omit<TurnEntry, 'attempts'> {
  return {
    id: row.id,
    requestId: row.request_id,
    at: row.at,
    clientKey: row.client_key,
    traceparent: null,
    session: row.session,
    model: row.model,
    provider: row.provider,
    upstreamModel: row.upstream_model,
    rule: row.rule,
    streamed: row.streamed === 1,
    status: row.status as TurnEntry['status'],
    errorCode: row.error_code,
    errorMessage: row.error_message,
    queuedMs: row.queued_ms,
    firstItemMs: row.first_item_ms,
    durationMs: row.duration_ms,
    usage: usageOf(row),
    notes: row.notes === null ? [] : (JSON.parse(row.notes) as readonly Note[]),
  };
}

function attemptOf(row: Selectable<Tables['attempts']>): KeptAttempt {
  const { cost_micros: micros, currency, price_source: source } = row;
  return {
    provider: row.provider,
    model: row.model,
    at: row.at,
    durationMs: row.duration_ms,
    httpStatus: row.http_status,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    usage: usageOf(row),
    cost: micros === null ? null : { micros, currency: currency ?? '', source: source ?? '' },
  };
}

function usageOf(row: Pick<TurnRow, `${string}_tokens` & keyof TurnRow>): TokenUsage | null {
  if (row.input_tokens === null) return null;
  return {
    input: row.input_tokens,
    cachedInput: row.cached_tokens ?? 0,
    output: row.output_tokens ?? 0,
    reasoning: row.reasoning_tokens ?? 0,
  };
}

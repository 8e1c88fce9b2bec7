/** The threads of the clients, each with what its turns came to. */
import type { Selectable } from 'kysely';
import type { TokenUsage } from '../../turn-entry.ts';
import { StoreError } from '../error.ts';
import type { Db, Tables } from '../tables.ts';
import type { Money } from './turns.ts';

export interface Session {
  readonly session: string;
  readonly clientKey: string | null;
  readonly firstAt: number;
  /** The end of its newest turn. */
  readonly lastAt: number;
  readonly turns: number;
  readonly failed: number;
  readonly tokens: TokenUsage;
  readonly costs: readonly Money[];
  /** The model of its newest turn, as the provider names it; null when the log no longer holds it. */
  readonly model: string | null;
}

export interface SessionPage {
  readonly sessions: readonly Session[];
  readonly next: string | null;
}

type Row = Selectable<Tables['sessions']>;

export function openSessions(db: Db) {
  return {
    /** The one with the newest turn first. @throws StoreError `invalid` when the cursor is none. */
    async list(limit: number, cursor: string | null = null): Promise<SessionPage> {
      let chosen = db.selectFrom('sessions').selectAll();
      if (cursor !== null) {
        const { at, session, client } = readCursor(cursor);
        chosen = chosen.where((eb) =>
          eb(eb.refTuple('last_at', 'session', 'client_key'), '<', eb.tuple(at, session, client)),
        );
      }
      const rows = await chosen
        .orderBy('last_at', 'desc')
        .orderBy('session', 'desc')
        .orderBy('client_key', 'desc')
        .limit(limit + 1)
        .execute();
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return { sessions: await sessionsOf(db, page), next: rows.length > limit && last ? cursorOf(last) : null };
    },

    /** Of all clients that use the name. @throws StoreError `absent`. */
    async get(session: string): Promise<readonly Session[]> {
      const rows = await db.selectFrom('sessions').selectAll().where('session', '=', session).execute();
      if (rows.length === 0) throw new StoreError('absent', `The log knows no session "${session.slice(0, 100)}".`);
      return await sessionsOf(db, rows);
    },
  };
}

async function sessionsOf(db: Db, rows: readonly Row[]): Promise<readonly Session[]> {
  if (rows.length === 0) return [];
  const costs = await db
    .selectFrom('session_costs')
    .selectAll()
    .where(
      'session',
      'in',
      rows.map(({ session }) => session),
    )
    .execute();
  const models = await Promise.all(rows.map((row) => lastModel(db, row)));
  return rows.map((row, index) => ({
    session: row.session,
    clientKey: row.client_key === '' ? null : row.client_key,
    firstAt: row.first_at,
    lastAt: row.last_at,
    turns: row.turns,
    failed: row.failed,
    tokens: {
      input: row.input_tokens,
      cachedInput: row.cached_tokens,
      output: row.output_tokens,
      reasoning: row.reasoning_tokens,
    },
    costs: costs
      .filter(({ session, client_key }) => session === row.session && client_key === row.client_key)
      .map(({ currency, cost_micros: micros }) => ({ currency, micros })),
    model: models[index] ?? null,
  }));
}

async function lastModel(db: Db, { session, client_key }: Row): Promise<string | null> {
  const newest = db
    .selectFrom('turns')
    .select('upstream_model')
    .where('session', '=', session)
    .where('client_key', client_key === '' ? 'is' : '=', client_key === '' ? null : client_key)
    .orderBy('seq', 'desc')
    .limit(1);
  return (await newest.executeTakeFirst())?.upstream_model ?? null;
}

function cursorOf({ last_at, session, client_key }: Row): string {
  return Buffer.from(JSON.stringify([last_at, session, client_key])).toString('base64url');
}

function readCursor(text: string): { at: number; session: string; client: string } {
  try {
    const [at, session, client] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (typeof at === 'number' && typeof session === 'string' && typeof client === 'string') {
      return { at, session, client };
    }
  } catch {
    // Told below.
  }
  throw new StoreError('invalid', 'The cursor is none of this list: begin without one.');
}

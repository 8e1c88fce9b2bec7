/** The database on a PostgreSQL server. Loaded only where one is set. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { StoreError } from './error.ts';
import type { Tables } from './tables.ts';

const CONNECT_MS = 5000;
const STATEMENT_MS = 30_000;
const MOST_CONNECTIONS = 5;

/** The types of `bigint` and `numeric`, which is what sums of bigint are. */
const WHOLE = [20, 1700];

/** Tables stand in the schema `m2c`, which the first migration makes, so that the database may hold other things too. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: withSchema(url),
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'm2c',
    types: { getTypeParser: (type, format) => (WHOLE.includes(type) ? whole : pg.types.getTypeParser(type, format)) },
  });
  // A connection that the server ends is replaced by the next query. Between two queries of a transaction nobody but the
  // client itself hears of the end, and an error that nobody hears would end the thread (pg 8.23.1).
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { kind: 'postgres', db, pragma: null, close: () => db.destroy() };
}

/** Said at the connection itself: a query for it would be one more that can fail. */
function withSchema(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StoreError('unusable', 'M2C_DATABASE_URL must be a URL such as postgresql://user@127.0.0.1:5432/m2c.');
  }
  const own = new URL(url);
  own.searchParams.set('options', `${own.searchParams.get('options') ?? ''} -c search_path=m2c`.trim());
  return own.href;
}

/** Kept exact or not read at all. */
function whole(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) || !/^-?\d+$/.test(text)) return value;
  throw new StoreError('unusable', `The database holds ${text}, which is too large a number.`);
}

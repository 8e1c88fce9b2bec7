/** The database on a PostgreSQL server. Loaded only where one is set. */
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { StoreError } from './error.ts';
import type { Tables } from './tables.ts';

const CONNECT_MS = 5000;
const STATEMENT_MS = 30_000;
const MOST_CONNECTIONS = 5;

/** The types of `bigint` and `numeric`, which is what sums of bigint are. */
const WHOLE = [20, 1700];

/** Tables stand in a schema of their own, so that the database may hold other things too. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: checked(url),
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'm2c',
    types: { getTypeParser: (type, format) => (WHOLE.includes(type) ? whole : pg.types.getTypeParser(type, format)) },
  });
  // A connection that the server ends while nobody uses it is replaced by the next query.
  pool.on('error', () => undefined);
  const dialect = new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('set search_path to m2c'));
    },
  });
  const db = new Kysely<Tables>({ dialect });
  try {
    await createSchema(db);
  } catch (thrown) {
    await db.destroy();
    throw thrown;
  }
  return { kind: 'postgres', db, pragma: null, close: () => db.destroy() };
}

/** Two that start at once may both find none, and the later one fails: then it is there. */
async function createSchema(db: Kysely<Tables>): Promise<void> {
  const create = () => db.schema.createSchema('m2c').ifNotExists().execute();
  await create().catch((thrown: unknown) => {
    if ((thrown as { readonly code?: string }).code !== '23505') throw thrown;
  });
}

function checked(url: string): string {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return url;
  throw new StoreError('unusable', 'M2C_DATABASE_URL must be a URL such as postgresql://user@127.0.0.1:5432/m2c.');
}

/** Kept exact or not read at all. */
function whole(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) || !/^-?\d+$/.test(text)) return value;
  throw new StoreError('unusable', `The database holds ${text}, which is too large a number.`);
}

/** Brings a database to the newest schema: whole or not at all, never back. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { TOPICS } from './digest.ts';
import { StoreError } from './error.ts';
import { MIGRATIONS, newestOf } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import type { Db, Tx } from './tables.ts';
import { digest } from './write.ts';

/** The schema a database has, 0 for an empty one. @throws StoreError when it holds tables of another program. */
export async function schemaVersion(db: Db): Promise<number> {
  const found = await db.introspection.getTables();
  // PostgreSQL tells those of other schemas too.
  const tables = found.filter(({ schema = 'm2c' }) => schema === 'm2c');
  if (tables.some(({ name }) => name === 'm2c_schema')) {
    const row = await db.selectFrom('m2c_schema').select('version').executeTakeFirst();
    return row?.version ?? 0;
  }
  if (tables.length === 0) return 0;
  throw new StoreError(
    'foreign',
    'The database holds tables of another program: name another with --data-dir or M2C_DATABASE_URL.',
  );
}

/** @throws StoreError `newer` when a newer m2c wrote the database, which is left as it is. */
export async function migrate(
  { kind, db }: Pick<Database, 'kind' | 'db'>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const newest = newestOf(migrations);
  refuseNewer(await schemaVersion(db), newest);
  await alone(kind, db, async (own) => {
    if (kind === 'postgres') await own.schema.createSchema('m2c').ifNotExists().execute();
    await createVersion(own);
  });
  await db
    .insertInto('m2c_schema')
    .values({ id: 1, version: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  // All steps at once: a new database is never seen half made, which another that opens it would take for an older one.
  await db.transaction().execute(async (tx) => {
    for (const migration of migrations) await step(tx, migration, newest, kind);
  });
}

/**
 * "If not exists" is no help against another that starts at the same moment: PostgreSQL 15 then refuses the later one by
 * the first of several indices of its catalogue (23505, 42710, 42P07; seen 2026-11-21).
 */
async function alone(kind: Database['kind'], db: Db, create: (db: Db) => Promise<void>): Promise<void> {
  if (kind === 'sqlite') return await create(db);
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(APPLICATION_ID)})`.execute(tx);
    await create(tx);
  });
}

async function createVersion(db: Db): Promise<void> {
  await db.schema
    .createTable('m2c_schema')
    .ifNotExists()
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
}

/** Another m2c may be at the same step: the row is the lock. */
async function step(tx: Tx, { version, statements }: Migration, newest: number, kind: Database['kind']): Promise<void> {
  const { version: before } = await tx
    .updateTable('m2c_schema')
    .set({ version: sql`version` })
    .where('id', '=', 1)
    .returning('version')
    .executeTakeFirstOrThrow();
  refuseNewer(before, newest);
  if (before >= version) return;
  for (const statement of statements(tx)) await statement.execute();
  const changed = await tx.selectFrom('changes').select('topic').execute();
  await digest(
    tx,
    TOPICS.filter((topic) => changed.some((row) => row.topic === topic)),
  );
  await tx.updateTable('m2c_schema').set({ version }).where('id', '=', 1).execute();
  if (kind === 'sqlite') await sign(tx, version);
}

/** "m2c" in the place where SQLite has programs say whose a file is. */
export const APPLICATION_ID = 0x6d3263;

/** In the file's header too, so that a table's name or number that changed by itself on the disk is seen. */
async function sign(tx: Tx, version: number): Promise<void> {
  await sql`pragma application_id = ${sql.lit(APPLICATION_ID)}`.execute(tx);
  await sql`pragma user_version = ${sql.lit(version)}`.execute(tx);
}

/** @throws StoreError `newer`. */
export function refuseNewer(found: number, newest: number): void {
  if (found <= newest) return;
  throw new StoreError(
    'newer',
    `A newer m2c wrote the database (schema ${found}, and this one knows ${newest}): update m2c, or name another with --data-dir or M2C_DATABASE_URL. Nothing was changed.`,
  );
}

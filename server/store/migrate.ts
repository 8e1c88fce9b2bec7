/** Brings a database to the newest schema: each step whole or not at all, never back. */
import { sql } from 'kysely';
import { TOPICS } from './digest.ts';
import { StoreError } from './error.ts';
import { MIGRATIONS } from './migrations/index.ts';
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
export async function migrate(db: Db, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const newest = Math.max(...migrations.map(({ version }) => version));
  refuseNewer(await schemaVersion(db), newest);
  await db.schema
    .createTable('m2c_schema')
    .ifNotExists()
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await db
    .insertInto('m2c_schema')
    .values({ id: 1, version: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  for (const migration of migrations) {
    await db.transaction().execute((tx) => step(tx, migration, newest));
  }
}

/** Another m2c may be at the same step: the row is the lock. */
async function step(tx: Tx, { version, statements }: Migration, newest: number): Promise<void> {
  const { version: before } = await tx
    .updateTable('m2c_schema')
    .set({ version: sql`version` })
    .where('id', '=', 1)
    .returning('version')
    .executeTakeFirstOrThrow();
  refuseNewer(before, newest);
  if (before >= version) return;
  for (const statement of statements(tx)) await statement.execute();
  await digest(tx, TOPICS);
  await tx.updateTable('m2c_schema').set({ version }).where('id', '=', 1).execute();
}

function refuseNewer(found: number, newest: number): void {
  if (found <= newest) return;
  throw new StoreError(
    'newer',
    `A newer m2c wrote the database (schema ${found}, and this one knows ${newest}): update m2c, or name another with --data-dir or M2C_DATABASE_URL. Nothing was changed.`,
  );
}

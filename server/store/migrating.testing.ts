/**
 * For tests: steps of the schema behind those of the package, and a database that ends at any statement. As a program,
 * `migrating.testing.ts <data directory> <statements>` kills itself without a word after so many of them.
 */
import { type KyselyPlugin, type RootOperationNode, sql } from 'kysely';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS, NEWEST } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** Moves data, changes a table, makes one and drops one. */
const NEXT: Migration = {
  version: NEWEST + 1,
  statements: (tx) => [
    tx.schema.createTable('extra').addColumn('id', 'text', (column) => column.primaryKey()),
    { execute: () => sql`insert into extra select id from settings`.execute(tx) },
    tx.schema.alterTable('settings').addColumn('note', 'text', (column) => column.notNull().defaultTo('')),
    { execute: () => sql`update settings set note = id`.execute(tx) },
    tx.schema.dropTable('prices'),
    tx.schema.createTable('prices').addColumn('id', 'text', (column) => column.primaryKey()),
  ],
};

export const WITH_NEXT: readonly Migration[] = [...MIGRATIONS, NEXT];

/** The same database, whose statement of this number, counted from 0, never happens. */
export function ending(database: Database, at: number, end: () => void): Database {
  let left = at;
  const plugin: KyselyPlugin = {
    transformQuery({ node }): RootOperationNode {
      if (left === 0) end();
      left -= 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { ...database, db: database.db.withPlugin(plugin) };
}

if (import.meta.main) {
  const [, , dataDir = '', at = ''] = process.argv;
  const database = await openDatabase({ dataDir, databaseUrl: null });
  await migrate(
    ending(database, Number(at), () => process.kill(process.pid, 'SIGKILL')),
    WITH_NEXT,
  );
  process.stdout.write('migrated\n');
}

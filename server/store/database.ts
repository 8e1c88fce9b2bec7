/** The database that the settings name, for whoever queries it: a file of the data directory, or a PostgreSQL server. */
import type { Db } from './tables.ts';

export interface Place {
  readonly dataDir: string;
  /** Of a PostgreSQL server; null for the file `m2c.db` of the data directory. */
  readonly databaseUrl: string | null;
}

export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Db;
  /** Says a pragma of SQLite and gives its one answer; null on PostgreSQL. */
  readonly pragma: ((text: string) => unknown) | null;
  close(): Promise<void>;
}

/**
 * Connects without a look at the schema, which is openStore's affair. Blocks its thread for as long as SQLite reads and
 * writes, so that it has no place in the main thread.
 *
 * @throws StoreError when there is no such database, or none that can be used.
 */
export async function openDatabase({ dataDir, databaseUrl }: Place): Promise<Database> {
  if (databaseUrl !== null) return await (await import('./postgres.ts')).openPostgres(databaseUrl);
  const { openSqlite, sqliteFile } = await import('./sqlite.ts');
  return openSqlite(sqliteFile(dataDir));
}

/** The database in a file that only its owner reads. */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Database } from './database.ts';
import { checkOwn } from './own-file.ts';
import type { Tables } from './tables.ts';

/** As long as another process writes. */
const BUSY_MS = 5000;

export const sqliteFile = (dataDir: string): string => join(dataDir, 'm2c.db');

/** Every file of the database: itself, the log of what is not yet in it, and the index of that log. */
export const filesOf = (file: string): readonly string[] => ['', '-wal', '-shm'].map((end) => `${file}${end}`);

/**
 * Makes the file when there is none. A commit is on the disk when it is acknowledged (`synchronous` full); whoever writes
 * what may be lost with the power sets it to normal for its own connection.
 */
export function openSqlite(file: string): Database {
  makeOwn(file);
  return databaseOf(connect(file));
}

export function databaseOf(sqlite: Sqlite.Database): Database {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: remembering(sqlite) }) });
  // Read to its last row: some pragmas work a row at a time.
  const pragma = (text: string) => Object.values((sqlite.pragma(text) as object[])[0] ?? {})[0];
  return { kind: 'sqlite', db, pragma, close: async () => void sqlite.close() };
}

const MOST_STATEMENTS = 100;
/** Those of a batch differ in length and hardly come again. */
const LONGEST_STATEMENT = 8000;

/** Statements as they were prepared before: that takes longer than most of them run (a fifth of what a turn's log costs, 2026-11). */
function remembering(sqlite: Sqlite.Database): SqliteDatabase {
  const prepared = new Map<string, Sqlite.Statement>();
  return {
    prepare(text) {
      const known = prepared.get(text);
      if (known !== undefined) return known;
      const statement = sqlite.prepare(text);
      // What changes the schema may change what a statement gives.
      if (!/^\s*(select|insert|update|delete|begin|commit|rollback)\b/i.test(text)) prepared.clear();
      else if (text.length <= LONGEST_STATEMENT) {
        const [oldest] = prepared.keys();
        if (prepared.size === MOST_STATEMENTS && oldest !== undefined) prepared.delete(oldest);
        prepared.set(text, statement);
      }
      return statement;
    },
    close: () => void sqlite.close(),
  };
}

/** A connection with our pragmas. @throws what SQLite says of a file that is none of its own. */
export function connect(file: string): Sqlite.Database {
  const sqlite = new Sqlite(file, { timeout: BUSY_MS });
  try {
    // Possible only before the first table, and a write whenever it is said: space can be given back page by page.
    if (sqlite.pragma('page_count', { simple: true }) === 0) sqlite.pragma('auto_vacuum = incremental');
    sqlite.pragma('journal_mode = wal');
    sqlite.pragma('synchronous = full');
    sqlite.pragma('foreign_keys = on');
    sqlite.pragma('trusted_schema = off');
    sqlite.pragma('cell_size_check = on');
    return sqlite;
  } catch (thrown) {
    sqlite.close();
    throw thrown;
  }
}

/** Before SQLite sees it, so that its other files too are the owner's only; a link could lead anywhere. */
function makeOwn(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  }
  for (const part of filesOf(file)) checkOwn(part);
}

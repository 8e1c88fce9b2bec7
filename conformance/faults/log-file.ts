/** The database file of m2c as a stranger finds it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** In the folder in which `launch` starts m2c. */
export function logFile(folder: string): string {
  return join(folder, 'data', 'm2c.db');
}

/** What stands in a column; nothing while there is no such file or table. */
export function column(file: string, query: string): readonly unknown[] {
  if (!existsSync(file)) return [];
  const database = new Sqlite(file, { readonly: true, timeout: 5000 });
  try {
    return database.prepare(query).pluck().all();
  } catch (thrown) {
    if (/no such table/.test(String(thrown))) return [];
    throw thrown;
  } finally {
    database.close();
  }
}

export function loggedIds(file: string): ReadonlySet<unknown> {
  return new Set(column(file, 'select id from turns'));
}

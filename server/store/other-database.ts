/** The database file of another program, read and left as it is. */
import Sqlite from 'better-sqlite3';
import { ConfigError } from '../config.ts';
import { StoreError, storeErrorOf } from './error.ts';

export interface OtherTable {
  readonly name: string;
  readonly rows: number;
  /** The first rows, as they are; none of a table that was not asked for. */
  readonly first: readonly { readonly [column: string]: unknown }[];
}

const MOST_ROWS = 10_000;

/** Every table by its name, with the rows of those that were asked for. @throws StoreError when it cannot be read. */
export function readTables(file: string, wanted: readonly string[]): readonly OtherTable[] {
  return readOther(file, (other) => {
    const named =
      "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name";
    const names = other.prepare<[], { name: string }>(named).all();
    return names.map(({ name }) => {
      // The name comes from a file that anybody may have written.
      const table = `"${name.replaceAll('"', '""')}"`;
      const { rows } = other.prepare(`select count(*) as rows from ${table}`).get() as { rows: number };
      const first = wanted.includes(name) ? other.prepare(`select * from ${table} limit ${MOST_ROWS}`).all() : [];
      return { name, rows, first: first as OtherTable['first'] };
    });
  });
}

/** What is read from a database that nothing here writes to. @throws StoreError when it cannot be read. */
export function readOther<T>(file: string, read: (other: Sqlite.Database) => T): T {
  try {
    const other = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    try {
      return read(other);
    } finally {
      other.close();
    }
  } catch (thrown) {
    if (thrown instanceof ConfigError) throw thrown;
    const { kind, cause } = storeErrorOf(thrown);
    const why = cause instanceof Error ? cause.message : kind;
    throw new StoreError(
      kind,
      `${file} cannot be read as a database (${why}): end the program that uses it, or take a copy.`,
      { cause },
    );
  }
}

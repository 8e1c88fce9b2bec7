/** Rows that are added to those of the same key. */
import { sql } from 'kysely';
import type { Db, Tables, Tx } from '../tables.ts';

/** Below what both databases take as the parameters of one statement. */
const MOST_PARAMETERS = 15_000;

/**
 * A transaction that begins with a write: it waits for other writers there, and never learns in its middle that what it has
 * read is no longer so.
 */
export async function writing<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    await tx.updateTable('m2c_schema').set({ version: sql`version` }).where('id', '=', 1).execute();
    return await work(tx);
  });
}

type Row = { readonly [column: string]: unknown };

/**
 * Adds each row to the one of its key, or makes it. No two rows may have the same key. In the order of the keys, so that two
 * writers at once do not wait for each other.
 *
 * @param kept columns that stay as they are in a row that is there.
 */
export async function addUp(
  tx: Tx,
  table: keyof Tables,
  keys: readonly string[],
  rows: readonly Row[],
  kept: readonly string[] = [],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const added = columns.filter((column) => !keys.includes(column) && !kept.includes(column));
  const sums = sql.join(
    added.map(
      (column) => sql`${sql.ref(column)} = ${sql.ref(`${table}.${column}`)} + ${sql.ref(`excluded.${column}`)}`,
    ),
  );
  const ordered = rows.toSorted((one, other) => (keyOf(one, keys) < keyOf(other, keys) ? -1 : 1));
  for (const some of inPieces(ordered, Math.floor(MOST_PARAMETERS / columns.length))) {
    const values = some.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)}
      on conflict (${sql.join(keys.map((key) => sql.ref(key)))}) do update set ${sums}`.execute(tx);
  }
}

/** Rows of the same key as one, with the sum of all other columns but those that stay as they were in the first. */
export function added<Sum extends Row>(
  keys: readonly (keyof Sum & string)[],
  rows: readonly Sum[],
  kept: readonly (keyof Sum & string)[] = [],
): readonly Sum[] {
  const sums = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const key = keyOf(row, keys);
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...row });
    else {
      for (const [column, value] of Object.entries(row)) {
        if (!keys.includes(column) && !kept.includes(column)) sum[column] = Number(sum[column]) + Number(value);
      }
    }
  }
  return [...sums.values()] as unknown as readonly Sum[];
}

/** The list in pieces of at most so many. */
export function inPieces<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, index) =>
    list.slice(index * most, (index + 1) * most),
  );
}

function keyOf(row: Row, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => row[key]));
}

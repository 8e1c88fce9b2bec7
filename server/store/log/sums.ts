/** Rows that are added to those of the same key. */
import { type RawBuilder, sql } from 'kysely';
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

/** How a column of two rows becomes one: their sum unless told otherwise, the smaller, the larger, or the first one's. */
type Merge = 'sum' | 'least' | 'most' | 'first';
type Merges = { readonly [column: string]: Merge };

/**
 * Adds each row to the one of its key, or makes it. No two rows may have the same key. In the order of the keys, so that two
 * writers at once do not wait for each other.
 *
 * @param merges the columns that are not sums.
 */
export async function addUp(
  tx: Tx,
  table: keyof Tables,
  keys: readonly string[],
  rows: readonly Row[],
  merges: Merges = {},
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const changed = columns.filter((column) => !keys.includes(column) && merges[column] !== 'first');
  const changes = sql.join(
    changed.map((column) => {
      const [there, here] = [sql.ref(`${table}.${column}`), sql.ref(`excluded.${column}`)];
      return sql`${sql.ref(column)} = ${merged(merges[column], there, here)}`;
    }),
  );
  const ordered = rows.toSorted((one, other) => (keyOf(one, keys) < keyOf(other, keys) ? -1 : 1));
  for (const some of inPieces(ordered, Math.floor(MOST_PARAMETERS / columns.length))) {
    const values = some.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)}
      on conflict (${sql.join(keys.map((key) => sql.ref(key)))}) do update set ${changes}`.execute(tx);
  }
}

function merged(merge: Merge | undefined, there: RawBuilder<unknown>, here: RawBuilder<unknown>): RawBuilder<unknown> {
  if (merge === 'least') return sql`case when ${here} < ${there} then ${here} else ${there} end`;
  if (merge === 'most') return sql`case when ${here} > ${there} then ${here} else ${there} end`;
  return sql`${there} + ${here}`;
}

/** Rows of the same key as one. */
export function added<Sum extends Row>(
  keys: readonly (keyof Sum & string)[],
  rows: readonly Sum[],
  merges: Merges = {},
): readonly Sum[] {
  const sums = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const key = keyOf(row, keys);
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...row });
    else {
      for (const column in row) {
        if (!keys.includes(column)) sum[column] = mergedValue(merges[column], sum[column], row[column]);
      }
    }
  }
  return [...sums.values()] as unknown as readonly Sum[];
}

function mergedValue(merge: Merge | undefined, there: unknown, here: unknown): unknown {
  if (merge === 'first') return there;
  const [one, other] = [Number(there), Number(here)];
  if (merge === undefined || merge === 'sum') return one + other;
  return merge === 'least' ? Math.min(one, other) : Math.max(one, other);
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

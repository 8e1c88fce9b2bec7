/** How rows are changed: whole transactions, and nobody's change lost. */
import { randomBytes } from 'node:crypto';
import { sql, type UpdateObject } from 'kysely';
import { digestOf, type Topic } from './digest.ts';
import { StoreError } from './error.ts';
import type { Db, Tables, Tx, VersionedTable } from './tables.ts';

/** 128 bits that nobody guesses, after a word that says what it is: `route_…`. */
export const newId = (kind: string): string => `${kind}_${randomBytes(16).toString('base64url')}`;

/**
 * One transaction that changes what the topics name. It begins with a write, which makes it wait for the others on both
 * databases, and others see by the count that something changed.
 */
export async function write<T>(db: Db, topics: Topic | readonly Topic[], work: (tx: Tx) => Promise<T>): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    for (const topic of [topics].flat()) {
      await tx
        .insertInto('changes')
        .values({ topic, count: 1, digest: '' })
        .onConflict((conflict) => conflict.column('topic').doUpdateSet({ count: sql`changes.count + 1` }))
        .execute();
    }
    const result = await work(tx);
    await digest(tx, [topics].flat());
    return result;
  });
}

/** Leaves behind what stands in the tables now. */
export async function digest(tx: Tx, topics: readonly Topic[]): Promise<void> {
  for (const topic of topics) {
    await tx
      .updateTable('changes')
      .set({ digest: await digestOf(tx, topic) })
      .where('topic', '=', topic)
      .execute();
  }
}

/** The columns of a new row that all versioned tables have. */
export function born(id: string): { id: string; version: number; created_at: number; updated_at: number } {
  const now = Date.now();
  return { id, version: 1, created_at: now, updated_at: now };
}

/**
 * Changes a row that is still as its reader knew it.
 *
 * @throws StoreError `absent` or `stale`.
 */
export async function change<Name extends VersionedTable>(
  tx: Tx,
  table: Name,
  key: { readonly id: string; readonly version: number },
  values: Partial<Tables[Name]>,
): Promise<void> {
  const set = { ...values, version: key.version + 1, updated_at: Date.now() };
  const { numUpdatedRows } = await tx
    .updateTable(table as VersionedTable)
    .set(set as UpdateObject<Tables, VersionedTable>)
    .where('id', '=', key.id)
    .where('version', '=', key.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) await refuse(tx, table, key.id);
}

/** @throws StoreError `absent` or `stale`. */
export async function remove(
  tx: Tx,
  table: VersionedTable,
  key: { readonly id: string; readonly version: number },
): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom(table)
    .where('id', '=', key.id)
    .where('version', '=', key.version)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) await refuse(tx, table, key.id);
}

async function refuse(tx: Tx, table: VersionedTable, id: string): Promise<never> {
  const row = await tx.selectFrom(table).select('version').where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw absent(table, id);
  throw new StoreError(
    'stale',
    `${NAMES[table]} "${id}" was changed meanwhile and is now at version ${row.version}: read it again, then change it.`,
  );
}

const NAMES: { readonly [Name in VersionedTable]: string } = {
  settings: 'The setting',
  providers: 'The provider',
  provider_keys: 'The provider key',
  routes: 'The route',
  client_keys: 'The client key',
  prices: 'The price',
};

export function absent(table: VersionedTable, id: string): StoreError {
  return new StoreError('absent', `${NAMES[table]} "${id}" does not exist.`);
}

/** Routes of the user's own: which models answer for names of a pattern. */
import type { Selectable } from 'kysely';
import type { Db, Tables } from './tables.ts';
import { type Key, type Versioned, versionedOf } from './versioned.ts';
import { absent, born, change, newId, remove, write } from './write.ts';

export interface RouteFields {
  /** A model's name, in which one star stands for any letters. */
  readonly pattern: string;
  /** Models that are asked in this order. */
  readonly targets: readonly string[];
  /** Patterns are tried in the order of their positions. */
  readonly position: number;
}

export type StoredRoute = Versioned & RouteFields;

export function openRoutes(db: Db) {
  async function one(source: Pick<Db, 'selectFrom'>, id: string): Promise<StoredRoute> {
    const row = await source.selectFrom('routes').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw absent('routes', id);
    return routeOf(row);
  }
  return {
    async list(): Promise<readonly StoredRoute[]> {
      return (await db.selectFrom('routes').selectAll().orderBy('position').orderBy('id').execute()).map(routeOf);
    },

    /** @throws StoreError `absent`. */
    get: (id: string): Promise<StoredRoute> => one(db, id),

    /** @throws StoreError `duplicate` when the pattern has a route. */
    async create(fields: RouteFields): Promise<StoredRoute> {
      const id = newId('route');
      return await write(db, 'routes', async (tx) => {
        await tx
          .insertInto('routes')
          .values({ ...born(id), ...columnsOf(fields) })
          .execute();
        return await one(tx, id);
      });
    },

    /** @throws StoreError `absent`, `stale`, or `duplicate` when another route has the pattern. */
    async update(key: Key, fields: RouteFields): Promise<StoredRoute> {
      return await write(db, 'routes', async (tx) => {
        await change(tx, 'routes', key, columnsOf(fields));
        return await one(tx, key.id);
      });
    },

    /** @throws StoreError `absent` or `stale`. */
    async remove(key: Key): Promise<void> {
      await write(db, 'routes', (tx) => remove(tx, 'routes', key));
    },
  };
}

function columnsOf({ pattern, targets, position }: RouteFields) {
  return { pattern, targets: JSON.stringify(targets), position };
}

function routeOf(row: Selectable<Tables['routes']>): StoredRoute {
  return {
    ...versionedOf(row),
    pattern: row.pattern,
    targets: JSON.parse(row.targets) as string[],
    position: row.position,
  };
}

/** Providers of the user's own, each an entry as it could stand in providers.json. */
import type { Selectable } from 'kysely';
import type { ProviderEntry } from '../../generated/types/files.ts';
import type { Db, Tables } from './tables.ts';
import { type Key, type Versioned, versionedOf } from './versioned.ts';
import { absent, born, change, remove, write } from './write.ts';

export interface StoredProvider extends Versioned {
  /** Its id is that of the row. */
  readonly entry: ProviderEntry;
}

export function openProviders(db: Db) {
  async function one(source: Pick<Db, 'selectFrom'>, id: string): Promise<StoredProvider> {
    const row = await source.selectFrom('providers').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw absent('providers', id);
    return providerOf(row);
  }
  return {
    async list(): Promise<readonly StoredProvider[]> {
      return (await db.selectFrom('providers').selectAll().orderBy('id').execute()).map(providerOf);
    },

    /** @throws StoreError `absent`. */
    get: (id: string): Promise<StoredProvider> => one(db, id),

    /** @throws StoreError `duplicate`. */
    async create(entry: ProviderEntry): Promise<StoredProvider> {
      return await write(db, 'providers', async (tx) => {
        const values = { ...born(entry.id), entry: JSON.stringify(entry) };
        await tx.insertInto('providers').values(values).execute();
        return await one(tx, entry.id);
      });
    },

    /** The whole entry; its id stays. @throws StoreError `absent` or `stale`. */
    async update(key: Key, entry: ProviderEntry): Promise<StoredProvider> {
      return await write(db, 'providers', async (tx) => {
        await change(tx, 'providers', key, { entry: JSON.stringify({ ...entry, id: key.id }) });
        return await one(tx, key.id);
      });
    },

    /** Its keys go too. @throws StoreError `absent` or `stale`. */
    async remove(key: Key): Promise<void> {
      await write(db, ['providers', 'provider_keys'], async (tx) => {
        await remove(tx, 'providers', key);
        await tx.deleteFrom('provider_keys').where('provider', '=', key.id).execute();
      });
    },
  };
}

function providerOf(row: Selectable<Tables['providers']>): StoredProvider {
  return { ...versionedOf(row), entry: JSON.parse(row.entry) as ProviderEntry };
}

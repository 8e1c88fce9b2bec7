/** Settings that are changed while m2c runs: a name and any JSON value. */
import type { Selectable } from 'kysely';
import type { Db, Tables } from './tables.ts';
import { type Key, type Versioned, versionedOf } from './versioned.ts';
import { absent, born, change, remove, write } from './write.ts';

export interface Setting extends Versioned {
  readonly value: unknown;
}

export function openSettings(db: Db) {
  const row = (source: Pick<Db, 'selectFrom'>, id: string) =>
    source.selectFrom('settings').selectAll().where('id', '=', id).executeTakeFirst();
  return {
    async list(): Promise<readonly Setting[]> {
      return (await db.selectFrom('settings').selectAll().orderBy('id').execute()).map(settingOf);
    },

    /** Null when it was never set. */
    async get(id: string): Promise<Setting | null> {
      const found = await row(db, id);
      return found === undefined ? null : settingOf(found);
    },

    /** @throws StoreError `duplicate` when version 0 says that it was never set, and it was; `absent` or `stale`. */
    async put({ id, version }: Key, value: unknown): Promise<Setting> {
      const text = JSON.stringify(value);
      return await write(db, 'settings', async (tx) => {
        if (version > 0) await change(tx, 'settings', { id, version }, { value: text });
        else
          await tx
            .insertInto('settings')
            .values({ ...born(id), value: text })
            .execute();
        const stored = await row(tx, id);
        if (stored === undefined) throw absent('settings', id);
        return settingOf(stored);
      });
    },

    /** @throws StoreError `absent` or `stale`. */
    async remove(key: Key): Promise<void> {
      await write(db, 'settings', (tx) => remove(tx, 'settings', key));
    },
  };
}

function settingOf(row: Selectable<Tables['settings']>): Setting {
  return { ...versionedOf(row), value: JSON.parse(row.value) };
}

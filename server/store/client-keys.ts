/** Keys that clients of m2c show: each is told once, and only its digest is kept. */
import { randomBytes } from 'node:crypto';
import type { Selectable, Updateable } from 'kysely';
import { digestOfSecret } from './client-secret.ts';
import { StoreError } from './error.ts';
import type { Db, Tables } from './tables.ts';
import { type Key, type Versioned, versionedOf } from './versioned.ts';
import { absent, born, change, newId, remove, write } from './write.ts';

export interface ClientLimits {
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
  /** The only models it may name; absent for all. */
  readonly models?: readonly string[];
}

export interface ClientKeyFields {
  readonly name: string;
  readonly limits: ClientLimits;
  /** Milliseconds since 1970; null for never. */
  readonly expiresAt: number | null;
  /** A revoked key is disabled: it stays in the list and never works. */
  readonly disabled: boolean;
}

export interface ClientKey extends Versioned, ClientKeyFields {
  /** The first letters, for people. */
  readonly prefix: string;
  /** In hex; what is known of the key itself. */
  readonly sha256: string;
  readonly lastUsedAt: number | null;
}

export interface NewClientKey {
  /** Told this once. */
  readonly secret: string;
  readonly clientKey: ClientKey;
}

const SHOWN = 'm2c_'.length + 6;

export function openClientKeys(db: Db) {
  async function one(source: Pick<Db, 'selectFrom'>, id: string): Promise<ClientKey> {
    const row = await source.selectFrom('client_keys').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw absent('client_keys', id);
    return clientKeyOf(row);
  }
  return {
    async list(): Promise<readonly ClientKey[]> {
      return (await db.selectFrom('client_keys').selectAll().orderBy('created_at').orderBy('id').execute()).map(
        clientKeyOf,
      );
    },

    /** @throws StoreError `absent`. */
    get: (id: string): Promise<ClientKey> => one(db, id),

    async create(fields: ClientKeyFields): Promise<NewClientKey> {
      const id = newId('key');
      const secret = `m2c_${randomBytes(32).toString('base64url')}`;
      const clientKey = await write(db, 'client_keys', async (tx) => {
        const known = { prefix: secret.slice(0, SHOWN), sha256: digestOfSecret(secret), last_used_at: null };
        await tx
          .insertInto('client_keys')
          .values({ ...born(id), ...known, ...columnsOf(fields) })
          .execute();
        return await one(tx, id);
      });
      return { secret, clientKey };
    },

    /** @throws StoreError `absent` or `stale`. */
    async update(key: Key, fields: ClientKeyFields): Promise<ClientKey> {
      return await write(db, 'client_keys', async (tx) => {
        await change(tx, 'client_keys', key, columnsOf(fields));
        return await one(tx, key.id);
      });
    },

    /** @throws StoreError `absent` or `stale`. */
    async remove(key: Key): Promise<void> {
      await write(db, 'client_keys', (tx) => remove(tx, 'client_keys', key));
    },

    /** When keys were last used: no change of theirs, so that nobody's version grows old by it. */
    async used(uses: readonly { readonly id: string; readonly at: number }[]): Promise<void> {
      await db.transaction().execute(async (tx) => {
        for (const { id, at } of uses) {
          await tx.updateTable('client_keys').set({ last_used_at: at }).where('id', '=', id).execute();
        }
      });
    },
  };
}

function columnsOf({ name, limits, expiresAt, disabled }: ClientKeyFields) {
  if (name.trim() === '') throw new StoreError('invalid', 'A client key needs a name.');
  return {
    name,
    limits: JSON.stringify(limits),
    expires_at: expiresAt,
    disabled: Number(disabled),
  } satisfies Updateable<Tables['client_keys']>;
}

function clientKeyOf(row: Selectable<Tables['client_keys']>): ClientKey {
  return {
    ...versionedOf(row),
    name: row.name,
    prefix: row.prefix,
    sha256: row.sha256,
    disabled: row.disabled !== 0,
    limits: JSON.parse(row.limits) as ClientLimits,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}

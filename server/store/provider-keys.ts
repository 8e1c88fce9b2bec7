/** Keys of providers, sealed, each for the origin it was stored for. */
import type { Selectable } from 'kysely';
import { StoreError } from './error.ts';
import type { Db, Tables } from './tables.ts';
import type { Vault } from './vault.ts';
import { type Key, type Versioned, versionedOf } from './versioned.ts';
import { absent, born, change, newId, remove, write } from './write.ts';

/** What is known of a key without opening it. */
export interface ProviderKey extends Versioned {
  readonly provider: string;
  readonly label: string;
  /** The end of the key. */
  readonly hint: string;
  /** Scheme, host and port: the key goes nowhere else. */
  readonly origin: string;
  readonly disabled: boolean;
  /** Keys are used in the order of their positions. */
  readonly position: number;
}

export interface ProviderKeyFields {
  readonly label: string;
  readonly disabled: boolean;
  readonly position: number;
}

export interface NewProviderKey extends ProviderKeyFields {
  readonly provider: string;
  readonly secret: string;
  /** The provider's address; of it only the origin counts. */
  readonly baseUrl: string;
}

export interface UnsealedKey {
  readonly id: string;
  readonly secret: string;
}

/** Shorter ones would be told by their end. */
const SHOWN_FROM = 12;

export function openProviderKeys(db: Db, vault: Vault) {
  async function one(source: Pick<Db, 'selectFrom'>, id: string): Promise<ProviderKey> {
    const row = await source.selectFrom('provider_keys').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw absent('provider_keys', id);
    return providerKeyOf(row);
  }
  const rows = () => db.selectFrom('provider_keys').selectAll().orderBy('provider').orderBy('position').orderBy('id');
  return {
    /** All of them, those of a provider beside each other. */
    async list(): Promise<readonly ProviderKey[]> {
      return (await rows().execute()).map(providerKeyOf);
    },

    /** @throws StoreError `absent`. */
    get: (id: string): Promise<ProviderKey> => one(db, id),

    async create({ provider, secret, baseUrl, ...fields }: NewProviderKey): Promise<ProviderKey> {
      const id = newId('pkey');
      const known = { provider, hint: hintOf(secret), origin: originOf(baseUrl) };
      return await write(db, 'provider_keys', async (tx) => {
        const sealed = await vault.seal(tx, `provider_keys/${id}`, checked(secret));
        await tx
          .insertInto('provider_keys')
          .values({ ...born(id), ...known, ...columnsOf(fields), sealed })
          .execute();
        return await one(tx, id);
      });
    },

    /** @throws StoreError `absent` or `stale`. */
    async update(key: Key, fields: ProviderKeyFields): Promise<ProviderKey> {
      return await write(db, 'provider_keys', async (tx) => {
        await change(tx, 'provider_keys', key, columnsOf(fields));
        return await one(tx, key.id);
      });
    },

    /** Another secret in the place of the one before. @throws StoreError `absent` or `stale`. */
    async replace(key: Key, { secret, baseUrl }: Pick<NewProviderKey, 'secret' | 'baseUrl'>): Promise<ProviderKey> {
      return await write(db, 'provider_keys', async (tx) => {
        const sealed = await vault.seal(tx, `provider_keys/${key.id}`, checked(secret));
        await change(tx, 'provider_keys', key, { sealed, hint: hintOf(secret), origin: originOf(baseUrl) });
        return await one(tx, key.id);
      });
    },

    /** @throws StoreError `absent` or `stale`. */
    async remove(key: Key): Promise<void> {
      await write(db, 'provider_keys', (tx) => remove(tx, 'provider_keys', key));
    },

    /**
     * A provider's keys in the order of their use: those that are enabled and were stored for this address.
     *
     * @throws StoreError `sealed` when the master key is not the one they were sealed under.
     */
    async unsealed(provider: string, baseUrl: string): Promise<readonly UnsealedKey[]> {
      const found = await rows()
        .where('provider', '=', provider)
        .where('origin', '=', originOf(baseUrl))
        .where('disabled', '=', 0)
        .execute();
      return found.map(({ id, sealed }) => ({ id, secret: vault.unseal(`provider_keys/${id}`, sealed) }));
    },
  };
}

function checked(secret: string): string {
  const text = secret.trim();
  if (text !== '' && /^[\x21-\x7e]+$/.test(text)) return text;
  throw new StoreError(
    'invalid',
    'A key is one word of plain letters, digits and signs: this one is blank or holds others.',
  );
}

function hintOf(secret: string): string {
  const text = secret.trim();
  return text.length >= SHOWN_FROM ? `…${text.slice(-4)}` : '…';
}

function originOf(baseUrl: string): string {
  const origin = URL.canParse(baseUrl) ? new URL(baseUrl).origin : 'null';
  if (/^https?:/.test(origin)) return origin;
  throw new StoreError('invalid', 'A key belongs to an http(s) address, and this is none.');
}

function columnsOf({ label, disabled, position }: ProviderKeyFields) {
  return { label, disabled: Number(disabled), position };
}

function providerKeyOf(row: Selectable<Tables['provider_keys']>): ProviderKey {
  const { provider, label, hint, origin, disabled, position } = row;
  return { ...versionedOf(row), provider, label, hint, origin, disabled: disabled !== 0, position };
}

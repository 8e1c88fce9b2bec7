/** Secrets at rest: AES-256-GCM under the master key, each bound to the row it stands in. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { StoreError } from './error.ts';
import { type MasterKey, type MasterKeys, newMasterKey, parseMasterKey } from './master-key.ts';
import type { Db, Tx } from './tables.ts';
import { write } from './write.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORM = /^v1\.([\da-f]{16})\.([\w-]+)$/;

/** A table and a row of it: what is sealed for one place opens at no other. */
export type SealedPlace = `${string}/${string}`;

/** Where sealed texts stand, in the column `sealed`. */
const SEALED_TABLES = ['provider_keys'] as const;

export interface Rotation {
  /** The id of the master key that holds from now on. */
  readonly keyId: string;
  /** How many secrets were sealed anew. */
  readonly resealed: number;
  /** What the user has to do now, null for nothing. */
  readonly todo: string | null;
}

export function openVault(db: Db, keys: MasterKeys) {
  return {
    /** Within the transaction that stores it, so that no change of the master key comes between. */
    async seal(tx: Tx, place: SealedPlace, text: string): Promise<string> {
      return sealed(await current(tx, keys), place, text);
    },

    /** @throws StoreError `sealed` when the master key is another, or the text is not as it was sealed for this place. */
    unseal(place: SealedPlace, text: string): string {
      const [, id = '', body = ''] = FORM.exec(text) ?? [];
      const key = keys.find(id);
      if (key === null) throw anotherKey(id, keys);
      return unsealed(key, place, Buffer.from(body, 'base64url'));
    },

    /** Removes what no master key at hand opens, such as after a backup of an earlier one. @returns how much that was. */
    async forgetLost(): Promise<number> {
      return await write(db, ['vault', ...SEALED_TABLES], async (tx) => {
        const lost = (await sealedRows(tx)).filter(
          ({ sealed: text }) => keys.find(FORM.exec(text)?.[1] ?? '') === null,
        );
        for (const { table, id } of lost) await tx.deleteFrom(table).where('id', '=', id).execute();
        const id = await keyId(tx);
        if (id !== null && keys.find(id) === null) await tx.deleteFrom('vault').execute();
        return lost.length;
      });
    },

    /**
     * Seals everything under a new master key, in one transaction; whenever it is ended, the old key or the new one opens
     * all. A key in a variable can only be changed by who sets the variable: give the new one.
     */
    async rotate(given: string | null): Promise<Rotation> {
      if (given === null && keys.keep === null) {
        throw new StoreError(
          'invalid',
          `The master key stands in ${keys.source}: give the new one too, 32 bytes in base64.`,
        );
      }
      const next = given === null ? newMasterKey() : parseMasterKey(given, 'The new key');
      const locked = ['vault', ...SEALED_TABLES] as const;
      const resealed = await write(db, locked, async (tx) => {
        if (given === null) keys.keep?.(next);
        return await reseal(tx, keys, next);
      });
      if (given === null) await write(db, locked, async (tx) => keys.settle((await keyId(tx)) ?? next.id));
      const todo = given === null ? null : 'Set M2C_MASTER_KEY to the new key and start m2c again.';
      return { keyId: next.id, resealed, todo };
    },
  };
}

export type Vault = ReturnType<typeof openVault>;

async function keyId(tx: Tx): Promise<string | null> {
  return (await tx.selectFrom('vault').select('key_id').where('id', '=', 1).executeTakeFirst())?.key_id ?? null;
}

async function setKeyId(tx: Tx, id: string): Promise<void> {
  await tx
    .insertInto('vault')
    .values({ id: 1, key_id: id })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ key_id: id }))
    .execute();
}

/** The master key in use; the first one is made here, as is one after all that the lost one sealed is gone. */
async function current(tx: Tx, keys: MasterKeys): Promise<MasterKey> {
  const id = await keyId(tx);
  const found = keys.find(id);
  if (found !== null && found.id === id) return found;
  if (id !== null && (await sealedRows(tx)).length > 0) throw anotherKey(id, keys);
  const first = keys.find(null) ?? newMasterKey();
  if (keys.find(first.id) === null) keys.keep?.(first);
  keys.settle(first.id);
  await setKeyId(tx, first.id);
  return first;
}

async function sealedRows(tx: Tx) {
  const rows = await Promise.all(
    SEALED_TABLES.map(async (table) => {
      const found = await tx.selectFrom(table).select(['id', 'sealed']).execute();
      return found.map((row) => ({ ...row, table }));
    }),
  );
  return rows.flat();
}

async function reseal(tx: Tx, keys: MasterKeys, next: MasterKey): Promise<number> {
  const rows = await sealedRows(tx);
  const before = rows.length === 0 ? next : await current(tx, keys);
  for (const { table, id, sealed: text } of rows) {
    const place = `${table}/${id}` as const;
    const [, by = '', body = ''] = FORM.exec(text) ?? [];
    if (by !== before.id) throw anotherKey(by, keys);
    const plain = unsealed(before, place, Buffer.from(body, 'base64url'));
    await tx
      .updateTable(table)
      .set({ sealed: sealed(next, place, plain) })
      .where('id', '=', id)
      .execute();
  }
  await setKeyId(tx, next.id);
  return rows.length;
}

function sealed(key: MasterKey, place: SealedPlace, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place));
  const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${key.id}.${body.toString('base64url')}`;
}

function unsealed(key: MasterKey, place: SealedPlace, body: Buffer): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, body.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch (thrown) {
    throw new StoreError('sealed', `The secret at ${place} is not as it was stored: remove it and store it again.`, {
      cause: thrown,
    });
  }
}

function anotherKey(id: string, { source }: MasterKeys): StoreError {
  return new StoreError(
    'sealed',
    `The stored keys are sealed under another master key (${id || 'unknown'}) than the one of ${source}: put that one back, or remove the stored keys and store them again.`,
  );
}

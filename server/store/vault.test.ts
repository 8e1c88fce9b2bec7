/** Secrets at rest, on both databases. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES, type Fresh, fresh } from '../../conformance/postgres/databases.ts';
import { openDatabase } from './database.ts';
import type { StoreErrorKind } from './error.ts';
import { startStore } from './start.ts';
import { openStore, type Store } from './store.ts';
import { write } from './write.ts';

const SECRET = 'sk-canary-0123456789';
const URL = 'https://api.acme.example/v1';
const NEW = { provider: 'acme', label: '', disabled: false, position: 0, secret: SECRET, baseUrl: URL };
const key = () => randomBytes(32).toString('base64');
const refused = (kind: StoreErrorKind, message: RegExp) =>
  expect.objectContaining({ name: 'StoreError', kind, message: expect.stringMatching(message) });

/** For as long as `work` takes. */
async function within<T>(options: Fresh, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const secrets = (options: Fresh) =>
  within(options, async ({ providerKeys }) => (await providerKeys.unsealed('acme', URL)).map(({ secret }) => secret));
const add = (options: Fresh) => within(options, ({ providerKeys }) => providerKeys.create(NEW));

describe.each(DATABASES)('on %s', (kind) => {
  test('S21: a secret is nowhere in clear, and the key is a file of its own that only its owner reads', async () => {
    const options = await fresh(kind);
    await add(options);
    await add(options);
    expect(await secrets(options)).toEqual([SECRET, SECRET]);
    const file = join(options.dataDir, 'master.key');
    expect(readFileSync(file, 'utf8')).toMatch(/^[\w+/]{43}=\n$/);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const { db, close } = await openDatabase(options);
    onTestFinished(close);
    const rows = await db.selectFrom('provider_keys').selectAll().execute();
    expect(new Set(rows.map(({ sealed }) => sealed)).size).toBe(2);
    const stored =
      JSON.stringify(rows) +
      readdirSync(options.dataDir).map((name) => readFileSync(join(options.dataDir, name), 'latin1'));
    expect(stored).not.toContain(SECRET);
    expect(stored).not.toContain(Buffer.from(SECRET).toString('base64').slice(0, 20));
  });

  test('S21: what was sealed for one row opens at no other, and none that was changed', async () => {
    const options = await fresh(kind);
    const [one, other] = [await add(options), await add(options)];
    const { db, close } = await openDatabase(options);
    onTestFinished(close);
    const { sealed } = await db
      .selectFrom('provider_keys')
      .select('sealed')
      .where('id', '=', one.id)
      .executeTakeFirstOrThrow();
    const set = (text: string) =>
      write(db, 'provider_keys', (tx) =>
        tx.updateTable('provider_keys').set({ sealed: text }).where('id', '=', other.id).execute(),
      );
    const flipped = `${sealed.slice(0, -8)}${sealed.at(-8) === 'A' ? 'B' : 'A'}${sealed.slice(-7)}`;
    for (const text of [sealed, flipped, sealed.slice(0, 40)]) {
      await set(text);
      await expect(secrets(options)).rejects.toEqual(
        refused('sealed', new RegExp(`^The secret at provider_keys/${other.id} is not as it was stored`)),
      );
    }
    await set('');
    await expect(secrets(options)).rejects.toEqual(refused('sealed', /another master key \(unknown\)/));
  });

  test('another master key opens nothing and seals nothing, and says which one it is', async () => {
    const options = { ...(await fresh(kind)), masterKey: key() };
    await add(options);
    const other = { ...options, masterKey: key() };
    const sentence =
      /^The stored keys are sealed under another master key \([\da-f]{16}\) than the one of M2C_MASTER_KEY: put that one back/;
    await expect(secrets(other)).rejects.toEqual(refused('sealed', sentence));
    await expect(add(other)).rejects.toEqual(refused('sealed', sentence));
    const inFile = { ...options, masterKey: null };
    await expect(secrets(inFile)).rejects.toEqual(refused('sealed', /than the one of .*master\.key: /));
    await expect(add(inFile)).rejects.toEqual(refused('sealed', /master\.key/));
    expect(existsSync(join(options.dataDir, 'master.key'))).toBe(false);
    expect(await secrets(options)).toEqual([SECRET]);
    // Once nothing is left that it sealed, another one takes its place.
    await within(other, async ({ providerKeys }) => {
      for (const stored of await providerKeys.list()) await providerKeys.remove(stored);
    });
    await add(other);
    expect(await secrets(other)).toEqual([SECRET]);
  });

  test.each(['', ' ', 'c2hvcnQ=', `${'A'.repeat(44)}=`, '!'.repeat(43)])('%j is no master key', async (masterKey) => {
    const options = await fresh(kind);
    await expect(openStore({ ...options, masterKey })).rejects.toEqual(
      refused('sealed', /^M2C_MASTER_KEY holds no master key/),
    );
  });

  test('S27: a key file that is a link, or holds no key, is refused; one that others may read is closed', async () => {
    const options = await fresh(kind);
    await add(options);
    const file = join(options.dataDir, 'master.key');
    if (process.platform !== 'win32') {
      chmodSync(file, 0o644);
      expect(await secrets(options)).toEqual([SECRET]);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    renameSync(file, `${file}-kept`);
    await expect(secrets(options)).rejects.toEqual(refused('sealed', /another master key/));
    await expect(add(options)).rejects.toEqual(refused('sealed', /another master key/));
    expect(existsSync(file)).toBe(false);
    symlinkSync(`${file}-kept`, file);
    await expect(secrets(options)).rejects.toEqual(refused('unusable', /is a link/));
    rmSync(file);
    writeFileSync(file, 'nonsense');
    await expect(secrets(options)).rejects.toEqual(refused('sealed', /master\.key holds no master key/));
  });

  test('S21: a changed master key seals all anew, and the one before opens nothing more', async () => {
    const options = await fresh(kind);
    await add(options);
    await add(options);
    const file = join(options.dataDir, 'master.key');
    const before = readFileSync(file, 'utf8');
    const rotated = await within(options, ({ vault }) => vault.rotate(null));
    expect(rotated).toMatchObject({ resealed: 2, todo: null });
    expect(readFileSync(file, 'utf8')).not.toBe(before);
    expect(readdirSync(options.dataDir).filter((name) => name.startsWith('master.key'))).toEqual(['master.key']);
    expect(await secrets(options)).toEqual([SECRET, SECRET]);
    await expect(secrets({ ...options, masterKey: before.trim() })).rejects.toEqual(
      refused('sealed', /M2C_MASTER_KEY/),
    );
  });

  test('a master key in a variable is changed by who sets the variable', async () => {
    const options = { ...(await fresh(kind)), masterKey: key() };
    await add(options);
    const masterKey = key();
    await expect(within(options, ({ vault }) => vault.rotate(null))).rejects.toEqual(
      refused('invalid', /give the new one too/),
    );
    await expect(within(options, ({ vault }) => vault.rotate('short'))).rejects.toEqual(
      refused('sealed', /^The new key holds no master key/),
    );
    const { todo } = await within(options, ({ vault }) => vault.rotate(masterKey));
    expect(todo).toMatch(/^Set M2C_MASTER_KEY to the new key/);
    expect(await secrets({ ...options, masterKey })).toEqual([SECRET]);
    await expect(secrets(options)).rejects.toEqual(refused('sealed', /another master key/));
  });

  test('a change of the master key that was ended at any moment leaves one that opens all', async () => {
    const options = await fresh(kind);
    await add(options);
    const file = join(options.dataDir, 'master.key');
    const before = readFileSync(file, 'utf8');
    await within(options, ({ vault }) => vault.rotate(null));
    const after = readFileSync(file, 'utf8');
    const { db, close } = await openDatabase(options);
    const { key_id: id } = await db.selectFrom('vault').selectAll().executeTakeFirstOrThrow();
    await close();
    // Before the commit: the new key is kept beside the old one, and nothing is sealed under it.
    writeFileSync(`${file}.0123456789abcdef`, before, { mode: 0o600 });
    expect(await secrets(options)).toEqual([SECRET]);
    // After the commit, before the new key has the old one's place.
    writeFileSync(file, before);
    writeFileSync(`${file}.${id}`, after, { mode: 0o600 });
    expect(await secrets(options)).toEqual([SECRET]);
    await add(options);
    await within(options, ({ vault }) => vault.rotate(null));
    expect(await secrets(options)).toEqual([SECRET, SECRET]);
    expect(readdirSync(options.dataDir).filter((name) => name.startsWith('master.key'))).toEqual(['master.key']);
  });

  test('two who change it at once leave one that opens all', async () => {
    const options = await fresh(kind);
    await add(options);
    const stores = await Promise.all([startStore(options), startStore(options)]);
    await Promise.all([...stores, ...stores].map(({ vault }) => vault.rotate(null)));
    await Promise.all(stores.map((store) => store.close()));
    expect(await secrets(options)).toEqual([SECRET]);
    expect(readdirSync(options.dataDir).filter((name) => name.startsWith('master.key'))).toEqual(['master.key']);
  });
});

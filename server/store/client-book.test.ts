/** Client keys in memory, and the store in its thread, on both databases. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES, fresh } from '../../conformance/postgres/databases.ts';
import { openClientBook } from './client-book.ts';
import { type StartedStore, startStore } from './start.ts';
import { openStore, type StoreOptions } from './store.ts';

const LAPTOP = { name: 'laptop', limits: {}, expiresAt: null, disabled: false };

async function started(options: StoreOptions): Promise<StartedStore> {
  const store = await startStore(options);
  onTestFinished(async () => store.close().catch(() => undefined));
  return store;
}

describe.each(DATABASES)('on %s', (kind) => {
  test('a key works from the moment it is told to the moment it is revoked, and a blank one never', async () => {
    const store = await started(await fresh(kind));
    const book = await openClientBook(store);
    onTestFinished(book.close);
    expect(book.isEmpty).toBe(true);
    const { secret, clientKey } = await store.clientKeys.create({ ...LAPTOP, expiresAt: 1000 });
    expect(book.isEmpty).toBe(false);
    expect(book.check(secret, 999)).toEqual(clientKey);
    expect(book.check(` ${secret}\n`, 999)).toEqual(clientKey);
    expect(book.check(secret, 1000)).toBe('expired');
    for (const blank of ['', ' ', '\t\n', null, undefined]) expect(book.check(blank, 0)).toBe('missing');
    for (const other of [`${secret}x`, secret.slice(0, -1), clientKey.prefix, clientKey.sha256, clientKey.id, 'm2c_']) {
      expect(book.check(other, 0)).toBe('unknown');
    }
    const revoked = await store.clientKeys.update(clientKey, { ...clientKey, disabled: true });
    expect(book.check(secret, 0)).toBe('revoked');
    await store.clientKeys.remove(revoked);
    expect(book.check(secret, 0)).toBe('unknown');
  });

  test('a key that another process revokes is refused within a second', async () => {
    const options = await fresh(kind);
    const [here, elsewhere] = [await started(options), await openStore(options)];
    onTestFinished(elsewhere.close);
    const book = await openClientBook(here);
    onTestFinished(book.close);
    const { secret, clientKey } = await elsewhere.clientKeys.create(LAPTOP);
    const heard = async (verdict: unknown) => {
      const start = performance.now();
      while (performance.now() - start < 10_000 && !Object.is(verdict, verdictOf())) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(verdictOf()).toBe(verdict);
    };
    const verdictOf = () => {
      const found = book.check(secret, 0);
      return typeof found === 'string' ? found : found.name;
    };
    await heard('laptop');
    await elsewhere.clientKeys.update(clientKey, { ...clientKey, disabled: true });
    await heard('revoked');
  });

  test('when a key was used is written down', async () => {
    const store = await started(await fresh(kind));
    const book = await openClientBook(store);
    const { secret, clientKey } = await store.clientKeys.create(LAPTOP);
    book.check(secret, 7);
    book.check(secret, 8);
    await book.close();
    expect(await store.clientKeys.get(clientKey.id)).toEqual({ ...clientKey, lastUsedAt: 8 });
  });

  test('errors come out of the thread as they are, and none after its end', async () => {
    const store = await started(await fresh(kind));
    await expect(store.routes.get('route_x')).rejects.toMatchObject({ name: 'StoreError', kind: 'absent' });
    await expect(
      store.prices.put(0, { provider: 'a', model: 'b', input: 2 ** 70, cachedInput: null, output: 1, currency: 'USD' }),
    ).rejects.toMatchObject({ name: 'StoreError', kind: 'invalid' });
    const last = store.settings.put({ id: 'last', version: 0 }, true);
    await store.close();
    await last;
    await expect(store.settings.list()).rejects.toMatchObject({ kind: 'unusable', message: 'The store is closed.' });
  });
});

test('a store that cannot be opened says so in one sentence', async () => {
  const options = { ...(await fresh('sqlite')), databaseUrl: 'postgresql://m2c@127.0.0.1:1/none' };
  await expect(startStore(options)).rejects.toMatchObject({
    kind: 'unusable',
    message: 'PostgreSQL cannot be reached: look at M2C_DATABASE_URL, and whether the server is up.',
  });
  await expect(startStore({ ...options, databaseUrl: 'mysql://x' })).rejects.toMatchObject({
    message: expect.stringMatching(/^M2C_DATABASE_URL must be a URL/),
  });
});

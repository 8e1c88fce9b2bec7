/** What the store keeps, on both databases. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES, fresh } from '../../conformance/postgres/databases.ts';
import { openDatabase } from './database.ts';
import type { StoreErrorKind } from './error.ts';
import { openStore, type Store } from './store.ts';
import type { Key, Versioned } from './versioned.ts';

const refused = (kind: StoreErrorKind, message = /./) =>
  expect.objectContaining({ name: 'StoreError', kind, message: expect.stringMatching(message) });

/** Every kind of row that is changed by its version: how one is made, changed and removed. */
interface Resource {
  readonly name: string;
  readonly create: (store: Store) => Promise<Versioned>;
  readonly again: (store: Store) => Promise<Versioned>;
  readonly update: (store: Store, key: Key) => Promise<Versioned>;
  readonly remove: (store: Store, key: Key) => Promise<void>;
  readonly list: (store: Store) => Promise<readonly Versioned[]>;
}

const route = { pattern: 'gpt-*', targets: ['acme/one', 'two'], position: 1 };
const price = { provider: 'acme', model: 'one', input: 1_500_000, cachedInput: null, output: 2 ** 50, currency: 'USD' };
const providerKey = { label: 'mine', disabled: false, position: 0 };
const clientKey = {
  name: 'laptop',
  limits: { requestsPerMinute: 60, models: ['one'] },
  expiresAt: null,
  disabled: false,
};

const RESOURCES: readonly Resource[] = [
  {
    name: 'settings',
    create: ({ settings }) => settings.put({ id: 'log.bodies', version: 0 }, 'errors'),
    again: ({ settings }) => settings.put({ id: 'log.bodies', version: 0 }, 'full'),
    update: ({ settings }, key) => settings.put(key, { a: [1, null, 'ü\u0001"\\'] }),
    remove: ({ settings }, key) => settings.remove(key),
    list: ({ settings }) => settings.list(),
  },
  {
    name: 'providers',
    create: ({ providers }) => providers.create({ id: 'acme', baseUrl: 'https://api.acme.example/v1' }),
    again: ({ providers }) => providers.create({ id: 'acme' }),
    update: ({ providers }, key) => providers.update(key, { id: 'other', defaultModel: 'one' }),
    remove: ({ providers }, key) => providers.remove(key),
    list: ({ providers }) => providers.list(),
  },
  {
    name: 'routes',
    create: ({ routes }) => routes.create(route),
    again: ({ routes }) => routes.create({ ...route, targets: [] }),
    update: ({ routes }, key) => routes.update(key, { ...route, position: 2 }),
    remove: ({ routes }, key) => routes.remove(key),
    list: ({ routes }) => routes.list(),
  },
  {
    name: 'prices',
    create: ({ prices }) => prices.put(0, price),
    again: ({ prices }) => prices.put(0, price),
    update: ({ prices }, { version }) => prices.put(version, { ...price, cachedInput: 7 }),
    remove: ({ prices }, key) => prices.remove(key),
    list: ({ prices }) => prices.list(),
  },
];

describe.each(DATABASES)('on %s', (kind) => {
  async function opened(): Promise<Store> {
    const store = await openStore(await fresh(kind));
    onTestFinished(store.close);
    return store;
  }

  describe.each(RESOURCES)('$name', ({ create, again, update, remove, list }) => {
    test('are made once, changed by who knows their version, and removed', async () => {
      const store = await opened();
      expect(await list(store)).toEqual([]);
      const made = await create(store);
      expect(made.version).toBe(1);
      expect(await list(store)).toEqual([made]);
      await expect(again(store)).rejects.toEqual(refused('duplicate'));
      const changed = await update(store, made);
      expect(changed).toMatchObject({ id: made.id, version: 2, createdAt: made.createdAt });
      expect(await list(store)).toEqual([changed]);
      await expect(update(store, made)).rejects.toEqual(refused('stale', /is now at version 2/));
      await expect(remove(store, made)).rejects.toEqual(refused('stale'));
      await remove(store, changed);
      expect(await list(store)).toEqual([]);
      await expect(remove(store, changed)).rejects.toEqual(refused('absent', /does not exist\.$/));
      await expect(update(store, changed)).rejects.toEqual(refused('absent'));
    });

    test('of many who change the same version, one does', async () => {
      const store = await opened();
      const made = await create(store);
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => update(store, made)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await list(store)).toMatchObject([{ version: 2 }]);
    });
  });

  test('values come back as they were', async () => {
    const { settings, routes, prices, providers } = await opened();
    const value = {
      text: "a'; drop table settings; --\u0001\u001b[31mü\ud83d\ude00",
      list: [0.1, -1, null, true],
      nested: { __proto__: 1 },
    };
    await settings.put({ id: "x'\u0007", version: 0 }, value);
    expect(await settings.get("x'\u0007")).toMatchObject({ value });
    expect(await settings.get('other')).toBeNull();
    expect(await routes.get((await routes.create(route)).id)).toMatchObject(route);
    expect(await prices.put(0, price)).toMatchObject({ id: 'acme/one', ...price });
    const entry = { id: 'acme', headers: { 'x-a': 'b' } };
    await providers.create(entry);
    expect(await providers.get('acme')).toMatchObject({ entry });
    const { id, version } = await providers.update({ id: 'acme', version: 1 }, { id: 'thief' });
    expect(await providers.get('acme')).toMatchObject({ id, version, entry: { id: 'acme' } });
  });

  test('S22: a client key is told once, and its digest is what is kept', async () => {
    const options = await fresh(kind);
    const store = await openStore(options);
    const { secret, clientKey: made } = await store.clientKeys.create(clientKey);
    expect(secret).toMatch(/^m2c_[\w-]{43}$/);
    expect(made).toMatchObject({ ...clientKey, prefix: secret.slice(0, 10), lastUsedAt: null, version: 1 });
    expect((await store.clientKeys.create(clientKey)).secret).not.toBe(secret);
    expect(JSON.stringify(await store.clientKeys.list())).not.toContain(secret);
    await store.clientKeys.used([{ id: made.id, at: 5 }]);
    const used = await store.clientKeys.get(made.id);
    expect(used).toEqual({ ...made, lastUsedAt: 5 });
    expect(await store.clientKeys.update(used, { ...used, disabled: true })).toMatchObject({
      disabled: true,
      version: 2,
    });
    await expect(store.clientKeys.create({ ...clientKey, name: ' ' })).rejects.toEqual(refused('invalid'));
    await store.close();
    const { db, close } = await openDatabase(options);
    onTestFinished(close);
    expect(JSON.stringify(await db.selectFrom('client_keys').selectAll().execute())).not.toContain(secret);
  });

  test("a provider's keys go to the address they were stored for, in their order, and with their provider", async () => {
    const { providerKeys, providers } = await opened();
    const provider = await providers.create({ id: 'acme' });
    const home = 'https://api.acme.example/v1';
    const add = (secret: string, position: number, baseUrl = home) =>
      providerKeys.create({ ...providerKey, provider: 'acme', secret, baseUrl, position });
    const second = await add('sk-second-0002', 2);
    const first = await add(' sk-first-0001\n', 1);
    await add('sk-elsewhere-3', 3, 'https://api.acme.example:8443/v1');
    expect(first).toMatchObject({ hint: '…0001', origin: 'https://api.acme.example', version: 1 });
    expect(await providerKeys.unsealed('acme', 'https://API.acme.example:443/other')).toEqual([
      { id: first.id, secret: 'sk-first-0001' },
      { id: second.id, secret: 'sk-second-0002' },
    ]);
    expect(await providerKeys.unsealed('acme', 'http://api.acme.example/v1')).toEqual([]);
    const off = await providerKeys.update(first, { ...first, disabled: true });
    expect(await providerKeys.unsealed('acme', home)).toMatchObject([{ secret: 'sk-second-0002' }]);
    await expect(providerKeys.update(first, first)).rejects.toEqual(refused('stale'));
    const moved = await providerKeys.replace(off, { secret: 'short', baseUrl: 'http://127.0.0.1:9/v1' });
    expect(moved).toMatchObject({ hint: '…', origin: 'http://127.0.0.1:9', version: 3 });
    for (const [secret, baseUrl] of [
      [' ', home],
      ['two words', home],
      ['sk-1', 'file:///etc'],
      ['sk-1', ''],
    ]) {
      await expect(
        providerKeys.create({ ...providerKey, provider: 'acme', secret: secret ?? '', baseUrl: baseUrl ?? '' }),
      ).rejects.toEqual(refused('invalid'));
    }
    await providers.remove(provider);
    expect(await providerKeys.list()).toEqual([]);
  });

  test('a lesson takes the place of the same one before, and is gone after its time', async () => {
    const { learned } = await opened();
    const lesson = { provider: 'acme', keyHash: 'ab', keyHint: '…0001', model: 'one', what: 'temperature' };
    await learned.learn({ ...lesson, sentence: 'No.', at: 1, until: 10 });
    await learned.learn({ ...lesson, sentence: 'Still no.', at: 2, until: 20 });
    await learned.learn({ ...lesson, what: 'top_p', sentence: 'Nor this.', at: 3, until: 15 });
    const [newest, other] = await learned.list(5);
    expect([newest?.sentence, other?.sentence]).toEqual(['Nor this.', 'Still no.']);
    expect(await learned.list(15)).toMatchObject([{ ...lesson, sentence: 'Still no.' }]);
    expect([await learned.forget(newest?.id ?? ''), await learned.forget(newest?.id ?? '')]).toEqual([true, false]);
    await learned.learn({ ...lesson, what: 'seed', sentence: 'No.', at: 30, until: 40 });
    expect(await learned.list(0)).toHaveLength(1);
  });

  test('the audit trail is a chain that shows what was done to it', async () => {
    const options = await fresh(kind);
    const store = await openStore(options);
    onTestFinished(store.close);
    const append = (subject: string) =>
      store.audit.append({ actor: 'admin', action: 'x', subject, detail: { of: subject } });
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(append));
    const [last, ...earlier] = (await store.audit.list({ limit: 3 })).entries;
    expect([last, ...earlier].map((entry) => entry?.seq)).toEqual([5, 4, 3]);
    expect((await store.audit.list({ before: 3, limit: 9 })).entries).toMatchObject([{ seq: 2 }, { seq: 1 }]);
    expect(await store.audit.verify()).toEqual({ entries: 5, broken: null, head: last?.hash });
    const intact = async () => {
      const pages = [{ limit: 2 }, { before: 4, limit: 2 }, { before: 2, limit: 2 }].map(store.audit.list);
      return (await Promise.all(pages)).map((page) => page.intact);
    };
    expect(await intact()).toEqual([true, true, true]);
    const { db, close } = await openDatabase(options);
    onTestFinished(close);
    await db.updateTable('audit').set({ actor: 'nobody' }).where('seq', '=', 2).execute();
    expect(await store.audit.verify()).toMatchObject({ entries: 1, broken: 2 });
    expect(await intact()).toEqual([true, false, true]);
    await db.updateTable('audit').set({ actor: 'admin' }).where('seq', '=', 2).execute();
    await db.deleteFrom('audit').where('seq', '=', 3).execute();
    expect(await store.audit.verify()).toMatchObject({ entries: 2, broken: 4 });
    expect(await intact()).toEqual([false, false, true]);
    await db.deleteFrom('audit').where('seq', '>', 3).execute();
    expect(await store.audit.verify()).toMatchObject({ entries: 2, broken: null });
    expect((await store.maintenance.integrity()).findings).toEqual(['What is stored of audit changed by itself.']);
  });

  test('every change is counted by its topic', async () => {
    const { settings, routes, changes } = await opened();
    expect(await changes.counts()).toEqual({});
    await settings.put({ id: 'a', version: 0 }, 1);
    await expect(settings.put({ id: 'a', version: 0 }, 1)).rejects.toEqual(refused('duplicate'));
    await settings.put({ id: 'a', version: 1 }, 2);
    await routes.create(route);
    expect(await changes.counts()).toEqual({ settings: 2, routes: 1 });
  });
});

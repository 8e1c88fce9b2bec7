/** What only a server has: connections that end, users, other databases. */
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES, fresh } from '../../conformance/postgres/databases.ts';
import { openDatabase } from './database.ts';
import { openStore } from './store.ts';

describe.each(DATABASES.filter((kind) => kind === 'postgres'))('on %s', (kind) => {
  test('a connection that the server ends is replaced', async () => {
    const options = await fresh(kind);
    const store = await openStore(options);
    onTestFinished(store.close);
    await store.settings.put({ id: 'kept', version: 0 }, 1);
    const { db, close } = await openDatabase(options);
    onTestFinished(close);
    const others = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    for (let time = 0; time < 3; time += 1) {
      const asked = Promise.allSettled([store.settings.get('kept'), store.settings.list()]);
      await others.execute(db);
      for (const outcome of await asked) {
        if (outcome.status === 'rejected')
          expect(outcome.reason).toMatchObject({ name: 'StoreError', kind: 'unusable' });
      }
      // Those that were just ended may be handed out once more each.
      await expect
        .poll(() => store.settings.get('kept').catch(() => null), { timeout: 10_000 })
        .toMatchObject({ value: 1 });
    }
  });

  test('a database or a user that does not exist is named as what it is', async () => {
    const { databaseUrl, ...options } = await fresh(kind);
    const none = new URL(databaseUrl ?? '');
    none.pathname = '/no_such_database';
    await expect(openStore({ ...options, databaseUrl: none.href })).rejects.toMatchObject({
      kind: 'unusable',
      message: expect.stringMatching(/^PostgreSQL has no database of the name in M2C_DATABASE_URL/),
    });
    const stranger = new URL(databaseUrl ?? '');
    stranger.username = 'no_such_user';
    stranger.password = 'canary-password';
    const refused = openStore({ ...options, databaseUrl: stranger.href });
    await expect(refused).rejects.toMatchObject({
      message: expect.stringMatching(/^PostgreSQL refuses the user or the password/),
    });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('canary') });
  });

  test('tables stand beside those of other programs', async () => {
    const options = await fresh(kind);
    const { db, close } = await openDatabase(options);
    onTestFinished(close);
    await sql`create table public.settings (mine text)`.execute(db);
    const store = await openStore(options);
    onTestFinished(store.close);
    await store.settings.put({ id: 'a', version: 0 }, 1);
    expect((await sql`select * from public.settings`.execute(db)).rows).toEqual([]);
    expect((await sql`select id from m2c.settings`.execute(db)).rows).toEqual([{ id: 'a' }]);
  });

  test('numbers come back as numbers, and one that is too large for them is refused', async () => {
    const { db, close } = await openDatabase(await fresh(kind));
    onTestFinished(close);
    const { rows } = await sql`select 9007199254740991::bigint as large, sum(n)::numeric as total, count(*) as rows
      from (values (2::bigint), (3::bigint)) as of(n)`.execute(db);
    expect(rows).toEqual([{ large: Number.MAX_SAFE_INTEGER, total: 5, rows: 2 }]);
    await expect(sql`select 9007199254740993::bigint as larger`.execute(db)).rejects.toMatchObject({
      kind: 'unusable',
    });
  });
});

test('a folder that is not there is told as such', async () => {
  const options = await fresh('sqlite');
  await expect(openStore({ ...options, dataDir: `${options.dataDir}/none` })).rejects.toMatchObject({
    kind: 'unusable',
    message: 'The database file cannot be opened: make its folder, and all in it, yours and writable.',
  });
});

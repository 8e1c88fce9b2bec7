/** From one schema to the next: all of it or nothing, on both databases. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES, fresh } from '../../conformance/postgres/databases.ts';
import { listBackups } from './backups.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { ending, WITH_NEXT } from './migrating.testing.ts';
import { MIGRATIONS, NEWEST } from './migrations/index.ts';
import { openReady } from './opening.ts';
import { connect, databaseOf } from './sqlite.ts';
import { openStore } from './store.ts';

/** Every table with its columns, and what was set. */
async function shapeOf({ db }: Database): Promise<unknown> {
  const tables = (await db.introspection.getTables()).filter(({ schema = 'm2c' }) => schema === 'm2c');
  const columns = tables.map(({ name, columns: all }) => [name, all.map((column) => column.name)]);
  const set = tables.some(({ name }) => name === 'settings')
    ? (await sql`select id from settings`.execute(db)).rows
    : [];
  return { columns: columns.toSorted(), set };
}

const counted = async (database: Database) => {
  let statements = 0;
  await migrate(
    ending(database, -1, () => undefined),
    [],
  ).catch(() => undefined);
  const counting = {
    ...database,
    db: database.db.withPlugin({
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    }),
  };
  await migrate(counting, WITH_NEXT);
  return statements;
};

describe.each(DATABASES)('on %s', (kind) => {
  async function opened(): Promise<Database> {
    const database = await openDatabase(await fresh(kind));
    onTestFinished(database.close);
    return database;
  }
  async function based(): Promise<Database> {
    const database = await opened();
    await migrate(database);
    await sql`insert into settings (id, version, created_at, updated_at, value) values ('kept', 1, 0, 0, '1')`.execute(
      database.db,
    );
    return database;
  }

  test('what ends at any statement leaves the schema before or the one after, and the next start finishes it', async () => {
    const before = await shapeOf(await based());
    const done = await based();
    const statements = await counted(done);
    const after = await shapeOf(done);
    expect(statements).toBeGreaterThan(10);
    expect(after).not.toEqual(before);
    const seen = new Set<number>();
    const database = await based();
    for (let at = 0; at < statements; at += 1) {
      const crash = () => {
        throw new Error('the power is gone');
      };
      await expect(migrate(ending(database, at, crash), WITH_NEXT)).rejects.toThrow('the power is gone');
      expect(await shapeOf(database)).toEqual(before);
      seen.add(await schemaVersion(database.db));
    }
    expect([...seen]).toEqual([NEWEST]);
    await migrate(database, WITH_NEXT);
    expect(await shapeOf(database)).toEqual(after);
  });

  test('what ends at any statement of the first steps leaves whole steps only', async () => {
    const statements = await counted(await opened());
    const after = await based();
    const whole = await shapeOf(after);
    for (let at = 0; at < statements; at += 4) {
      const database = await opened();
      const crash = () => {
        throw new Error('the power is gone');
      };
      await expect(migrate(ending(database, at, crash), MIGRATIONS))
        .rejects.toThrow('the power is gone')
        .catch(() => undefined);
      expect([0, ...MIGRATIONS.map(({ version }) => version)]).toContain(await schemaVersion(database.db));
      await migrate(database);
      expect(await shapeOf(database)).toMatchObject({ columns: (whole as { columns: unknown }).columns });
    }
  });

  test('several that start at once make each step once', async () => {
    const options = await fresh(kind);
    const stores =
      kind === 'sqlite'
        ? [await openStore(options), await openStore(options)]
        : await Promise.all([1, 2, 3, 4].map(() => openStore(options)));
    for (const store of stores) {
      expect(await store.maintenance.state()).toMatchObject({ kind, schema: NEWEST, warnings: [] });
      await store.close();
    }
  });

  test('a newer schema is refused and left as it is', async () => {
    const options = await fresh(kind);
    const newer = await openReady(options, WITH_NEXT);
    const shape = await shapeOf(newer);
    await newer.close();
    const file = join(options.dataDir, 'm2c.db');
    const bytes = () => (kind === 'sqlite' ? createHash('sha256').update(readFileSync(file)).digest('hex') : '');
    const before = bytes();
    const sentence = `A newer m2c wrote the database (schema ${NEWEST + 1}, and this one knows ${NEWEST}): update m2c, or name another with --data-dir or M2C_DATABASE_URL. Nothing was changed.`;
    for (const serves of [true, false]) {
      await expect(openStore({ ...options, serves })).rejects.toMatchObject({ kind: 'newer', message: sentence });
    }
    expect(bytes()).toBe(before);
    const again = await openDatabase(options);
    onTestFinished(again.close);
    expect(await shapeOf(again)).toEqual(shape);
  });

  test("another program's tables are refused and left alone", async () => {
    const options = await fresh(kind);
    const database = await openDatabase(options);
    await database.db.schema.createTable('users').addColumn('id', 'text').execute();
    await database.close();
    await expect(openStore({ ...options, serves: true })).rejects.toMatchObject({ kind: 'foreign' });
  });
});

describe('a file', () => {
  test('is copied before its schema changes, and only then', async () => {
    const options = await fresh('sqlite');
    const store = await openStore(options);
    await store.settings.put({ id: 'kept', version: 0 }, 1);
    await store.close();
    await (await openReady(options)).close();
    expect(listBackups(options.dataDir)).toEqual([]);
    await (await openReady(options, WITH_NEXT)).close();
    const backups = listBackups(options.dataDir);
    expect(backups).toMatchObject([{ kind: 'migration' }]);
    await (await openReady(options, WITH_NEXT)).close();
    expect(listBackups(options.dataDir)).toEqual(backups);
    const copy = databaseOf(connect(join(options.dataDir, 'backups', backups[0]?.name ?? '')));
    onTestFinished(copy.close);
    expect(await schemaVersion(copy.db)).toBe(NEWEST);
    expect(await copy.db.selectFrom('settings').select('id').execute()).toEqual([{ id: 'kept' }]);
  });

  test('on a disk that is full at any page has the schema before or the one after', async () => {
    const { dataDir } = await fresh('sqlite');
    const sizes = new Set<string>();
    for (let pages = 2, version = 0; version <= NEWEST; pages += 1) {
      const file = join(dataDir, `${pages}.db`);
      writeFileSync(file, '');
      const first = databaseOf(connect(file));
      await migrate(first);
      await first.close();
      const sqlite = connect(file);
      const all = Number(sqlite.pragma('page_count', { simple: true }));
      sqlite.pragma(`max_page_count = ${all + pages - 2}`);
      const full = databaseOf(sqlite);
      const outcome = await migrate(full, WITH_NEXT).then(
        () => 'migrated',
        (thrown: { code?: string }) => String(thrown.code),
      );
      await full.close();
      const again = databaseOf(connect(file));
      version = await schemaVersion(again.db);
      expect([outcome, version]).toEqual(outcome === 'migrated' ? ['migrated', NEWEST + 1] : ['SQLITE_FULL', NEWEST]);
      expect(again.db && new Sqlite(file).pragma('integrity_check', { simple: true })).toBe('ok');
      await again.close();
      sizes.add(outcome);
    }
    expect([...sizes].toSorted()).toEqual(['SQLITE_FULL', 'migrated']);
  });

  test('of a process that was killed in the middle has the schema before, and is sound', async () => {
    const program = fileURLToPath(new URL('./migrating.testing.ts', import.meta.url));
    const options = await fresh('sqlite');
    const store = await openStore(options);
    await store.settings.put({ id: 'kept', version: 0 }, 1);
    await store.close();
    for (const at of [4, 6, 8, 9]) {
      const { signal, stdout } = spawnSync(process.execPath, [program, options.dataDir, String(at)], {
        encoding: 'utf8',
      });
      expect([signal, stdout]).toEqual(['SIGKILL', '']);
      const again = await openStore({ ...options, serves: true });
      expect(await again.maintenance.state()).toMatchObject({ schema: NEWEST, warnings: [] });
      expect(await again.settings.get('kept')).toMatchObject({ value: 1 });
      expect(await again.maintenance.integrity()).toEqual({ sound: true, findings: [] });
      await again.close();
    }
    expect(spawnSync(process.execPath, [program, options.dataDir, '-1'], { encoding: 'utf8' }).stdout).toBe(
      'migrated\n',
    );
    await expect(openStore(options)).rejects.toMatchObject({ kind: 'newer' });
  });
});

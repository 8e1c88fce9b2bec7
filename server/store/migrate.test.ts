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

/** Every table of a schema with its columns, and what was set. */
async function shapeOf({ db }: Database): Promise<unknown> {
  const found = await db.introspection.getTables();
  const tables = found.filter(({ name, schema = 'm2c' }) => schema === 'm2c' && name !== 'm2c_schema');
  const columns = tables.map(({ name, columns: all }) => [name, all.map((column) => column.name)]);
  const set = tables.length > 0 ? (await sql`select id from settings`.execute(db)).rows : [];
  return { columns: columns.toSorted(), set };
}

const keep = ({ db }: Database) =>
  sql`insert into settings (id, version, created_at, updated_at, value) values ('kept', 1, 0, 0, '1')`.execute(db);

const crash = () => {
  throw new Error('the power is gone');
};

describe.each(DATABASES)('on %s', (kind) => {
  async function opened(): Promise<Database> {
    const database = await openDatabase(await fresh(kind));
    onTestFinished(database.close);
    return database;
  }
  // What others see between two statements is what an end there leaves: no schema but the one before and the newest, or a
  // second thread that opens a new database would take it for an old one and back it up (seen 2026-11-22).
  test.each([0, ...MIGRATIONS.map(({ version }) => version)])(
    'what ends at any statement on the way from schema %i leaves it, or the newest',
    async (from) => {
      const started = async () => {
        const database = await opened();
        if (from > 0) {
          await migrate(database, WITH_NEXT.slice(0, from));
          await keep(database);
        }
        return database;
      };
      const whole = await started();
      const shapes = new Map([[from, await shapeOf(whole)]]);
      await migrate(whole, WITH_NEXT);
      shapes.set(NEWEST + 1, await shapeOf(whole));

      const database = await started();
      let at = 0;
      for (let reached = from; reached === from; at += 1) {
        const outcome = await migrate(ending(database, at, crash), WITH_NEXT).then(
          () => 'migrated',
          (thrown: Error) => thrown.message,
        );
        reached = await schemaVersion(database.db);
        expect([outcome, await shapeOf(database)]).toEqual([
          reached === from ? 'the power is gone' : 'migrated',
          shapes.get(reached),
        ]);
      }
      expect(at).toBeGreaterThan(6);
    },
  );

  // On PostgreSQL, which of the catalogue's own indices tells the later one off is a matter of luck: hence several rounds.
  test.for(kind === 'sqlite' ? [1] : [1, 2, 3, 4, 5, 6])(
    'several that start at once make each step once, %i',
    async () => {
      const options = await fresh(kind);
      const stores =
        kind === 'sqlite'
          ? [await openStore(options), await openStore(options)]
          : await Promise.all([1, 2, 3, 4, 5, 6].map(() => openStore(options)));
      for (const store of stores) {
        expect(await store.maintenance.state()).toMatchObject({ kind, schema: NEWEST, warnings: [] });
        await store.close();
      }
    },
  );

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
    if (kind === 'postgres') await database.db.schema.createSchema('m2c').execute();
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

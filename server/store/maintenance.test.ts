/** Looking after the database. */

import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES, type Fresh, fresh } from '../../conformance/postgres/databases.ts';
import { openDatabase } from './database.ts';
import { WITH_NEXT } from './migrating.testing.ts';
import { NEWEST } from './migrations/index.ts';
import { openReady } from './opening.ts';
import { openStore, type Store } from './store.ts';

const SECRET = 'sk-canary-0123456789';
const URL = 'https://api.acme.example/v1';

async function opened(options: Fresh): Promise<Store> {
  const store = await openStore(options);
  onTestFinished(async () => store.close().catch(() => undefined));
  await store.settings.put({ id: 'kept', version: 0 }, 'before');
  const key = { provider: 'acme', label: '', disabled: false, position: 0, secret: SECRET, baseUrl: URL };
  await store.providerKeys.create(key);
  return store;
}

describe.each(DATABASES)('on %s', (kind) => {
  test('tells its size, its schema and whether it is sound', async () => {
    const options = await fresh(kind);
    const { maintenance } = await opened(options);
    expect(await maintenance.state()).toEqual({ kind, schema: NEWEST, warnings: [] });
    expect((await maintenance.size()).bytes).toBeGreaterThan(50_000);
    expect(await maintenance.integrity()).toEqual({ sound: true, findings: [] });
    const { db, close } = await openDatabase(options);
    onTestFinished(close);
    await db.updateTable('settings').set({ value: '"forged"' }).execute();
    expect(await maintenance.integrity()).toEqual({
      sound: false,
      findings: ['What is stored of settings changed by itself.'],
    });
  });
});

test.each(DATABASES.filter((kind) => kind === 'postgres'))(
  '%s is looked after by its own tools, and m2c says by which',
  async (kind) => {
    const { maintenance } = await opened(await fresh(kind));
    const unavailable = (message: RegExp) => ({ kind: 'unavailable', message: expect.stringMatching(message) });
    await expect(maintenance.backup({ turns: true })).rejects.toMatchObject(unavailable(/pg_dump --schema=m2c/));
    await expect(maintenance.restore('x')).rejects.toMatchObject(unavailable(/pg_restore/));
    await expect(maintenance.vacuum()).rejects.toMatchObject(unavailable(/vacuums by itself/));
    expect(await maintenance.backups()).toEqual([]);
  },
);

test('free space goes back to the disk', async () => {
  const { settings, maintenance } = await opened(await fresh('sqlite'));
  const large = await settings.put({ id: 'large', version: 0 }, randomBytes(1024 * 1024).toString('hex'));
  await settings.remove(large);
  const before = await maintenance.size();
  expect(before.freeBytes).toBeGreaterThanOrEqual(2 * 1024 * 1024);
  const after = await maintenance.vacuum();
  expect(after.freeBytes).toBe(0);
  expect(after.bytes).toBeLessThan(before.bytes - 2 * 1024 * 1024);
});

describe('a backup', () => {
  test.each([true, false])('holds what is set while others write, and no secret (with turns: %s)', async (turns) => {
    const options = await fresh('sqlite');
    const { maintenance, clientKeys, settings } = await opened(options);
    const { secret } = await clientKeys.create({ name: 'laptop', limits: {}, expiresAt: null, disabled: false });
    const [backup] = await Promise.all([
      maintenance.backup({ turns }),
      settings.put({ id: 'meanwhile', version: 0 }, 1),
    ]);
    expect(await maintenance.backups()).toEqual([backup]);
    expect(backup).toMatchObject({ kind: turns ? 'whole' : 'settings', bytes: expect.any(Number) });
    expect(Math.abs(Date.now() - backup.at)).toBeLessThan(3_600_000);
    const folder = join(options.dataDir, 'backups');
    expect(readdirSync(folder)).toEqual([backup.name]);
    const text = readFileSync(join(folder, backup.name), 'latin1');
    expect(text).toContain('before');
    for (const hidden of [SECRET, secret, readFileSync(join(options.dataDir, 'master.key'), 'utf8').trim()])
      expect(text).not.toContain(hidden);
    await maintenance.removeBackup(backup.name);
    expect(await maintenance.backups()).toEqual([]);
  });

  test('takes the place of what is set, at once, and what was there is kept', async () => {
    const options = await fresh('sqlite');
    const { maintenance, settings, providerKeys, changes } = await opened(options);
    const backup = await maintenance.backup({ turns: false });
    await settings.put({ id: 'kept', version: 1 }, 'after');
    await settings.put({ id: 'new', version: 0 }, 1);
    const [stored] = await providerKeys.list();
    if (stored !== undefined) await providerKeys.remove(stored);
    const counted = await changes.counts();
    const { replaced, lostKeys } = await maintenance.restore(backup.name);
    expect(lostKeys).toBe(0);
    expect((await settings.list()).map(({ id, value }) => [id, value])).toEqual([['kept', 'before']]);
    expect(await providerKeys.unsealed('acme', URL)).toMatchObject([{ secret: SECRET }]);
    expect((await changes.counts()).settings).toBeGreaterThan(counted.settings ?? 0);
    expect(await maintenance.integrity()).toMatchObject({ sound: true });
    expect((await maintenance.backups()).map(({ name }) => name)).toEqual(
      expect.arrayContaining([replaced.name, backup.name]),
    );
    await maintenance.restore(replaced.name);
    expect((await settings.list()).map(({ value }) => value)).toEqual(['after', 1]);
    expect(readdirSync(options.dataDir).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  test('from before the master key was changed has no keys that open, and says how many', async () => {
    const { maintenance, vault, providerKeys } = await opened(await fresh('sqlite'));
    const backup = await maintenance.backup({ turns: false });
    await vault.rotate(null);
    expect(await maintenance.restore(backup.name)).toMatchObject({ lostKeys: 1 });
    expect(await providerKeys.list()).toEqual([]);
    const key = { provider: 'acme', label: '', disabled: false, position: 0, secret: SECRET, baseUrl: URL };
    await providerKeys.create(key);
    expect(await providerKeys.unsealed('acme', URL)).toMatchObject([{ secret: SECRET }]);
  });

  test('that is damaged, newer or no backup at all changes nothing', async () => {
    const options = await fresh('sqlite');
    const { maintenance, settings } = await opened(options);
    const { name } = await maintenance.backup({ turns: false });
    const folder = join(options.dataDir, 'backups');
    truncateSync(join(folder, name), 8192);
    await expect(maintenance.restore(name)).rejects.toMatchObject({
      kind: 'broken',
      message: expect.stringMatching(/^The backup settings-.* is damaged /),
    });
    const other = { ...options, dataDir: join(options.dataDir, 'newer') };
    mkdirSync(other.dataDir);
    await (await openReady(other, WITH_NEXT)).close();
    const newer = 'whole-2026-01-01T00-00-00-00000000.db';
    writeFileSync(join(folder, newer), readFileSync(join(other.dataDir, 'm2c.db')));
    await expect(maintenance.restore(newer)).rejects.toMatchObject({ kind: 'newer' });
    for (const path of [
      '../m2c.db',
      '..\\m2c.db',
      '/etc/passwd',
      join(folder, name),
      '',
      '.',
      `${name}/../x`,
      `${name}\0`,
      'x'.repeat(5000),
    ]) {
      await expect(maintenance.restore(path)).rejects.toMatchObject({
        kind: 'absent',
        message: expect.stringMatching(/^.{0,150}$/s),
      });
      await expect(maintenance.removeBackup(path)).rejects.toMatchObject({ kind: 'absent' });
    }
    expect(await settings.list()).toMatchObject([{ value: 'before' }]);
    expect(statSync(join(options.dataDir, 'm2c.db')).isFile()).toBe(true);
  });
});

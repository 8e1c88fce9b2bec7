/** A database file that is damaged, shared, a link, or read-only: m2c goes on whenever it can, and says what became of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fresh } from '../../conformance/postgres/databases.ts';
import { listBackups } from './backups.ts';
import { fileIn, filled, found, names } from './filled.testing.ts';
import { openStore } from './store.ts';

const SPOIL: readonly (readonly [string, (file: string) => void])[] = [
  ['cut short', (file) => truncateSync(file, 8192)],
  ['emptied', (file) => truncateSync(file, 0)],
  ['overwritten', (file) => writeFileSync(file, 'This was a database. '.repeat(4000))],
];

test.each(SPOIL)('a file that was %s is put aside, and its backup takes its place', async (_, spoil) => {
  const options = await fresh('sqlite');
  const before = await filled(options);
  spoil(fileIn(options));
  const { contents: after, warnings } = await found(options);
  expect(after).toEqual(before);
  expect(warnings).toEqual([
    expect.stringMatching(
      /^The database was damaged \(.*\) and is kept as .*m2c\.db\.broken-.*: m2c goes on with the backup of /,
    ),
  ]);
  expect(names(options).filter((name) => name.includes('.broken-'))).toHaveLength(1);
  expect(await found(options)).toEqual({ contents: before, warnings: [] });
});

test('without any backup m2c begins anew, and says so', async () => {
  const options = await fresh('sqlite');
  await filled(options, false);
  truncateSync(fileIn(options), 8192);
  const { contents: after, warnings } = await found(options);
  expect(after).toEqual([[], [], [], [], [], [], []]);
  expect(warnings).toEqual([
    expect.stringMatching(
      /there is no backup, so m2c begins with an empty one; keys and settings stored in it are lost\.$/,
    ),
  ]);
});

test('a damaged backup is passed over for the one before it', async () => {
  const options = await fresh('sqlite');
  const before = await filled(options);
  const store = await openStore(options);
  const { name } = await store.maintenance.backup({ turns: true });
  await store.close();
  for (const file of [fileIn(options), join(options.dataDir, 'backups', name)]) truncateSync(file, 12_288);
  expect(await found(options)).toMatchObject({
    contents: before,
    warnings: [expect.stringMatching(/goes on with the backup/)],
  });
});

test('settings that are whole are taken over from a file whose other pages are not', async () => {
  const options = await fresh('sqlite');
  await filled(options);
  const store = await openStore(options);
  for (let at = 0; at < 200; at += 1) {
    const lesson = { provider: 'acme', keyHash: 'ab', keyHint: '…', model: `m${at}`, what: 'temperature' };
    await store.learned.learn({ ...lesson, sentence: 'x'.repeat(2000), at: 1, until: 2 ** 50 });
  }
  const last = await store.settings.put({ id: 'after-the-backup', version: 0 }, true);
  await store.close();
  const bytes = readFileSync(fileIn(options));
  // Pages that hold nothing any more, which only a look at the whole file finds.
  bytes.fill(0xff, 32, 40);
  writeFileSync(fileIn(options), bytes);
  const { contents: after, warnings } = await found(options);
  expect(JSON.stringify(after)).toContain(last.id);
  expect(warnings).toEqual([expect.stringMatching(/its settings are whole and were taken over/)]);
});

test('a command mends nothing, and neither does a second m2c', async () => {
  const options = await fresh('sqlite');
  await filled(options);
  const store = await openStore({ ...options, serves: true });
  truncateSync(fileIn(options), 8192);
  const refused = {
    kind: 'broken',
    message: expect.stringMatching(/^The database is damaged .*: end every m2c and start it again, which mends it\.$/),
  };
  await expect(openStore(options)).rejects.toMatchObject(refused);
  await expect(openStore({ ...options, serves: true })).rejects.toMatchObject(refused);
  await store.close().catch(() => undefined);
});

test('two that work with one data directory hear of it, until one is gone, however it went', async () => {
  const options = await fresh('sqlite');
  const program = `import { openStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
    await openStore(${JSON.stringify({ ...options, serves: true })}); console.log('open'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void other.kill('SIGKILL'));
  await once(other.stdout, 'data');
  const store = await openStore({ ...options, serves: true });
  expect((await store.maintenance.state()).warnings).toEqual([
    `Another m2c works with ${options.dataDir} too: both go on, and each hears of the other's changes within a second.`,
  ]);
  await store.settings.put({ id: 'a', version: 0 }, 1);
  await store.close();
  const visitor = await openStore(options);
  expect((await visitor.maintenance.state()).warnings).toEqual([]);
  await visitor.close();
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect((await found(options)).warnings).toEqual([]);
});

test("S27: the files are the owner's only, whatever they were, and no link is followed", async () => {
  const options = await fresh('sqlite');
  await filled(options);
  const store = await openStore({ ...options, serves: true });
  await store.settings.put({ id: 'open', version: 0 }, 1);
  if (process.platform !== 'win32') {
    const modes = readdirSync(options.dataDir, { recursive: true, encoding: 'utf8' }).map((name) => [
      name,
      statSync(join(options.dataDir, name)).mode & 0o777,
    ]);
    expect(modes.length).toBeGreaterThan(5);
    expect(modes.filter(([name, mode]) => mode !== (name === 'backups' ? 0o700 : 0o600))).toEqual([]);
  }
  await store.close();
  if (process.platform !== 'win32') {
    chmodSync(fileIn(options), 0o644);
    await found(options);
    expect(statSync(fileIn(options)).mode & 0o777).toBe(0o600);
  }
  for (const name of ['m2c.db', 'm2c.db-wal', 'm2c.lock']) {
    const file = join(options.dataDir, name);
    if (existsSync(file)) renameSync(file, `${file}.kept`);
    symlinkSync(`${file}.kept`, file);
    await expect(found(options)).rejects.toMatchObject({
      kind: 'unusable',
      message: expect.stringMatching(/ is a link or no file: remove it\.$/),
    });
    rmSync(file);
    if (existsSync(`${file}.kept`)) renameSync(`${file}.kept`, file);
  }
});

test('the settings are copied each day by the m2c that serves, and the last seven copies are kept', async () => {
  const options = await fresh('sqlite');
  await filled(options, false);
  await found(options);
  await found(options);
  const [today, ...others] = listBackups(options.dataDir);
  expect([today?.kind, others]).toEqual(['daily', []]);
  const folder = join(options.dataDir, 'backups');
  renameSync(join(folder, today?.name ?? ''), join(folder, 'daily-2026-01-08T00-00-00-00000000.db'));
  for (let day = 1; day <= 7; day += 1) writeFileSync(join(folder, `daily-2026-01-0${day}T00-00-00-00000000.db`), '');
  writeFileSync(join(folder, 'mine.db'), '');
  await found(options);
  const kept = listBackups(options.dataDir).map(({ name }) => name.slice(6, 16));
  expect(kept).toEqual([new Date().toISOString().slice(0, 10), ...[8, 7, 6, 5, 4, 3].map((day) => `2026-01-0${day}`)]);
  expect(existsSync(join(folder, 'mine.db'))).toBe(true);
});

/** A database file that is damaged, shared, a link, or read-only: m2c goes on whenever it can, and says what became of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
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
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { type Fresh, fresh } from '../../conformance/postgres/databases.ts';
import { listBackups } from './backups.ts';
import { openStore, type Store } from './store.ts';

const fileIn = ({ dataDir }: Fresh) => join(dataDir, 'm2c.db');
const names = ({ dataDir }: Fresh) => readdirSync(dataDir).toSorted();

/** Everything that is set. */
async function contents(store: Store): Promise<unknown> {
  const { settings, providers, providerKeys, routes, clientKeys, prices, audit } = store;
  const rooms = [settings, providers, providerKeys, routes, clientKeys, prices].map((room) => room.list());
  const { broken } = await audit.verify();
  return [...(await Promise.all(rooms)), broken === null ? (await audit.list({ limit: 100 })).entries : 'noticed'];
}

/** A store with something in every room, closed again, and what is in it. */
async function filled(options: Fresh, backup = true): Promise<unknown> {
  const store = await openStore(options);
  const { settings, providers, providerKeys, routes, clientKeys, prices, audit, maintenance } = store;
  for (let at = 0; at < 40; at += 1)
    await settings.put({ id: `setting-${at}`, version: 0 }, { at, text: 'x'.repeat(200) });
  await providers.create({ id: 'acme', baseUrl: 'https://api.acme.example/v1' });
  const key = { provider: 'acme', label: 'l', disabled: false, position: 0, secret: 'sk-canary-0123456789' };
  await providerKeys.create({ ...key, baseUrl: 'https://api.acme.example/v1' });
  for (let at = 0; at < 10; at += 1) {
    await routes.create({ pattern: `model-${at}`, targets: ['one'], position: at });
    await clientKeys.create({ name: `key ${at}`, limits: {}, expiresAt: null, disabled: false });
    await audit.append({ actor: 'admin', action: 'do', subject: String(at), detail: null });
  }
  await prices.put(0, { provider: 'acme', model: 'one', input: 1, cachedInput: null, output: 2, currency: 'USD' });
  if (backup) await maintenance.backup({ turns: false });
  const all = await contents(store);
  await store.close();
  return all;
}

/** Opens it as m2c start does. @returns what is in it and what was said, or why it was refused. */
async function found(options: Fresh): Promise<{ contents: unknown; warnings: readonly string[] }> {
  const store = await openStore({ ...options, serves: true });
  try {
    return { contents: await contents(store), warnings: (await store.maintenance.state()).warnings };
  } finally {
    await store.close();
  }
}

/** How many damaged copies are tried. */
const COPIES = Number(process.env.M2C_DAMAGED_COPIES ?? 40);

test('of damaged copies each opens as it was, or is mended from the backup, or is refused', {
  timeout: 600_000,
}, async () => {
  const options = await fresh('sqlite');
  const before = await filled(options);
  const size = statSync(fileIn(options)).size;
  const outcomes = { whole: 0, mended: 0, refused: 0, noticed: 0 };
  const flip = fc.record({ at: fc.nat(size - 1), bits: fc.integer({ min: 1, max: 255 }) });
  let copies = 0;
  const judge = async (flips: readonly { at: number; bits: number }[]) => {
    copies += 1;
    const copy = { ...options, dataDir: join(options.dataDir, `copy-${copies}`) };
    mkdirSync(copy.dataDir);
    for (const name of ['m2c.db', 'master.key', 'backups']) {
      cpSync(join(options.dataDir, name), join(copy.dataDir, name), { recursive: true });
    }
    const bytes = readFileSync(fileIn(copy));
    for (const { at, bits } of flips) bytes[at] = (bytes[at] ?? 0) ^ bits;
    writeFileSync(fileIn(copy), bytes);
    const outcome = await found(copy).catch((thrown: unknown) => {
      expect(thrown).toMatchObject({ name: 'StoreError' });
      return null;
    });
    rmSync(copy.dataDir, { recursive: true });
    if (outcome === null) outcomes.refused += 1;
    else if (JSON.stringify(outcome.contents).endsWith('"noticed"]')) outcomes.noticed += 1;
    else {
      expect(outcome.contents).toEqual(before);
      outcomes[outcome.warnings.length === 0 ? 'whole' : 'mended'] += 1;
    }
  };
  const flips = fc.array(flip, { minLength: 1, maxLength: 8 });
  // Each copy takes long, too long to look for a smaller one that fails.
  await fc.assert(fc.asyncProperty(flips, judge), { numRuns: COPIES, endOnFailure: true });
  if (COPIES > 40) process.stdout.write(`damaged copies: ${JSON.stringify(outcomes)}\n`);
  expect(outcomes.mended).toBeGreaterThan(outcomes.refused);
  expect(outcomes.whole + outcomes.mended + outcomes.refused + outcomes.noticed).toBe(copies);
});

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

test("the files are the owner's only, whatever they were, and no link is followed", async () => {
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

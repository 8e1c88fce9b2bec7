/** m2c's entry in a database of cc-switch: whole or not at all, and the database is never taken from cc-switch itself. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { parse } from 'smol-toml';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codexSettings, makeCcSwitch } from '../../conformance/cc-switch/made.ts';
import { type Machine, thisMachine } from '../codex/desktop/machine.ts';
import { isRunning, putEntry, removeEntry } from './change.ts';
import { standingOf } from './report.ts';
import { readCcSwitch } from './source.ts';

let home: string;
let folder: string;
let machine: Machine;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'm2c-cc-switch-'));
  folder = join(home, '.cc-switch');
  mkdirSync(join(home, 'proc'));
  machine = { ...thisMachine(), platform: 'linux', processes: join(home, 'proc') };
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const OTHER = {
  id: 'other',
  settings: codexSettings('https://a.example/v1', { key: 'sk-hidden-0123' }),
  current: true,
};
const WANTED = {
  url: 'http://127.0.0.1:8788',
  model: 'deepseek-v4-pro',
  catalog: 'C:\\Users\\you\\.codex\\m2c-models.json',
};
const place = () => ({ folder, codexHome: join(home, '.codex'), machine });
const standing = () => standingOf(readCcSwitch(folder), false);

function rows(): readonly Record<string, unknown>[] {
  const db = new Sqlite(join(folder, 'cc-switch.db'), { readonly: true });
  try {
    return db.prepare('select * from providers order by id').all() as Record<string, unknown>[];
  } finally {
    db.close();
  }
}

test.each([1, 2, 20, 47])(
  'is added, refreshed and removed again in schema %i, and nothing else changes',
  async (schema) => {
    makeCcSwitch(folder, [OTHER], schema);
    const before = rows();
    const added = await putEntry(WANTED, place(), false);
    expect(added).toMatchObject({ outcome: 'added' });
    expect(standing()).toMatchObject({
      current: 'other',
      entry: { base_url: 'http://127.0.0.1:8788/v1', model: 'deepseek-v4-pro', chosen: false },
    });
    const [own, other] = rows();
    expect(other).toEqual(before[0]);
    const { auth, config } = JSON.parse(String(own?.settings_config));
    expect(auth).toEqual({ OPENAI_API_KEY: expect.not.stringMatching(/^$/) });
    expect(parse(config)).toMatchObject({
      model: 'deepseek-v4-pro',
      model_provider: 'm2c',
      model_catalog_json: WANTED.catalog,
      model_providers: { m2c: { name: 'm2c', base_url: 'http://127.0.0.1:8788/v1', wire_api: 'responses' } },
    });
    expect(await putEntry(WANTED, place(), false)).toEqual({ outcome: 'unchanged', backup: null });
    await expect(putEntry({ ...WANTED, model: 'kimi-k3' }, place(), false)).rejects.toThrow(
      /with other settings: add --refresh/,
    );
    expect(await putEntry({ ...WANTED, model: 'kimi-k3' }, place(), true)).toMatchObject({ outcome: 'refreshed' });
    expect(standing()).toMatchObject({ entry: { model: 'kimi-k3' } });
    expect(await removeEntry(place())).toMatchObject({ outcome: 'removed' });
    expect(rows()).toEqual(before);
    expect(await removeEntry(place())).toEqual({ outcome: 'absent', backup: null });
  },
);

test('a copy of the database as it was is kept for its owner only, and only the newest ones are', async () => {
  makeCcSwitch(folder, [OTHER]);
  const copies: string[] = [];
  for (const model of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
    const { backup } = await putEntry({ ...WANTED, model }, place(), true);
    copies.push(backup ?? '');
  }
  const kept = join(home, '.codex', '.m2c', 'cc-switch');
  expect(
    readdirSync(kept)
      .map((name) => join(kept, name))
      .toSorted(),
  ).toEqual(copies.slice(-5));
  const last = new Sqlite(copies.at(-1) ?? '', { readonly: true });
  expect(last.prepare("select settings_config from providers where id = 'm2c'").get()).toEqual({
    settings_config: expect.stringContaining('\\"f\\"'),
  });
  last.close();
  // Windows knows no such bits.
  if (process.platform !== 'win32') expect(statSync(copies.at(-1) ?? '').mode & 0o777).toBe(0o600);
});

test('is refused while cc-switch is open, and while another program writes', async () => {
  const file = makeCcSwitch(folder, [OTHER]);
  const before = readFileSync(file);
  mkdirSync(join(home, 'proc', '77'));
  writeFileSync(join(home, 'proc', '77', 'cmdline'), '/usr/bin/cc-switch\0--hidden\0');
  await expect(putEntry(WANTED, place(), false)).rejects.toThrow(
    'cc-switch is open: end it (also in the tray) and try again.',
  );
  rmSync(join(home, 'proc', '77'), { recursive: true });
  const writer = new Sqlite(file);
  writer.exec('begin immediate');
  await expect(putEntry(WANTED, place(), false)).rejects.toThrow(
    /is in use by another program: end it and try again\. Nothing was changed\.$/,
  );
  writer.close();
  expect(readFileSync(file)).toEqual(before);
  expect((await putEntry(WANTED, place(), false)).outcome).toBe('added');
});

test('is not taken out while it is chosen', async () => {
  makeCcSwitch(folder, [{ ...OTHER, current: false }]);
  await putEntry(WANTED, place(), false);
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ currentProviderCodex: 'm2c' }));
  await expect(removeEntry(place())).rejects.toThrow(
    'cc-switch has m2c chosen for Codex: choose another provider there first.',
  );
  expect(rows()).toHaveLength(2);
});

test('is refused where the database is not there, or wants what m2c does not know', async () => {
  await expect(putEntry(WANTED, place(), false)).rejects.toThrow(/cc-switch\.db is not there: start cc-switch/);
  const file = makeCcSwitch(folder, [], 47);
  const db = new Sqlite(file);
  db.exec('alter table providers rename to old; create table providers as select * from old; drop table providers;');
  db.exec('create table providers (id text, app_type text, name text, settings_config text, owner text not null)');
  db.close();
  await expect(putEntry(WANTED, place(), false)).rejects.toThrow(
    /^This cc-switch wants owner of a provider, which m2c does not know: update m2c\./,
  );
  expect(rows()).toEqual([]);
});

test.each([
  [
    'darwin',
    '/bin/ps',
    ['-axo', 'pid=,comm='],
    '  501 /Applications/CC Switch.app/Contents/MacOS/cc-switch\n',
    '  1 /sbin/launchd\n',
  ],
  [
    'win32',
    'D:\\Windows\\System32\\tasklist.exe',
    ['/FO', 'CSV', '/NH'],
    '"cc-switch.exe","4321","Console","1","9 K"\r\n',
    '"cc-switch-updater.exe","1","Console","1","9 K"\r\n',
  ],
] as const)('is seen running on %s', async (platform, program, words, open, closed) => {
  const heard: unknown[] = [];
  const on = (stdout: string): Machine => ({
    ...machine,
    ...{ platform, systemRoot: 'D:\\Windows' },
    run: async (...asked) => {
      heard.push(asked);
      return { code: 0, stdout, stderr: '' };
    },
  });
  expect([await isRunning(on(open)), await isRunning(on(closed))]).toEqual([true, false]);
  expect(heard).toEqual([
    [program, words],
    [program, words],
  ]);
  await expect(isRunning({ ...on(''), run: async () => ({ code: null, stdout: '', stderr: 'x' }) })).rejects.toThrow(
    /does not tell which programs run/,
  );
});

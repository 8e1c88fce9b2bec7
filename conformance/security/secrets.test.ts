/** Keys and the files that hold them: S22 to S27, against the program. S26 stands in planted.test.ts. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../faults/world.ts';
import { command } from './commands.ts';
import { type Target, target } from './target.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.close());

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const madeKey = async ({ admin }: Target, name = 'laptop'): Promise<string> =>
  (await admin('POST', '/client-keys', { name })).json.secret;

test('S22: client keys are 256 random bits behind a prefix, told once', async () => {
  const server = await target(world);
  const keys = await Promise.all(Array.from({ length: 50 }, (_, at) => madeKey(server, `client ${at}`)));
  for (const key of keys) expect(key).toMatch(/^m2c_[\w-]{43}$/);
  const bytes = keys.map((key) => Buffer.from(key.slice(4), 'base64url'));
  expect(new Set(bytes.map(String)).size).toBe(50);
  // Each of their places takes many values: none is a counter, a time or a constant.
  for (let at = 0; at < 32; at += 1) expect(new Set(bytes.map((key) => key[at])).size).toBeGreaterThan(20);
  const listed = await server.admin('GET', '/client-keys');
  expect(listed.json.data.length).toBe(50);
  for (const key of keys) expect(listed.text).not.toContain(key.slice(12, 30));
});

test('S23: however much of a key is right, a wrong one hears the same', async () => {
  const server = await target(world, { variables: { M2C_CLIENT_KEYS: 'required' } });
  const key = await madeKey(server);
  expect((await server.turn({}, bearer(key))).status).toBe(200);
  const heard = new Set<string>();
  for (let right = 4; right < key.length; right += 3) {
    const wrong =
      key.slice(0, right) +
      [...key.slice(right)]
        .reverse()
        .join('')
        .replace(/./g, (letter) => (letter === 'A' ? 'B' : 'A'));
    const { status, text } = await server.turn({}, bearer(wrong));
    heard.add(`${status} ${text}`);
  }
  heard.add(await server.turn({}, bearer(`m2c_${'x'.repeat(43)}`)).then(({ status, text }) => `${status} ${text}`));
  expect([...heard]).toEqual([expect.stringMatching(/^401 .*No client has this key/)]);
  for (const wrong of [
    key.toLowerCase(),
    key.toUpperCase(),
    `${key}x`,
    key.slice(0, -1),
    ` ${key}%00`,
    `${key},${key}`,
  ]) {
    expect((await server.turn({}, bearer(wrong))).status).toBe(401);
  }
});

test('S23: secrets are compared in constant time wherever they are', () => {
  for (const file of ['server/admin/token.ts', 'server/store/client-book.ts']) {
    const code = readFileSync(join(ROOT, file), 'utf8');
    expect([file, code.includes('timingSafeEqual(')]).toEqual([file, true]);
    expect(code).not.toMatch(/\b(shown|secret|digest)\b *[!=]==? *\b(token|variable|sha256|key\.sha256)\b/);
  }
});

describe('S25: no key of a sample opens anything:', () => {
  const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');
  const pages = [
    'README.md',
    ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
    'generated/openapi/admin.json',
  ];
  const written = pages.flatMap(
    (page) => text(page).match(/\b(?:m2c_|sk-|tp-)[\w-]{4,}|(?<=TOKEN[=:] ?)[\w-]{6,}/g) ?? [],
  );
  const usual = ['admin', 'password', 'changeme', 'default', 'dummy', 'm2c', 'secret', 'test'];

  test('of clients', async () => {
    const server = await target(world, { variables: { M2C_CLIENT_KEYS: 'required' } });
    expect((await server.turn({}, bearer(await madeKey(server)))).status).toBe(200);
    for (const sample of new Set([...written, ...usual, ...usual.map((word) => `m2c_${word.padEnd(43, '0')}`)])) {
      expect([sample, (await server.turn({}, bearer(sample))).status]).toEqual([sample, 401]);
    }
  });

  test('of the admin API', async () => {
    const one = await target(world);
    // Ten wrong ones in a minute would keep the right one out too.
    for (const sample of [...usual, '']) {
      expect([sample, (await one.send('/admin/v1/health', { headers: bearer(sample) })).status]).toEqual([sample, 401]);
    }
    const other = await target(world);
    expect((await other.send('/admin/v1/health', { headers: bearer(one.token) })).status).toBe(401);
    expect((await other.admin('GET', '/health')).status).toBe(200);
    expect((await one.admin('GET', '/health')).status).toBe(200);
  });
});

/** What is under a folder that others than its owner may do something with. */
function openToOthers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const { mode } = lstatSync(join(folder, name));
    return (mode & 0o077) !== 0;
  });
}

describe.runIf(process.platform !== 'win32')('S27: files', () => {
  const careless = [
    '--import',
    `data:text/javascript,${encodeURIComponent("import { isMainThread } from 'node:worker_threads'; if (isMainThread) process.umask(0);")}`,
  ];

  test('are for their owner only, whatever the umask says', async () => {
    const server = await target(world, { nodeFlags: careless, variables: { M2C_CLIENT_KEYS: 'required' } });
    const { admin, dataDir } = server;
    await admin('PATCH', '/settings', { log_bodies: 'full' });
    await admin('POST', '/providers/generic/keys', { key: 'sk-0123456789abcdef' });
    const key = await madeKey(server);
    for (const path of ['/backups', '/backups?turns=true', '/maintenance/rotate-master-key']) {
      expect((await admin('POST', path)).status).toBeOneOf([200, 201]);
    }
    const turns = async () => {
      await server.turn({}, bearer(key));
      const [turn] = (await admin('GET', '/turns')).json.data;
      return turn === undefined
        ? 0
        : (await admin('POST', '/recordings', { turn: turn.id, scenario: `s-${Date.now()}` })).status;
    };
    await expect.poll(turns, { timeout: 20_000 }).toBe(201);
    const there = readdirSync(dataDir);
    expect(there).toEqual(expect.arrayContaining(['admin-token', 'backups', 'm2c.db', 'master.key', 'recordings']));
    expect(openToOthers(dataDir)).toEqual([]);
    expect(lstatSync(dataDir).mode & 0o777).toBe(0o700);
    server.child.kill('SIGTERM');
    await server.ended;
    expect(openToOthers(dataDir)).toEqual([]);
  });

  test('that a command writes are for their owner only too', async () => {
    const server = await target(world);
    const env = { HOME: server.folder, M2C_DATA_DIR: server.dataDir, M2C_ADMIN_URL: server.url };
    const careful = { ...env, NODE_OPTIONS: careless.join('=') };
    writeFileSync(join(server.folder, 'theirs.json'), '{"providers":[{"id":"x","baseUrl":"https://x.example/v1"}]}');
    const imported = await command(
      'm2c',
      ['import', 'theirs.json', '--data-dir', join(server.folder, 'other')],
      careful,
    );
    expect([imported.bytes.toString(), existsSync(join(server.folder, 'other'))]).toEqual([expect.any(String), true]);
    expect(openToOthers(join(server.folder, 'other'))).toEqual([]);
  });

  test('are not written through a link, and not read through one where they hold a secret', async () => {
    for (const name of ['admin-token', 'master.key', 'm2c.db', 'm2c.db-wal', 'backups', 'recordings']) {
      const folder = await world.folder();
      const dataDir = join(folder, 'data');
      mkdirSync(dataDir, { mode: 0o700 });
      const victim = join(folder, 'victim');
      const isFolder = ['backups', 'recordings'].includes(name);
      if (isFolder) mkdirSync(victim);
      else writeFileSync(victim, 'VICTIM');
      symlinkSync(victim, join(dataDir, name));
      const server = await target(world, { folder, variables: { M2C_ADMIN_TOKEN: 'a-token-of-mine-0123' } });
      await server.turn();
      await server.admin('POST', '/providers/generic/keys', { key: 'sk-0123456789abcdef' });
      await server.admin('POST', '/backups');
      const [turn] = (await server.admin('GET', '/turns')).json?.data ?? [];
      if (turn !== undefined) await server.admin('POST', '/recordings', { turn: turn.id, scenario: 'one' });
      expect((await server.turn()).status).toBe(200);
      expect([name, isFolder ? readdirSync(victim) : readFileSync(victim, 'utf8')]).toEqual([
        name,
        isFolder ? [] : 'VICTIM',
      ]);
      server.child.kill('SIGTERM');
      await server.ended;
      rmSync(join(dataDir, name), { force: true });
    }
  });
});

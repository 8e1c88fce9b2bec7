/** What `make start` and a package run: built, without its sources, and never older than they are. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heard, readEvents } from '../ears/heard.ts';
import { type FakeUpstream, startFakeUpstream, textAnswer } from '../upstream/fake-upstream.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ADMIN_TOKEN = 'admin-token-of-the-bundle';
/** A build that finds other work on all cores takes so long. */
const BUILD_MS = 60_000;
/** Of an installed package: what it brings and what it needs, and no source. */
const folder = mkdtempSync(join(tmpdir(), 'm2c-package-'));

beforeAll(() => {
  execFileSync(process.execPath, ['conformance/bundle/build.ts'], { cwd: ROOT });
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: readonly string[] };
  for (const file of ['package.json', ...files.map((one) => (one.includes('*') ? dirname(one) : one))]) {
    cpSync(join(ROOT, file), join(folder, file), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
}, BUILD_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the installed m2c, or its admin client, in a home of its own. */
function run(program: string, words: readonly string[], variables: Readonly<Record<string, string>>) {
  const env = { HOME: folder, USERPROFILE: folder, PATH: '', SystemRoot: 'C:\\Windows', ...variables };
  return spawn(process.execPath, [join(folder, program), ...words], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function startIn(dataDir: string, upstream: FakeUpstream) {
  const variables = {
    ...{ M2C_DATA_DIR: dataDir, M2C_ADMIN_TOKEN: ADMIN_TOKEN },
    ...{ DEEPSEEK_API_KEY: 'sk-bundle-0123456789', DEEPSEEK_BASE_URL: upstream.url },
  };
  const child = run('server/m2c.js', ['start', '--port', '0'], variables);
  let said = '';
  for await (const text of child.stdout) {
    said += text;
    const [, url] = /listens on (http:\S+)/.exec(said) ?? [];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`m2c did not start: ${said}`);
}

async function asked(url: string, path: string, body: object | null = null, method = 'POST'): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` };
  return await fetch(`${url}${path}`, body === null ? { headers } : { method, headers, body: JSON.stringify(body) });
}

test('a build brings what V8 compiled of a start and a turn', () => {
  const [version = ''] = readdirSync(join(ROOT, 'dist', 'cache'));
  expect(readdirSync(join(ROOT, 'dist', 'cache', version)).length).toBeGreaterThan(20);
});

test('a package answers a turn, logs it, and makes a recording of it, each thread from its build', async () => {
  const upstream = await startFakeUpstream([textAnswer('Built.'), textAnswer('Built.')], { strict: true });
  const { child, url } = await startIn(join(folder, 'data'), upstream);
  try {
    expect((await asked(url, '/admin/v1/settings', { log_bodies: 'full' }, 'PATCH')).status).toBe(200);
    const turn = await asked(url, '/v1/responses', { model: 'deepseek-v4-pro', input: 'Hello', stream: true });
    expect(heard(readEvents(await turn.text())).text).toBe('Built.');
    const id = await loggedTurn(url);
    const recorded = await asked(url, '/admin/v1/recordings', { turn: id, scenario: 'built' });
    expect(await recorded.json()).toMatchObject({ recording: { provider: 'deepseek', scenario: 'built' } });
    expect((await asked(url, '/metrics')).status).toBe(200);
    const admin = run('admin-cli/m2c-admin.js', ['turns', '--json', '--url', url], { M2C_ADMIN_TOKEN: ADMIN_TOKEN });
    expect(await text(admin.stdout)).toContain(id);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
    await upstream.close();
  }
});

async function loggedTurn(url: string): Promise<string> {
  for (;;) {
    const { data } = (await (await asked(url, '/admin/v1/turns')).json()) as { data: readonly { id: string }[] };
    const [turn] = data;
    if (turn !== undefined) return turn.id;
    await wait(20);
  }
}

test.each([
  ['server/m2c.js', '1'],
  ['dist/m2c.js', '2'],
])('without a key the recordings of the package answer: %s with %s workers', async (program, workers) => {
  const child = run(program, ['start', '--port', '0', '--workers', workers], { M2C_DATA_DIR: join(folder, 'empty') });
  let said = '';
  for await (const text of child.stdout) {
    said += text;
    if (said.includes('Ctrl-C ends it.')) break;
  }
  const [, url = ''] = /listens on (http:\S+)/.exec(said) ?? [];
  const turn = await asked(url, '/v1/responses', { model: 'replay/deepseek-text', input: 'Hello' });
  child.kill('SIGKILL');
  expect([turn.status, said]).toEqual([200, expect.stringMatching(/default +replay\//)]);
});

/** Whether `make build` would build, were this file new. */
function isStale(file: string | null): boolean {
  const asIf = file === null ? [] : ['-W', file];
  const { status, stderr } = spawnSync('make', ['-q', '-o', 'node_modules/.ready', ...asIf, 'build'], { cwd: ROOT });
  if (status !== 0 && status !== 1) throw new Error(`make failed: ${stderr}`);
  return status === 1;
}

test('a build is made again once anything is newer that it was made from', () => {
  expect(isStale(null)).toBe(false);
  const some = [
    ...['server/fault.ts', 'server/store/thread.ts', 'admin-cli/main.ts', 'generated/validators.js'],
    ...['conformance/verify/command.ts', 'conformance/bundle/places.ts', 'package.json'],
    ...['node_modules/undici/index.js', 'node_modules/express/lib/express.js'],
  ];
  expect(some.filter((file) => !isStale(file))).toEqual([]);
  expect(isStale('README.md')).toBe(false);
});

/** The README is a promise: what it shows is what m2c prints, but for ports, ids and folders. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playSessions, SESSIONS, steady as steadySession } from './admin-sessions/play.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8').replaceAll('\r\n', '\n');
const ADMIN_TOKEN = 'admin-token-of-the-readme';
const home = mkdtempSync(join(tmpdir(), 'm2c-readme-'));
const servers: ChildProcess[] = [];
let printed = '';
let url = '';

/** The fenced block after `<!-- LABEL -->`. */
function block(label: string): string {
  const start = README.indexOf(`<!-- ${label}`);
  const [, text] = /```\w+\n([\s\S]*?)```/.exec(README.slice(start)) ?? [];
  if (start < 0 || text === undefined) throw new Error(`README.md has no block "${label}"`);
  return text;
}

const steady = (text: string) =>
  text
    .replaceAll(home, '~')
    .replaceAll('\\', '/')
    .replaceAll(/\d+\.\d+\.\d+ on \w+ \w+/g, 'VERSION on PLATFORM')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replaceAll(/m2c[0-9a-f]{24}/g, 'm2cANSWER')
    .replaceAll(/\d{4}-\d\d-\d\dT(\d\d-){3}\d{3}/g, 'COPY')
    .trim();

interface Started {
  readonly child: ChildProcess;
  readonly printed: string;
  readonly url: string;
}

function started(variables: Record<string, string>): Promise<Started> {
  const env = { HOME: home, USERPROFILE: home, PATH: process.env.PATH, M2C_ADMIN_TOKEN: ADMIN_TOKEN, ...variables };
  const child = spawn(process.execPath, ['server/m2c.js', 'start', '--port', '0'], { cwd: ROOT, env });
  servers.push(child);
  let printed = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`m2c did not start: ${printed}`)));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes) => {
        printed += String(bytes);
        const [, url = ''] = /listens on (\S+)/.exec(printed) ?? [];
        if (printed.includes('Ctrl-C ends it.')) resolve({ child, printed, url });
      });
    }
  });
}

beforeAll(async () => {
  ({ printed, url } = await started({}));
});

afterAll(() => {
  for (const server of servers) {
    server.removeAllListeners('exit');
    server.kill();
  }
  rmSync(home, { recursive: true, force: true });
});

test('the banner', () => {
  expect(steady(printed)).toBe(steady(block('output: m2c start')));
});

test('the first curl', async () => {
  const [, body = ''] = /<!-- request: (.*) -->/.exec(README) ?? [];
  expect(block('request:')).toContain(`-d '${body}'`);
  const answer = await fetch(`${url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const heard = (await answer.text()).split('\n').filter((line) => line.includes('output_text.done'));
  expect(steady(heard.join('\n'))).toBe(steady(block('output: response.output_text.done')));
});

function m2c(words: readonly string[], variables: Record<string, string> = {}): string {
  const env = { HOME: home, USERPROFILE: home, PATH: process.env.PATH, ...variables };
  return execFileSync(process.execPath, ['server/m2c.js', ...words], { cwd: ROOT, env, encoding: 'utf8' });
}

test('the route that it explains', () => {
  const words = ['route', 'gpt-5.5', '--image'];
  expect(steady(m2c(words, { MIMO_API_KEY: 'sk-1' }))).toBe(steady(block('output: m2c route gpt-5.5')));
});

test('what the doctor says', () => {
  expect(steady(m2c(['doctor', '--port', '0']))).toBe(steady(block('output: m2c doctor')));
});

test('m2c codex before, during and after', async () => {
  const { url: address } = await started({ DS_API_KEY: 'sk-1', M2C_DATA_DIR: join(home, 'keyed') });
  const port = { M2C_DATA_DIR: join(home, 'keyed'), M2C_PORT: new URL(address).port, M2C_ADMIN_TOKEN: ADMIN_TOKEN };
  const played = ['status', 'enable', 'status', 'disable', 'status'].map(
    (verb) => `$ m2c codex ${verb}\n${m2c(['codex', verb], port)}`,
  );
  expect(steady(played.join('\n'))).toBe(steady(block('session: m2c codex')));
});

test('the help of m2c-admin', () => {
  const env = { HOME: home, USERPROFILE: home, PATH: process.env.PATH, COLUMNS: '110' };
  const help = execFileSync(process.execPath, ['admin-cli/m2c-admin.js', '--help'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  expect(steady(help)).toBe(steady(block('output: m2c-admin --help')));
});

test('the sessions of m2c-admin', async () => {
  const played = await playSessions();
  for (const session of SESSIONS) {
    expect(steadySession(played[session])).toBe(steadySession(block(`session: m2c-admin ${session}`)));
  }
});

test('the models that its tables name are listed', async () => {
  const asked = await fetch(`${url}/admin/v1/models`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
  const { data } = (await asked.json()) as { data: { model: string }[] };
  const known = data.map(({ model }) => model);
  const named = [...README.matchAll(/`((?:mimo|deepseek|qwen3?)[-.][\w.-]+|replay\/[\w-]+)`/g)].map(
    ([, model]) => model,
  );
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((model) => !known.includes(model ?? ''))).toEqual([]);
});

/** What only a real process, or real streams, can show. */
import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askOn } from './terminal.ts';

const PROGRAM = fileURLToPath(new URL('m2c-admin.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'm2c-admin-process-'));
const tokens: (string | undefined)[] = [];
const rows = Array.from({ length: 5000 }, (_, at) => ({ id: `t${at}`, status: 'completed' }));
const server = createServer((request, response) => {
  tokens.push(request.headers.authorization);
  response.writeHead(200, { 'content-type': 'application/json' });
  if (request.url?.startsWith('/admin/v1/turns') !== true) return response.end('{"status":"ok"}');
  const cursor = Number(new URL(request.url, 'http://x').searchParams.get('cursor') ?? 0);
  response.end(JSON.stringify({ object: 'list', data: rows, next_cursor: String(cursor + 1) }));
});
let url = '';

beforeAll(async () => {
  chmodSync(folder, 0o700);
  writeFileSync(join(folder, 'admin-token'), 'tok-local\n', { mode: 0o600 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = (more: Record<string, string> = {}) => ({
  PATH: process.env.PATH,
  M2C_DATA_DIR: folder,
  M2C_ADMIN_URL: url,
  ...more,
});

function run(words: readonly string[], more: Record<string, string> = {}) {
  return new Promise<{ code: unknown; output: string; errors: string }>((resolve) => {
    execFile(process.execPath, [PROGRAM, ...words], { env: environment(more) }, (thrown, output, errors) =>
      resolve({ code: thrown === null ? 0 : thrown.code, output, errors }),
    );
  });
}

describe('the program', () => {
  test('asks the server of this machine with the token of its data folder', async () => {
    expect(await run(['health'])).toEqual({ code: 0, output: 'status  ok\n', errors: '' });
    expect(tokens.at(-1)).toBe('Bearer tok-local');
  });

  test('lets no proxy of the environment see what goes to this machine', async () => {
    const proxy = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9' };
    expect(await run(['health'], proxy)).toMatchObject({ code: 0, output: 'status  ok\n' });
  });

  test('keeps what it compiled in the data folder, where there is one', async () => {
    await run(['health']);
    expect(existsSync(join(folder, 'cache'))).toBe(true);
    const absent = join(folder, 'absent');
    expect((await run(['--version'], { M2C_DATA_DIR: absent })).output).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(existsSync(absent)).toBe(false);
  });

  test('ends with 0 when its reader has read enough', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'turns', '--all', '--json'], { env: environment() });
    let errors = '';
    child.stderr.on('data', (bytes) => {
      errors += String(bytes);
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, errors]).toEqual([0, '']);
  });
});

describe('a question', () => {
  function asked(hidden: boolean, typed: string) {
    const [input, output, stop] = [new PassThrough(), new PassThrough(), new AbortController()];
    let shown = '';
    output.on('data', (bytes) => {
      shown += String(bytes);
    });
    const answer = askOn(input, output, 'key: ', hidden, stop);
    input.write(typed);
    return { answer, stop, shown: () => shown };
  }

  test('for a secret shows nothing of it', async () => {
    const { answer, shown } = asked(true, 'sk-typed\r');
    expect(await answer).toBe('sk-typed');
    expect(shown()).toBe('key: \n');
  });

  test('ends with Ctrl-C', async () => {
    const { answer, stop } = asked(true, 'sk-ty\u0003');
    await expect(answer).rejects.toThrow();
    expect(stop.signal.reason).toBe('asked');
  });

  test('ends where the input does', async () => {
    await expect(asked(true, '\u0004').answer).rejects.toThrow('Nothing was typed.');
  });

  test('for anything else is plain', async () => {
    expect(await asked(false, 'y\n').answer).toBe('y');
  });
});

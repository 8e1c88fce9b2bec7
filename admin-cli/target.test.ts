/** Which server is asked, and with which token: S23, S24 and S27 for the client's side. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { admin } from './terminal.testing.ts';

const heard: { host: string; token: string | null }[] = [];
const server = setupServer(
  http.all('*/admin/v1/health', ({ request }) => {
    heard.push({ host: new URL(request.url).host, token: request.headers.get('authorization') });
    return HttpResponse.json({ status: 'ok' });
  }),
);
let home = '';
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'm2c-admin-home-'));
  mkdirSync(join(home, '.m2c'));
});
afterEach(() => {
  heard.splice(0);
  rmSync(home, { recursive: true, force: true });
});
afterAll(() => server.close());

function write(name: string, text: string, mode = 0o600): string {
  const path = join(home, '.m2c', name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

async function health(words: readonly string[] = [], environment: Record<string, string> = {}) {
  return { ...(await admin(['health', ...words], { home, environment })), heard: heard.at(-1) };
}

/** Windows keeps the files of a user to the user, without such bits. */
const warned = (sentence: string) => (process.platform === 'win32' ? '' : sentence);

const LOCAL = '127.0.0.1:8788';
const PROFILES = `
[profiles.work]
url = "https://work.test"
token = "tok-work"
output = "json"

[profiles.file]
url = "https://file.test"
token_file = "file-token"
`;

describe('the token', () => {
  test('of this machine is read from the data folder', async () => {
    write('admin-token', 'tok-local\n');
    expect((await health()).heard).toEqual({ host: LOCAL, token: 'Bearer tok-local' });
    expect((await health(['--url', 'http://localhost:9'])).heard?.token).toBe('Bearer tok-local');
    expect((await health(['--url', 'http://[::1]:9'])).heard?.token).toBe('Bearer tok-local');
  });

  test('of this machine is sent to no other', async () => {
    write('admin-token', 'tok-local\n');
    for (const url of [
      'https://far.test',
      'http://127.0.0.1.far.test',
      'http://localhost.far.test',
      'http://10.0.0.1',
    ]) {
      expect((await health(['--url', url])).heard?.token).toBeNull();
    }
  });

  test('of another data folder is read there', async () => {
    const folder = mkdtempSync(join(home, 'other-'));
    writeFileSync(join(folder, 'admin-token'), 'tok-other', { mode: 0o600 });
    expect((await health([], { M2C_DATA_DIR: folder })).heard?.token).toBe('Bearer tok-other');
  });

  test('of a file wins over that of the variable, and that over the data folder', async () => {
    write('admin-token', 'tok-local');
    const file = write('mine', 'tok-file');
    const environment = { M2C_ADMIN_TOKEN: 'tok-variable' };
    expect((await health(['--token-file', file], environment)).heard?.token).toBe('Bearer tok-file');
    expect((await health([], environment)).heard?.token).toBe('Bearer tok-variable');
    expect((await health([], { M2C_ADMIN_TOKEN: ' ' })).heard?.token).toBe('Bearer tok-local');
  });

  test('is not taken on the command line, and is printed nowhere', async () => {
    expect((await health(['--token', 'tok-typed'])).code).toBe(2);
    const environment = { M2C_ADMIN_TOKEN: 'tok-variable' };
    const { output, errors } = await health(['--verbose', '--include', '--dry-run'], environment);
    expect(output + errors).not.toContain('tok-variable');
  });

  test('in a file that others can read is used with a warning', async () => {
    const path = write('admin-token', 'tok-local', 0o644);
    const { errors, heard } = await health();
    expect([errors, heard?.token]).toEqual([
      warned(`m2c-admin: Others on this machine can read ${path}: chmod 600 it.\n`),
      'Bearer tok-local',
    ]);
  });

  test('in clear to another machine comes with a warning', async () => {
    const { errors } = await health(['--url', 'http://far.test'], { M2C_ADMIN_TOKEN: 'tok' });
    expect(errors).toContain('The token goes to far.test in clear');
  });

  test.each([
    ['', 'is empty'],
    ['two words', 'holds what no token can'],
    ['line\nline', 'holds what no token can'],
    ['x'.repeat(5000), 'is larger than 4096 bytes'],
  ])('that can be none is refused unsent: %j', async (text, sentence) => {
    const { code, errors } = await health(['--token-file', write('mine', text)]);
    expect([code, heard]).toEqual([2, []]);
    expect(errors).toContain(sentence);
    if (text !== '') expect(errors).not.toContain(text);
  });
});

describe('a profile', () => {
  test('has an address, a token and a form of output', async () => {
    write('admin.toml', PROFILES);
    const { output, heard } = await health(['--profile', 'work']);
    expect(heard).toEqual({ host: 'work.test', token: 'Bearer tok-work' });
    expect(JSON.parse(output)).toEqual({ status: 'ok' });
  });

  test('may name the file of its token, beside its own file', async () => {
    write('admin.toml', PROFILES);
    write('file-token', 'tok-of-file');
    expect((await health([], { M2C_ADMIN_PROFILE: 'file' })).heard).toEqual({
      host: 'file.test',
      token: 'Bearer tok-of-file',
    });
  });

  test('that is typed wins over variables, one that a variable names does not', async () => {
    write('admin.toml', PROFILES);
    const environment = { M2C_ADMIN_URL: 'https://variable.test', M2C_ADMIN_TOKEN: 'tok-variable' };
    expect((await health(['--profile', 'work'], environment)).heard).toEqual({
      host: 'work.test',
      token: 'Bearer tok-work',
    });
    expect((await health([], { ...environment, M2C_ADMIN_PROFILE: 'work' })).heard).toEqual({
      host: 'variable.test',
      token: 'Bearer tok-variable',
    });
  });

  test('keeps its token for its own server', async () => {
    write('admin.toml', PROFILES);
    expect((await health(['--profile', 'work', '--url', 'https://evil.test'])).heard).toEqual({
      host: 'evil.test',
      token: null,
    });
  });

  test('with a token that others can read comes with a warning', async () => {
    const path = write('admin.toml', PROFILES, 0o640);
    const sentence = `m2c-admin: Others on this machine can read the tokens in ${path}: chmod 600 it.\n`;
    expect((await health(['--profile', 'work'])).errors).toBe(warned(sentence));
  });

  test.each([
    ['[profiles.x]\ntokn = "t"', 'has "tokn", but takes only url, token, token_file, output'],
    ['[profiles.x]\nurl = 1', '"url" in [profiles.x]'],
    ['[profiles.x]\noutput = "xml"', 'must be one of table, json, yaml'],
    ['[profiles.y]', 'has no [profiles.x]; it has: y'],
    ['profiles = "tok-x', 'is no valid TOML (line 1'],
  ])('that makes no sense is refused: %j', async (text, sentence) => {
    write('admin.toml', text);
    const { code, errors } = await health(['--profile', 'x']);
    expect([code, heard]).toEqual([2, []]);
    expect(errors).toContain(sentence);
    expect(errors).not.toContain('tok-x');
  });

  test('is looked for where it would stand', async () => {
    const { code, errors } = await health(['--profile', 'x']);
    expect(code).toBe(2);
    expect(errors).toContain(`${join(home, '.m2c', 'admin.toml')} cannot be read: there is no such file`);
  });
});

test('an address with a password is refused, and the password is not shown', async () => {
  const { code, errors } = await health(['--url', 'http://me:pass-word@far.test']);
  expect([code, heard]).toEqual([2, []]);
  expect(errors).not.toContain('pass-word');
});

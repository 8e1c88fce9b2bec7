import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeLogin } from '../../conformance/upstream/fake-chatgpt.ts';
import { readLogin } from './login.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'm2c-login-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const NOW = 1_800_000_000;
const auth = (text: string) => writeFileSync(join(home, 'auth.json'), text, { mode: 0o600 });
const POSIX = process.platform !== 'win32';

test('is what the file says now', async () => {
  const token = writeLogin(home, { exp: NOW + 1, account: 'workspace' });
  expect(await readLogin(home, NOW)).toEqual({ token, account: 'workspace', warning: null });
  expect(await readLogin(home, NOW + 1)).toBe('The ChatGPT login of Codex has expired');
  const other = writeLogin(home, { exp: NOW + 2, signature: 'another' });
  expect(await readLogin(home, NOW + 1)).toMatchObject({ token: other });
});

test('has the workspace of its token where the file names none, and is tried where the token tells no time', async () => {
  const claims = (value: object) => `e30.${Buffer.from(JSON.stringify(value)).toString('base64url')}.s`;
  const token = claims({ 'https://api.openai.com/auth': { chatgpt_account_id: 'inside' } });
  auth(JSON.stringify({ tokens: { access_token: token } }));
  expect(await readLogin(home, NOW)).toEqual({ token, account: 'inside', warning: null });
  auth(JSON.stringify({ tokens: { access_token: 'opaque', account_id: 'bad\r\nheader' } }));
  expect(await readLogin(home, NOW)).toEqual({ token: 'opaque', account: null, warning: null });
});

test.each([
  ['{"OPENAI_API_KEY":"sk-0123456789","tokens":null}', 'Codex has no ChatGPT login here'],
  ['{"tokens":{"access_token":""}}', 'Codex has no ChatGPT login here'],
  ['{"tokens":{"access_token":"a\\nb"}}', 'The ChatGPT login of Codex is damaged'],
  [`{"tokens":{"access_token":"${'a'.repeat(20_000)}"}}`, 'The ChatGPT login of Codex is damaged'],
  ['{"tokens"', "Codex's auth.json cannot be read (no JSON)"],
  ['null', 'Codex has no ChatGPT login here'],
  [' '.repeat(1024 * 1024 + 1), "Codex's auth.json is no file of a login"],
])('%.40s is no login', async (text, why) => {
  auth(text);
  expect(await readLogin(home, NOW)).toBe(why);
});

test('is nowhere where there is no file', async () => {
  expect(await readLogin(join(home, 'none'), NOW)).toBe('Codex has no ChatGPT login here');
});

test.runIf(POSIX)('is followed through a link, and what it leads to is looked at', async () => {
  const elsewhere = join(home, 'dotfiles');
  const token = writeLogin(elsewhere);
  symlinkSync(join(elsewhere, 'auth.json'), join(home, 'auth.json'));
  expect(await readLogin(home, 0)).toEqual({ token, account: 'account-1', warning: null });
  chmodSync(join(elsewhere, 'auth.json'), 0o644);
  expect(await readLogin(home, 0)).toMatchObject({ token, warning: expect.stringMatching(/chmod 600/) });
});

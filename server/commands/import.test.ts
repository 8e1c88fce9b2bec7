/** `m2c import` as a user runs it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const M2C = fileURLToPath(new URL('../m2c.js', import.meta.url));
const OLD = { models: [{ model: 'acme-1', base_url: 'https://api.acme.example/v1', api_key: 'sk-hidden-0123' }] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-import-'));
  writeFileSync(join(folder, 'models.json'), JSON.stringify(OLD));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function m2c(...words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { HOME: folder, USERPROFILE: folder, SystemRoot: 'C:\\Windows', PATH: '' };
  return new Promise((resolve) => {
    execFile(process.execPath, [M2C, ...words], { env, cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

test('writes a file that only its owner reads, once, and tells what it left out', async () => {
  const first = await m2c('import', 'models.json', '--data-dir', 'data');
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/^Wrote 1 provider to .*providers\.json\./);
  expect(first.stderr).toMatch(/^note: api\.acme\.example: its key is not copied: set API_ACME_EXAMPLE_API_KEY, /);
  const file = join(folder, 'data', 'providers.json');
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ $schema: expect.stringMatching(/^file:.*schemas\/providers\.json$/) });
  expect(text + first.stdout + first.stderr).not.toContain('sk-hidden');
  // Windows knows no such bits.
  expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  expect(readdirSync(join(folder, 'data'))).toEqual(['providers.json']);

  const again = await m2c('import', 'models.json', '--out', file);
  expect(again).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^m2c: .* exists already: .*--force\.\n$/),
  });
  expect(await m2c('import', 'models.json', '--out', file, '--force')).toMatchObject({ code: 0 });
});

test.each([
  ['is not there', null, /^m2c: other\.json cannot be read \(ENOENT\)\.\n$/],
  ['is no JSON', '{\n"a": 1,}', /^m2c: other\.json:2:8: JSON has no comma/],
  ['is no list of providers', '{}', /^m2c: other\.json is no list of providers that m2c knows/],
])('refuses a file that %s', async (_, text, line) => {
  if (text !== null) writeFileSync(join(folder, 'other.json'), text);
  const { code, stderr, stdout } = await m2c('import', 'other.json', '--out', 'new.json');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(line);
});

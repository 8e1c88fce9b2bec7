/** `m2c import` as a user runs it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
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

test('reads a data.db of another proxy, and leaves it as it is', async () => {
  const old = new Sqlite(join(folder, 'data.db'));
  old.exec(`
    create table models (id integer primary key, provider_id text, upstream_id text, display_name text, supports_images integer,
      supports_reasoning integer, context_window integer, is_builtin integer);
    insert into models values (1, 'deepseek', 'deepseek-chat', null, 0, 1, 1000000, 1),
      (2, 'deepseek', 'deepseek-next', 'Next', 1, 0, 200000, 0), (3, 'acme', 'acme-1', null, 0, 0, null, 0), (4, 'lost', 'x', null, 0, 0, null, 0);
    create table providers (id text, display_name text, base_url text, env_key text, kind text);
    insert into providers values ('deepseek', 'DeepSeek', 'https://changed.example/v1', null, null), ('mimo', 'MiMo', 'https://api.xiaomimimo.com/v1', null, null), ('acme', 'Acme', 'https://api.acme.example/v1', 'ACME', 'generic');
    create table model_aliases (alias text, model_id integer);
    insert into model_aliases values ('fast', 2), ('gone', null);
    create table settings (key text, value text);
    insert into settings values ('active', '{"providerId":"acme","modelId":"acme-1"}'), ('codex.dir', '/home/x');
    create table chat_logs (id integer, request_body text);
    insert into chat_logs values (1, 'sk-hidden-0123'), (2, '');
    create table user_upstream_keys (id integer, sealed text);
    insert into user_upstream_keys values (1, 'sk-hidden-0123');
    create table "odd"" name" (x);
    create table schema_version (v);
    insert into schema_version values (6);`);
  old.close();
  const before = readFileSync(join(folder, 'data.db'));
  const { code, stdout, stderr } = await m2c('import', 'data.db', '--out', 'new.json');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^Wrote 2 providers to /)]);
  expect(JSON.parse(readFileSync(join(folder, 'new.json'), 'utf8'))).toMatchObject({
    providers: [
      {
        id: 'deepseek',
        baseUrl: 'https://changed.example/v1',
        models: [{ id: 'deepseek-next', displayName: 'Next', contextWindow: 200_000, images: true, efforts: [] }],
      },
      {
        id: 'acme',
        displayName: 'Acme',
        baseUrl: 'https://api.acme.example/v1',
        key: { env: 'ACME' },
        defaultModel: 'acme-1',
      },
    ],
    aliases: { fast: 'deepseek/deepseek-next' },
    defaultProvider: 'acme',
  });
  expect(stderr.split('\n')).toEqual([
    'note: acme: left out kind, which m2c does not need or does not know.',
    'note: lost: left out, since its address is not in the database: import the old providers.json.',
    'note: deepseek: m2c knows it, so its facts are laid over those of m2c.',
    'note: model_aliases: left out gone, whose model is not told.',
    'note: settings: acme/acme-1 for all turns, as was chosen.',
    'note: settings: left out codex.dir: m2c has its own (docs/settings.md).',
    'note: chat_logs: left out 2 rows: m2c keeps a log of its own turns.',
    'note: user_upstream_keys: left out 1 row: they are sealed under a master key of their own: store them again.',
    '',
  ]);
  expect(readFileSync(join(folder, 'data.db'))).toEqual(before);
  expect(readdirSync(folder).toSorted()).toEqual(['data.db', 'models.json', 'new.json']);
});

test('refuses a database of another kind, or one that is damaged', async () => {
  const other = new Sqlite(join(folder, 'other.db'));
  other.exec('create table models (id)');
  other.close();
  expect((await m2c('import', 'other.db', '--out', 'new.json')).stderr).toMatch(
    /^m2c: other\.db is no list of providers/,
  );
  writeFileSync(join(folder, 'bad.db'), `SQLite format 3\0${'x'.repeat(5000)}`);
  expect((await m2c('import', 'bad.db', '--out', 'new.json')).stderr).toMatch(
    /^m2c: bad\.db cannot be read as a database \(.*\): end the program that uses it, or take a copy\.\n$/,
  );
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

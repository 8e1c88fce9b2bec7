/** What is taken over from cc-switch, and what is told of the rest. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codexSettings, type MadeProvider, makeCcSwitch } from '../../conformance/cc-switch/made.ts';
import { PROFILES } from '../providers/index.ts';
import { forFile } from './convert.ts';
import { findImport } from './import.ts';
import { standingOf } from './report.ts';
import { readCcSwitch } from './source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-cc-switch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CHAT = { apiFormat: 'openai_chat' };
const ACME: MadeProvider = {
  id: '5b1c',
  name: 'Acme Cloud',
  settings: codexSettings('https://api.acme.example/v1/', {
    key: 'sk-acme-hidden-01',
    model: 'acme-1',
    more: 'model_context_window = 200000',
  }),
  meta: CHAT,
};

const find = (taken: readonly string[] = []) => findImport(folder, PROFILES, taken);

test.each([1, 2, 20])('a provider of schema %i becomes an entry, and its key stays beside it', (schema) => {
  const file = makeCcSwitch(folder, [ACME], schema);
  expect(find()).toMatchObject({
    source: { file, schema },
    notes: [],
    converted: [
      {
        name: 'Acme Cloud',
        baseUrl: 'https://api.acme.example/v1',
        secret: 'sk-acme-hidden-01',
        entry: {
          id: 'acme-cloud',
          displayName: 'Acme Cloud',
          baseUrl: 'https://api.acme.example/v1',
          defaultModel: 'acme-1',
          models: [{ id: 'acme-1', contextWindow: 200_000 }],
        },
      },
    ],
  });
  expect(JSON.stringify(find().converted[0]?.entry)).not.toContain('hidden');
});

test('a provider that m2c knows keeps its facts, and a second account of it behaves like it', () => {
  const deepseek = (id: string, name: string, key: string): MadeProvider => ({
    ...{ id, name },
    settings: codexSettings('https://api.deepseek.com', { key, model: 'deepseek-v4-pro' }),
  });
  makeCcSwitch(folder, [
    deepseek('1', 'DeepSeek', 'sk-first-0123'),
    deepseek('2', '深度求索', 'sk-second-0123'),
    deepseek('3', 'Work', ''),
  ]);
  expect(find().converted.map(({ entry, secret }) => [entry, secret])).toEqual([
    [{ id: 'deepseek', defaultModel: 'deepseek-v4-pro' }, 'sk-first-0123'],
    [
      {
        id: 'deepseek-2',
        like: 'deepseek',
        displayName: '深度求索',
        baseUrl: 'https://api.deepseek.com',
        defaultModel: 'deepseek-v4-pro',
      },
      'sk-second-0123',
    ],
    [
      {
        id: 'work',
        like: 'deepseek',
        displayName: 'Work',
        baseUrl: 'https://api.deepseek.com',
        defaultModel: 'deepseek-v4-pro',
      },
      null,
    ],
  ]);
});

test('each provider that has no place here is told, and so is each field', () => {
  const url = 'https://relay.example/v1';
  const secret = 'sk-hidden-in-broken-0123';
  makeCcSwitch(folder, [
    { id: 'm2c', name: 'm2c', settings: codexSettings('http://127.0.0.1:8788/v1', { model: 'x' }), meta: CHAT },
    { id: 'a', name: 'Relay', settings: codexSettings(url, { key: secret, model: 'gpt-5.5' }) },
    { id: 'b', name: 'Claude', app: 'claude', settings: { env: { ANTHROPIC_AUTH_TOKEN: secret } } },
    { id: 'c', name: 'OpenAI Official', settings: { auth: { tokens: { access_token: secret } }, config: '' } },
    { id: 'd', name: 'Broken', settings: `{"auth": {"OPENAI_API_KEY": "${secret}"` },
    { id: 'e', name: 'Broken TOML', settings: { auth: {}, config: `key = ${secret}` } },
    { id: 'f', name: 'Messages', settings: codexSettings(url, { model: 'x' }), meta: { apiFormat: 'anthropic' } },
    { id: 'g', name: 'Nameless', settings: codexSettings(url), meta: CHAT },
    { id: 'h', name: 'Taken', settings: codexSettings(url, { model: 'x' }), meta: CHAT },
    { id: 'i', name: 'No address', settings: codexSettings('ftp://x', { model: 'x' }), meta: CHAT },
    {
      ...{ id: 'j', name: 'Whole', meta: CHAT, endpoints: [url, 'https://other.example/v1'] },
      settings: {
        ...codexSettings(url, { model: 'x', more: 'model_reasoning_effort = "high"' }),
        ...{
          auth: { tokens: secret },
          modelCatalog: { models: [{ model: 'y', displayName: 'Why' }, { model: 'x' }] },
          icon: 1,
        },
      },
    },
  ]);
  const { converted, notes } = find(['taken']);
  expect(notes).toEqual([
    'm2c: left out, since it is m2c itself.',
    'Relay: left out, since it speaks Responses itself: Codex needs no m2c for it.',
    'Claude: left out, since it is for claude and not for Codex.',
    "OpenAI Official: left out, since it has no base_url: it is OpenAI's own, which Codex asks without m2c.",
    'Broken: left out, since its settings are no JSON object.',
    'Broken TOML: left out, since its config is no TOML that can be read.',
    'Messages: left out, since it speaks anthropic and m2c asks providers by Chat Completions.',
    'Nameless: left out, since its defaultModel is missing: name a model, or list "models".',
    'Taken: left out, since there is a provider taken already, which stays as it is.',
    'No address: left out, since its baseUrl must be an http(s) URL such as https://api.example.com/v1.',
    'Whole: auth: left out tokens, which m2c does not need or does not know.',
    'Whole: settings: left out icon, which m2c does not need or does not know.',
    'Whole: config: left out model_reasoning_effort, which m2c does not need or does not know.',
    'Whole: its other addresses are left out: https://other.example/v1.',
  ]);
  expect(converted.map(({ entry }) => entry)).toMatchObject([
    { id: 'whole', models: [{ id: 'y', displayName: 'Why' }, { id: 'x' }] },
  ]);
  expect(JSON.stringify([converted, notes])).not.toContain('hidden');
});

test.each([
  ['api_format of its settings', { api_format: 'chat' }, 'https://a.example/v1', {}],
  ['the end of its address', { base_url: 'https://a.example/v1/chat/completions', config: 'model = "x"' }, '', {}],
  [
    'wire_api',
    {
      config:
        'model = "x"\nmodel_provider = "a"\n[model_providers.a]\nbase_url = "https://a.example/v1"\nwire_api = "chat"\nenv_key = "A_KEY"\n[model_providers.a.query_params]\nv = "1"',
    },
    '',
    { key: { env: 'A_KEY' }, query: { v: '1' } },
  ],
])('Chat Completions are told by %s too', (_by, told, url, more) => {
  const settings = { ...(url === '' ? {} : codexSettings(url, { model: 'x' })), ...told };
  makeCcSwitch(folder, [{ id: 'a', settings }]);
  expect(find().converted.map(({ entry }) => entry)).toEqual([
    expect.objectContaining({ id: 'a', baseUrl: 'https://a.example/v1', defaultModel: 'x', ...more }),
  ]);
});

test('an entry for a file names the variable of its key', () => {
  makeCcSwitch(folder, [ACME]);
  const { entries, notes } = forFile(find());
  expect(entries).toMatchObject([{ id: 'acme-cloud', key: { env: 'ACME_CLOUD_API_KEY' } }]);
  expect(notes).toEqual([
    'Acme Cloud: its key is not written: set ACME_CLOUD_API_KEY, in the environment or in the file .env of the data folder.',
  ]);
});

test('the file of older versions is read where there is no database', () => {
  const old = {
    version: 2,
    codex: { current: 'x', providers: { x: { id: 'x', name: 'Acme', settingsConfig: ACME.settings, meta: CHAT } } },
    claude: { current: '', providers: {} },
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(old));
  expect(find()).toMatchObject({ source: { schema: null, current: 'x' }, converted: [{ entry: { id: 'acme' } }] });
  writeFileSync(join(folder, 'config.json'), '{"codex": sk-hidden');
  expect(find).toThrow(/config\.json cannot be read \(it is no JSON\)\.$/);
});

test('a newer schema is read by its columns, or refused with its number', () => {
  const file = makeCcSwitch(folder, [ACME], 47);
  expect(find().notes).toEqual([expect.stringMatching(/has schema 47, and this m2c knows schemas up to 20/)]);
  const db = new Sqlite(file);
  db.exec('alter table providers rename column settings_config to sealed');
  db.close();
  expect(find).toThrow(
    /has schema 47, whose table of providers has no settings_config: this m2c knows schemas up to 20\.$/,
  );
});

test.each(['delete', 'wal'])('the database stays as it is, byte for byte (journal %s)', (journal) => {
  const file = makeCcSwitch(folder, [ACME]);
  const db = new Sqlite(file);
  db.pragma(`journal_mode = ${journal}`);
  db.close();
  const before = readFileSync(file);
  expect(find().converted).toHaveLength(1);
  expect(readFileSync(file)).toEqual(before);
  expect(readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(['cc-switch.db']);
});

test('no cc-switch, or none that can be read, is told in a sentence', () => {
  expect(find).toThrow(/^There is no cc-switch in .*: neither cc-switch\.db nor config\.json\.$/);
  writeFileSync(join(folder, 'cc-switch.db'), 'no database, but long enough to look like one');
  expect(find).toThrow(/cc-switch\.db cannot be read as a database/);
  rmSync(join(folder, 'cc-switch.db'));
  mkdirSync(join(folder, 'cc-switch.db'));
  expect(find).toThrow(/cc-switch\.db cannot be read as a database/);
});

test('how it stands: what is chosen, and whether m2c is there', () => {
  expect(standingOf(readCcSwitch(folder), false)).toMatchObject({ file: null, entry: null });
  makeCcSwitch(folder, [
    { ...ACME, current: true },
    { id: 'm2c', settings: codexSettings('http://127.0.0.1:8788/v1', { model: 'x' }) },
  ]);
  expect(standingOf(readCcSwitch(folder), true)).toMatchObject({
    providers: 2,
    current: 'Acme Cloud',
    running: true,
    entry: { chosen: false, model: 'x' },
  });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ currentProviderCodex: 'm2c' }));
  expect(standingOf(readCcSwitch(folder), false)).toMatchObject({ current: 'm2c', entry: { chosen: true } });
});

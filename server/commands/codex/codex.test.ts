/** The commands as a user types them, beside an m2c that runs. */
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { parse } from 'smol-toml';
import { beforeEach, describe, expect, test } from 'vitest';
import { address, dataDir, m2c } from '../running.testing.ts';
import { overrides } from './run.ts';

/** Whatever answers: its models are known without asking it. */
const KEYED = { DEEPSEEK_API_KEY: 'sk-0123456789abcdef', DEEPSEEK_BASE_URL: 'http://127.0.0.1:1' };
const PATIENCE = { timeout: 120_000 };
let home: string;

beforeEach(() => {
  home = join(dataDir, 'codex-home');
});

/** @returns what it printed and how it ended. */
async function codex(words: readonly string[], variables: Record<string, string> = {}) {
  const run = m2c(['codex', ...words], { CODEX_HOME: home, ...variables });
  const code = await run.ended;
  return { code, output: run.output(), errors: run.errors() };
}

async function up(variables: Record<string, string> = {}) {
  const run = m2c(['start', '--port', '0'], { ...KEYED, ...variables });
  const url = await address(run);
  return { run, url, port: { M2C_PORT: new URL(url).port } };
}

const config = () => readFileSync(join(home, 'config.toml'), 'utf8');

describe('beside an m2c that runs', PATIENCE, () => {
  test('enable takes its models, which stand in no variable here; status, use and disable follow', async () => {
    const { url, port } = await up();
    expect((await codex(['status'], port)).output).toMatch(/^Codex does not use m2c: it asks OpenAI\.\n/);
    const enabled = await codex(['enable', '--model', 'deepseek-v4-pro'], port);
    expect([enabled.errors, enabled.code]).toEqual(['', 0]);
    expect(config()).toContain(`base_url = "${url}/v1"`);
    const { output } = await codex(['status', '--json'], port);
    expect(JSON.parse(output)).toMatchObject({
      verdict: `Codex asks m2c at ${url}, and deepseek-v4-pro answers.`,
      ...{ enabled_by: 'm2c', catalog: { state: 'current' }, server: { state: 'm2c', version: '0.1.0' } },
    });
    expect((await codex(['use', 'deepseek-v4-flash'], port)).output).toMatch(
      /^deepseek\/deepseek-v4-flash answers for deepseek-v4-pro/,
    );
    expect((await codex(['doctor'], port)).output).toMatch(
      /deepseek-v4-pro → deepseek\/deepseek-v4-flash \(m2c codex use\)/,
    );
    expect((await codex(['use', '--clear'], port)).output).toMatch(
      /^deepseek\/deepseek-v4-pro answers for deepseek-v4-pro again/,
    );
    const wrong = await codex(['use', 'deepseek-v5-nothing'], port);
    expect([wrong.code, wrong.errors]).toEqual([1, expect.stringContaining('which no provider lists')]);
    expect((await codex(['disable'])).code).toBe(0);
    expect(existsSync(join(home, 'config.toml'))).toBe(false);
  });

  test('where it asks for client keys, Codex gets one of its own, once', async () => {
    const { port } = await up({ M2C_CLIENT_KEYS: 'required' });
    await codex(['enable'], port);
    const [, token = ''] = /experimental_bearer_token = "(m2c_[^"]+)"/.exec(config()) ?? [];
    expect(token).not.toBe('');
    const again = await codex(['enable'], port);
    expect(again.output).toContain('nothing: all was so already');
    const doctor = await codex(['doctor', '--json'], port);
    expect(JSON.parse(doctor.output).healthy).toBe(true);
    expect(`${again.output}${doctor.output}${(await codex(['status'], port)).output}`).not.toContain(token);
    writeFileSync(join(home, 'config.toml'), config().replace(token, 'm2c_wrong'));
    const broken = await codex(['doctor'], port);
    expect([broken.code, broken.output]).toEqual([
      1,
      expect.stringContaining('m2c asks for a client key, and it does not take'),
    ]);
  });
});

test('m2c start looks after a change that was interrupted, and starts whatever it finds', PATIENCE, async () => {
  mkdirSync(join(home, '.m2c'), { recursive: true });
  writeFileSync(join(home, '.m2c', 'journal.json'), '{"version":');
  const { run } = await up({ CODEX_HOME: home });
  while (!run.errors().includes('journal-broken')) await once(run.child.stderr as Readable, 'data');
  const [kept = ''] = readdirSync(join(home, '.m2c')).filter((name) => name.startsWith('journal-broken'));
  expect(readFileSync(join(home, '.m2c', kept), 'utf8')).toBe('{"version":');
  const { code, errors } = await codex(['enable'], { M2C_PORT: '1', ...KEYED });
  expect([code, errors]).toEqual([0, '']);
});

describe('without one', PATIENCE, () => {
  test('enable lists what m2c start would, and use says what to do', async () => {
    const port = { M2C_PORT: '1' };
    const enabled = await codex(['enable'], { ...port, ...KEYED });
    expect(enabled.output).toContain('m2c is not up: the models are those that m2c start would list from here.');
    expect(config()).toContain('model = "deepseek-v4-pro"');
    const used = await codex(['use', 'deepseek-v4-flash'], port);
    expect([used.code, used.errors]).toEqual([
      1,
      expect.stringMatching(/^m2c: m2c is not up at http:\/\/127\.0\.0\.1:1, and/),
    ]);
  });

  test('backups are listed, kept, put back and deleted', async () => {
    mkdirSync(home);
    writeFileSync(join(home, 'config.toml'), '# mine\n');
    expect((await codex(['backups'])).output).toMatch(/^There are no copies yet/);
    await codex(['enable'], { M2C_PORT: '1', ...KEYED });
    const [first] = JSON.parse((await codex(['backups', '--json'])).output) as { id: string }[];
    const refused = await codex(['backups', 'delete', first?.id ?? '']);
    expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining('--force')]);
    expect((await codex(['restore', first?.id ?? ''])).output).toMatch(/^Codex's files are as they were in/);
    expect(config()).toBe('# mine\n');
    expect((await codex(['backups', 'delete', first?.id ?? '', '--force'])).code).toBe(0);
    expect((await codex(['backups'])).output).toMatch(/restore .*for ever|restore/);
  });

  test('print-config prints TOML that can be pasted, with a key in a variable, and an entry for cc-switch', async () => {
    const variables = { M2C_PORT: '8788', ...KEYED };
    const plain = parse((await codex(['print-config'], variables)).output);
    expect(plain).toMatchObject({ model: 'deepseek-v4-pro', model_provider: 'm2c' });
    const keyed = await codex(['print-config', '--env-key'], variables);
    expect(parse(keyed.output)).toMatchObject({ model_providers: { m2c: { env_key: 'M2C_CLIENT_KEY' } } });
    expect(keyed.output).toMatch(/^# {3}export M2C_CLIENT_KEY=|^# {3}\$env:M2C_CLIENT_KEY/m);
    const entry = JSON.parse((await codex(['print-config', '--cc-switch'], variables)).output);
    expect(parse(entry.config)).toEqual(plain);
    expect(existsSync(home)).toBe(false);
  });

  test('run without a codex says how to get one', async () => {
    const { code, errors } = await codex(['run', '--', 'exec', 'hello'], KEYED);
    expect([code, errors]).toEqual([1, 'm2c: There is no codex on PATH: npm install -g @openai/codex installs it.\n']);
  });
});

test('one run is told all that enable would write, and no key', () => {
  const wanted = { model: 'a "b"', baseUrl: 'http://127.0.0.1:1/v1', catalogFile: 'C:\\Temp\\models.json' };
  const words = overrides(wanted, 'M2C_CLIENT_KEY').filter((word) => word !== '-c');
  const said = parse(words.join('\n'));
  expect(said).toMatchObject({
    ...{ model: wanted.model, model_provider: 'm2c', model_catalog_json: wanted.catalogFile },
    model_providers: { m2c: { base_url: wanted.baseUrl, env_key: 'M2C_CLIENT_KEY', wire_api: 'responses' } },
  });
});

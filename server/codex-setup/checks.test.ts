import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks, home, m2cUp, models, settings, write } from '../app.codex-setup.testing.ts';
import { catalogText, chosenModel } from './models.ts';

/** Where nobody listens. */
const NOWHERE = 'http://127.0.0.1:1';

async function catalog(): Promise<string> {
  return catalogText(models(), await chosenModel('echo-1', models()));
}

test('a Codex that is set up well has nothing to look at', async () => {
  const { url } = await m2cUp();
  const first = `model_catalog_json = '${join(home, 'm2c-models.json')}'`;
  write({ 'config.toml': settings(url, { first }), 'm2c-models.json': await catalog() });
  expect(await checks()).toEqual([
    expect.stringMatching(/^settings ok: .*config\.toml can be read$/),
    'provider ok: m2c, set up by hand',
    expect.stringMatching(/^address ok: m2c is up at http/),
    'model ok: echo-1 → generic/echo-1 (listed)',
    expect.stringMatching(/^models ok: .*: 2 models, as m2c lists them now$/),
  ]);
});

describe('a trap', () => {
  test.each<[string, string, Record<string, string>, RegExp]>([
    ['settings that do not parse', 'model = [', {}, /^settings fail: .* is no TOML: line 1, column \d+/],
    ['an old profile', `profile = "x"\n${settings(NOWHERE)}`, {}, /^profile fail: profile = "x" is read no more/],
    [
      'a provider that nobody describes',
      'model_provider = "gone"',
      {},
      /^provider fail: .*there is no \[model_providers\.gone\]/,
    ],
    [
      'a table that Codex keeps for itself',
      '[model_providers.openai]\nname = "x"',
      {},
      /^provider fail: \[model_providers\.openai\]/,
    ],
    ['another provider', 'model = "gpt-5.5"', {}, /^provider warn: Codex asks OpenAI, and not m2c/],
    [
      'the name OpenAI',
      settings(NOWHERE).replace('"m2c"\nbase', '"OpenAI"\nbase'),
      {},
      /^provider warn: the provider is called OpenAI/,
    ],
    ['the wire of chat', settings(NOWHERE).replace('"responses"', '"chat"'), {}, /^wire fail: wire_api is "chat"/],
    ['a port where nobody listens', settings(NOWHERE), {}, /^address fail: nothing answers at http:\/\/127\.0\.0\.1:1/],
    ['no address', settings(NOWHERE).replace(/base_url.*/, ''), {}, /^address fail: the provider has no base_url/],
    ['another machine', settings('http://m2c.example'), {}, /^address skip: .* is not this machine/],
    [
      'a key that is not set',
      settings(NOWHERE, { last: 'env_key = "GONE_KEY"' }),
      {},
      /^key fail: env_key names GONE_KEY, which is not set/,
    ],
    ['no list of models', settings(NOWHERE), {}, /^models warn: Codex is given no list of models/],
    [
      'a list that is not there',
      settings(NOWHERE, { first: 'model_catalog_json = "/gone.json"' }),
      {},
      /^models fail: \/gone\.json is not there/,
    ],
    [
      'a window set by hand',
      `model_context_window = 1\n${settings(NOWHERE)}`,
      {},
      /^window warn: model_context_window is set by hand/,
    ],
    ['a proxy for plain http', settings(NOWHERE), { HTTP_PROXY: 'http://proxy:3128' }, /^proxy fail: HTTP_PROXY takes/],
    ['a proxy for everything', settings(NOWHERE), { ALL_PROXY: 'http://proxy:3128' }, /^proxy fail: ALL_PROXY takes/],
    [
      'a block of codex-shim',
      `# >>> codex-shim managed >>>\n${settings(NOWHERE)}`,
      {},
      /^other tools warn: codex-shim manages/,
    ],
    [
      'a provider of mimo2codex',
      settings(NOWHERE, { last: '[model_providers.mimo2codex-kimi]\nname = "x"' }),
      {},
      /^other tools warn: mimo2codex left/,
    ],
  ])('%s is found', async (_what, text, variables, line) => {
    write({ 'config.toml': text });
    expect(await checks(variables)).toContainEqual(expect.stringMatching(line));
  });

  test('no settings at all', async () => {
    expect(await checks()).toContainEqual(expect.stringMatching(/^settings warn: .* does not exist$/));
  });

  test('a list that is broken, or lists another model', async () => {
    const file = join(home, 'm2c-models.json');
    write({
      'config.toml': settings(NOWHERE, { first: `model_catalog_json = '${file}'` }),
      'm2c-models.json': '{"models":[{}]}',
    });
    expect(await checks()).toContainEqual(expect.stringMatching(/^models fail: .* is no list of models/));
    write({ 'm2c-models.json': '{"models":[{"slug":"other"}]}' });
    expect(await checks()).toContainEqual(expect.stringMatching(/^models warn: .* does not list echo-1/));
    write({ 'm2c-models.json': '{"models":[{"slug":"echo-1"}]}' });
    expect(await checks()).toContainEqual(expect.stringMatching(/^models warn: .* is not what m2c lists now/));
  });

  test('an address without /v1', async () => {
    const { url } = await m2cUp();
    write({ 'config.toml': settings(url).replace('/v1"', '"') });
    expect(await checks()).toContainEqual(expect.stringMatching(/^address fail: .* does not end with \/v1/));
  });

  test('a login that is broken, that others can read, or that goes to m2c', async () => {
    const text = settings(NOWHERE, { last: 'requires_openai_auth = true' });
    write({ 'config.toml': text, 'auth.json': '{broken' });
    expect(await checks()).toContainEqual(
      expect.stringMatching(/^login warn: .*auth\.json cannot be read; m2c needs none$/),
    );
    write({ 'auth.json': '{"tokens":{"access_token":"eyJ-secret"}}' });
    const found = await checks();
    expect(found).toContainEqual('login warn: requires_openai_auth sends the token of the ChatGPT login to m2c');
    expect(found.join()).not.toContain('secret');
  });

  test.skipIf(process.platform === 'win32')('a login that others can read', async () => {
    write({ 'config.toml': settings(NOWHERE) });
    writeFileSync(join(home, 'auth.json'), '{}', { mode: 0o644 });
    expect(await checks()).toContainEqual(expect.stringMatching(/^login warn: others on this machine can read/));
  });

  test('settings of a folder that is trusted, and of profiles', async () => {
    const project = join(home, 'project');
    mkdirSync(join(project, 'inner', '.codex'), { recursive: true });
    writeFileSync(join(project, 'inner', '.codex', 'config.toml'), 'model = "projects-own"\n');
    const inner = join(project, 'inner');
    write({ 'config.toml': settings(NOWHERE), 'work.config.toml': '' });
    expect((await checks({}, inner)).filter((line) => line.startsWith('project'))).toEqual([]);
    write({
      'config.toml': settings(NOWHERE, { last: `[projects.${JSON.stringify(project)}]\ntrust_level = "trusted"` }),
    });
    const found = await checks({}, inner);
    expect(found).toContainEqual(
      expect.stringMatching(/^project warn: .* makes Codex ask for projects-own in this folder$/),
    );
    expect(found).toContainEqual('profiles ok: work: settings of their own, for codex --profile only');
  });
});

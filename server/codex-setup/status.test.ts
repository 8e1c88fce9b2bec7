import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { home, m2cUp, settings, status, write } from '../app.codex-setup.testing.ts';
import { opened } from '../ports.ts';

const NOWHERE = 'http://127.0.0.1:1';

describe('the verdict', () => {
  test.each<[string, string | null, string]>([
    ['no settings', null, 'Codex does not use m2c: it asks OpenAI.'],
    [
      'another provider',
      'model_provider = "e"\n[model_providers.e]\nbase_url = "https://e.example/v1"',
      'Codex does not use m2c: it asks e at https://e.example/v1.',
    ],
    ['m2c that is down', settings(NOWHERE), 'Codex asks m2c at http://127.0.0.1:1, but nothing answers there.'],
    [
      'm2c elsewhere',
      settings('http://m2c.example'),
      'Codex asks m2c at http://m2c.example/v1, which is not this machine.',
    ],
    [
      'a list that is not there',
      settings(NOWHERE, { first: 'model_catalog_json = "/gone.json"' }),
      'Codex does not start: the list of models /gone.json is not there.',
    ],
  ])('with %s', async (_what, text, verdict) => {
    if (text !== null) write({ 'config.toml': text });
    expect((await status()).verdict).toBe(verdict);
  });

  test('with m2c that is up', async () => {
    const { url } = await m2cUp();
    write({ 'config.toml': settings(url) });
    const found = await status();
    expect(found.verdict).toBe(`Codex asks m2c at ${url}, and echo-1 answers.`);
    expect(found).toMatchObject({ uses_m2c: true, enabled_by: 'hand', server: { state: 'm2c' }, next: null });
    write({ 'config.toml': settings(url, { model: 'gpt-5.5' }) });
    expect((await status()).verdict).toBe(`Codex asks m2c at ${url} for gpt-5.5, and generic/echo-1 answers.`);
  });

  test('with another program at the port', async () => {
    const server = createServer((_request, response) => response.end('hello'));
    const url = await opened(server, '127.0.0.1', 0);
    write({ 'config.toml': settings(url) });
    const found = await status();
    server.close();
    expect(found.verdict).toBe(`Codex asks m2c at ${url}, but another program answers there.`);
  });

  test('with settings that cannot be read', async () => {
    write({ 'config.toml': 'model = [' });
    const { verdict, config_problem } = await status();
    expect(verdict).toMatch(/^Codex cannot read its settings: .*config\.toml is no TOML: line 1/);
    expect(config_problem).not.toBeNull();
  });
});

test('a login and variables are told without what they hold', async () => {
  write({
    'config.toml': settings(NOWHERE, { last: 'env_key = "MY_KEY"' }),
    'auth.json': '{"OPENAI_API_KEY":"sk-secret-0123456789"}',
  });
  const variables = { OPENAI_API_KEY: 'sk-secret-1', MY_KEY: 'my-secret', HTTPS_PROXY: 'http://me:secret@proxy:1' };
  const found = await status(variables);
  expect(found.login).toBe('api_key');
  expect(found.environment).toEqual([
    { name: 'OPENAI_API_KEY', value: 'set' },
    { name: 'MY_KEY', value: 'set' },
    { name: 'HTTPS_PROXY', value: 'http://[redacted]@proxy:1' },
  ]);
  expect(JSON.stringify(found)).not.toContain('secret');
});

test('a proxy that catches this machine, and a profile, are notes', async () => {
  write({ 'config.toml': settings(NOWHERE), 'work.config.toml': '' });
  const { notes } = await status({ HTTP_PROXY: 'http://proxy:1' });
  expect(notes).toContain('HTTP_PROXY keeps Codex from reaching m2c: set NO_PROXY=127.0.0.1,localhost.');
  expect(notes).toContain('With --profile work Codex obeys other settings.');
  expect(
    (await status({ HTTP_PROXY: 'http://proxy:1', NO_PROXY: 'localhost,127.0.0.0/8' })).notes.join(),
  ).not.toContain('HTTP_PROXY');
  expect((await status({ HTTPS_PROXY: 'http://proxy:1' })).notes.join()).not.toContain('PROXY');
});

test('the list of models is told by its state', async () => {
  const file = join(home, 'm2c-models.json');
  write({
    'config.toml': settings(NOWHERE, { first: `model_catalog_json = '${file}'` }),
    'm2c-models.json': '{"models":[{"slug":"echo-1"}]}',
  });
  expect((await status()).catalog).toEqual({ file, state: 'stale', models: 1 });
});

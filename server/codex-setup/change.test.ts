import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modelList as isModelList } from '../../generated/validators-wire.js';
import { home, models, write } from '../app.codex-setup.testing.ts';
import { listBackups } from '../codex/files/backups.ts';
import { disableCodex, enableCodex, restoreCodex, switchCodex } from './change.ts';
import { chosenModel } from './models.ts';

const BASE_URL = 'http://127.0.0.1:8788/v1';
const read = (name: string) => readFileSync(join(home, name), 'utf8');

async function enable(model = 'echo-1', token: string | null = null) {
  return await enableCodex(home, {
    chosen: await chosenModel(model, models()),
    models: models(),
    baseUrl: BASE_URL,
    token,
    heartbeatMs: 10_000,
  });
}

test('enable writes the settings and a list of models that Codex takes, and tells which', async () => {
  const { files, backup, model, done } = await enable();
  expect(done).toBe('Codex asks m2c at http://127.0.0.1:8788 for echo-1.');
  expect(files).toEqual([
    { file: join(home, 'config.toml'), change: 'made' },
    { file: join(home, 'm2c-models.json'), change: 'made' },
  ]);
  expect([model, (await listBackups(home)).map(({ id }) => id)]).toEqual(['echo-1', [backup]]);
  const list = { object: 'list', data: [], ...JSON.parse(read('m2c-models.json')) };
  expect(isModelList(list), JSON.stringify(isModelList.errors)).toBe(true);
});

test('enable twice changes nothing and keeps no second copy', async () => {
  await enable();
  expect(await enable()).toMatchObject({ files: [], backup: null, next: null });
  expect(await listBackups(home)).toHaveLength(1);
});

test('pain 22: disable gives back each byte, the list that was there too, and what the user wrote meanwhile', async () => {
  const before = '# mine\r\nmodel = "gpt-5.5" # good\r\n[mcp_servers.a]\r\ncommand = "a"';
  write({ 'config.toml': before, 'm2c-models.json': '{"models":[]}' });
  await enable('echo-1', 'm2c_token');
  expect(read('config.toml')).toContain('experimental_bearer_token = "m2c_token"');
  await switchCodex(home, await chosenModel('echo-2', models()), models());
  expect(read('config.toml')).toContain('model = "echo-2" # good');
  await disableCodex(home);
  expect([read('config.toml'), read('m2c-models.json')]).toEqual([before, '{"models":[]}']);
  await enable();
  writeFileSync(join(home, 'config.toml'), `${read('config.toml')}\n[projects."/a"]\ntrust_level = "trusted"\n`);
  await disableCodex(home);
  expect(read('config.toml')).toContain('[projects."/a"]\ntrust_level = "trusted"\n');
  expect(read('config.toml')).not.toContain('m2c');
});

test('pain 23: the provider is m2c whatever the model', async () => {
  for (const model of ['echo-1', 'echo-2', 'generic/echo-2']) {
    await enable(model);
    expect(read('config.toml')).toContain('model_provider = "m2c"');
  }
  expect(read('config.toml').match(/\[model_providers\./g)).toHaveLength(1);
});

test('pain 10: a name that no list has gets an entry of its own, so that Codex knows its window and offers patches', async () => {
  await enable('generic/echo-2');
  const { models: listed } = JSON.parse(read('m2c-models.json'));
  const own = listed.find(({ slug }: { slug: string }) => slug === 'generic/echo-2');
  expect(own).toMatchObject({
    context_window: 100_000,
    apply_patch_tool_type: 'freeform',
    display_name: 'generic/echo-2',
  });
});

test('pain 12: every model of the list is one that the picker shows, the default first', async () => {
  await enable();
  const { models: listed } = JSON.parse(read('m2c-models.json'));
  expect(listed.map(({ slug, visibility, priority }: Record<string, unknown>) => [slug, visibility, priority])).toEqual(
    [
      ['echo-1', 'list', 1],
      ['echo-2', 'list', 2],
    ],
  );
});

test('switch is refused where Codex does not use m2c', async () => {
  await expect(switchCodex(home, await chosenModel('echo-1', models()), models())).rejects.toThrow(
    'm2c codex enable sets it up',
  );
});

test('a list of models that somebody changed stays, and so does one that m2c has no record of', async () => {
  await enable();
  writeFileSync(join(home, 'm2c-models.json'), '{"models":[1]}');
  const { notes } = await disableCodex(home);
  expect(notes.join()).toMatch(/m2c-models\.json was changed since m2c wrote it, so it stays/);
  expect(existsSync(join(home, 'config.toml'))).toBe(false);
  write({ 'config.toml': 'model_provider = "m2c"\n' });
  expect((await disableCodex(home)).notes.join()).toMatch(/stays: m2c has no record/);
});

test('pain 40: with notes that are damaged, disable goes by what stands in the settings', async () => {
  write({ 'config.toml': '# mine\n' });
  await enable();
  writeFileSync(join(home, '.m2c', 'state.json'), '{}');
  const { notes } = await disableCodex(home);
  expect(notes.join()).toContain('state.json is damaged');
  expect(read('config.toml')).toContain('# mine');
  expect(read('config.toml')).not.toContain('m2c');
  expect(await disableCodex(home)).toMatchObject({
    files: [],
    notes: [expect.stringContaining('m2c-models.json stays')],
  });
});

test('restore puts back what was there, and what it replaces can be put back too', async () => {
  write({ 'config.toml': '# mine\n' });
  await enable();
  const enabled = read('config.toml');
  const { backup, files } = await restoreCodex(home, null);
  expect(files.map(({ change }) => change).toSorted()).toEqual(['changed', 'removed']);
  expect([read('config.toml'), existsSync(join(home, 'm2c-models.json'))]).toEqual(['# mine\n', false]);
  await restoreCodex(home, backup);
  expect(read('config.toml')).toBe(enabled);
  await disableCodex(home);
  expect(read('config.toml')).toBe('# mine\n');
});

test('what is no UTF-8, no TOML, or not routed is refused, and nothing is changed', async () => {
  write({ 'config.toml': 'model = [' });
  await expect(enable()).rejects.toThrow(/Nothing was changed: .*config\.toml cannot be edited \(line 1/);
  writeFileSync(join(home, 'config.toml'), Buffer.from([0x23, 0xff, 0x0a]));
  await expect(enable()).rejects.toThrow(/is not UTF-8 text/);
  await expect(enable('echo-3')).rejects.toThrow('No provider lists a model "echo-3". Did you mean "echo-1"?');
  await expect(enable('nothing-like-it')).rejects.toThrow('There are echo-1, echo-2.');
  expect(existsSync(join(home, 'm2c-models.json'))).toBe(false);
});

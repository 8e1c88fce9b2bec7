/** `m2c codex` with the real Codex: set up, switched and taken back, and nothing of the user's is lost. */
import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callAnswer, textAnswer } from '../upstream/fake-upstream.ts';
import { itemsOf, said } from './codex.ts';
import { call, heard, messagesOf, steps } from './script.ts';
import { API_KEY, m2cCommand, type Scenario, type World } from './world.ts';

const TRUSTING = ['--sandbox', 'danger-full-access'];
const UNLISTED = 'gpt-unlisted-by-anyone';
const RUNS = ['Through m2c.', 'With a home of its own.', 'Through an m2c of its own.'] as const;
const NO_METADATA = /metadata for .* not found/i;

export const codexSetup: readonly Scenario[] = [
  {
    name: 'm2c codex enable: Codex does a task and has no complaint; disable leaves nothing behind',
    play: async (open) => {
      const world = await open(task());
      await mkdir(world.home);
      await world.m2c('codex', 'enable', '--model', 'deepseek-v4-pro');
      await playTask(world);
      await world.m2c('codex', 'disable');
      const left = await readdir(world.home);
      assert.deepEqual(
        left.filter((name) => /config|m2c/.test(name)),
        ['.m2c'],
      );
    },
  },
  {
    name: 'm2c codex enable, pain 22: a rich config.toml with CRLF does a task, and disable gives back each byte',
    play: async (open) => {
      const world = await open(task());
      const before = richConfig(world);
      await mkdir(world.home);
      await writeFile(join(world.home, 'config.toml'), before);
      await writeFile(join(world.home, 'work.config.toml'), 'model = "gpt-of-the-profile"\n');
      await world.m2c('codex', 'enable', '--model', 'deepseek-v4-pro');
      const enabled = await readFile(join(world.home, 'config.toml'), 'utf8');
      assert.equal(enabled.replaceAll('\r\n', '').includes('\n'), false, 'a line ends otherwise than the others');
      await playTask(world);
      assert.equal(
        await readFile(join(world.home, 'config.toml'), 'utf8'),
        enabled,
        'Codex changed its settings itself',
      );
      await world.m2c('codex', 'disable');
      assert.equal(await readFile(join(world.home, 'config.toml'), 'utf8'), before);
    },
  },
  {
    name: 'm2c codex enable refuses a read-only config.toml and changes nothing',
    play: async (open) => {
      const world = await open([]);
      await mkdir(world.home);
      const file = join(world.home, 'config.toml');
      await writeFile(file, 'model = "mine"\n');
      await chmod(file, 0o444);
      await assert.rejects(world.m2c('codex', 'enable'), /config\.toml is marked read-only; make it writable/);
      assert.equal(await readFile(file, 'utf8'), 'model = "mine"\n');
      assert.deepEqual(
        (await readdir(world.home)).filter((name) => name.endsWith('.json')),
        [],
      );
    },
  },
  {
    name: 'pain 40: m2c codex disable works with m2c dead, its store and its file of providers broken',
    play: async (open) => {
      const world = await open([]);
      const file = join(world.home, 'config.toml');
      await mkdir(world.home);
      await writeFile(file, '# mine\n');
      await world.m2c('codex', 'enable');
      await world.kill();
      await writeFile(join(world.dataDir, 'providers.json'), '{"providers": [');
      await writeFile(join(world.dataDir, 'm2c.db'), 'no database');
      await writeFile(join(world.dataDir, '.env'), 'M2C_PORT=none\n');
      await world.m2c('codex', 'disable');
      assert.equal(await readFile(file, 'utf8'), '# mine\n');
    },
  },
  {
    name: "pain 23: a session goes on after m2c codex switch to another provider's model, with all of its history",
    play: async (open) => {
      const world = await open(steps(textAnswer('I keep the word plum.'), textAnswer('The word was plum.')), (url) => ({
        QWEN_API_KEY: 'sk-conformance-qwen-012345',
        QWEN_BASE_URL: url,
      }));
      const codex = await world.codex();
      const first = await codex.exec('Keep the word plum.');
      await world.m2c('codex', 'switch', 'qwen3.7-plus');
      const second = await codex.exec('resume', '--last', 'Which word?');
      assert.deepEqual(said(second), ['The word was plum.']);
      assert.equal(second.events[0]?.thread_id, first.events[0]?.thread_id);
      const [before, after] = heard(world.upstream.requests, 2);
      assert.deepEqual([before?.body.model, after?.body.model], ['deepseek-v4-pro', 'qwen3.7-plus']);
      const told = JSON.stringify(messagesOf(after));
      for (const word of ['Keep the word plum.', 'I keep the word plum.', 'Which word?'])
        assert.ok(told.includes(word), word);
    },
  },
  {
    name: 'm2c codex use changes who answers a Codex that runs, and no file; switch changes what it asks for',
    play: async (open) => {
      const world: World = await open(
        steps(
          (request) => callAnswer([call(request, 'exec_command', 'call_1', { cmd: useCommand(world) })]),
          textAnswer('Another one answers.'),
          textAnswer('The first one again.'),
          textAnswer('Asked for by name.'),
        ),
      );
      const codex = await world.codex();
      const settings = () => readFile(join(world.home, 'config.toml'), 'utf8');
      const before = await settings();
      const run = await codex.exec('Use the other one.');
      assert.equal(itemsOf(run, 'command_execution')[0]?.exit_code, 0, JSON.stringify(run.events));
      assert.match(await world.m2c('codex', 'status'), /for deepseek-v4-pro, and deepseek\/deepseek-v4-flash answers/);
      await world.m2c('codex', 'use', '--clear');
      await codex.exec('Again.');
      assert.equal(await settings(), before);
      await world.m2c('codex', 'switch', 'deepseek-v4-flash');
      assert.match(await settings(), /^model = "deepseek-v4-flash"$/m);
      await codex.exec('Once more.');
      const models = heard(world.upstream.requests, 4).map(({ body }) => body.model);
      assert.deepEqual(models, ['deepseek-v4-pro', 'deepseek-v4-flash', 'deepseek-v4-pro', 'deepseek-v4-flash']);
    },
  },
  {
    name: 'm2c codex run: one Codex through m2c, and its home as it was',
    play: async (open) => {
      const world = await open(steps(...RUNS.map((words) => textAnswer(words))));
      await mkdir(world.home);
      const file = join(world.home, 'config.toml');
      await writeFile(
        file,
        'model = "mine"\nmodel_provider = "elsewhere"\n\n[model_providers.elsewhere]\nname = "E"\n',
      );
      const before = await readFile(file, 'utf8');
      const exec = ['exec', '--skip-git-repo-check', 'Say something.'];
      const words = ['codex', 'run', '--model', 'deepseek-v4-pro'];
      assert.ok((await world.m2c(...words, '--', ...exec)).includes(RUNS[0]));
      assert.ok((await world.m2c(...words, '--isolated', '--', ...exec)).includes(RUNS[1]));
      // Where none is up, the run has an m2c of its own.
      await world.kill();
      const keys = `DEEPSEEK_API_KEY=${API_KEY}\nDEEPSEEK_BASE_URL=${world.upstream.url}\n`;
      await writeFile(join(world.dataDir, '.env'), keys);
      assert.ok((await world.m2c(...words, '--', ...exec)).includes(RUNS[2]));
      assert.equal(await readFile(file, 'utf8'), before);
      assert.ok(!(await readdir(world.home)).includes('m2c-models.json'));
      await assert.rejects(world.m2c(...words, '--', 'exec', '--no-such-option'), /no-such-option/);
    },
  },
];

const task = () =>
  steps(
    (request) => callAnswer([call(request, 'exec_command', 'call_1', { cmd: 'echo done > proof.txt' })]),
    textAnswer('The task is done.'),
    textAnswer('Unknown, but answered.'),
  );

/** The complaint is looked for where it must come, too: with a model that is on no list. */
async function playTask(world: World): Promise<void> {
  const codex = world.codexAsItIs();
  const child = codex.start(...TRUSTING, 'Do the task.');
  assert.equal(await child.exited, 0, child.stderr());
  assert.match(child.stdout(), /The task is done\./);
  assert.equal((await readFile(join(world.folder, 'proof.txt'), 'utf8')).trim(), 'done');
  assert.doesNotMatch(`${child.stdout()}${child.stderr()}`, NO_METADATA);
  const unlisted = codex.start(...TRUSTING, '--model', UNLISTED, 'Say something.');
  await unlisted.exited;
  assert.match(`${unlisted.stdout()}${unlisted.stderr()}`, NO_METADATA);
  const { checks } = await codex.doctor();
  const failed = Object.entries(checks).filter(([, { status }]) => status === 'fail');
  assert.deepEqual(failed, []);
}

/** Run by Codex itself, in the middle of its turn. */
function useCommand({ dataDir, home, url }: World): string {
  const { port } = new URL(url);
  const words = m2cCommand(
    'codex',
    'use',
    'deepseek-v4-flash',
    '--data-dir',
    dataDir,
    '--codex-home',
    home,
    '--port',
    port,
  );
  return words.map((word) => `'${word}'`).join(' ');
}

/** Two hundred lines, and what a careless hand would take for a header, a comment or a key of its own. */
function richConfig({ folder }: World): string {
  const servers = Array.from({ length: 20 }, (_, at) => [
    `[mcp_servers.server-${at}] # number ${at}`,
    `command = 'C:\\Tools\\server ${at}.exe'`,
    `args = [`,
    `  "--model = \\"not this one\\"", # nor this [model_providers.m2c]`,
    `]`,
    'enabled = false',
    '',
  ]).flat();
  const lines = [
    '# My settings. Keep the order!',
    'model = "gpt-5.5" # the good one',
    'model_reasoning_effort="high"',
    'approval_policy   =   "never"',
    'check_for_update_on_startup = false',
    '',
    'developer_instructions = """',
    '[model_providers.m2c]',
    'model = "inside a text"',
    '"""',
    '',
    '[analytics]',
    'enabled = false',
    '',
    '[features]',
    'plugins = false',
    'apps = false',
    '',
    '[model_providers."my own"]',
    'name = "Mine"',
    'base_url = "http://127.0.0.1:9/v1"',
    'wire_api = "responses"',
    '',
    `[projects.${JSON.stringify(folder)}]`,
    'trust_level = "trusted"',
    '',
    ...servers,
    '[tui]',
    'notifications = [ "agent-turn-complete" ]',
    '',
    '# ä ö 中文 🧵',
    ...Array.from({ length: 30 }, (_, at) => `# line ${at}: nothing\t`),
    '# no line feed at the end',
  ];
  return lines.join('\r\n');
}

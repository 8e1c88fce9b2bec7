/** Sessions that the real Codex made under another provider: listed, shown, moved to m2c, and continued by Codex. */
import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { callAnswer, reasoningAnswer, textAnswer } from '../upstream/fake-upstream.ts';
import { startChild } from './children.ts';
import { said } from './codex.ts';
import { call, heard, messagesOf, steps } from './script.ts';
import type { Scenario, World } from './world.ts';

const M2C = join(import.meta.dirname, '..', '..', 'server', 'm2c.js');

interface Listed {
  readonly id: string;
  readonly provider: string;
  readonly title: string;
}

export const codexSessions: readonly Scenario[] = [
  {
    name: 'sessions of another provider are listed, shown, moved to m2c, continued by Codex, and put back',
    play: async (open) => {
      const world = await open(
        steps(
          (request) => callAnswer([call(request, 'exec_command', 'call_1', { cmd: 'echo plum' })], 'I note it down.'),
          reasoningAnswer('It is plum.', 'Noted.'),
          textAnswer('Mine.'),
          textAnswer('It was plum.'),
          textAnswer('Still plum.'),
          textAnswer('Plum for ever.'),
        ),
      );
      const { upstream } = world;
      const codex = await world.codex();
      const id = threadOf(await codex.exec(...elsewhere(world), 'Remember the word plum.'));
      const own = threadOf(await codex.exec('A session of m2c.'));

      assert.deepEqual(await listed(world), [
        { id: own, provider: 'm2c', title: 'A session of m2c.' },
        { id, provider: 'elsewhere', title: 'Remember the word plum.' },
      ]);
      const shown = await sessions(world, 'show', id);
      for (const words of ['Remember the word plum.', 'I note it down.', 'echo plum', 'It is plum.', 'Noted.']) {
        assert(shown.includes(words), `the transcript has no "${words}":\n${shown}`);
      }
      // What makes sessions vanish: Codex knows the other provider no more.
      assert.notEqual((await codex.exec('resume', id, 'Which word was it?')).exitCode, 0);

      const [, stamp = ''] = /--undo (\S+)/.exec(await sessions(world, 'move', id.slice(0, 20), '--to', 'm2c')) ?? [];
      assert.deepEqual(said(await codex.exec('resume', id, 'Which word was it?')), ['It was plum.']);
      const last = await codex.exec('resume', '--last', 'And now?');
      assert.deepEqual([threadOf(last), said(last)], [id, ['Still plum.']]);
      // Codex builds its database anew from the files, and must find the same.
      await dropDatabases(world);
      const anew = await codex.exec('resume', '--last', 'And after all?');
      assert.deepEqual([threadOf(anew), said(anew)], [id, ['Plum for ever.']]);
      const requests = heard(upstream.requests, 6);
      const before = messagesOf(requests[1]);
      for (const request of requests.slice(3)) assert.deepEqual(messagesOf(request).slice(0, before.length), before);

      await sessions(world, 'move', '--undo', stamp);
      const [moved] = (await listed(world)).filter((session) => session.id === id);
      assert.equal(moved?.provider, 'elsewhere');
      assert.match(await sessions(world, 'show', id), /Plum for ever\./);
    },
  },
  {
    name: 'a session is not moved while Codex runs, and the refusal names the process',
    play: async (open) => {
      const world = await open(steps(textAnswer('Done.'), { pieces: ['hang'] }));
      const codex = await world.codex();
      const id = threadOf(await codex.exec(...elsewhere(world), 'A session.'));
      codex.start('Never answered.');
      await world.upstream.request(1);
      await assert.rejects(sessions(world, 'move', id, '--to', 'm2c'), /Codex is running \(codex, process \d+\)/);
      const [first] = (await listed(world)).filter((session) => session.id === id);
      assert.equal(first?.provider, 'elsewhere');
    },
  },
];

/** The same m2c under another provider's name. */
function elsewhere({ url }: World): readonly string[] {
  const provider = `{name="elsewhere",base_url="${url}/v1",wire_api="responses"}`;
  return ['-c', 'model_provider="elsewhere"', '-c', `model_providers.elsewhere=${provider}`];
}

function threadOf({ events }: { readonly events: readonly { readonly thread_id?: string }[] }): string {
  const id = events.find(({ thread_id }) => thread_id !== undefined)?.thread_id;
  assert(id !== undefined, 'Codex names its thread');
  return id;
}

/** What `m2c codex sessions` prints; rejects with what it says when it fails. */
async function sessions({ home, folder }: World, ...words: readonly string[]): Promise<string> {
  const variables = { CODEX_HOME: home, HOME: folder, USERPROFILE: folder, M2C_DATA_DIR: join(folder, 'data') };
  const child = startChild([process.execPath, M2C, 'codex', 'sessions', ...words], folder, variables);
  const code = await child.exited;
  if (code !== 0) throw new Error(child.stderr());
  return child.stdout();
}

async function listed(world: World): Promise<readonly Listed[]> {
  const { sessions: all } = JSON.parse(await sessions(world, 'list', '--json')) as {
    readonly sessions: readonly Listed[];
  };
  return all.map(({ id, provider, title }) => ({ id, provider, title }));
}

async function dropDatabases({ home }: World): Promise<void> {
  const names = (await readdir(home)).filter((name) => /^state_\d+\.sqlite/.test(name));
  assert(names.length > 0, 'Codex has a database');
  for (const name of names) await rm(join(home, name));
}

/** What is taken over from cc-switch answers at once, with its own key, in the m2c that runs. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startWith, until } from '../providers-file/running.ts';
import { textAnswer } from '../upstream/chat-answers.ts';
import { startFakeUpstream } from '../upstream/fake-upstream.ts';
import { codexSettings, makeCcSwitch } from './made.ts';

const M2C = join(import.meta.dirname, '..', '..', 'server', 'm2c.js');
const TOKEN = 'token-of-the-test-0123456789';
const SECRET = 'sk-borrowed-0123456789';

async function running() {
  const upstream = await startFakeUpstream(() => textAnswer('Hello there.'));
  onTestFinished(upstream.close);
  const server = await startWith(
    { providers: [] },
    {
      M2C_ADMIN_TOKEN: TOKEN,
      GENERIC_API_KEY: 'sk-other-0123456789',
      GENERIC_BASE_URL: 'http://127.0.0.1:1/v1',
      GENERIC_DEFAULT_MODEL: 'other',
    },
  );
  onTestFinished(server.close);
  const settings = codexSettings(upstream.url, { key: SECRET, model: 'borrowed-1' });
  makeCcSwitch(join(server.folder, '.cc-switch'), [
    { id: '1', name: 'Borrowed', settings, meta: { apiFormat: 'openai_chat' } },
  ]);
  return { upstream, server };
}

test('by the admin API', async () => {
  const { upstream, server } = await running();
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}/admin/v1/cc-switch/import`, { method: 'POST', headers, body: '{}' });
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({ imported: [{ id: 'borrowed', key: 'sealed' }], notes: [] });
  expect(text).not.toContain(SECRET);
  expect((await server.ask('borrowed-1')).text).toBe('Hello there.');
  expect(upstream.requests.map((request) => request.headers.authorization)).toEqual([`Bearer ${SECRET}`]);
});

test('by the command line, beside the m2c that runs', async () => {
  const { upstream, server } = await running();
  const env = {
    HOME: server.folder,
    USERPROFILE: server.folder,
    SystemRoot: 'C:\\Windows',
    PATH: '',
    M2C_DATA_DIR: server.folder,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [M2C, 'codex', 'cc-switch', 'import'], { env });
  expect(stdout).toContain('was taken over');
  await until(async () => (await server.models()).includes('borrowed-1'));
  expect((await server.ask('borrowed-1')).text).toBe('Hello there.');
  expect(upstream.requests.map((request) => request.headers.authorization)).toEqual([`Bearer ${SECRET}`]);
});

/** Turns of the log tried again with another model, and made into recordings. */
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../../conformance/postgres/databases.ts';
import { goldenDifferences, goldenFiles } from '../../conformance/recordings/golden.ts';
import { aboutComplaints, readRecordings } from '../../conformance/recordings/recording.ts';
import { callAnswer, errorAnswer, textAnswer } from '../../conformance/upstream/chat-answers.ts';
import type { Script } from '../../conformance/upstream/fake-upstream.ts';
import { chatRequest, createResponseWhole } from '../../generated/validators-wire.js';
import { readRecordings as replayable } from '../replay/recording.ts';
import { startReplay } from '../replay/server.ts';
import { keepBodies, type Logged, logged } from '../serving.turns.testing.ts';

/** acme-1 calls a tool, acme-2 calls it otherwise, acme-3 refuses. */
const script: Script = ({ body }) => {
  if (body.tools === undefined) return textAnswer('Hello there.');
  const call = (cmd: string) => callAnswer([{ id: 'call_1', name: 'run', args: { cmd, cwd: '/' } }]);
  if (body.model === 'acme-1') return call('ls');
  return body.model === 'acme-2' ? call('ls -la') : errorAnswer(400, 'No, said the provider.');
};

const tools = [{ type: 'function', name: 'run', parameters: { type: 'object', properties: {} }, strict: false }];
const input = [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'What is here?' }] }];

async function keeping(options: Parameters<typeof logged>[1] = {}): Promise<Logged> {
  const served = await logged(script, options);
  await keepBodies(served, 'full');
  return served;
}

describe.each(DATABASES)('pain 38: a turn on %s', (store) => {
  test('is tried again with another model, and where the answers differ is told', async () => {
    const { turn, admin, get } = await keeping({ store });
    const { id } = await turn({ tools, input, stream: true });
    const { status, json } = await admin('POST', `/turns/${id}/replay`, { model: 'acme-2' });
    expect([status, json]).toEqual([
      200,
      {
        turn: id,
        before: 'acme/acme-1',
        after: 'acme/acme-2',
        status: 'completed',
        error_message: null,
        differences: [
          {
            at: 'output[1].arguments',
            before: '{"cmd":"ls","cwd":"/"}',
            after: '{"cmd":"ls -la","cwd":"/"}',
          },
        ],
      },
    ]);
    expect((await admin('POST', `/turns/${id}/replay`, { model: 'acme-1' })).json.differences).toEqual([]);
    // Each of them is a turn of its own, with its costs.
    const replays = async () => (await get('/turns')).data.filter(({ rule }: { rule: string }) => rule === 'replay');
    await expect.poll(async () => (await replays()).length, { timeout: 30_000 }).toBe(2);
    expect((await replays()).at(-1)).toMatchObject({
      ...{ upstream_model: 'acme-2', status: 'completed', cost: [{ currency: 'EUR' }], attempts: 1, client_key: null },
    });
    const [{ action, subject, detail }] = (await get('/audit?limit=1')).data;
    expect([action, subject, JSON.parse(detail)]).toEqual(['replayTurn', id, { model: 'acme-1' }]);
  });

  test('becomes a recording without keys and names, which replays and passes the tests of recordings', async () => {
    const { turn, admin, get, dataDir } = await keeping({ store });
    const { id } = await turn({ tools, input: [{ ...input[0], content: [{ type: 'input_text', text: SAID }] }] });
    const made = await admin('POST', '/recordings', { turn: id, scenario: 'one-call' });
    expect([made.status, made.json.recording]).toMatchObject([
      201,
      { provider: 'acme', scenario: 'one-call', turns: 1 },
    ]);
    const names = made.json.files.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['1-client-request.json', '3-upstream-response.sse', 'about.json']);
    expect(made.text).not.toMatch(/wanda@|sk-acme|sk-other/);
    expect((await get('/recordings')).data).toEqual([made.json.recording]);
    expect((await get('/recordings/acme/one-call')).files).toEqual(made.json.files);
    const folder = join(dataDir, 'recordings');
    if (process.platform !== 'win32') {
      expect(lstatSync(join(folder, 'acme')).mode & 0o777).toBe(0o700);
      expect(lstatSync(join(folder, 'acme', 'one-call', 'about.json')).mode & 0o777).toBe(0o600);
    }
    await replays(folder);
    passes(folder, dataDir);
    const again = await admin('POST', '/recordings', { turn: id, scenario: 'one-call' });
    expect([again.status, again.json.error.code]).toEqual([409, 'conflict']);
    expect((await admin('DELETE', '/recordings/acme/one-call')).status).toBe(204);
    expect((await admin('DELETE', '/recordings/acme/one-call')).status).toBe(404);
    expect((await get('/recordings')).data).toEqual([]);
  });
});

const SAID = 'Write to wanda@wandas-garden.net with the key sk-other-0123456789abcdef, please.';

/** As `m2c replay` serves it. */
async function replays(folder: string): Promise<void> {
  const server = await startReplay(folder, { speed: 'max' });
  const answer = await fetch(`${server.url}/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'acme-one-call', messages: [{ role: 'user', content: 'x' }], stream: true }),
  });
  expect(await answer.text()).toContain('"finish_reason":"tool_calls"');
  await server.close();
  expect((await replayable(folder)).map(({ name }) => name)).toEqual(['acme-one-call']);
}

/** What the tests of the repository's own recordings ask of each; there a provider is one that m2c knows. */
function passes(folder: string, dataDir: string): void {
  const known = join(dataDir, 'known');
  mkdirSync(known);
  cpSync(join(folder, 'acme'), join(known, 'deepseek'), { recursive: true });
  const [recording] = readRecordings(known);
  if (recording === undefined) throw new Error('no recording');
  expect(aboutComplaints({ ...recording, provider: 'acme' })).toEqual([]);
  const [recorded] = recording.turns;
  expect([createResponseWhole(recorded?.request), createResponseWhole.errors]).toEqual([true, null]);
  for (const [file, text] of goldenFiles(recording)) writeFileSync(file, text);
  expect([...goldenDifferences(recording).values()]).toEqual([]);
  const [sent] = [...goldenFiles(recording).values()].map((text) => (text.startsWith('{') ? JSON.parse(text) : null));
  expect([chatRequest(sent), chatRequest.errors]).toEqual([true, null]);
}

test('a turn whose stages are not kept, or that is not there, is tried again and recorded by nobody', async () => {
  const { turn, admin } = await logged(script);
  const { id } = await turn({});
  const recording = { scenario: 'x' };
  for (const [path, body] of [
    [`/turns/${id}/replay`, { model: 'acme-2' }],
    ['/recordings', { ...recording, turn: id }],
  ] as const) {
    const { status, json } = await admin('POST', path, body);
    expect([path, status, json.error.code]).toEqual([path, 409, 'conflict']);
    expect(json.error.message).toContain('log_bodies');
  }
  expect((await admin('POST', '/turns/resp_none/replay', { model: 'acme-2' })).status).toBe(404);
  expect((await admin('POST', '/recordings', { ...recording, turn: 'resp_none' })).status).toBe(404);
});

test('a replay that fails tells why, and leaves no model in the place of the one that was named', async () => {
  const { turn, admin } = await keeping();
  const { id } = await turn({ tools, input });
  const refused = (await admin('POST', `/turns/${id}/replay`, { model: 'acme/acme-3' })).json;
  expect(refused).toMatchObject({ after: 'acme/acme-3', status: 'failed' });
  expect(refused.error_message).toContain('No, said the provider.');
  const closed = await admin('POST', `/turns/${id}/replay`, { model: 'deepseek/deepseek-v4-pro' });
  expect([closed.status, closed.json.error.code]).toEqual([404, 'not_found']);
});

test('a failed turn becomes a recording of its failure', async () => {
  const { turn, admin } = await logged(script);
  const { id } = await turn({ tools, input, model: 'acme-3' });
  const { status, json } = await admin('POST', '/recordings', { turn: id, scenario: 'refused' });
  expect(status).toBe(201);
  const about = JSON.parse(json.files.find(({ name }: { name: string }) => name === 'about.json').text);
  expect(about).toMatchObject({ statuses: [400], exercises: ['error 400'], provenance: 'captured' });
});

test('S48: a recording is named by its name only: no path and no link leads out of the folder', async () => {
  const { admin, dataDir, get } = await logged(script);
  const outside = join(dataDir, 'outside', 'x');
  mkdirSync(outside, { recursive: true });
  writeFileSync(join(outside, 'about.json'), '{}');
  mkdirSync(join(dataDir, 'recordings', 'acme'), { recursive: true });
  symlinkSync(outside, join(dataDir, 'recordings', 'acme', 'linked'));
  symlinkSync(join(dataDir, 'outside'), join(dataDir, 'recordings', 'away'));
  for (const path of ['acme/..', 'acme/.', 'acme/..%2f..%2foutside%2fx', 'acme/linked', 'away/x', '..%2foutside/x']) {
    for (const method of ['GET', 'DELETE']) {
      const { status } = await admin(method, `/recordings/${path}`);
      expect([method, path, status]).toEqual([method, path, expect.toBeOneOf([400, 404, 405])]);
    }
  }
  expect((await get('/recordings')).data).toEqual([]);
  expect(existsSync(join(outside, 'about.json'))).toBe(true);
  for (const scenario of ['..', 'a/b', 'A', '-x', '']) {
    expect((await admin('POST', '/recordings', { turn: 'x', scenario })).status).toBe(400);
  }
  expect(readdirSync(join(dataDir, 'recordings')).toSorted()).toEqual(['acme', 'away']);
});

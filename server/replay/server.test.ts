import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ReplayOptions, type ReplayServer, startReplay } from './server.ts';

const ABOUT = {
  provider: 'acme',
  model: 'acme-1',
  scenario: 'loop',
  provenance: 'synthetic',
  source: 'written for this test',
  date: '2026-11-21',
  exercises: ['text'],
  licence: 'MIT',
};
const FIRST = ': waiting\n\ndata: {"n":1}\r\n\r\ndata: {"n":"é€"}\n\ndata: [DONE]\n\n';
const SECOND = 'data: {"n":2}\n\ndata: [DONE]';
const REFUSAL = '{"error":{"message":"no"}}';

const user = { role: 'user', content: 'hello' };
const assistant = { role: 'assistant', content: 'hi' };
const tool = { role: 'tool', content: 'done', tool_call_id: 'a' };

let root: string;
let replay: ReplayServer;

async function record(folder: string, about: object, files: Record<string, string>): Promise<void> {
  await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, folder, 'about.json'), JSON.stringify(about));
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, folder, name), text);
}

async function ask(body: unknown, from: ReplayServer = replay): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${from.url}/chat/completions`, { method: 'POST', body: text });
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'm2c-replay-'));
  await record(
    'good/acme/loop',
    { ...ABOUT, statuses: [200, 200] },
    {
      '3-upstream-response.sse': FIRST,
      '7-upstream-response.sse': SECOND,
    },
  );
  await record(
    'good/acme/error',
    { ...ABOUT, scenario: 'error', status: 429 },
    {
      '3-upstream-response.json': REFUSAL,
    },
  );
  replay = await startReplay(join(root, 'good'), { speed: 'max' });
});

afterAll(async () => {
  await replay.close();
  await rm(root, { recursive: true });
});

describe('a folder of recordings as a provider', () => {
  test('lists each recording as a model', async () => {
    expect(replay.models).toEqual(['acme-error', 'acme-loop']);
    const list = (await (await fetch(`${replay.url}/models`)).json()) as { object: string; data: { id: string }[] };
    expect(list.object).toBe('list');
    expect(list.data.map((model) => model.id)).toEqual(replay.models);
  });

  test('plays the recorded bytes unchanged', async () => {
    const response = await ask({ model: 'acme-loop', stream: true, messages: [user] });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await response.text()).toBe(FIRST);
  });

  test('plays them unchanged at the natural speed too', async () => {
    const slow = await startReplay(join(root, 'good'));
    expect(await (await ask({ model: 'acme-loop', stream: true, messages: [user] }, slow)).text()).toBe(FIRST);
    await slow.close();
  });

  test('keeps the recorded status and content type of a refusal', async () => {
    const response = await ask({ model: 'acme-error', stream: true, messages: [user] });
    expect(response.status).toBe(429);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.text()).toBe(REFUSAL);
  });

  test.each([
    ['the prompt alone', [user], FIRST],
    ['one answer after the prompt', [user, assistant, tool], SECOND],
    ['more answers than were recorded', [user, assistant, tool, assistant, tool, assistant, tool], SECOND],
    ['a new prompt after the whole conversation', [user, assistant, tool, assistant, user], FIRST],
  ])('chooses the turn by the answers given since the last prompt: %s', async (_, messages, expected) => {
    expect(await (await ask({ model: 'acme-loop', stream: true, messages })).text()).toBe(expected);
  });

  test('survives a client that goes away, and serves the next one', async () => {
    const slow = await startReplay(join(root, 'good'));
    const leaving = new AbortController();
    const response = await fetch(`${slow.url}/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'acme-loop', stream: true, messages: [user] }),
      signal: leaving.signal,
    });
    leaving.abort();
    await expect(response.text()).rejects.toThrow();
    expect((await ask({ model: 'acme-loop', stream: true, messages: [user] }, slow)).status).toBe(200);
    await slow.close();
  });
});

describe('what replay refuses, in the error envelope', () => {
  test.each([
    ['an unknown model', { model: 'acme-none', stream: true, messages: [user] }, 404, 'model_not_found', 'acme-error'],
    [
      'a plain answer',
      { model: 'acme-loop', stream: false, messages: [user] },
      400,
      'invalid_prompt',
      '"stream": true',
    ],
    ['a body that is not JSON', '{"model":', 400, 'invalid_prompt', 'not valid JSON'],
    ['null', null, 400, 'invalid_prompt', 'model must be a text'],
    ['a body without messages', { model: 'acme-loop', stream: true }, 400, 'invalid_prompt', 'messages must be a list'],
  ])('%s', async (_, body, status, code, says) => {
    const response = await ask(body);
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    expect(error.message).toContain(says);
  });

  test('null messages do not end it', async () => {
    expect((await ask({ model: 'acme-loop', stream: true, messages: [null, user, 7] })).status).toBe(200);
  });

  test('another route', async () => {
    const response = await fetch(`${replay.url}/completions`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('POST /v1/chat/completions');
  });
});

describe('a folder that cannot be served', () => {
  const start = (folder: string, options: ReplayOptions = {}): Promise<ReplayServer> =>
    startReplay(join(root, folder), options);

  afterEach(() => rm(join(root, 'bad'), { recursive: true, force: true }));

  test('a missing folder is named', async () => {
    await expect(start('nowhere')).rejects.toThrow(/nowhere cannot be read: it does not exist/);
  });

  test('a folder without recordings is named', async () => {
    await mkdir(join(root, 'bad'));
    await expect(start('bad')).rejects.toThrow(/bad holds no recording: expected .*about\.json/);
  });

  test.each([
    ['not JSON', 'nonsense', /about\.json is not readable as JSON/],
    ['a list', [], /about\.json: it must be a JSON object/],
    ['without a provider', { ...ABOUT, provider: undefined }, /about\.json: "provider" must be a text/],
    ['an unknown provenance', { ...ABOUT, provenance: 'guessed' }, /"provenance" must be "synthetic" or "captured"/],
    ['a status that is none', { ...ABOUT, status: 'ok' }, /"status" .* must be HTTP status codes/],
    ['exercises that are no list', { ...ABOUT, exercises: 'text' }, /"exercises" must be a list/],
  ])('an about.json is refused, by file and field: %s', async (_, about, complaint) => {
    await record('bad', about as object, { '3-upstream-response.sse': SECOND });
    if (about === 'nonsense') await writeFile(join(root, 'bad', 'about.json'), about);
    await expect(start('bad')).rejects.toThrow(complaint);
  });

  test('a missing answer is named', async () => {
    await record('bad', { ...ABOUT, statuses: [200, 200] }, { '3-upstream-response.sse': FIRST });
    await expect(start('bad')).rejects.toThrow(/no file 7-upstream-response/);
  });

  test('two recordings of one name are refused', async () => {
    await record('bad/one', ABOUT, { '3-upstream-response.sse': FIRST });
    await record('bad/two', ABOUT, { '3-upstream-response.sse': SECOND });
    await expect(start('bad')).rejects.toThrow(/two.about\.json: the provider and scenario are those of .*one too/);
  });

  test('a taken port is told with what to do', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    await expect(start('good', { port })).rejects.toThrow(/^Port \d+ is taken: another program.*--port/);
    holder.close();
  });
});

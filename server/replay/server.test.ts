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
  statuses: [200],
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
    { ...ABOUT, scenario: 'error', statuses: [429] },
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

describe('at the real speed', () => {
  const PAUSE_MS = 60;
  const reads = [
    [0, 3],
    [PAUSE_MS, 20],
    [PAUSE_MS, SECOND.length - 23],
  ];

  test('the reads come as they were recorded, cut where they were cut', async () => {
    await record('real', ABOUT, {
      '3-upstream-response.sse': SECOND,
      '3-upstream-response.reads.json': JSON.stringify(reads),
    });
    const real = await startReplay(join(root, 'real'), { speed: 'real' });
    const startedAt = performance.now();
    const response = await ask({ model: 'acme-loop', stream: true, messages: [user] }, real);
    const pieces: string[] = [];
    let begun = 0;
    for await (const piece of response.body as AsyncIterable<Uint8Array>) {
      pieces.push(Buffer.from(piece).toString('utf8'));
      if (pieces.length === 1) begun = performance.now() - startedAt;
    }
    expect(pieces.join('')).toBe(SECOND);
    expect(pieces[0]).toBe(SECOND.slice(0, 3));
    // The clocks of both sides may differ by a little.
    expect(performance.now() - startedAt).toBeGreaterThan(PAUSE_MS - 5);
    expect(begun).toBeLessThan(performance.now() - startedAt);
    await real.close();
  });
});

describe('a request beside the recorded one', () => {
  const asked = { model: 'acme-upstream', messages: [user], stream: true };
  const again = { ...asked, messages: [user, assistant, tool] };
  const heard: string[] = [];
  let watching: ReplayServer;

  beforeAll(async () => {
    await record(
      'watched/loop',
      { ...ABOUT, statuses: [200, 200] },
      {
        '2-upstream-request.json': JSON.stringify(asked),
        '3-upstream-response.sse': FIRST,
        '6-upstream-request.json': JSON.stringify(again),
        '7-upstream-response.sse': SECOND,
      },
    );
    await record(
      'watched/retried',
      { ...ABOUT, scenario: 'retried', statuses: [429, 200] },
      {
        '2-upstream-request.json': JSON.stringify({ ...asked, model: 'acme-busy' }),
        '3-upstream-response.json': REFUSAL,
        '6-upstream-request.json': JSON.stringify({ ...asked, model: 'acme-busy' }),
        '7-upstream-response.sse': SECOND,
      },
    );
    await record('watched/plain', { ...ABOUT, scenario: 'plain' }, { '3-upstream-response.sse': FIRST });
    const complain = (sentence: string) => void heard.push(sentence);
    watching = await startReplay(join(root, 'watched'), { speed: 'max', complain });
  });
  afterAll(() => watching.close());
  afterEach(() => void heard.splice(0));

  test.each([
    ['the first turn', asked, FIRST],
    ['the second turn', again, SECOND],
    ['the recording by its name', { ...again, model: 'acme-loop' }, SECOND],
  ])('nothing is said of the same one: %s', async (_, body, expected) => {
    expect([await (await ask(body, watching)).text(), heard]).toEqual([expected, []]);
  });

  test.each([
    [
      'a text',
      { ...again, messages: [user, { ...assistant, content: 'hi there' }, tool] },
      'acme-loop, turn 2: the request differs from 6-upstream-request.json at messages[1].content: recorded "hi", got "hi there".',
    ],
    [
      'a field more',
      { ...again, temperature: 1 },
      'acme-loop, turn 2: the request differs from 6-upstream-request.json at temperature: recorded nothing, got 1.',
    ],
    [
      'a long text, cut to where it parts',
      { ...asked, messages: [{ ...user, content: `hello${' and so on'.repeat(50)}` }] },
      `acme-loop, turn 1: the request differs from 2-upstream-request.json at messages[0].content: recorded "hello", got "hello${' and so on'.repeat(8).slice(0, 74)}….`,
    ],
  ])('the first difference is told: %s', async (_, body, sentence) => {
    expect((await ask(body, watching)).status).toBe(200);
    expect(heard).toEqual([sentence]);
  });

  test('what was recorded twice for one request comes one after the other', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      statuses.push((await ask({ ...asked, model: 'acme-busy' }, watching)).status);
    }
    expect(statuses).toEqual([429, 200, 429]);
  });

  test('a recording without its golden file is answered, and says what is missing', async () => {
    expect(await (await ask({ ...asked, model: 'acme-plain' }, watching)).text()).toBe(FIRST);
    expect(heard).toEqual(['acme-plain has no 2-upstream-request.json to compare the request with: run make golden.']);
  });

  test('strict replay refuses it with that sentence, and answers the same one', async () => {
    const strict = await startReplay(join(root, 'watched'), { speed: 'max', strict: true });
    const refused = await ask({ ...asked, stop: 'x' }, strict);
    const { error } = (await refused.json()) as { error: { code: string; message: string } };
    expect([refused.status, error.code]).toEqual([400, 'invalid_prompt']);
    expect(error.message).toMatch(/differs from 2-upstream-request\.json at stop: recorded nothing, got "x"/);
    expect((await ask(asked, strict)).status).toBe(200);
    await strict.close();
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
    ['a list', [], /about\.json: it must be a JSON object: what a recorded/],
    [
      'without a provider',
      { ...ABOUT, provider: undefined },
      /about\.json: "provider" is missing: it must be a provider's name/,
    ],
    [
      'an unknown provenance',
      { ...ABOUT, provenance: 'guessed' },
      /"provenance" must be "synthetic" when .*, "captured" when/,
    ],
    ['a status that is none', { ...ABOUT, statuses: ['ok'] }, /"statuses\[0\]" must be an HTTP status from 200 to 599/],
    ['a field nobody knows', { ...ABOUT, status: 200 }, /"status" is not known here: the fields are provider, model/],
    ['all that is wrong at once', { ...ABOUT, model: '', date: 'today' }, /"model" must be .* "date" must be the day/],
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

  test.each([
    ['that do not make up the answer', [[0, 5]], /reads\.json: its reads make 5 bytes, but the answer has 27/],
    [
      'that go back in time',
      [
        [9, 10],
        [5, 20],
      ],
      /reads\.json: each read must be \[milliseconds/,
    ],
    ['that are none', ['soon'], /reads\.json: each read must be \[milliseconds/],
  ])('reads %s are refused', async (_, reads, complaint) => {
    const files = { '3-upstream-response.sse': SECOND, '3-upstream-response.reads.json': JSON.stringify(reads) };
    await record('bad', ABOUT, files);
    await expect(start('bad')).rejects.toThrow(complaint);
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

import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { chunk, post, provider, send, startApp, type TestApp, type TestAppOptions } from '../app.testing.ts';
import { Fault } from '../fault.ts';

let app: TestApp | undefined;
afterEach(() => app?.close());

async function open(options: TestAppOptions = {}): Promise<TestApp> {
  app = await startApp(options);
  return app;
}

const ASKED = { model: 'echo-1', input: 'Hi' };

function events(text: string): { type: string; [field: string]: unknown }[] {
  const blocks = text.split('\n\n').filter((block) => block !== '');
  expect(blocks.at(-1)).toBe('data: [DONE]');
  return blocks.slice(0, -1).map((block) => {
    const [name, data] = block.split('\n');
    const event = JSON.parse(data?.slice('data: '.length) ?? '');
    expect(name).toBe(`event: ${event.type}`);
    return event;
  });
}

describe('POST /v1/responses', () => {
  test('streams named events, closed by [DONE]', async () => {
    const answer = await post(await open(), { ...ASKED, stream: true });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-m2c-notes': '0',
      'x-m2c-route': 'generic/echo-1; listed',
    });
    expect(answer.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    // A differing name in this header makes Codex show an account warning.
    expect(answer.headers).not.toHaveProperty('openai-model');
    const heard = events(answer.text);
    expect(heard[0]?.type).toBe('response.created');
    expect(heard.at(-1)?.type).toBe('response.completed');
    const text = heard.filter((event) => event.type === 'response.output_text.delta').map((event) => event.delta);
    expect(text.join('')).toBe('Hello');
  });

  test('answers a plain request with one JSON body', async () => {
    const answer = await post(await open(), ASKED);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.json).toMatchObject({ object: 'response', status: 'completed' });
    expect(answer.json.output[0].content[0].text).toBe('Hello');
  });

  test('sends the headers before the provider says anything', async () => {
    let speak = () => {};
    const silence = new Promise<void>((resolve) => {
      speak = resolve;
    });
    const { port } = await open({
      answer: () => ({
        pieces: (async function* () {
          await silence;
          yield chunk({ content: 'late' }, 'stop');
        })(),
      }),
    });
    const text = await new Promise<string>((resolve, reject) => {
      const request = httpRequest(
        { port, host: '127.0.0.1', method: 'POST', path: '/v1/responses' },
        async (response) => {
          speak();
          resolve((await response.toArray()).join(''));
        },
      );
      request.on('error', reject);
      request.end(JSON.stringify({ ...ASKED, stream: true }));
    });
    expect(events(text).at(-1)?.type).toBe('response.completed');
  });

  test('counts the notes and writes each to the log', async () => {
    const answer = await post(await open(), { ...ASKED, model: 'nobody-lists-this' });
    expect(answer.headers['x-m2c-notes']).toBe('1');
    expect(app?.log.join('')).toContain('nobody-lists-this');
  });

  test("keeps a client's own words short in the log", async () => {
    const endless = 'x'.repeat(90_000);
    const answer = await post(await open(), { ...ASKED, model: endless });
    expect(answer.headers['x-m2c-notes']).toBe('1');
    expect(app?.log.filter((line) => line.length > 2000)).toEqual([]);
  });

  test('says in the plain answer, with status and Retry-After, what the provider refused', async () => {
    const refusal = { status: 429, retryAfter: 7, pieces: ['{"error":{"message":"Slow down, please."}}'] };
    const answer = await post(await open({ answer: () => refusal }), ASKED);
    expect(answer.status).toBe(429);
    expect(answer.headers['retry-after']).toBe('7');
    expect(answer.json.error).toMatchObject({ code: 'rate_limit_exceeded', type: 'rate_limit_error' });
    expect(answer.json.error.message).toContain('Slow down, please.');
  });

  test('says in the stream what the provider refused', async () => {
    const refusal = { status: 401, pieces: ['{"error":{"message":"Bad key."}}'] };
    const answer = await post(await open({ answer: () => refusal }), { ...ASKED, stream: true });
    expect(answer.status).toBe(200);
    const last = events(answer.text).at(-1) as { type: string; response?: { error?: { message: string } } };
    expect(last.type).toBe('response.failed');
    expect(last.response?.error?.message).toContain('Bad key.');
  });

  test('a missing key is a 401 for SDKs and a 400 that Codex shows once', async () => {
    await open({ provider: provider({ keys: [] }) });
    const [plain, streamed] = await Promise.all([
      post(app as TestApp, ASKED),
      post(app as TestApp, { ...ASKED, stream: true }),
    ]);
    expect([plain.status, plain.json.error.code]).toEqual([401, 'invalid_api_key']);
    expect([streamed.status, streamed.json.error.code]).toEqual([400, 'invalid_prompt']);
    expect(streamed.json.error.message).toContain('GENERIC_API_KEY');
  });

  test('a client that leaves ends the call to the provider', async () => {
    const endless = async function* () {
      yield chunk({ content: 'and so on' });
      await new Promise(() => undefined);
    };
    const { port, calls } = await open({ answer: () => ({ pieces: endless() }) });
    const aborted = await new Promise<boolean>((resolve) => {
      const request = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/v1/responses' }, (response) => {
        response.once('data', () => {
          calls[0]?.signal.addEventListener('abort', () => resolve(true));
          request.destroy();
        });
      });
      request.on('error', () => undefined);
      request.end(JSON.stringify({ ...ASKED, stream: true }));
    });
    expect(aborted).toBe(true);
  });

  test.each([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ])('a client that resets while its body is decoded from %s leaves no call behind', async (encoding, compress) => {
    const endless = async function* () {
      yield chunk({ content: 'and so on' });
      await new Promise(() => undefined);
    };
    const { port, calls, log } = await open({ answer: () => ({ pieces: endless() }) });
    const body = compress(JSON.stringify({ ...ASKED, stream: true }));
    const head = `POST /v1/responses HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Encoding: ${encoding}\r\n`;
    for (let client = 0; client < 12; client++) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(`${head}Content-Length: ${body.length}\r\n\r\n`);
      socket.write(body, () => socket.resetAndDestroy());
    }
    // A request that is refused only once it is decoded stands behind all of them in the queue of the decoders.
    const refused = { 'content-encoding': encoding };
    while (log.filter((line) => line.includes('"complete":false')).length < 12) {
      await post(app as TestApp, compress('{}'), refused);
    }
    for (let more = 0; more < 3; more++) await post(app as TestApp, compress('{}'), refused);
    expect(calls.filter((call) => !call.signal.aborted)).toEqual([]);
  });

  test('a server that stops says so in every open answer before the connection ends', async () => {
    const giveUp = new AbortController();
    const endless = async function* () {
      yield chunk({ content: 'and so on' });
      giveUp.abort(new Fault('server_error', 'm2c is stopping.'));
      for (;;) yield chunk({ content: 'and on' });
    };
    await open({ answer: () => ({ pieces: endless() }), giveUp: giveUp.signal });
    const streamed = events((await post(app as TestApp, { ...ASKED, stream: true })).text);
    expect(streamed.at(-1)).toMatchObject({
      type: 'response.failed',
      response: { error: { code: 'server_error', message: 'm2c is stopping.' } },
    });
    const plain = await post(app as TestApp, ASKED);
    expect([plain.status, plain.json.error.message]).toEqual([500, 'm2c is stopping.']);
  });

  test('a slow reader gets every event', async () => {
    const pieces = Array.from({ length: 400 }, (_, at) => chunk({ content: `${at} ${'x'.repeat(5000)}` }));
    const { port } = await open({ answer: () => ({ pieces: [...pieces, chunk({}, 'stop')] }) });
    const text = await new Promise<string>((resolve, reject) => {
      const request = httpRequest(
        { port, host: '127.0.0.1', method: 'POST', path: '/v1/responses' },
        async (response) => {
          response.pause();
          setTimeout(() => response.resume(), 50);
          const read: Buffer[] = [];
          response.on('data', (piece: Buffer) => read.push(piece));
          response.on('end', () => resolve(Buffer.concat(read).toString()));
        },
      );
      request.on('error', reject);
      request.end(JSON.stringify({ ...ASKED, stream: true }));
    });
    expect(events(text).filter((event) => event.type === 'response.output_text.delta')).toHaveLength(400);
  });

  test('a failure of m2c itself is a 500 without details, and the cause is in the log', async () => {
    const broken = provider({ profile: { ...provider().profile, request: undefined as never } });
    const answer = await post(await open({ provider: broken }), ASKED);
    expect([answer.status, answer.json.error.code]).toEqual([500, 'server_error']);
    expect(answer.text).not.toContain('undefined');
    expect(app?.log.join('')).toContain('TypeError');
    expect((await send(app as TestApp, 'GET', '/healthz')).status).toBe(200);
  });
});

describe('the probes of codex doctor', () => {
  test('HEAD /v1/responses is answered', async () => {
    expect((await send(await open(), 'HEAD', '/v1/responses')).status).toBe(200);
  });

  test('GET /v1/responses says which method to use', async () => {
    const answer = await send(await open(), 'GET', '/v1/responses');
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST, HEAD']);
  });

  test('a WebSocket is refused with 426, on which Codex falls back at once', async () => {
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AA==',
    };
    expect((await send(await open(), 'GET', '/v1/responses', headers)).status).toBe(426);
  });
});

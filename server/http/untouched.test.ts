import { once } from 'node:events';
import { request } from 'node:http';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { events, say } from '../../conformance/upstream/fake-chatgpt.ts';
import { post } from '../app.testing.ts';
import { besideChatGpt } from '../serving.chatgpt.testing.ts';

const MODEL = 'chatgpt/gpt-6.1-sol';
/** As Codex would write it, with what only ChatGPT understands, and as nobody would. */
const BODY = `{ "model" :"${MODEL}",\n "stream":true, "input":[{"type":"compaction_trigger"}, {"type":"message","role":"user","content":"é \\ud83d"}],"big":1.0 }`;
const untouched = (body: string) => body.replace('chatgpt/gpt-6.1-sol', 'gpt-6.1-sol');
const ended = async ({ admin }: Awaited<ReturnType<typeof besideChatGpt>>) => {
  const turns = async () => (await admin('GET', '/turns')).json.data;
  await expect.poll(async () => (await turns()).length, { timeout: 60_000 }).toBe(1);
  return turns();
};

describe('a turn with a model of ChatGPT', () => {
  test('passes byte for byte both ways, with the login of Codex and no header that is not for it', async () => {
    const app = await besideChatGpt();
    const answer = await post(app, BODY, {
      ...{
        authorization: 'Bearer of-the-client',
        cookie: 'a=b',
        'chatgpt-account-id': 'of-the-client',
        'x-api-key': 'k',
      },
      ...{ originator: 'codex_exec', 'user-agent': 'codex_exec/0.169.0', 'session-id': 's1', 'x-codex-window-id': 'w' },
      ...{
        'x-openai-internal-codex-responses-lite': 'true',
        'x-codex-routing-hint': `model=${MODEL}`,
        accept: 'text/event-stream',
      },
    });
    expect([answer.status, answer.text]).toEqual([200, events()]);
    expect(answer.headers).toMatchObject({
      ...{ 'content-type': 'text/event-stream', 'x-codex-turn-state': 'state-1', 'x-codex-primary-used-percent': '12' },
      ...{ 'x-m2c-route': 'chatgpt/gpt-6.1-sol; named', 'x-m2c-notes': '0' },
    });
    for (const name of ['openai-model', 'set-cookie', 'x-models-etag']) expect(answer.headers).not.toHaveProperty(name);
    const [turn] = app.chatGpt.turns;
    expect(turn?.path).toBe('/backend-api/codex/responses');
    expect(turn?.bytes.toString()).toBe(untouched(BODY));
    const { host, connection, 'content-length': _, ...headers } = turn?.headers ?? {};
    expect(headers).toEqual({
      ...{ authorization: `Bearer ${app.token}`, 'chatgpt-account-id': 'account-1', accept: 'text/event-stream' },
      ...{ originator: 'codex_exec', 'user-agent': 'codex_exec/0.169.0', 'session-id': 's1', 'x-codex-window-id': 'w' },
      ...{
        'x-openai-internal-codex-responses-lite': 'true',
        'content-type': 'application/json',
        'accept-encoding': 'identity',
      },
    });
  });

  test('is one line of the log, with what it used and no cost', async () => {
    const app = await besideChatGpt();
    await post(app, BODY);
    const [turn] = await ended(app);
    expect(turn).toMatchObject({
      ...{
        model: MODEL,
        provider: 'chatgpt',
        upstream_model: 'gpt-6.1-sol',
        rule: 'named',
        status: 'completed',
        cost: [],
      },
      tokens: { input: 120, cached_input: 100, output: 30, reasoning: 20 },
    });
    const { json } = await app.admin('GET', `/turns/${turn.id}`);
    expect(JSON.stringify(json)).not.toContain(app.token);
  });

  test('may have ten megabytes, packed as Codex packs them', async () => {
    const app = await besideChatGpt();
    const body = JSON.stringify({ input: 'a "model": '.repeat(1_000_000), model: MODEL, stream: true });
    const answer = await post(app, zstdCompressSync(body), { 'content-encoding': 'zstd' });
    expect(answer.status).toBe(200);
    expect(app.chatGpt.turns[0]?.bytes.equals(Buffer.from(untouched(body)))).toBe(true);
    expect(app.chatGpt.turns[0]?.headers['content-encoding']).toBeUndefined();
  });

  test('may be answered with ten megabytes', async () => {
    const long = events('é'.repeat(5_000_000));
    const app = await besideChatGpt((_turn, response) => say(response, long));
    expect((await post(app, BODY)).text === long).toBe(true);
    expect((await ended(app))[0]).toMatchObject({ status: 'completed', tokens: { output: 30 } });
  });

  test('ends at ChatGPT once its client has gone', async () => {
    const app = await besideChatGpt((_turn, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: response.created\ndata: {"type":"response.created"}\n\n');
    });
    const client = request({
      port: app.port,
      path: '/v1/responses',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    client.end(BODY).on('error', () => undefined);
    const [answer] = await once(client, 'response');
    await once(answer, 'data');
    answer.on('error', () => undefined);
    client.destroy();
    expect(await app.chatGpt.turns[0]?.closed).toBe(false);
    expect((await ended(app))[0]).toMatchObject({ status: 'abandoned' });
  });

  test('is whole for a client that hangs up on its last event', async () => {
    const app = await besideChatGpt((_turn, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(events());
    });
    const client = request({
      port: app.port,
      path: '/v1/responses',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    client.end(BODY).on('error', () => undefined);
    const [answer] = await once(client, 'response');
    let heard = '';
    answer
      .on('error', () => undefined)
      .on('data', (bytes: Buffer) => {
        heard += bytes;
        if (heard.length === events().length) client.destroy();
      });
    expect((await ended(app))[0]).toMatchObject({ status: 'completed', tokens: { output: 30 } });
  });

  test('breaks off where ChatGPT breaks off', async () => {
    const app = await besideChatGpt((_turn, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: response.created\ndata: {}\n\n', () => response.destroy());
    });
    await expect(post(app, BODY)).rejects.toThrow();
    expect((await ended(app))[0]).toMatchObject({ status: 'failed', error_code: 'upstream_cut' });
  });

  test.each([
    [429, '{"error":{"type":"usage_limit_reached","resets_in_seconds":5}}', 'rate_limit_exceeded'],
    [400, '{"detail":"The model is not supported."}', 'invalid_prompt'],
    [503, '{"detail":"upstream connect error"}', 'upstream_error'],
  ])('that is refused with %i hears why in the words of ChatGPT', async (status, text, code) => {
    const app = await besideChatGpt((_turn, response) => {
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '7' }).end(text);
    });
    const answer = await post(app, BODY);
    expect([answer.status, answer.text, answer.headers['retry-after']]).toEqual([status, text, '7']);
    expect((await ended(app))[0]).toMatchObject({ status: 'failed', error_code: code });
  });

  test.each([
    [401, 'ChatGPT refused the login of Codex (401): log in with codex login and ask again.', 'invalid_prompt'],
    [307, 'ChatGPT answered 307 to a turn: the login is sent to no other address.', 'upstream_error'],
  ])('is told what to do about %i, and goes nowhere else', async (status, message, code) => {
    const app = await besideChatGpt(({ headers }, response) => {
      response.writeHead(status, { location: app.chatGpt.url }).end(`No: ${headers.authorization}`);
    });
    const answer = await post(app, BODY);
    expect(answer.json.error).toMatchObject({ message, code });
    expect(app.chatGpt.turns.length).toBe(1);
    expect(app.log.join('')).not.toContain(app.token);
  });
});

import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type Answering,
  events,
  say,
  startFakeChatGpt,
  type Written,
  writeLogin,
} from '../../conformance/upstream/fake-chatgpt.ts';
import { post, send } from '../app.testing.ts';
import { type ServedOptions, serve } from '../serving.testing.ts';

interface BesideOptions extends ServedOptions {
  /** Null for no login. */
  readonly login?: Written | null;
}

/** The whole server beside a scripted ChatGPT, with a Codex home that holds a login; it goes with its test. */
async function besideChatGpt(answer?: Answering, { login = {}, ...options }: BesideOptions = {}) {
  const home = mkdtempSync(join(tmpdir(), 'm2c-codex-home-'));
  const chatGpt = await startFakeChatGpt(answer);
  onTestFinished(async () => {
    await chatGpt.close();
    rmSync(home, { recursive: true, force: true });
  });
  const token = login === null ? '' : writeLogin(home, login);
  const variables = {
    ...{ CODEX_HOME: home, M2C_CHATGPT_PASSTHROUGH: '1', M2C_CHATGPT_URL: chatGpt.url },
    ...options.variables,
  };
  const served = await serve({ ...options, variables });
  return { ...served, home, chatGpt, token };
}

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

describe('the models of ChatGPT', () => {
  const listed = async (app: { port: number }) => (await send(app, 'GET', '/v1/models')).json;
  const ours = async (app: { port: number }): Promise<string[]> =>
    (await listed(app)).data.map(({ id }: { id: string }) => id).filter((id: string) => id.startsWith('chatgpt/'));

  test.each([
    [
      'the user did not consent',
      { M2C_CHATGPT_PASSTHROUGH: '0' },
      {},
      /set M2C_CHATGPT_PASSTHROUGH=1 .* log in with codex login\.$/,
    ],
    ['there is no login', {}, null, /^Codex has no ChatGPT login here: log in with codex login and ask again\.$/],
    ['the login has expired', {}, { exp: 1 }, /^The ChatGPT login of Codex has expired: log in with codex login/],
  ])('are absent where %s, and asking for one tells the next step', async (_why, variables, login, message) => {
    const app = await besideChatGpt(undefined, { variables, login });
    expect(await ours(app)).toEqual([]);
    const answer = await post(app, BODY);
    expect([answer.status, answer.json.error.code]).toEqual([404, 'model_not_found']);
    expect(answer.json.error.message).toMatch(message);
    const explained = await app.admin('GET', `/explain?model=${MODEL}`);
    expect([explained.status, explained.json.error.message]).toEqual([404, answer.json.error.message]);
    expect(app.chatGpt.turns).toEqual([]);
  });

  test('come and go with the setting and the login, while m2c runs', async () => {
    const app = await besideChatGpt(undefined, { variables: { M2C_CHATGPT_PASSTHROUGH: '' }, login: null });
    expect((await post(app, BODY)).status).toBe(404);
    expect((await app.admin('PATCH', '/settings', { chatgpt_passthrough: true })).json.chatgpt_passthrough).toBe(true);
    expect((await post(app, BODY)).status).toBe(404);
    for (const signature of ['first', 'second']) {
      const token = writeLogin(app.home, { signature, account: signature });
      expect((await post(app, BODY)).status).toBe(200);
      const { headers } = app.chatGpt.turns.at(-1) ?? { headers: {} };
      expect(headers).toMatchObject({ authorization: `Bearer ${token}`, 'chatgpt-account-id': signature });
    }
    expect(await ours(app)).toEqual(['chatgpt/gpt-5.5']);
  });

  test('are those that Codex was told of, as it was told them, without what would break its list', async () => {
    const app = await besideChatGpt();
    const [known] = (await listed(app)).models.filter(({ slug }: { slug: string }) => slug.startsWith('chatgpt/'));
    const entry = {
      ...known,
      slug: 'gpt-9',
      display_name: 'GPT-9',
      use_responses_lite: true,
      upgrade: { model: 'gpt-10' },
    };
    const models = [
      entry,
      { ...entry, slug: 'hidden', visibility: 'hide' },
      { ...entry, slug: 'broken', priority: 'x' },
      null,
    ];
    writeFileSync(join(app.home, 'models_cache.json'), JSON.stringify({ client_version: '0.169.0', models }));
    expect(await ours(app)).toEqual(['chatgpt/gpt-9']);
    const told = (await listed(app)).models.find(({ slug }: { slug: string }) => slug === 'chatgpt/gpt-9');
    expect(told).toMatchObject({ display_name: 'GPT-9 (ChatGPT)', use_responses_lite: true, upgrade: null });
    expect(told.base_instructions).toBe(known.base_instructions);
  });

  test('answer for a name of the user, alone', async () => {
    const variables = { M2C_ALIASES: `best=${MODEL}`, MIMO_API_KEY: 'sk-0123456789' };
    const app = await besideChatGpt(undefined, { variables });
    expect((await post(app, { model: 'best', input: 'x' })).headers['x-m2c-route']).toBe('chatgpt/gpt-6.1-sol; alias');
    expect(JSON.parse(app.chatGpt.turns[0]?.bytes.toString() ?? '')).toEqual({ model: 'gpt-6.1-sol', input: 'x' });
    const route = (targets: string[]) => app.admin('POST', '/routes', { pattern: 'own', targets });
    const refused = await route(['mimo-v2.5-pro', MODEL]);
    expect([refused.status, refused.json.error.message]).toEqual([
      400,
      expect.stringMatching(/stands in for no other model/),
    ]);
    expect((await route([MODEL, 'mimo-v2.5-pro'])).status).toBe(201);
    expect((await app.admin('GET', '/explain?model=own')).json).toEqual({
      model: 'own',
      steps: [{ provider: 'chatgpt', upstream_model: 'gpt-6.1-sol', rule: 'route', base_url: app.chatGpt.url }],
      notes: ['ChatGPT answers alone: the models behind it are not tried.'],
    });
    expect((await app.admin('PATCH', '/settings', { fallbacks: [MODEL] })).status).toBe(400);
  });

  test('are asked for by the clients that may name them', async () => {
    const app = await besideChatGpt(undefined, { variables: { M2C_CLIENT_KEYS: 'required' } });
    const made = await app.admin('POST', '/client-keys', { name: 'laptop', limits: { models: ['mimo-*'] } });
    const answer = await post(app, BODY, { authorization: `Bearer ${made.json.secret}` });
    expect([answer.status, app.chatGpt.turns.length]).toEqual([400, 0]);
    expect(answer.json.error.message).toMatch(/may not ask for this model/);
    expect((await post(app, BODY)).status).toBe(401);
  });
});

test.runIf(process.platform !== 'win32')('a login that others can read is told once', async () => {
  const app = await besideChatGpt();
  chmodSync(join(app.home, 'auth.json'), 0o640);
  for (const _time of [1, 2]) expect((await post(app, BODY)).status).toBe(200);
  expect(app.log.filter((line) => line.includes('chmod 600')).length).toBe(1);
});

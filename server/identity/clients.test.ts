/** Client keys at /v1, through the whole server. */
import { expect, onTestFinished, test } from 'vitest';
import { startFakeUpstream, textAnswer } from '../../conformance/upstream/fake-upstream.ts';
import { post, send } from '../app.testing.ts';
import { type Served, type ServedOptions, serve } from '../serving.testing.ts';
import type { ClientKeyFields } from '../store/client-keys.ts';
import { openStore } from '../store/store.ts';

const ask = { model: 'm', input: 'Hello' };

async function served(options: ServedOptions = {}) {
  const fake = await startFakeUpstream(() => textAnswer('Yes.'));
  onTestFinished(() => fake.close());
  const variables = {
    ...{ GENERIC_API_KEY: 'sk-provider-0123', GENERIC_BASE_URL: fake.url, GENERIC_DEFAULT_MODEL: 'm' },
    ...{ M2C_CLIENT_KEYS: 'required' },
    ...options.variables,
  };
  return { fake, server: await serve({ ...options, variables }) };
}

/** As another process would; the server hears of it. */
async function keysOf({ dataDir }: Served) {
  const store = await openStore({ dataDir, databaseUrl: null, masterKey: null });
  onTestFinished(() => store.close());
  return {
    store,
    make: (fields: Partial<ClientKeyFields> = {}) =>
      store.clientKeys.create({ name: 'laptop', limits: {}, expiresAt: null, disabled: false, ...fields }),
  };
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const statusWith = async (server: Served, secret: string, body: unknown = ask) =>
  (await post(server, body, bearer(secret))).status;

test('a key lets in, and S8: goes no further than the door', async () => {
  const { fake, server } = await served();
  const { make } = await keysOf(server);
  const { secret } = await make();
  await expect.poll(() => statusWith(server, secret), { timeout: 20_000 }).toBe(200);
  expect((await send(server, 'GET', '/v1/models', bearer(secret))).status).toBe(200);
  for (const { headers } of fake.requests) {
    expect(headers.authorization).toBe('Bearer sk-provider-0123');
    expect(JSON.stringify(headers)).not.toContain(secret);
  }
  expect(server.log.join('')).not.toContain(secret);
});

test('S24: no key, a blank one or a wrong one lets nobody in, neither to turns nor to the models', async () => {
  const { fake, server } = await served();
  for (const authorization of [
    undefined,
    '',
    'Bearer',
    'Bearer  ',
    'Bearer m2c_',
    `Bearer m2c_${'a'.repeat(43)}`,
    'Bearer sk-x',
  ]) {
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await post(server, ask, headers);
    expect([authorization, answer.status, answer.json.error.code]).toEqual([authorization, 401, 'invalid_api_key']);
    expect((await send(server, 'GET', '/v1/models', headers)).status).toBe(401);
  }
  // Codex would try a 401 again: the code that it shows once.
  const streamed = await post(server, { ...ask, stream: true }, { accept: 'text/event-stream' });
  expect([streamed.status, streamed.json.error.code]).toEqual([400, 'invalid_prompt']);
  expect(fake.requests).toEqual([]);
});

test('what a key may not do is refused: when disabled, expired, gone, for other models, and beyond its limits', async () => {
  const { server } = await served();
  const { store, make } = await keysOf(server);
  const { secret, clientKey } = await make();
  const limited = await make({ name: 'limited', limits: { requestsPerMinute: 2, models: ['m*'] } });
  const thirsty = await make({ name: 'thirsty', limits: { tokensPerMinute: 1 } });
  const old = await make({ name: 'old', expiresAt: Date.now() - 1 });
  await expect.poll(() => statusWith(server, secret), { timeout: 20_000 }).toBe(200);
  expect(await statusWith(server, old.secret)).toBe(401);

  const foreign = await post(server, { ...ask, model: 'other' }, bearer(limited.secret));
  expect([foreign.status, foreign.json.error.code, foreign.json.error.param]).toEqual([403, 'forbidden', 'model']);
  expect(await statusWith(server, limited.secret)).toBe(200);
  const third = await post(server, ask, bearer(limited.secret));
  expect([third.status, third.json.error.code]).toEqual([429, 'rate_limit_exceeded']);
  expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
  expect(third.json.error.message).toMatch(/^The client key of limited has used its 2 requests of this minute\./);

  expect(await statusWith(server, thirsty.secret)).toBe(200);
  await expect.poll(() => statusWith(server, thirsty.secret)).toBe(429);

  const disabled = await store.clientKeys.update(clientKey, { ...clientKey, disabled: true });
  await expect.poll(() => statusWith(server, secret), { timeout: 20_000 }).toBe(401);
  await store.clientKeys.update(disabled, { ...disabled, disabled: false });
  await expect.poll(() => statusWith(server, secret), { timeout: 20_000 }).toBe(200);
  await store.clientKeys.remove({ id: clientKey.id, version: disabled.version + 1 });
  await expect.poll(() => statusWith(server, secret), { timeout: 20_000 }).toBe(401);
});

test('where none is asked for anybody may come, but not with a wrong one', async () => {
  const { server } = await served({ variables: { M2C_CLIENT_KEYS: 'optional' } });
  await server.admin('GET', '/settings');
  expect((await post(server, ask)).status).toBe(200);
  expect((await post(server, ask, { authorization: 'Bearer dummy' })).status).toBe(200);
  expect(await statusWith(server, `m2c_${'a'.repeat(43)}`)).toBe(401);
});

test('S1: bound to another address than this machine, everybody needs one', async () => {
  const variables = { M2C_CLIENT_KEYS: 'optional', M2C_ALLOWED_HOSTS: 'box.example' };
  const { server } = await served({ host: '0.0.0.0', variables });
  const answer = await post(server, ask, { host: 'box.example' });
  expect([answer.status, answer.json.error.code]).toEqual([401, 'invalid_api_key']);
});

test('S52: while no key can be looked up nobody comes in who needs one', async () => {
  const { fake, server } = await served({ store: 'broken' });
  const answer = await post(server, ask, bearer(`m2c_${'a'.repeat(43)}`));
  expect([answer.status, answer.json.error.code]).toEqual([503, 'store_away']);
  expect(fake.requests).toEqual([]);
});

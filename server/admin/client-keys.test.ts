/** The keys of clients: made, shown once, limited and revoked. What they open is told where they are asked for. */
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../../conformance/postgres/databases.ts';
import { textAnswer } from '../../conformance/upstream/chat-answers.ts';
import { post } from '../app.testing.ts';
import { logged } from '../serving.turns.testing.ts';

const hello = () => textAnswer('Hello there.');

describe.each(DATABASES)('client keys on %s', (store) => {
  test('are shown once, and open the door until they are revoked', async () => {
    const served = await logged(hello, { store });
    const { admin, get } = served;
    const limits = { requests_per_minute: 60, tokens_per_minute: null, models: ['acme-*'] };
    const made = await admin('POST', '/client-keys', { name: 'laptop', limits, expires_at: '2100-01-01T00:00:00Z' });
    expect([made.status, made.headers.etag]).toEqual([201, '"1"']);
    const { secret, client_key } = made.json;
    expect(secret).toMatch(/^m2c_[\w-]{43}$/);
    expect(client_key).toMatchObject({ name: 'laptop', limits, disabled: false, last_used_at: null });
    expect(client_key.expires_at).toBe('2100-01-01T00:00:00.000Z');
    expect(secret.startsWith(client_key.prefix)).toBe(true);
    const shown = await get('/client-keys');
    expect(shown.data).toEqual([client_key]);
    expect(await get(`/client-keys/${client_key.id}`)).toEqual(client_key);
    expect(JSON.stringify(shown)).not.toContain(secret);
    const ask = (model: string) => post(served, { model, input: 'Hello' }, { authorization: `Bearer ${secret}` });
    expect((await ask('acme-1')).status).toBe(200);
    expect((await ask('deepseek/x')).status).toBe(403);
    await expect
      .poll(async () => (await get(`/turns?client_key=${client_key.id}`)).data.length, { timeout: 30_000 })
      .toBe(1);
    expect((await admin('DELETE', `/client-keys/${client_key.id}`)).status).toBe(204);
    expect((await ask('acme-1')).status).toBe(401);
    expect((await admin('GET', `/client-keys/${client_key.id}`)).status).toBe(404);
    // Its turns stay.
    expect((await get(`/turns?client_key=${client_key.id}`)).data).toHaveLength(1);
    expect((await get('/usage?by=client_key')).data).toMatchObject([{ key: client_key.id, turns: 1 }]);
  });

  test('are changed by their version, and what is left out stays', async () => {
    const served = await logged(hello, { store });
    const { admin } = served;
    const { client_key, secret } = (await admin('POST', '/client-keys', { name: 'one', limits: { models: ['a'] } }))
      .json;
    await admin('POST', '/client-keys', { name: 'two' });
    const path = `/client-keys/${client_key.id}`;
    const disabled = await admin('PATCH', path, { disabled: true }, { 'if-match': '"1"' });
    expect([disabled.status, disabled.headers.etag]).toEqual([200, '"2"']);
    expect(disabled.json).toEqual({ ...client_key, disabled: true });
    const refused = await post(served, { model: 'a', input: 'x' }, { authorization: `Bearer ${secret}` });
    expect(refused.status).toBe(401);
    expect((await admin('PATCH', path, { name: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
    const taken = await admin('PATCH', path, { name: 'two' });
    expect([taken.status, taken.json.error.param]).toEqual([409, 'name']);
    const free = await admin('PATCH', path, { name: 'three', limits: {}, expires_at: null, disabled: false });
    expect(free.json).toMatchObject({ name: 'three', disabled: false, expires_at: null });
    expect(free.json.limits).toEqual({ requests_per_minute: null, tokens_per_minute: null, models: null });
  });
});

test('a client key of a taken name, of the past or with a limit of nothing is refused', async () => {
  const { admin } = await logged(hello);
  await admin('POST', '/client-keys', { name: 'one' });
  for (const [body, status, param] of [
    [{ name: 'one' }, 409, 'name'],
    [{ name: 'x', expires_at: '2020-01-01T00:00:00Z' }, 400, 'expires_at'],
    [{ name: 'x', expires_at: 'soon' }, 400, 'expires_at'],
    [{ name: 'x', limits: { requests_per_minute: 0 } }, 400, 'limits.requests_per_minute'],
    [{ name: 'x', limits: { request: 1 } }, 400, 'limits.request'],
    [{ name: '' }, 400, 'name'],
    [{}, 400, 'name'],
  ] as const) {
    const { status: got, json } = await admin('POST', '/client-keys', body);
    expect([got, json.error.param]).toEqual([status, param]);
  }
});

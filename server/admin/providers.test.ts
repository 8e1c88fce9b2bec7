/** Providers and their keys by the admin API, and what turns make of them. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES } from '../../conformance/postgres/databases.ts';
import { errorAnswer, startFakeUpstream, textAnswer } from '../../conformance/upstream/fake-upstream.ts';
import { post } from '../app.testing.ts';
import { serve } from '../serving.testing.ts';

async function upstream(...answers: Parameters<typeof startFakeUpstream>[0][]) {
  const fake = await startFakeUpstream(answers[0] ?? (() => textAnswer('Here.')));
  onTestFinished(() => fake.close());
  return fake;
}

const acme = (baseUrl: string) => ({ id: 'acme', baseUrl, defaultModel: 'acme-1' });
const KEY = { key: 'sk-stored-0123456789', label: 'team' };
const ask = { model: 'acme/acme-1', input: 'Hello' };

describe.each(DATABASES)('a provider of the store on %s', (store) => {
  test('answers from the next turn on, is changed by its version, and goes', async () => {
    const fake = await upstream();
    const served = await serve({ store });
    const { admin } = served;
    const made = await admin('POST', '/providers', acme(fake.url));
    expect([made.status, made.headers.etag, made.json.entry]).toEqual([201, '"1"', acme(fake.url)]);
    expect((await post(served, ask)).json.output.at(-1).content[0].text).toBe('Here.');

    const other = { ...acme(fake.url), displayName: 'Acme', defaultModel: 'acme-2' };
    const stale = await admin('PUT', '/providers/acme', other, { 'if-match': '"9"' });
    expect([stale.status, stale.json.error.code]).toEqual([412, 'stale']);
    const changed = await admin('PUT', '/providers/acme', other, { 'if-match': '"1"' });
    expect([changed.status, changed.headers.etag, changed.json.entry]).toEqual([200, '"2"', other]);
    expect((await admin('GET', '/providers/acme')).json).toEqual(changed.json);
    const listed = (await admin('GET', '/providers')).json.data;
    expect(listed.find(({ id }: { id: string }) => id === 'acme')).toEqual({
      ...{
        id: 'acme',
        display_name: 'Acme',
        source: 'stored',
        base_url: fake.url,
        open: true,
        default_model: 'acme-2',
      },
      ...{ models: 1, keys: 0, keys_ready: 0, breaker: 'closed', queued: 0 },
    });

    expect((await admin('DELETE', '/providers/acme', undefined, { 'if-match': '"1"' })).status).toBe(412);
    expect((await admin('DELETE', '/providers/acme')).status).toBe(204);
    for (const [method, body] of [['GET'], ['PUT', acme(fake.url)], ['DELETE']] as const) {
      expect((await admin(method, '/providers/acme', body)).status).toBe(404);
    }
    expect((await post(served, ask)).json.model).not.toBe('acme-1');
  });

  test('is there again after a start, with its keys', async () => {
    const fake = await upstream();
    const first = await serve({ store });
    await first.admin('POST', '/providers', acme(fake.url));
    await first.admin('POST', '/providers/acme/keys', KEY);
    if (store === 'postgres') return;
    await first.close();
    const second = await serve({ dataDir: first.dataDir });
    await post(second, ask);
    expect(fake.requests[0]?.headers.authorization).toBe(`Bearer ${KEY.key}`);
  });

  test('is refused where providers.json or another one has its name, and where it says what no file may', async () => {
    const file = { providers: [{ ...acme('http://127.0.0.1:9/v1'), aliases: ['ac'] }] };
    const { admin } = await serve({ store, file });
    for (const [entry, status, field, words] of [
      [acme('http://127.0.0.1:9/v1'), 409, 'id', 'the id of the provider acme'],
      [{ ...acme('http://127.0.0.1:9/v1'), id: 'two', aliases: ['ac'] }, 409, 'aliases[0]', 'acme'],
      [{ id: 'two', baseUrl: 'ftp://x', defaultModel: 'm' }, 400, 'baseUrl', 'http(s) URL'],
      [{ id: 'two', baseUrl: 'http://user:word@x', defaultModel: 'm' }, 400, 'baseUrl', 'credentials'],
      [{ id: 'two', baseUrl: 'http://x', defaultModel: 'm', like: 'deepsek' }, 400, 'like', 'Did you mean "deepseek"?'],
      [{ id: 'two', defaultModel: 'm' }, 400, 'baseUrl', 'is missing'],
      [{ id: 'two', baseUrl: 'http://x', defaultModel: 'm', baseURL: 1 }, 400, 'baseURL', 'Did you mean "baseUrl"?'],
      [
        { id: 'two', baseUrl: 'http://x', defaultModel: 'm', headers: { 'x-api-key': 'k' } },
        400,
        'headers.x-api-key',
        'secret',
      ],
    ] as const) {
      const answer = await admin('POST', '/providers', entry);
      expect([answer.status, answer.json.error.param]).toEqual([status, field]);
      expect(answer.json.error.message).toContain(words);
    }
    expect((await admin('GET', '/providers/two')).status).toBe(404);
  });
});

test('S42: no entry of the API names a program to run or a file to read', async () => {
  const { admin } = await serve();
  for (const key of [{ command: ['touch', 'x'] }, { file: '/etc/hostname' }, [{ env: 'A' }, { command: ['id'] }]]) {
    const answer = await admin('POST', '/providers', { ...acme('http://127.0.0.1:9/v1'), key });
    expect([answer.status, answer.json.error.param]).toEqual([400, 'key']);
  }
});

test('a provider that a route names stays', async () => {
  const { admin } = await serve({ variables: { MIMO_API_KEY: 'sk-0123456789' } });
  await admin('POST', '/providers', acme('http://127.0.0.1:9/v1'));
  await admin('POST', '/routes', { pattern: 'gpt-5*', targets: ['acme/acme-1'] });
  const answer = await admin('DELETE', '/providers/acme');
  expect([answer.status, answer.json.error.message]).toEqual([
    409,
    'route gpt-5*: targets[0] is "acme/acme-1", which no provider lists. Write provider/model.',
  ]);
});

test('a provider is tried, and asked for its models', async () => {
  const fake = await upstream();
  const { admin } = await serve();
  await admin('POST', '/providers', acme(fake.url));
  const tried = await admin('POST', '/providers/acme/test?model=acme-9');
  expect(tried.json).toMatchObject({
    provider: 'acme',
    model: 'acme-9',
    ok: true,
    message: expect.stringContaining('"Here."'),
  });
  expect(fake.requests[0]?.body.model).toBe('acme-9');
  expect((await admin('POST', '/providers/deepseek/test')).json).toMatchObject({
    ...{ ok: false, first_item_ms: null },
    message: 'DeepSeek has no key: add one, or set DS_API_KEY or DEEPSEEK_API_KEY and start m2c again.',
  });
  const none = await admin('POST', '/providers/acmee/test');
  expect([none.status, none.json.error.message]).toEqual([404, 'There is no provider "acmee". Did you mean "acme"?']);
  expect((await admin('GET', '/providers/deepseek/models')).status).toBe(409);
  expect((await admin('GET', '/providers/acme/models')).status).toBe(409);
});

describe('a stored key', () => {
  test('goes out before the others, is rotated, disabled, enabled and deleted, and is never shown', async () => {
    const fake = await upstream();
    const served = await serve({ variables: { ACME_KEY: 'sk-variable-0123456789' } });
    const { admin } = served;
    const shown: string[] = [];
    const sent = async () => {
      await post(served, ask);
      return fake.requests.at(-1)?.headers.authorization;
    };
    await admin('POST', '/providers', { ...acme(fake.url), key: { env: 'ACME_KEY' } });
    const made = await admin('POST', '/providers/acme/keys', KEY);
    shown.push(made.text);
    expect([made.status, made.json]).toEqual([
      201,
      {
        ...{ id: made.json.id, label: 'team', source: 'stored' },
        ...{ hint: '…6789', state: 'ready', until: null, reason: null },
      },
    ]);
    expect(await sent()).toBe(`Bearer ${KEY.key}`);
    const path = `/providers/acme/keys/${made.json.id}`;
    expect((await admin('POST', '/providers/acme/keys', KEY)).status).toBe(409);

    const rotated = await admin('POST', `${path}/rotate`, { key: 'sk-rotated-0123456789' });
    shown.push(rotated.text);
    expect([rotated.status, rotated.headers.etag, await sent()]).toEqual([200, '"2"', 'Bearer sk-rotated-0123456789']);
    expect((await admin('PATCH', path, { disabled: true }, { 'if-match': '"1"' })).status).toBe(412);
    const disabled = await admin('PATCH', path, { disabled: true });
    expect([disabled.json.state, await sent()]).toEqual(['disabled', 'Bearer sk-variable-0123456789']);
    expect([(await admin('PATCH', path, { disabled: false, label: 'other' })).json.label, await sent()]).toEqual([
      'other',
      'Bearer sk-rotated-0123456789',
    ]);
    const list = await admin('GET', '/providers/acme/keys');
    shown.push(list.text);
    expect(list.json.data.map(({ source, state }: { source: string; state: string }) => [source, state])).toEqual([
      ['stored', 'ready'],
      ['setting', 'ready'],
    ]);
    const setting = await admin('DELETE', `/providers/acme/keys/${list.json.data[1].id}`);
    expect([setting.status, setting.json.error.code]).toEqual([409, 'conflict']);
    expect([(await admin('DELETE', path)).status, await sent()]).toEqual([204, 'Bearer sk-variable-0123456789']);
    expect((await admin('DELETE', path)).status).toBe(404);
    for (const text of [...shown, ...served.log]) expect(text).not.toMatch(/sk-(stored|rotated|variable)/);
  });

  test('S19: goes to no other origin than the one it was stored for', async () => {
    const [one, two] = [await upstream(), await upstream()];
    const served = await serve();
    const { admin } = served;
    await admin('POST', '/providers', acme(one.url));
    const { id } = (await admin('POST', '/providers/acme/keys', KEY)).json;
    await post(served, ask);
    await admin('PUT', '/providers/acme', acme(two.url));
    await post(served, ask);
    expect(one.requests[0]?.headers.authorization).toBe(`Bearer ${KEY.key}`);
    expect(two.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer none']);
    const [key] = (await admin('GET', '/providers/acme/keys')).json.data;
    expect(key).toMatchObject({ id, state: 'unusable', reason: expect.stringContaining(new URL(one.url).origin) });
    await admin('POST', `/providers/acme/keys/${id}/rotate`, { key: KEY.key });
    await post(served, ask);
    expect(two.requests.at(-1)?.headers.authorization).toBe(`Bearer ${KEY.key}`);
  });

  test('that the provider refuses says so', async () => {
    const fake = await upstream(() => errorAnswer(401, 'Incorrect API key provided.'));
    const served = await serve();
    const { admin } = served;
    await admin('POST', '/providers', acme(fake.url));
    await admin('POST', '/providers/acme/keys', KEY);
    await post(served, ask);
    const [key] = (await admin('GET', '/providers/acme/keys')).json.data;
    expect(key).toMatchObject({ state: 'refused', reason: expect.stringContaining('Incorrect API key') });
    expect(Date.parse(key.until)).toBeGreaterThan(Date.now());
  });

  test('that is no key is refused', async () => {
    const { admin } = await serve();
    await admin('POST', '/providers', acme('http://127.0.0.1:9/v1'));
    for (const key of ['   ', 'sk-abc…xyz', 'two words']) {
      const answer = await admin('POST', '/providers/acme/keys', { key });
      expect([key, answer.status, answer.json.error.param]).toEqual([key, 400, 'key']);
    }
    expect((await admin('POST', '/providers/nobody/keys', KEY)).status).toBe(404);
  });
});

/** What models cost: who says so, and what is counted with it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../../conformance/postgres/databases.ts';
import { textAnswer } from '../../conformance/upstream/chat-answers.ts';
import { logged } from '../serving.turns.testing.ts';

const hello = () => textAnswer('Hello there.');

describe.each(DATABASES)('prices on %s', (store) => {
  test("are the user's own, then those of providers.json, then those of the list that came with m2c", async () => {
    const { get, admin, dataDir, serving } = await logged(hello, { store });
    const found = async (provider: string, model: string) => {
      const { data } = await get('/prices');
      return data.find((one: { provider: string; model: string }) => one.provider === provider && one.model === model);
    };
    expect(await found('deepseek', 'deepseek-v4-pro')).toMatchObject({
      currency: 'CNY',
      input_micros: 9_000_000,
      source: 'built-in',
      as_of: '2026-11',
    });
    expect(await found('acme', 'acme-2')).toMatchObject({ source: 'stored', cached_input_micros: 1_000_000 });
    const deepseek = { id: 'deepseek', prices: { 'deepseek-v4-pro': { input: 5, output: 6, currency: 'EUR' } } };
    const file = JSON.parse(JSON.stringify(serving.answering.current.own.profiles.find(({ id }) => id === 'acme')));
    expect(file.id).toBe('acme');
    const [acme] = [
      { id: 'acme', baseUrl: 'http://127.0.0.1:9/v1', key: { env: 'ACME_KEY' }, models: [{ id: 'acme-1' }] },
    ];
    writeFileSync(join(dataDir, 'providers.json'), JSON.stringify({ providers: [acme, deepseek] }));
    await expect
      .poll(async () => (await found('deepseek', 'deepseek-v4-pro')).source, { timeout: 30_000 })
      .toBe('file');
    const price = { currency: 'USD', input_micros: 1, output_micros: 2 };
    const put = await admin('PUT', '/prices/deepseek/deepseek-v4-pro', price);
    expect([put.status, put.json]).toEqual([
      200,
      {
        provider: 'deepseek',
        model: 'deepseek-v4-pro',
        ...price,
        cached_input_micros: 1,
        source: 'stored',
        as_of: null,
      },
    ]);
    expect((await admin('PUT', '/prices/deepseek/deepseek-v4-pro', { ...price, input_micros: 7 })).status).toBe(200);
    expect((await found('deepseek', 'deepseek-v4-pro')).input_micros).toBe(7);
    expect((await admin('DELETE', '/prices/deepseek/deepseek-v4-pro')).status).toBe(204);
    expect(await found('deepseek', 'deepseek-v4-pro')).toMatchObject({ source: 'file', input_micros: 5_000_000 });
    expect((await admin('DELETE', '/prices/deepseek/deepseek-v4-pro')).status).toBe(404);
  });

  test('of a model with a slash in its name are kept under that name', async () => {
    const { admin, get } = await logged(hello, { store });
    const path = `/prices/openrouter/${encodeURIComponent('vendor/model:free')}`;
    expect((await admin('PUT', path, { currency: 'USD', input_micros: 0, output_micros: 0 })).json).toMatchObject({
      provider: 'openrouter',
      model: 'vendor/model:free',
    });
    expect((await get('/prices')).data).toContainEqual(expect.objectContaining({ model: 'vendor/model:free' }));
    expect((await admin('DELETE', path)).status).toBe(204);
  });

  test('hold from the next turns on', async () => {
    const { admin, turn, get } = await logged(hello, { store });
    const cost = async () => (await get(`/turns/${(await turn({ model: 'acme-3' })).id}`)).turn.cost;
    expect(await cost()).toEqual([]);
    await admin('PUT', '/prices/acme/acme-3', { currency: 'USD', input_micros: 1_000_000, output_micros: 0 });
    await expect.poll(cost, { timeout: 30_000, interval: 100 }).toEqual([{ currency: 'USD', micros: 120 }]);
  });
});

test('a price that is none is refused, and the nearest provider is named', async () => {
  const { admin } = await logged(hello);
  const price = { currency: 'USD', input_micros: 1, output_micros: 1 };
  for (const [path, body, param] of [
    ['/prices/acme/x', { ...price, currency: 'usd' }, 'currency'],
    ['/prices/acme/x', { ...price, input_micros: 0.5 }, 'input_micros'],
    ['/prices/acme/x', { ...price, output_micros: -1 }, 'output_micros'],
    ['/prices/deepsek/x', price, 'provider'],
  ] as const) {
    const { status, json } = await admin('PUT', path, body);
    expect([status, json.error.code, json.error.param]).toEqual([400, 'invalid_request', param]);
    if (param === 'provider') expect(json.error.message).toContain('Did you mean "deepseek"?');
  }
});

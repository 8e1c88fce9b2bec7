/** What turns took and cost, how fast they were and what they failed with: each turn asked of a real server. */
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../../conformance/postgres/databases.ts';
import { chunk, DONE, errorAnswer, finish, opening, textAnswer } from '../../conformance/upstream/chat-answers.ts';
import type { Script } from '../../conformance/upstream/fake-upstream.ts';
import { type Logged, logged } from '../serving.turns.testing.ts';

const script: Script = ({ body }) => {
  const asked = JSON.stringify(body.messages);
  if (asked.includes('refuse')) return errorAnswer(400, 'No, said the provider.');
  if (!asked.includes('slowly')) return textAnswer('Hello there.');
  return { pieces: [opening(), chunk({ content: 'Hello' }), { waitMs: 300 }, finish('stop'), DONE] };
};

const TOKENS = { input: 120, cached_input: 100, output: 12, reasoning: 4 };

const times = (count: number) => ({
  input: count * TOKENS.input,
  cached_input: count * TOKENS.cached_input,
  output: count * TOKENS.output,
  reasoning: count * TOKENS.reasoning,
});

/** Four turns, of which one failed and one has no price. */
async function asked(store: (typeof DATABASES)[number]): Promise<Logged> {
  const served = await logged(script, { store });
  await served.turn({ prompt_cache_key: 'one' });
  await served.turn({ prompt_cache_key: 'one', model: 'acme-2' });
  await served.turn({ prompt_cache_key: 'two', model: 'acme-3' });
  await served.turn({ prompt_cache_key: 'two', input: 'Please refuse' });
  return served;
}

describe.each(DATABASES)('on %s', (store) => {
  test('pain 25: the usage of any grouping agrees with the turns, its cost with their prices, currency by currency', async () => {
    const { get } = await asked(store);
    const cost = [
      // 20 × 2 + 100 × 1 + 12 × 10, and 120 × 1 + 12 × 4: cached input is a part of the input, thoughts of the output.
      { currency: 'EUR', micros: 168 },
      { currency: 'USD', micros: 260 },
    ];
    const total = { key: 'total', turns: 4, failed: 1, tokens: times(3), cache_hit: 0.8333, unpriced: 1 };
    for (const by of ['hour', 'day', 'provider', 'model', 'client_key'] as const) {
      const report = await get(`/usage?by=${by}`);
      expect(report.total).toMatchObject(total);
      expect(report.total.cost.toSorted(byCurrency)).toEqual(cost);
      for (const field of ['turns', 'failed', 'unpriced'] as const) {
        expect([by, field, sum(report.data, (row) => row[field])]).toEqual([by, field, total[field]]);
      }
      expect([by, sum(report.data, (row) => row.tokens.input)]).toEqual([by, 360]);
    }
    const models = (await get('/usage?by=model')).data;
    expect(models.find(({ key }: { key: string }) => key === 'acme-2')).toMatchObject({
      turns: 1,
      tokens: TOKENS,
      cost: [{ currency: 'EUR', micros: 168 }],
      unpriced: 0,
    });
    expect((await get('/usage?by=model&model=acme-3')).data).toMatchObject([{ key: 'acme-3', cost: [], unpriced: 1 }]);
  });

  test('the hours and days of the usage are told by when they begin, and none but those that are asked for count', async () => {
    const { get, admin } = await asked(store);
    const [hour] = (await get('/usage?by=hour')).data;
    expect(hour.key).toMatch(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/);
    const [day] = (await get('/usage')).data;
    expect(day.key).toMatch(/T00:00:00\.000Z$/);
    expect(await get('/usage?to=2026-01-01&by=provider')).toMatchObject({
      to: '2026-01-01T00:00:00.000Z',
      data: [],
      total: { turns: 0, cache_hit: null, cost: [] },
    });
    expect((await admin('GET', '/usage?from=2026-02-31')).json.error).toMatchObject({
      code: 'invalid_request',
      param: 'from',
    });
  });

  test('errors are told by their code and provider, with the last sentence', async () => {
    const { get, turn } = await asked(store);
    await turn({ input: 'Please refuse again' });
    const { data } = await get('/errors');
    expect(data).toMatchObject([{ code: 'invalid_prompt', provider: 'acme', turns: 2 }]);
    expect(data[0].last_message).toContain('No, said the provider.');
    expect(Date.now() - Date.parse(data[0].last_at)).toBeLessThan(60_000);
    expect((await get('/errors?model=acme-3')).data).toEqual([]);
  });

  test('how fast turns were is told in quantiles, of which the slowest are at the end', async () => {
    const { get, turn } = await asked(store);
    await turn({ input: 'Please speak slowly' });
    const { data } = await get('/latency');
    const one = data.find(({ key }: { key: string }) => key === 'acme-1');
    expect(one.turns).toBe(2);
    expect(one.duration_ms.p99).toBeGreaterThan(240);
    expect(one.duration_ms.p50).toBeLessThanOrEqual(one.duration_ms.p95);
    expect(one.tokens_per_second.p50).toBeGreaterThanOrEqual(one.tokens_per_second.p99);
    expect((await get('/latency?by=hour')).data).toHaveLength(1);
  });

  test('a thread has its turns, their tokens and costs, and the model of its last one', async () => {
    const { get, admin, turn } = await asked(store);
    const { data, next_cursor } = await get('/sessions');
    expect(data.map(({ id }: { id: string }) => id)).toEqual(['two', 'one']);
    expect(next_cursor).toBeNull();
    const one = await get('/sessions/one');
    expect(one).toMatchObject({ id: 'one', turns: 2, failed: 0, tokens: times(2), model: 'acme-2', client_key: null });
    expect(one.cost.toSorted(byCurrency)).toEqual([
      { currency: 'EUR', micros: 168 },
      { currency: 'USD', micros: 260 },
    ]);
    expect(await get('/sessions/two')).toMatchObject({ turns: 2, failed: 1, model: 'acme-1' });
    await turn({ prompt_cache_key: 'a/b c' });
    expect(await get(`/sessions/${encodeURIComponent('a/b c')}`)).toMatchObject({ id: 'a/b c', turns: 1 });
    const first = await get('/sessions?limit=2');
    expect((await get(`/sessions?limit=2&cursor=${first.next_cursor}`)).data).toMatchObject([{ id: 'one' }]);
    expect((await admin('GET', '/sessions/none')).status).toBe(404);
    expect((await admin('GET', '/sessions?cursor=none')).json.error).toMatchObject({ code: 'invalid_request' });
  });
});

interface Row {
  readonly turns: number;
  readonly failed: number;
  readonly unpriced: number;
  readonly tokens: typeof TOKENS;
}

const sum = (rows: readonly Row[], value: (row: Row) => number) => rows.reduce((total, row) => total + value(row), 0);

const byCurrency = (one: { currency: string }, other: { currency: string }) =>
  one.currency.localeCompare(other.currency);

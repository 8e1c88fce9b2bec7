/** The log of turns through the admin API, each turn asked of a real server. */
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../../conformance/postgres/databases.ts';
import { errorAnswer, textAnswer } from '../../conformance/upstream/chat-answers.ts';
import type { Script } from '../../conformance/upstream/fake-upstream.ts';
import { post } from '../app.testing.ts';
import { keepBodies, type Logged, logged } from '../serving.turns.testing.ts';

/** Refuses where the prompt says so. */
const script: Script = ({ body }) => {
  return JSON.stringify(body.messages).includes('refuse')
    ? errorAnswer(400, 'No, said the provider.')
    : textAnswer('Hello there.');
};

describe.each(DATABASES)('turns on %s', (store) => {
  test('are listed the newest first, by what is asked for, page by page', async () => {
    const { turn, get } = await logged(script, { store });
    const first = await turn({ prompt_cache_key: 'thread a' });
    const second = await turn({ model: 'acme-2' });
    const third = await turn({ input: 'Please refuse', model: 'acme-3', prompt_cache_key: 'thread a' });
    const ids = async (query: string) => (await get(`/turns?${query}`)).data.map(({ id }: { id: string }) => id);
    expect(await ids('')).toEqual([third.id, second.id, first.id]);
    expect(await ids('status=failed')).toEqual([third.id]);
    expect(await ids('model=acme-2')).toEqual([second.id]);
    expect(await ids('session=thread%20a')).toEqual([third.id, first.id]);
    expect(await ids('error_code=invalid_prompt')).toEqual([third.id]);
    expect(await ids('text=said%20THE%20provider')).toEqual([third.id]);
    expect(await ids('text=100%25')).toEqual([]);
    expect(await ids('provider=other')).toEqual([]);
    expect(await ids('from=1h')).toHaveLength(3);
    expect(await ids('to=1h')).toEqual([]);
    const page = await get('/turns?limit=2');
    expect(page.data).toHaveLength(2);
    const rest = await get(`/turns?limit=2&cursor=${page.next_cursor}`);
    expect(rest).toMatchObject({ data: [{ id: first.id }], next_cursor: null });
  });

  test('are told whole: who answered, what it took and cost, and each request', async () => {
    const { turn, get } = await logged(script, { store });
    const { id, answer } = await turn({ stream: true, logprobs: true });
    const report = await get(`/turns/${id}`);
    expect(report.turn).toMatchObject({
      ...{ id, model: 'acme-1', provider: 'acme', upstream_model: 'acme-1', rule: 'listed', status: 'completed' },
      ...{ error_code: null, streamed: true, client_key: null, attempts: 1 },
      tokens: { input: 120, cached_input: 100, output: 12, reasoning: 4 },
      // 20 × 2 + 100 × 1 + 12 × 10 millionths of a dollar.
      cost: [{ currency: 'USD', micros: 260 }],
    });
    expect(report.request_id).toBe(answer.headers['x-request-id']);
    expect(report.notes).toHaveLength(report.turn.notes);
    expect(report.attempts).toMatchObject([
      { provider: 'acme', model: 'acme-1', http_status: 200, cost: { currency: 'USD', micros: 260 } },
    ]);
    expect(report.stages_kept).toBe(false);
  });

  test('are exported the oldest first, as lines of JSON and as a table', async () => {
    const { turn, admin } = await logged(script, { store });
    const made = [await turn({}), await turn({ prompt_cache_key: '=HYPERLINK("http://evil.example")' })];
    const ids = made.map(({ id }) => id);
    const lines = await admin('GET', '/turns/export');
    expect(lines.headers['content-type']).toContain('application/x-ndjson');
    const rows = lines.text.trimEnd().split('\n');
    expect(rows.map((row) => JSON.parse(row).id)).toEqual(ids);
    const table = await admin('GET', '/turns/export?format=csv');
    expect(table.headers['content-type']).toContain('text/csv');
    const [head, one, other, end] = table.text.split('\r\n');
    expect(head).toMatch(/^id,at,model,.*,cost_micros,currency,attempts,notes$/);
    expect(one).toMatch(new RegExp(`^${ids[0]},.*,120,100,12,4,.*,260,USD,1,0$`));
    // A spreadsheet would run it.
    expect(other).toContain(`,"'=HYPERLINK(""http://evil.example"")",`);
    expect(end).toBe('');
    expect((await admin('GET', '/turns/export?from=2026-02-30')).status).toBe(400);
  });

  test('are deleted by their age, and their sums are kept', async () => {
    const { turn, get, admin } = await logged(script, { store });
    await turn({});
    await turn({});
    expect((await admin('DELETE', '/turns?before=1h')).json).toEqual({ deleted: 0 });
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    expect((await admin('DELETE', `/turns?before=${tomorrow}`)).json).toEqual({ deleted: 2 });
    expect((await get('/turns')).data).toEqual([]);
    expect((await get('/usage')).total.turns).toBe(2);
  });

  test('pain 38: their four stages are kept when asked, shown without the key, and whoever reads them is written down', async () => {
    const served = await logged(script, { store });
    const { turn, get, admin } = served;
    const before = await turn({});
    const refused = await admin('GET', `/turns/${before.id}/stages`);
    expect([refused.status, refused.json.error.code]).toEqual([404, 'not_found']);
    expect(refused.json.error.message).toContain('log_bodies');
    await keepBodies(served, 'full');
    const { id, answer } = await turn({ input: 'What is kept?', stream: true });
    const stages = await get(`/turns/${id}/stages`);
    expect(JSON.parse(stages.client_request).input).toBe('What is kept?');
    expect(JSON.parse(stages.upstream_request).messages.at(-1).content).toBe('What is kept?');
    expect(stages.upstream_response).toContain('"finish_reason":"stop"');
    expect(`${stages.client_response}data: [DONE]\n\n`).toBe(answer.text);
    expect(stages.cut).toBe(false);
    expect(JSON.stringify(stages)).not.toContain('sk-acme');
    const [newest] = (await get('/audit')).data;
    expect(newest).toMatchObject({ action: 'getTurnStages', subject: id, actor: 'admin' });
  });
});

test('pain 38: of a failed turn the stages are kept without a word, and tell why', async () => {
  const { turn, get } = await logged(script);
  const { id } = await turn({ input: 'Please refuse' });
  const { upstream_response, client_response } = await get(`/turns/${id}/stages`);
  expect(upstream_response).toContain('No, said the provider.');
  expect(client_response).toContain('No, said the provider.');
});

test('a turn that is not there is told so', async () => {
  const { admin } = await logged(script);
  for (const path of ['/turns/resp_none', '/turns/resp_none/stages']) {
    const { status, json } = await admin('GET', path);
    expect([status, json.error.code]).toEqual([404, 'not_found']);
  }
});

test('turns are watched as they begin and end, with their cost', async () => {
  const served = await logged(script);
  const { heard, leave, beginning } = await watch(served);
  await beginning;
  const { id } = await served.turn({ prompt_cache_key: 'watched' });
  await expect.poll(() => heard.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
  leave();
  expect(heard).toMatchObject([
    { type: 'started', id, model: 'acme-1', provider: 'acme', turn: null, missed: 0 },
    {
      type: 'ended',
      id,
      turn: { id, status: 'completed', session: 'watched', cost: [{ currency: 'USD', micros: 260 }] },
    },
  ]);
});

test('more than may watch are told to wait, and have room once one leaves', async () => {
  const served = await logged(script);
  const watching = await Promise.all(Array.from({ length: 32 }, () => watch(served)));
  await Promise.all(watching.map(({ beginning }) => beginning));
  const { status, headers } = await served.admin('GET', '/turns/live');
  expect([status, headers['retry-after']]).toEqual([429, '30']);
  for (const { leave } of watching) leave();
  await expect
    .poll(
      async () => {
        const { beginning, leave } = await watch(served);
        return await beginning.then(leave).then(() => 'room', String);
      },
      { timeout: 30_000 },
    )
    .toBe('room');
});

test('pain 27: what the client sees of a turn waits for no log, however broken it is', async () => {
  const { admin, port } = await logged(script, { store: 'broken' });
  const answer = await post({ port }, { model: 'acme-1', input: 'Hello' });
  expect([answer.status, answer.json.output[0].content[0].text]).toEqual([200, 'Hello there.']);
  const { status, json } = await admin('GET', '/turns');
  expect([status, json.error.code]).toEqual([503, 'store_away']);
});

/** The stream of turns, for as long as the test stays. */
async function watch({ port, token }: Logged) {
  const heard: unknown[] = [];
  const asked = request({ port, path: '/admin/v1/turns/live', headers: { authorization: `Bearer ${token}` } });
  asked.on('error', () => undefined);
  const beginning = new Promise<void>((resolve, reject) => {
    asked.on('response', (response) => {
      let text = '';
      response
        .on('error', () => undefined)
        .on('data', (piece: Buffer) => {
          text += piece;
          const frames = text.split('\n\n');
          text = frames.pop() ?? '';
          heard.push(
            ...frames.flatMap((frame) => (frame.startsWith(':') ? [] : [JSON.parse(frame.split('data: ')[1] ?? '')])),
          );
        });
      if (response.statusCode === 200) resolve();
      else reject(new Error(String(response.statusCode)));
    });
  });
  asked.end();
  return { heard, beginning, leave: () => asked.destroy() };
}

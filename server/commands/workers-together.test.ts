/** What `m2c start --workers` keeps and shows for all its processes together. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataDir } from './running.testing.ts';
import { startTwo, type Workers, watch } from './workers.testing.ts';

const TIMEOUT = { timeout: 60_000 };
const each = <T>(count: number, ask: () => Promise<T>) => Promise.all(Array.from({ length: count }, ask));
const statuses = async (count: number, { turn }: Workers, headers?: Record<string, string>) =>
  (await each(count, () => turn(headers))).map(({ status }) => status);
const counted = (list: readonly number[], one: number) => list.filter((other) => other === one).length;

test('the log, the meters and the stream of turns tell of the turns of all', async () => {
  const two = await startTwo();
  two.held.release(true);
  const { kinds, leave } = await watch(two);
  expect(await statuses(6, two)).toEqual(Array(6).fill(200));
  await expect.poll(() => kinds.toSorted(), TIMEOUT).toEqual([...Array(6).fill('ended'), ...Array(6).fill('started')]);
  leave();
  await expect.poll(async () => (await two.admin('GET', '/admin/v1/turns')).json.data.length, TIMEOUT).toBe(6);
  const { text, headers } = await two.admin('GET', '/metrics');
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(text).toMatch(/^m2c_turns_total\{provider="generic",model="mine",status="completed",code="none"\} 6$/m);
  expect(text).toMatch(/^m2c_turn_duration_seconds_count\{.*\} 6$/m);
  expect(text).toMatch(/^m2c_log_written_turns_total 6$/m);
  expect(text).toMatch(/^m2c_info\{version=".*"\} 1$/m);
  expect(text.match(/^process_resident_memory_bytes \d+$/gm)).toHaveLength(1);
  two.held.release();
  const open = statuses(4, two);
  await expect.poll(() => two.held.waiting.length, TIMEOUT).toBe(4);
  expect((await two.admin('GET', '/admin/v1/health')).json.open_turns).toBe(4);
  two.held.release(true);
  await open;
});

test('a change holds in each of them before its answer comes', async () => {
  const two = await startTwo({ M2C_CLIENT_KEYS: 'required' });
  two.held.release(true);
  for (let round = 0; round < 5; round += 1) {
    const made = await two.admin('POST', '/admin/v1/client-keys', { name: `client ${round}` });
    expect(made.status).toBe(201);
    const { client_key, secret } = made.json;
    const bearer = { authorization: `Bearer ${secret}` };
    expect(await statuses(4, two, bearer)).toEqual(Array(4).fill(200));
    const model = `generic/of-round-${round}`;
    expect((await two.admin('PUT', '/admin/v1/override', { model })).status).toBe(200);
    const routes = (await each(4, () => two.turn(bearer, { model: 'unlisted' }))).map(
      ({ headers }) => headers['x-m2c-route'],
    );
    expect(routes).toEqual(Array(4).fill(expect.stringContaining(`of-round-${round}`)));
    expect((await two.admin('DELETE', '/admin/v1/override')).status).toBe(204);
    expect((await two.admin('DELETE', `/admin/v1/client-keys/${client_key.id}`)).status).toBe(204);
    expect(await statuses(4, two, bearer)).toEqual(Array(4).fill(401));
  }
  // Changes at the same time, through both, wait for each other's workers and never for ever.
  const price = { currency: 'USD', input_micros: 1, output_micros: 1 };
  const names = Array.from({ length: 20 }, (_, at) => at);
  const changes = names.map((at) =>
    at % 2 === 0
      ? two.admin('PUT', `/admin/v1/prices/generic/of-${at}`, price)
      : two.admin('POST', '/admin/v1/routes', { pattern: `of-${at}`, targets: ['generic/mine'] }),
  );
  expect((await Promise.all(changes)).filter(({ status }) => status >= 300).map((answer) => answer.text)).toEqual([]);
});

test("a change of the providers' file is read by all", async () => {
  const file = join(dataDir, 'own.json');
  const entry = (id: string) => ({
    providers: [
      {
        ...{ id, baseUrl: 'http://127.0.0.1:9/v1', models: [{ id: `${id}-1` }] },
        ...{ key: { env: 'OWN_KEY' }, limits: { concurrency: 1 } },
      },
    ],
  });
  writeFileSync(file, JSON.stringify(entry('one')));
  const two = await startTwo({ OWN_KEY: 'key-9876543210' }, ['--providers', file]);
  expect(two.run.output()).toMatch(
    /Warning +one \(1 at once\) may get one request from each worker: start 1 of them\./i,
  );
  writeFileSync(file, JSON.stringify(entry('other')));
  const listed = async () => {
    const answers = await each(4, () => two.admin('GET', '/admin/v1/providers'));
    return answers.filter(({ text }) => text.includes('"other"') && !text.includes('"one"')).length;
  };
  await expect.poll(listed, TIMEOUT).toBe(4);
});

test('limits of clients and providers, and of wrong tokens, are those of all together', async () => {
  const two = await startTwo({ M2C_MAX_CONCURRENCY: '4' });
  const open = statuses(8, two);
  await expect.poll(() => two.held.waiting.length, TIMEOUT).toBe(4);
  const queued = async () => (await two.admin('GET', '/admin/v1/providers')).json.data;
  await expect
    .poll(async () => (await queued()).find(({ id }: { id: string }) => id === 'generic').queued, TIMEOUT)
    .toBe(4);
  expect(two.held.waiting.length).toBe(4);
  two.held.release(true);
  expect(await open).toEqual(Array(8).fill(200));
  const made = await two.admin('POST', '/admin/v1/client-keys', { name: 'one', limits: { requests_per_minute: 6 } });
  const asked = await statuses(12, two, { authorization: `Bearer ${made.json.secret}` });
  expect([counted(asked, 200), counted(asked, 429)]).toEqual([6, 6]);
  const wrong = { authorization: 'Bearer wrong-wrong-wrong' };
  const guesses = await each(30, () => two.metrics(wrong));
  expect(counted(guesses, 401)).toBe(10);
});

test('what one has learned of a provider another shows and forgets', async () => {
  const two = await startTwo();
  two.held.release(true);
  const tools = [{ type: 'function', name: 'look', parameters: { type: 'object', properties: {} }, strict: false }];
  expect((await two.turn({}, { tools, parallel_tool_calls: true })).text).toContain('event: response.completed');
  const learned = async () => (await each(2, () => two.admin('GET', '/admin/v1/learned'))).map(({ json }) => json.data);
  const [[lesson], same] = (await learned()) as [{ id: string; until: string }[], unknown];
  expect([lesson, same]).toEqual([
    expect.objectContaining({ what: 'parallel_tool_calls' }),
    [expect.objectContaining({ id: lesson?.id })],
  ]);
  const forget = () => two.admin('DELETE', `/admin/v1/learned/${lesson?.id}`);
  expect([(await forget()).status, (await forget()).status, await learned()]).toEqual([204, 404, [[], []]]);
});

/** What happens when a provider fails before the client has heard anything of its answer. */
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { Fault } from './fault.ts';
import { bench, inTurn, type Reply, refused, said, sse, whole } from './turn.testing.ts';

/** Runs one turn against these answers, given in turn. */
async function run(replies: readonly Reply[], { others = [] as string[], signal = new AbortController().signal } = {}) {
  const { deps, calls, bodies, ...stage } = bench(inTurn(replies), {
    DS_API_KEY: 'first,second',
    MIMO_API_KEY: 'sk-1',
  });
  Object.assign(deps.routes, { others });
  // Only an answer that could call a tool is held back where a call may begin.
  const tools = [{ type: 'function' as const, name: 'look', parameters: { type: 'object' } }];
  const heard = await stage.run({ model: 'deepseek-v4-pro', tools }, signal);
  return { ...heard, calls, bodies: bodies() };
}

const unreachable = new Fault('upstream_unreachable', 'api.deepseek.com could not be reached (ECONNREFUSED).');

test.each<[string, Reply]>([
  ['a status of 503', refused(503)],
  ['a connection that is refused', unreachable],
  ['an error as the first event', sse({ error: { message: 'Overloaded.', code: 503 } })],
  ['a stream that ends before it says anything', sse()],
  ['a page of HTML', { body: Readable.from([Buffer.from('<html>Bad gateway</html>')]) }],
])('after %s the client hears one whole answer, and nothing of the failure', async (_what, first) => {
  const { types, text, events, failed, outcome } = await run([first, whole()]);
  expect(text).toBe('Hello');
  expect(types.filter((type) => type === 'created' || type === 'completed')).toEqual(['created', 'completed']);
  expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
  expect(failed).toHaveLength(1);
  expect(outcome.fault).toBeNull();
});

test('the third failure is told', async () => {
  const { types, calls, outcome } = await run([refused(500), refused(502), refused(503), whole()]);
  expect(types).toEqual(['created', 'in_progress', 'failed']);
  expect(calls).toHaveLength(3);
  expect(outcome.fault).toMatchObject({ code: 'upstream_error', message: expect.stringContaining('503') });
});

test('what the client has heard is never taken back', async () => {
  const { text, types, calls } = await run([sse(said('Half an ans')), whole()]);
  expect(text).toBe('Half an ans');
  expect(types.at(-1)).toBe('failed');
  expect(calls).toHaveLength(1);
});

test('text that was still held back goes with the provider that said it', async () => {
  const { text, failed } = await run([sse(said('<｜DSML｜tool_')), whole()]);
  expect([text, failed]).toEqual(['Hello', ['deepseek upstream_cut']]);
});

test.each([401, 402, 403, 429])('after %i the next key is tried at once', async (status) => {
  const { calls, text } = await run([refused(status), whole()]);
  expect(calls.map((call) => call.apiKey)).toEqual(['first', 'second']);
  expect(text).toBe('Hello');
});

test('a request that is refused for its own sake is not sent again', async () => {
  const { calls, outcome } = await run([refused(400), whole()], { others: ['mimo'] });
  expect(calls).toHaveLength(1);
  expect(outcome.fault?.code).toBe('invalid_prompt');
});

test('another model answers when the first gives none, asked in its own words', async () => {
  const { calls, bodies, text, failed } = await run([refused(500), refused(500), whole()], {
    others: ['mimo-v2.5-pro'],
  });
  expect(text).toBe('Hello');
  expect(calls.map((call) => new URL(call.url).host)).toEqual([
    'api.deepseek.com',
    'api.deepseek.com',
    'api.xiaomimimo.com',
  ]);
  expect(bodies.map((body) => body.model)).toEqual(['deepseek-v4-pro', 'deepseek-v4-pro', 'mimo-v2.5-pro']);
  expect(failed).toEqual(['deepseek upstream_error', 'deepseek upstream_error']);
});

test('what a route names behind its first model is asked in its order, before what stands behind all', async () => {
  const routes = [{ pattern: 'gpt-*', targets: ['deepseek-v4-pro', 'mimo-v2.6-pro'] }];
  const replies = [refused(500), refused(500), refused(500), refused(500), whole()];
  const { deps, bodies, run: turn } = bench(inTurn(replies), { DS_API_KEY: 'a', MIMO_API_KEY: 'sk-1' });
  Object.assign(deps.routes, { routes, others: ['mimo-v2.6-pro', 'mimo-v2.5'] });
  expect(await turn({ model: 'gpt-5.5' })).toMatchObject({ text: 'Hello' });
  const models = bodies().map(({ model }) => model);
  expect([...new Set(models)]).toEqual(['deepseek-v4-pro', 'mimo-v2.6-pro', 'mimo-v2.5']);
});

test('an answer without a word is one for the next model, and stands when there is none', async () => {
  const silent = () => sse(said('', 'stop'));
  expect((await run([silent(), silent(), whole()], { others: ['mimo-v2.5-pro'] })).text).toBe('Hello');
  const alone = await run([silent(), whole()]);
  expect([alone.calls.length, alone.types.at(-1)]).toEqual([1, 'completed']);
});

test('the last model’s failure is the one that is told', async () => {
  const replies = [refused(500), refused(500), refused(401)];
  const { outcome, failed } = await run(replies, { others: ['mimo-v2.5-pro'] });
  expect(failed).toHaveLength(2);
  expect(outcome.fault?.code).toBe('invalid_api_key');
});

test('a client that leaves during the wait ends the turn at once', async () => {
  const gone = new AbortController();
  const running = run([refused(503, 0.04), whole()], { signal: gone.signal });
  setTimeout(() => gone.abort(), 5);
  const { calls, types } = await running;
  expect(calls).toHaveLength(1);
  expect(types.at(-1)).toBe('failed');
});

test('a wait longer than the user allows is the client’s', async () => {
  const { calls, outcome } = await run([refused(401), refused(429, 30), whole()]);
  expect(calls).toHaveLength(2);
  expect(outcome.fault).toMatchObject({ code: 'rate_limit_exceeded', retryAfter: 30 });
});

test('where each key has its turn, a refused turn goes on with the next key, and the next turn with the one after', async () => {
  const keys = { DS_API_KEY: 'one,two,three', M2C_KEY_ORDER: 'round-robin' };
  const { calls, run: turn } = bench(inTurn([whole(), refused(429, 60), whole(), whole(), whole()]), keys);
  for (let count = 0; count < 4; count += 1) expect((await turn()).text).toBe('Hello');
  expect(calls.map(({ apiKey }) => apiKey)).toEqual(['one', 'two', 'three', 'one', 'three']);
});

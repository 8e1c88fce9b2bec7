/** Failures of other proxies at the provider's end: wires, outages, silences, helper models, masked errors. */
import { describe, expect, test } from 'vitest';
import { type Heard, heard, readEvents } from '../ears/heard.ts';
import { complaints } from '../ears/lifecycle.ts';
import { type Answer, chunk, DONE, errorAnswer, finish, frame, textAnswer } from '../upstream/chat-answers.ts';
import type { HeardRequest } from '../upstream/fake-upstream.ts';
import { post, start, streaming } from './served.ts';

const MIMO = { MIMO_API_KEY: 'sk-one' };
const QUICK = { M2C_RETRY_BASE_MS: '1' };

/** What a client hears of one streamed turn; that the stream is lawful is checked on the way. */
async function turn(url: string, more: Parameters<typeof streaming>[1] = {}): Promise<Heard & { types: string[] }> {
  const events = readEvents(await (await post(url, streaming('Hi', more))).text());
  expect(complaints(events)).toEqual([]);
  return { ...heard(events), types: events.map(({ type }) => type.replace('response.', '')) };
}

test('cc-switch#2553, litellm#23716, new-api#2043 (pain 1): a provider without /responses is bridged unasked', async () => {
  const { url, upstream } = await start(() => textAnswer('Bridged.'), MIMO);
  const direct = await fetch(`${upstream.url}/responses`, { method: 'POST', body: '{}' });
  expect(direct.status).toBe(404);
  expect(await turn(url)).toMatchObject({ text: 'Bridged.', ending: 'completed' });
  const plain = await post(url, JSON.stringify({ model: 'any', input: 'Hi' }));
  expect([plain.status, JSON.stringify(await plain.json())]).toEqual([200, expect.stringContaining('Bridged.')]);
});

describe('CodexPlusPlus#1224, codex#23304, sub2api#2427 (pain 17): an outage of a moment ends no session', () => {
  test.each([408, 429, 500, 502, 503, 504])('after %i the same request is answered', async (status) => {
    const { url, upstream } = await start([errorAnswer(status, 'Later.'), textAnswer('Here.')], { ...MIMO, ...QUICK });
    expect(await turn(url)).toMatchObject({ text: 'Here.', ending: 'completed' });
    expect(upstream.requests[1]?.body).toEqual(upstream.requests[0]?.body);
  });

  test('Retry-After is honoured', async () => {
    const busy = { ...errorAnswer(429, 'Slow down.'), headers: { 'retry-after': '1' } };
    const { url, upstream } = await start([busy, textAnswer('Here.')], { ...MIMO, ...QUICK });
    expect((await turn(url)).text).toBe('Here.');
    const [first, second] = upstream.requests;
    expect((second?.arrivedAt ?? 0) - (first?.arrivedAt ?? 0)).toBeGreaterThanOrEqual(900);
  });

  test('another key of the pool answers, and the one that is limited rests', async () => {
    const limited = ({ headers }: HeardRequest) =>
      headers.authorization === 'Bearer sk-one' ? errorAnswer(429, 'Enough.') : textAnswer('Here.');
    const { url, upstream } = await start(limited, { MIMO_API_KEY: 'sk-one,sk-two', ...QUICK });
    expect([(await turn(url)).text, (await turn(url)).text]).toEqual(['Here.', 'Here.']);
    const keys = upstream.requests.map(({ headers }) => headers.authorization);
    expect(keys).toEqual(['Bearer sk-one', 'Bearer sk-two', 'Bearer sk-two']);
  });
});

test('codex2api PR#673, CLIProxyAPI#5413, codex-switch#24 (pain 18): a long thought is no silence for the client', async () => {
  const slow: Answer = {
    pieces: [{ waitMs: 400 }, chunk({ content: 'At last.' }), { waitMs: 400 }, finish('stop'), DONE],
  };
  const { url } = await start([slow], { ...MIMO, M2C_HEARTBEAT_MS: '20' });
  const { types, text, ending } = await turn(url);
  expect([text, ending]).toEqual(['At last.', 'completed']);
  const beats = (from: string, to: string) =>
    types.slice(types.indexOf(from), types.indexOf(to)).filter((type) => type === 'in_progress').length;
  // One belongs to the opening, the others are heartbeats: before the first word, and within the answer.
  expect(beats('created', 'output_item.added')).toBeGreaterThan(2);
  expect(beats('output_text.delta', 'output_text.done')).toBeGreaterThan(1);
});

describe('bifrost#5395, aisix#882, cc-switch#5877 (pain 19): another model answers when the first fails early', () => {
  const both = { ...MIMO, DS_API_KEY: 'ds-key', M2C_FALLBACKS: 'deepseek-v4-pro', M2C_RETRIES: '0', ...QUICK };
  const opening = chunk({ role: 'assistant', content: null, reasoning_content: '' });

  test.each<[string, Answer]>([
    ['an error as the first event of a 200', { pieces: [frame({ error: { message: 'Overloaded.', code: 503 } })] }],
    ['an error behind the opening', { pieces: [opening, frame({ error: { message: 'Overloaded.', code: 503 } })] }],
    ['a stream that ends behind the opening', { pieces: [opening, 'end'] }],
    ['a connection that breaks behind the opening', { pieces: [opening, 'reset'] }],
    ['an answer without a word', { pieces: [opening, finish('stop'), DONE] }],
    ['a refusal for want of money', errorAnswer(402, 'Insufficient account funds')],
    ['a key that is refused', errorAnswer(401, 'Invalid key')],
  ])('after %s, and the client hears one answer', async (_, first) => {
    const { url, upstream } = await start([first, textAnswer('Second.')], both);
    const { types, text, ending } = await turn(url, { model: 'mimo-v2.5-pro' });
    expect([text, ending]).toEqual(['Second.', 'completed']);
    expect(types.filter((type) => type === 'created')).toHaveLength(1);
    expect(upstream.requests.map(({ body }) => body.model)).toEqual(['mimo-v2.5-pro', 'deepseek-v4-pro']);
  });

  test('what the client has heard is never said again by another', async () => {
    const { url, upstream } = await start([{ pieces: [chunk({ content: 'Half an ans' }), 'reset'] }], both);
    expect(await turn(url, { model: 'mimo-v2.5-pro' })).toMatchObject({ text: 'Half an ans', ending: 'failed' });
    expect(upstream.requests).toHaveLength(1);
  });
});

describe('codex#24877, #19420, #45127 (pain 30): the helper models of Codex are answered', () => {
  const helpers = ['gpt-5.4-mini', 'gpt-5-nano', 'codex-auto-review'];

  test.each(helpers)('%s by the default model, unless a small one is named', async (model) => {
    const { url, upstream } = await start(() => textAnswer('Fine.'), MIMO);
    expect(await turn(url, { model })).toMatchObject({ text: 'Fine.', ending: 'completed' });
    expect(upstream.requests[0]?.body.model).toBe('mimo-v2.5-pro');
  });

  test.each(helpers)('%s by the small model that was named', async (model) => {
    const { url, upstream } = await start(() => textAnswer('Fine.'), { ...MIMO, M2C_SMALL_MODEL: 'mimo-v2.6-flash' });
    expect(await turn(url, { model })).toMatchObject({ text: 'Fine.', ending: 'completed' });
    expect(upstream.requests[0]?.body.model).toBe('mimo-v2.6-flash');
  });

  test('a title too, whatever model is asked for it', async () => {
    const { url, upstream } = await start(() => textAnswer('A title'), { ...MIMO, M2C_SMALL_MODEL: 'mimo-v2.6-flash' });
    const metadata = { 'x-codex-turn-metadata': JSON.stringify({ thread_source: 'thread_title' }) };
    await turn(url, { model: 'mimo-v2.5-pro', client_metadata: metadata });
    expect(upstream.requests[0]?.body.model).toBe('mimo-v2.6-flash');
  });
});

describe('sub2api#5518, #5289, codex-lb#658 (pain 34): a refusal keeps its class and its words', () => {
  test.each([
    [400, 400, 'invalid_prompt'],
    [401, 401, 'invalid_api_key'],
    [402, 429, 'insufficient_quota'],
    [403, 401, 'invalid_api_key'],
    [404, 404, 'model_not_found'],
    [422, 400, 'invalid_prompt'],
    [429, 429, 'rate_limit_exceeded'],
    [500, 502, 'upstream_error'],
    [503, 502, 'upstream_error'],
  ])('%i of the provider is a %i "%s" with the sentence and without the key', async (given, status, code) => {
    const { url } = await start([errorAnswer(given, 'The quince is out, sk-one-0123456789.')], {
      ...{ MIMO_API_KEY: 'sk-one-0123456789', M2C_RETRIES: '0' },
    });
    const answer = await post(url, JSON.stringify({ model: 'mimo-v2.5-pro', input: 'Hi' }));
    const { error } = (await answer.json()) as { error: { code: string; message: string } };
    expect([answer.status, error.code]).toEqual([status, code]);
    expect(error.message).toMatch(new RegExp(`answered ${given}: The quince is out`));
    expect(error.message).not.toContain('0123456789');
  });
});

/** Failures of other proxies that show only on a socket: the real server, a scripted provider. */
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readEvents } from '../ears/heard.ts';
import { errorAnswer, textAnswer } from '../upstream/chat-answers.ts';
import { user } from './drive.ts';
import { post, start, streaming } from './served.ts';

test.each([
  ['gzip', gzipSync],
  ['zstd', zstdCompressSync],
])('mimo2codex 0.5.28, cc-switch#3817: a body compressed with %s is read', async (encoding, compress) => {
  const { url, upstream } = await start([textAnswer('Hi')]);
  const body = new Uint8Array(compress(streaming('swifts')));
  const answer = await post(url, body, { 'content-encoding': encoding });
  expect(readEvents(await answer.text()).at(-1)?.type).toBe('response.completed');
  expect(JSON.stringify(upstream.requests[0]?.body)).toContain('swifts');
});

test('mimo2codex 0.4.8: an input that is a string is asked of the provider', async () => {
  const { url, upstream } = await start([textAnswer('Hi')]);
  await (await post(url, streaming('swifts'))).text();
  expect(upstream.requests[0]?.body.messages.at(-1)).toMatchObject({ role: 'user', content: 'swifts' });
});

test('mimo2codex 0.5.28: malformed items are refused, and the next request is answered', async () => {
  const { url } = await start(() => textAnswer('Hi'));
  const malformed = [null, { type: 'reasoning' }, { role: 'user', content: null }, 'text', { type: 'function_call' }];
  for (const item of malformed) {
    const answer = await post(url, streaming([item as never]));
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([
      400,
      'invalid_prompt',
    ]);
  }
  const fine = await post(url, streaming([user('Hi')]));
  expect(readEvents(await fine.text()).at(-1)?.type).toBe('response.completed');
});

test('mimo2codex 0.5.28, litellm#30244: a client that hangs up ends the call to the provider', async () => {
  const { url, upstream } = await start([{ pieces: [...textAnswer('and so on ').pieces.slice(0, 2), 'hang'] }]);
  const hangUp = new AbortController();
  const answer = await post(url, streaming('Hi'), {}, hangUp.signal);
  const asked = await upstream.request(0);
  expect(answer.status).toBe(200);
  hangUp.abort();
  expect((await asked.closed).complete).toBe(false);
});

test('mimo2codex 0.5.28: a plan without web search is not sent the web search that Codex always offers', async () => {
  const { url, upstream } = await start([textAnswer('Hi')], { MIMO_API_KEY: 'tp-key' });
  const tools = [{ type: 'web_search', external_web_access: true }];
  const answer = await post(url, streaming('Hi', { tools }));
  await answer.text();
  expect(upstream.requests[0]?.body.tools).toBeUndefined();
  expect(answer.headers.get('x-m2c-notes')).toBe('2');
});

test('codex-shim: no two answers share an id, even within one millisecond', async () => {
  const { url } = await start(() => textAnswer('Hi'));
  const texts = await Promise.all(Array.from({ length: 8 }, async () => (await post(url, streaming('Hi'))).text()));
  const ids = texts.flatMap((text) =>
    readEvents(text).flatMap((event) => (event.type === 'response.output_item.done' ? [event.item.id] : [])),
  );
  expect(ids.length).toBeGreaterThan(7);
  expect(new Set(ids).size).toBe(ids.length);
});

test('mimo2codex 0.2.7: the models tell their whole window, so that Codex does not compact too early', async () => {
  const { url } = await start([]);
  const { models } = (await (await fetch(`${url}/v1/models`)).json()) as {
    models: { slug: string; context_window: number }[];
  };
  const mimo = models.filter((model) => model.slug.includes('mimo-v2.5'));
  expect(mimo.length).toBeGreaterThan(0);
  for (const model of mimo) expect(model.context_window).toBe(1_000_000);
});

test('a key that the provider repeats in its refusal is not told to the client', async () => {
  const { url } = await start([errorAnswer(401, 'Your api key: sk-1234567890abcdef is invalid')]);
  const text = await (await post(url, streaming('Hi'))).text();
  expect(text).toContain('is invalid');
  expect(text).not.toContain('1234567890');
});

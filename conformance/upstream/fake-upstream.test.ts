import { afterEach, expect, test } from 'vitest';
import {
  type Answer,
  callAnswer,
  chunk,
  DONE,
  errorAnswer,
  type FakeUpstream,
  reasoningAnswer,
  type Script,
  startFakeUpstream,
  textAnswer,
} from './fake-upstream.ts';

const open: FakeUpstream[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((upstream) => upstream.close()));
});

async function start(script: Script, options?: { strict: boolean }): Promise<FakeUpstream> {
  const upstream = await startFakeUpstream(script, options);
  open.push(upstream);
  return upstream;
}

function ask(
  upstream: FakeUpstream,
  body: unknown = { messages: [{ role: 'user', content: 'Hi' }] },
  signal?: AbortSignal,
) {
  const init = {
    method: 'POST',
    headers: { authorization: 'Bearer k' },
    body: JSON.stringify(body),
    signal: signal ?? null,
  };
  return fetch(`${upstream.url}/chat/completions`, init);
}

/** What the deltas of an answer say, joined. */
function said(sse: string, field: string): string {
  const frames = sse.split('\n\n').filter((text) => text.startsWith('data: {'));
  return frames.map((text) => JSON.parse(text.slice(6)).choices[0].delta[field] ?? '').join('');
}

test('a list of answers is given in the order of the requests', async () => {
  const upstream = await start([textAnswer('first of all'), reasoningAnswer('a quick thought', 'second')]);
  const first = await (await ask(upstream)).text();
  const second = await (await ask(upstream)).text();
  expect([said(first, 'content'), first.endsWith(DONE)]).toEqual(['first of all', true]);
  expect([said(second, 'reasoning_content'), said(second, 'content')]).toEqual(['a quick thought', 'second']);
});

test('a script that has run out answers 500 and says so', async () => {
  const answer = await ask(await start([]));
  expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('no answer for request 1')]);
});

test('a function sees the request it answers, and what was heard is kept', async () => {
  const upstream = await start((request, index) => textAnswer(`${index}:${String(request.body.messages[0]?.content)}`));
  await (await ask(upstream)).text();
  expect(said(await (await ask(upstream, { messages: [{ role: 'user', content: 'Yo' }] })).text(), 'content')).toBe(
    '1:Yo',
  );
  expect(upstream.requests.map((request) => request.headers.authorization)).toEqual(['Bearer k', 'Bearer k']);
});

test('the pieces of a call answer join to its name and arguments', async () => {
  const upstream = await start([callAnswer([{ id: 'call_1', name: 'look', args: { at: 'a "b"' } }])]);
  const frames = (await (await ask(upstream)).text()).split('\n\n').filter((text) => text.includes('tool_calls":['));
  const functions = frames.map((text) => JSON.parse(text.slice(6)).choices[0].delta.tool_calls[0].function);
  expect(functions.map((piece) => piece.name ?? '').join('')).toBe('look');
  expect(JSON.parse(functions.map((piece) => piece.arguments).join(''))).toEqual({ at: 'a "b"' });
});

test('a reset arrives after the pieces before it', async () => {
  const upstream = await start([{ pieces: [chunk({ content: 'half' }), { waitMs: 20 }, 'reset'] }]);
  const reader = (await ask(upstream)).body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toContain('half');
  await expect(reader?.read()).rejects.toThrow();
  expect((await upstream.requests[0]?.closed)?.complete).toBe(false);
});

test('a hang lasts until the caller hangs up, and the moment is kept', async () => {
  const upstream = await start([{ pieces: [chunk({ content: 'half' }), 'hang'] }]);
  const caller = new AbortController();
  const reader = (await ask(upstream, undefined, caller.signal)).body?.getReader();
  await reader?.read();
  const hungUpAt = performance.now();
  caller.abort();
  const closed = await upstream.requests[0]?.closed;
  expect(closed?.complete).toBe(false);
  expect(closed?.at).toBeGreaterThanOrEqual(hungUpAt);
});

test('a request can be awaited before and after it is heard', async () => {
  const upstream = await start([textAnswer('one'), textAnswer('two')]);
  const second = upstream.request(1);
  await (await ask(upstream)).text();
  await (await ask(upstream, { messages: [{ role: 'user', content: 'Yo' }] })).text();
  expect((await second).body.messages[0]?.content).toBe('Yo');
  expect((await upstream.request(0)).body.messages[0]?.content).toBe('Hi');
});

test('end stops the body cleanly where it stands', async () => {
  const answer: Answer = { pieces: [chunk({ content: 'half' }), 'end', DONE] };
  const upstream = await start([answer]);
  expect(said(await (await ask(upstream)).text(), 'content')).toBe('half');
  expect((await upstream.requests[0]?.closed)?.complete).toBe(true);
});

test('an error answer has its status and envelope, and other paths are 404', async () => {
  const upstream = await start([errorAnswer(401, 'Wrong key.', { type: 'authentication_error' })]);
  const refused = await ask(upstream);
  expect([refused.status, await refused.json()]).toEqual([
    401,
    { error: { message: 'Wrong key.', type: 'authentication_error', param: null, code: 'invalid_request_error' } },
  ]);
  expect((await fetch(`${upstream.url}/models`)).status).toBe(404);
});

test('closing ends the answers that still hang', async () => {
  const upstream = await start([{ pieces: ['hang'] }]);
  const answer = await ask(upstream);
  await upstream.close();
  await expect(answer.text()).rejects.toThrow();
});

test('strict mode refuses a request that breaks a rule and keeps the sentence', async () => {
  const upstream = await start([textAnswer('never said')], { strict: true });
  const refused = await ask(upstream, { messages: [] });
  expect([refused.status, upstream.requests[0]?.refusal]).toEqual([400, 'Empty input messages']);
});

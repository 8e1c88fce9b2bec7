import { afterEach, expect, test } from 'vitest';
import {
  type Answer,
  chunk,
  DONE,
  errorAnswer,
  type FakeUpstream,
  type Script,
  startFakeUpstream,
  textAnswer,
} from '../../upstream/fake-upstream.ts';
import { CannotJudge, Meter, SPARE_REQUESTS } from '../probe.ts';
import { type ChatTarget, openChat } from './client.ts';

const open: (FakeUpstream | ChatTarget)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function start(script: Script, more: { deadlineMs?: number; signal?: AbortSignal } = {}) {
  const upstream = await startFakeUpstream(script);
  const chat = client(upstream.url, more);
  open.push(upstream);
  const ask = (body: object = {}, how: object = {}) =>
    chat.ask({ messages: [{ role: 'user', content: 'Hi' }], ...body }, { maxTokens: 16, ...how });
  return { upstream, chat, ask };
}

function client(baseUrl: string, more: object = {}): ChatTarget {
  const meter = new Meter();
  meter.allow(5);
  const chat = openChat({ baseUrl, model: 'm', apiKey: 'k', signal: new AbortController().signal, meter, ...more });
  open.push(chat);
  return chat;
}

const limited: Answer = { ...errorAnswer(429, 'Too many requests'), headers: { 'retry-after': '0' } };

test('an answer is heard, and its tokens are counted', async () => {
  const { upstream, chat, ask } = await start([textAnswer('all is well')]);
  const reply = await ask();
  expect([reply.answer.text, reply.refused, reply.done, reply.ending]).toEqual(['all is well', false, true, 'ended']);
  expect(chat.meter.cost).toEqual({ requests: 1, outputTokens: 12 });
  expect(upstream.requests[0]?.body).toMatchObject({ model: 'm', max_tokens: 16, stream: true });
  expect(upstream.requests[0]?.headers.authorization).toBe('Bearer k');
});

test('a rate limit is waited out by a spare request', async () => {
  const { chat, ask } = await start([limited, textAnswer('now')]);
  expect((await ask()).answer.text).toBe('now');
  expect(chat.meter.cost.requests).toBe(2);
});

test('a short outage is asked once more, unless it is the finding', async () => {
  const outage = { ...errorAnswer(503, 'Overloaded.'), headers: { 'retry-after': '0' } };
  const { upstream, ask } = await start([outage, textAnswer('back'), outage, outage, outage]);
  expect((await ask()).answer.text).toBe('back');
  expect((await ask()).status).toBe(503);
  expect(upstream.requests.length).toBe(4);
  expect((await ask({}, { asIs: true })).status).toBe(503);
  expect(upstream.requests.length).toBe(5);
});

test('a rate limit that does not end is said, and costs no more than was announced', async () => {
  const { upstream, ask } = await start(() => limited);
  await expect(ask()).rejects.toThrow('The server limits the rate: 429: Too many requests');
  expect(upstream.requests.length).toBe(1 + SPARE_REQUESTS);
});

test.each([
  ['a wrong key', errorAnswer(401, 'No such key.'), 'The key is refused: 401: No such key.'],
  ['an empty account', errorAnswer(402, 'Pay first.'), 'The account cannot pay: 402: Pay first.'],
  ['a used-up quota', errorAnswer(429, 'You exceeded your quota.'), 'The account cannot pay: 429: You exceeded'],
])('%s ends the judging at once', async (_, answer, why) => {
  const { upstream, ask } = await start([answer]);
  const thrown = await ask().catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(CannotJudge);
  expect(String(thrown)).toContain(why);
  expect(upstream.requests.length).toBe(1);
});

test('a key that is wrong on purpose may be refused', async () => {
  const { upstream, ask } = await start([errorAnswer(401, 'No such key.')]);
  expect(await ask({}, { key: 'wrong', asIs: true })).toMatchObject({
    status: 401,
    refused: true,
    evidence: '401: No such key.',
  });
  expect(upstream.requests[0]?.headers.authorization).toBe('Bearer wrong');
});

test('nobody at the address ends the judging at once', async () => {
  const upstream = await startFakeUpstream([]);
  await upstream.close();
  const thrown = await client(upstream.url)
    .ask({ messages: [] }, { maxTokens: 1 })
    .catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(CannotJudge);
  expect(String(thrown)).toMatch(/127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)\./);
});

test('a server that has fallen silent is not asked on and on', async () => {
  const { ask } = await start(() => ({ pieces: ['hang'] }), { deadlineMs: 100 });
  expect((await ask()).evidence).toBe('the answer broke off (TimeoutError)');
  expect((await ask()).answer.finish).toBeNull();
  await expect(ask()).rejects.toThrow(
    '3 requests in a row were not answered to the end: the answer broke off (TimeoutError)',
  );
});

test('an interruption ends an exchange at once, with the reason of the signal', async () => {
  const stop = new AbortController();
  const { upstream, ask } = await start([{ pieces: [chunk({ content: 'half' }), 'hang'] }], { signal: stop.signal });
  const asked = ask().catch((cause: unknown) => cause);
  await upstream.request(0);
  stop.abort(new Error('enough'));
  expect(await asked).toEqual(new Error('enough'));
  expect((await upstream.requests[0]?.closed)?.complete).toBe(false);
});

test('an answer in between starts the count anew', async () => {
  const answers: Answer[] = [{ pieces: ['reset'] }, { pieces: ['reset'] }, textAnswer('back'), { pieces: ['reset'] }];
  const { ask } = await start(answers);
  for (const text of ['', '', 'back', '']) expect((await ask()).answer.text).toBe(text);
});

test('a server that names the other field of the limit is sent that one', async () => {
  const refusal = errorAnswer(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.");
  const { upstream, ask } = await start([refusal, textAnswer('fine'), textAnswer('still')]);
  expect((await ask()).answer.text).toBe('fine');
  expect((await ask()).answer.text).toBe('still');
  expect(upstream.requests.map(({ body }) => [body.max_tokens, body.max_completion_tokens])).toEqual([
    [16, undefined],
    [undefined, 16],
    [undefined, 16],
  ]);
});

test('an answer without end is left, and what came whole is kept', async () => {
  const endless = Array.from({ length: 2_000 }, () => chunk({ content: 'on and on ' }));
  const { upstream, ask } = await start([{ pieces: [...endless, 'hang'] }]);
  const reply = await ask();
  expect([reply.ending, reply.refused]).toEqual(['hung up', false]);
  expect(reply.answer.text).toMatch(/^(on and on )+$/);
  expect((await upstream.requests[0]?.closed)?.complete).toBe(false);
});

test('a connection that stays open after the last word is not waited for', async () => {
  const { ask } = await start([{ pieces: [chunk({ content: 'that is all' }), chunk({}, 'stop'), DONE, 'hang'] }]);
  expect(await ask()).toMatchObject({ ending: 'hung up', done: true, answer: { text: 'that is all', finish: 'stop' } });
});

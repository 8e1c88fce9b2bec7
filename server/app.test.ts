/** Turns come in past the router when their path is written plainly: nobody can tell by the answer. */
import { describe, expect, test } from 'vitest';
import { startApp } from './app.testing.ts';

const PLAIN = '/v1/responses';
/** The same path, which only the router knows for the same. */
const OTHERWISE = ['/v1/responses/', '/v1/responses?', '/V1/Responses'];

const JSON_TYPE = { 'content-type': 'application/json' };
const body = JSON.stringify({ model: 'echo-1', input: 'hi' });
const REQUESTS: Record<string, RequestInit> = {
  'a turn': { headers: JSON_TYPE, body },
  'a streamed turn': { headers: JSON_TYPE, body: JSON.stringify({ model: 'echo-1', input: 'hi', stream: true }) },
  'a turn with a name of its own': { headers: { ...JSON_TYPE, 'x-request-id': 'mine' }, body },
  'a web page': { headers: { ...JSON_TYPE, origin: 'https://evil.example' }, body },
  'no JSON': { headers: JSON_TYPE, body: '{' },
  'another type': { headers: { 'content-type': 'text/plain' }, body },
  'an unknown encoding, from a client that waits for events': {
    headers: { ...JSON_TYPE, 'content-encoding': 'lzma', accept: 'text/event-stream' },
    body,
  },
  'no body': {},
};

/** What changes with each answer is cut out. */
async function answerOf(url: string, asked: RequestInit) {
  const response = await fetch(url, { method: 'POST', ...asked });
  const given = new Headers(asked.headers).get('x-request-id');
  const headers = [...response.headers].filter(
    ([name]) => name !== 'date' && (given !== null || name !== 'x-request-id'),
  );
  const text = (await response.text()).replaceAll(/"(id|item_id)":"[^"]*"|"\w+_at":\d+/g, '');
  return { status: response.status, headers, text };
}

describe.each(Object.entries(REQUESTS))('%s', (_, asked) => {
  test.each(OTHERWISE)('is answered as at %s', async (path) => {
    const app = await startApp({});
    const plain = await answerOf(`${app.url}${PLAIN}`, asked);
    expect(plain.text).not.toBe('');
    expect(await answerOf(`${app.url}${path}`, asked)).toEqual(plain);
    await app.close();
  });
});

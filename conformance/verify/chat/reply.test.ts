import { expect, test } from 'vitest';
import { type Arrived, readReply, sentenceOf } from './reply.ts';

function arrived(body: string | readonly Uint8Array[], more: Partial<Arrived> = {}): Arrived {
  const pieces = typeof body === 'string' ? [Buffer.from(body)] : body;
  const reads = pieces.map((bytes, index) => ({ at: index, bytes }));
  return { status: 200, contentType: 'text/event-stream', retryAfterMs: 0, reads, ending: 'ended', ...more };
}

const chunk = (delta: object, finish: string | null = null) =>
  JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] });

test('events, comments and the end are told apart', () => {
  const body = `: busy\n\ndata: ${chunk({ content: 'a' })}\r\n\r\ndata:${chunk({ content: 'b' }, 'stop')}\n\ndata: [DONE]\n\n`;
  const reply = readReply(arrived(body));
  expect(reply).toMatchObject({ events: 2, comments: 1, done: true, refused: false, evidence: 'finish stop' });
  expect(reply.deltas.map((delta) => delta.content)).toEqual(['a', 'b']);
});

test('letters that were cut between two reads are whole', () => {
  const bytes = Buffer.from(`data: ${chunk({ content: '日本語 🦊' }, 'stop')}\n\n`);
  const pieces = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
  expect(readReply(arrived(pieces)).answer.text).toBe('日本語 🦊');
});

test('a whole answer is read, and is no stream', () => {
  const body = JSON.stringify({ choices: [{ message: { content: 'hello' }, finish_reason: 'stop' }] });
  expect(readReply(arrived(body))).toMatchObject({ events: 0, refused: false, answer: { text: 'hello' } });
  expect(readReply(arrived(body)).deltas).toEqual([{ content: 'hello' }]);
});

test('an event that was cut is no error of the server', () => {
  const body = `data: ${chunk({ content: 'a' })}\n\ndata: {"choi`;
  expect(readReply(arrived(body, { ending: 'hung up' }))).toMatchObject({ refused: false, answer: { text: 'a' } });
  expect(readReply(arrived(body)).refused).toBe(true);
});

test('an error inside a stream is a refusal', () => {
  const reply = readReply(arrived('data: {"error":{"message":"Out of memory."}}\n\n'));
  expect([reply.refused, reply.evidence]).toEqual([true, '200: Out of memory.']);
});

test.each([
  ['error.message', '{"error":{"message":"Bad.","type":"x"}}', 'Bad.'],
  ['error', '{"error":"Bad."}', 'Bad.'],
  ['message', '{"message":"Bad."}', 'Bad.'],
  ['detail', '{"detail":"Bad."}', 'Bad.'],
  ['detail[].msg', '{"detail":[{"loc":["body"],"msg":"Bad."}]}', 'Bad.'],
  ['errors[].message', '{"errors":[{"message":"Bad."}]}', 'Bad.'],
  [
    'error.message',
    'data: {"error":{"message":"Param Incorrect","param":"It is bad."}}',
    'Param Incorrect: It is bad.',
  ],
  ['text', 'error code: 1010', 'error code: 1010'],
  ['html', '<html><h1>Bad gateway</h1></html>', 'Bad gateway'],
  ['nowhere', '', ''],
  ['nowhere', '{}', '{}'],
])('the sentence stands in %s: %s', (place, body, text) => {
  expect(sentenceOf(body)).toEqual({ place, text });
});

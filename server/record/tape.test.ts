import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { PreparedTurn } from '../answer.ts';
import type { Upstream } from '../upstream/client.ts';
import { openTape, type TapedTurn } from './tape.ts';

const TURN = {} as PreparedTurn;

/** A taped call to a provider whose bytes the test writes. */
async function call() {
  const source = new PassThrough();
  const upstream: Upstream = {
    send: async () => ({ status: 200, retryAfter: null, body: source }),
    look: async () => ({ status: 404, date: null, text: '' }),
    close: async () => undefined,
  };
  const over: TapedTurn[] = [];
  const tape = openTape((turn) => void over.push(turn));
  const leaving = new AbortController();
  const tapped = tape.tap({ model: 'echo-1', input: 'Hello' }, TURN, upstream);
  const { body } = await tapped.send({ url: '', apiKey: '', body: '{}', signal: leaving.signal });
  return { source, body, tape, over, leaving };
}

async function write(source: PassThrough, text: string): Promise<void> {
  const read = once(source, 'data');
  source.write(text);
  await read;
}

/** It may close with an error, which is nobody's then. */
const closed = (stream: Readable) => new Promise<void>((resolve) => stream.once('close', () => resolve()));

const all = async (body: Readable) => Buffer.concat(await body.toArray()).toString('utf8');

test('whoever listens hears every byte, and each read is kept with its time', async () => {
  const { source, body, tape, over } = await call();
  const heard = all(body);
  for (const piece of ['da', 'ta: 1', '\n\n']) await write(source, piece);
  source.end();
  expect(await heard).toBe('data: 1\n\n');
  const [turn] = tape.turns;
  expect(turn).toMatchObject({ asked: '{"model":"echo-1","input":"Hello"}', status: 200, ending: 'whole' });
  expect(turn?.reads.map(([, size]) => size)).toEqual([2, 5, 2]);
  expect(turn?.reads.map(([time]) => time)).toEqual(turn?.reads.map(([time]) => time).toSorted((a, b) => a - b));
  expect(over).toEqual([turn]);
});

test('is settled once the last answer is over', async () => {
  const { source, body, tape } = await call();
  await write(source, 'data: [DONE]\n\n');
  let settled = false;
  const settling = tape.settled().then(() => {
    settled = true;
  });
  await new Promise(setImmediate);
  expect(settled).toBe(false);
  source.end();
  await all(body);
  await settling;
  await tape.settled();
});

test('whoever has heard enough ends the turn and the connection, although the provider goes on', async () => {
  const { source, body, over } = await call();
  await write(source, 'data: [DONE]\n\n');
  body.destroy();
  await closed(source);
  expect(over.map(({ ending }) => ending)).toEqual(['whole']);
});

test('a connection that breaks is heard as it breaks', async () => {
  const { source, body, over } = await call();
  const heard = all(body);
  await write(source, 'data: {');
  source.destroy(new Error('reset'));
  await expect(heard).rejects.toThrow('reset');
  expect(over.map(({ ending, bytes }) => [ending, Buffer.concat(bytes).toString()])).toEqual([['broke', 'data: {']]);
});

test('a client that leaves is told from a whole answer', async () => {
  const { source, body, over, leaving } = await call();
  await write(source, 'data: {');
  leaving.abort();
  body.destroy();
  await closed(source);
  expect(over.map(({ ending }) => ending)).toEqual(['left']);
});

/** A provider may close a connection that is kept just as the next request goes out. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openUpstream, type SharedUpstream } from './client.ts';
import type { Network } from './network.ts';

const DIRECT: Network = { proxies: null, certificates: null, ipv4Only: false };
const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';
const open: { server?: Server; upstream?: SharedUpstream } = {};

afterEach(async () => {
  await open.upstream?.close();
  open.server?.close();
});

/** @param hear answers the nth request of a connection, from 1. @returns what asks it, and how many requests came. */
async function provider(hear: (socket: Socket, nth: number) => void) {
  const came = { requests: 0 };
  const server = createServer((socket) => {
    let nth = 0;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      if (!String(bytes).endsWith('{"a":1}')) return;
      came.requests += 1;
      nth += 1;
      hear(socket, nth);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const upstream = openUpstream({ connectMs: 5000, headersMs: 5000, idleMs: 5000 }, DIRECT);
  Object.assign(open, { server, upstream });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
  const send = async () => {
    const { body } = await upstream.send({ url, apiKey: 'k', body: '{"a":1}', signal: new AbortController().signal });
    let text = '';
    for await (const piece of body) text += piece;
    return text;
  };
  return { send, came };
}

test.each([
  ['resets', (socket: Socket) => socket.resetAndDestroy()],
  ['ends', (socket: Socket) => socket.destroy()],
])('a provider that %s a kept connection is asked again on a new one', async (_, close) => {
  const { send, came } = await provider((socket, nth) => (nth === 1 ? socket.write(ANSWER) : close(socket)));
  for (let turn = 0; turn < 30; turn += 1) expect(await send()).toBe('{}');
  expect(came.requests).toBeGreaterThan(50);
});

test('a provider that resets a new connection is not asked again', async () => {
  const { send, came } = await provider((socket) => socket.resetAndDestroy());
  await expect(send()).rejects.toMatchObject({ code: 'upstream_cut' });
  expect(came.requests).toBe(1);
});

test('a crowd of kept connections that all break costs no request', async () => {
  const waiting: Socket[] = [];
  const { send, came } = await provider((socket, nth) => {
    if (nth > 1) return socket.resetAndDestroy();
    waiting.push(socket);
    // All answers at once, so that each request has a connection of its own.
    if (waiting.length === 50) for (const one of waiting.splice(0)) one.write(ANSWER);
  });
  const crowd = () => Promise.all(Array.from({ length: 50 }, send));
  await crowd();
  // They are free again by then.
  await setImmediate();
  expect(await crowd()).toEqual(Array.from({ length: 50 }, () => '{}'));
  expect(came.requests).toBe(150);
});

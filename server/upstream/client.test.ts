import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Fault } from '../fault.ts';
import { connectionFault, type Deadlines, openUpstream, readRetryAfter, type SharedUpstream } from './client.ts';
import { type Network, networkOf } from './network.ts';

const DIRECT: Network = { proxies: null, certificates: null, ipv4Only: false };

const open: { server?: Server; upstream?: SharedUpstream } = {};

afterEach(async () => {
  await open.upstream?.close();
  open.server?.closeAllConnections();
  open.server?.close();
});

async function provider(answer: RequestListener, deadlines: Partial<Deadlines> = {}) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const upstream = openUpstream({ connectMs: 5000, headersMs: 5000, idleMs: 5000, ...deadlines }, DIRECT);
  Object.assign(open, { server, upstream });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
  const gone = new AbortController();
  const send = () => upstream.send({ url, apiKey: 'secret', body: '{"a":1}', signal: gone.signal });
  return { server, send, gone };
}

const faultOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(() => undefined).catch((error: unknown) => error);

test('a provider gets the body, the key and nothing of the client', async () => {
  const heard: unknown[] = [];
  const { send } = await provider((request, response) => {
    heard.push(request.method, request.headers.authorization, Object.keys(request.headers).sort());
    request.on('data', (bytes) => heard.push(String(bytes)));
    request.on('end', () => response.end('{}'));
  });
  const answer = await send();
  for await (const _ of answer.body);
  expect(answer.status).toBe(200);
  expect(heard).toEqual([
    'POST',
    'Bearer secret',
    [
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ],
    '{"a":1}',
  ]);
});

test('a provider is asked in its own way: headers, which win, and parameters of the URL', async () => {
  const heard: unknown[] = [];
  const { server } = await provider((request, response) => {
    heard.push(request.method, request.url, request.headers.authorization, request.headers['x-title']);
    response.end('{}');
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/models?a=1`;
  const way = { headers: { authorization: 'Basic own', 'x-title': 'm2c' }, query: { a: '2', b: 'c d' }, line: null };
  await open.upstream?.look({ url, apiKey: 'secret', way, signal: new AbortController().signal });
  expect(heard).toEqual(['GET', '/v1/models?a=2&b=c+d', 'Basic own', 'm2c']);
});

test('a provider with a line of its own keeps its own deadlines, and its own proxy on the loopback too', async () => {
  const { server } = await provider(() => undefined);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
  const deadlines = { connectMs: 5000, headersMs: 50, idleMs: 5000 };
  const ask = (network: Network) => {
    const way = { headers: {}, query: {}, line: { network, deadlines } };
    return faultOf(
      open.upstream?.send({ url, apiKey: 'k', way, body: '{}', signal: new AbortController().signal }) ??
        Promise.resolve(),
    );
  };
  expect(await ask(DIRECT)).toMatchObject({ code: 'upstream_timeout' });
  expect(await ask(networkOf(DIRECT, { proxy: 'http://127.0.0.1:1' }))).toMatchObject({
    code: 'upstream_unreachable',
    message: expect.stringMatching(/through the proxy http:\/\/127\.0\.0\.1:1 /),
  });
});

test('a line that nobody takes any more ends after its last answer, and not before', async () => {
  const answers: ServerResponse[] = [];
  const { server } = await provider((_, response) => {
    response.write('one ');
    answers.push(response);
  });
  const closed = once(server, 'connection').then(([socket]) => once(socket, 'close'));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
  const deadlines = { connectMs: 5000, headersMs: 5000, idleMs: 5000 };
  const way = { headers: {}, query: {}, line: { network: DIRECT, deadlines } };
  const call = { url, apiKey: 'k', way, body: '{}', signal: new AbortController().signal };
  const answer = await open.upstream?.send(call);
  open.upstream?.keepOnly([]);
  answers[0]?.end('two');
  expect(await answer?.body.toArray().then((pieces) => Buffer.concat(pieces).toString())).toBe('one two');
  await closed;
  expect((await open.upstream?.send(call))?.status).toBe(200);
});

test('an abort closes the connection while the provider thinks', async () => {
  const { server, send, gone } = await provider(() => undefined);
  const asked = once(server, 'request');
  const answer = faultOf(send());
  const [request] = await asked;
  gone.abort();
  await once(request.socket, 'close');
  expect(await answer).toMatchObject({ name: 'AbortError' });
});

test('an abort closes the connection in the middle of an answer', async () => {
  const { server, send, gone } = await provider((_, response) => void response.write('data: {}\n\n'));
  const asked = once(server, 'request');
  const { body } = await send();
  const [request] = await asked;
  gone.abort();
  await once(request.socket, 'close');
  expect(await faultOf(body.toArray())).toMatchObject({ name: 'AbortError' });
});

test('a provider that never begins to answer is given up at the deadline', async () => {
  const { send } = await provider(() => undefined, { headersMs: 50 });
  expect(await faultOf(send())).toMatchObject({ code: 'upstream_timeout' });
});

test('a provider that falls silent is given up at the deadline', async () => {
  const { send } = await provider((_, response) => void response.write('data: {}\n\n'), { idleMs: 50 });
  const { body } = await send();
  const error = await faultOf(body.toArray());
  expect(connectionFault(error, 'host')).toMatchObject({
    code: 'upstream_timeout',
    message: expect.stringMatching(/silent/),
  });
});

test('a provider that resets the connection before its answer is a cut', async () => {
  const { send } = await provider((request) => request.socket.resetAndDestroy());
  expect(await faultOf(send())).toMatchObject({ code: 'upstream_cut' });
});

test('a provider that is not there is unreachable, by name and cause', async () => {
  const { server, send } = await provider(() => undefined);
  server.close();
  await once(server, 'close');
  const fault = await faultOf(send());
  expect(fault).toBeInstanceOf(Fault);
  expect(fault).toMatchObject({
    code: 'upstream_unreachable',
    message: expect.stringMatching(/127\.0\.0\.1:\d+ .*ECONNREFUSED/),
  });
});

test('a redirect is not followed: the key belongs to one host', async () => {
  const { send } = await provider(
    (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  );
  expect((await send()).status).toBe(302);
});

test.each([
  ['7', 7],
  ['0', 0],
  ['1.5', 2],
  [['5', '9'], 5],
  ['Thu, 01 Jan 1970 00:00:10 GMT', 10],
  ['999999999', 3600],
  [undefined, null],
  ['soon', null],
  ['-1', null],
])('Retry-After %j is %j seconds', (header, seconds) => {
  expect(readRetryAfter(header, 0)).toBe(seconds);
});

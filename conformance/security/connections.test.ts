/** Connections and the bytes on them: S7 and S10, against the program. */
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf } from '../faults/asking.ts';
import { callWith, repliesIn } from '../faults/caller.ts';
import { openWorld } from '../faults/world.ts';
import { PATIENCE_MS, type Target, target } from './target.ts';

const world = openWorld();
let server: Target;
beforeAll(async () => {
  server = await target(world);
}, PATIENCE_MS);
afterAll(() => world.close());

describe('S7: a request that two readers could take for different ones is refused, and its connection ends:', () => {
  const POST = 'POST /v1/responses HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n';
  const SMUGGLED = 'GET /v1/models HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n';
  const chunked = (body: string) => `${POST}transfer-encoding: chunked\r\n\r\n${body}`;
  const ATTACKS: readonly (readonly [name: string, bytes: string])[] = [
    ['a length and chunks', `${POST}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['chunks and a length', `${POST}transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n`],
    ['two lengths', `${POST}content-length: 2\r\ncontent-length: 60\r\n\r\n{}`],
    ['a length with a sign', `${POST}content-length: +2\r\n\r\n{}`],
    ['a length below nothing', `${POST}content-length: -2\r\n\r\n{}`],
    ['a list of lengths', `${POST}content-length: 2, 2\r\n\r\n{}`],
    ['a length in hex', `${POST}content-length: 0x2\r\n\r\n{}`],
    ['a length beyond all numbers', `${POST}content-length: 99999999999999999999999\r\n\r\n{}`],
    ['chunks that are not the last encoding', `${POST}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['an encoding of nobody', `${POST}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['two encodings', `${POST}transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n0\r\n\r\n`],
    ['a chunk of no number', chunked('zz\r\n{}\r\n0\r\n\r\n')],
    ['a chunk below nothing', chunked('-2\r\n{}\r\n0\r\n\r\n')],
    ['a chunk beyond all numbers', chunked('fffffffffffffffff\r\n{}\r\n0\r\n\r\n')],
    ['a chunk with a space', chunked('2 \r\n{}\r\n0\r\n\r\n')],
    ['a chunk longer than it says', chunked('2\r\n{}xx\r\n0\r\n\r\n')],
    ['chunks of bare line feeds', chunked('2\n{}\n0\n\n')],
    ['a line feed in an extension of a chunk', chunked('2;a\nb\r\n{}\r\n0\r\n\r\n')],
    ['bare line feeds', `${POST.replaceAll('\r\n', '\n')}content-length: 2\n\n{}`],
    ['a bare line feed after a header', `${POST}x: y\ncontent-length: 2\r\n\r\n{}`],
    ['a bare carriage return in a header', `${POST}x: y\rcontent-length: 2\r\n\r\n{}`],
    ['a NUL in a header', `${POST}x: y\0z\r\ncontent-length: 2\r\n\r\n{}`],
    ['a space before the colon', `${POST}content-length : 2\r\n\r\n{}`],
    ['a header that goes on in the next line', `${POST}x: y\r\n z\r\ncontent-length: 2\r\n\r\n{}`],
    ['a header without a name', `${POST}: y\r\ncontent-length: 2\r\n\r\n{}`],
    ['a version of nobody', `${POST.replace('HTTP/1.1', 'HTTP/3.7')}content-length: 2\r\n\r\n{}`],
    ['a space in the path', `${POST.replace('/v1/', '/v1 /')}content-length: 2\r\n\r\n{}`],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ];

  test.each(ATTACKS)('%s', async (_name, bytes) => {
    const before = server.provider.requests.length;
    const replies = await server.raw(Buffer.from(bytes + SMUGGLED, 'latin1'));
    expect(replies.map(({ status }) => status)).toEqual([400]);
    expect(JSON.parse(replies[0]?.text ?? '').error.message).toMatch(/\.$/);
    expect(server.provider.requests.length).toBe(before);
  });
});

describe('S10:', () => {
  /** The deadlines of the program itself, each so many times as short. */
  const SHORTER = 50;
  const hurry = `import http from 'node:http';
    import { syncBuiltinESMExports } from 'node:module';
    const real = http.createServer;
    const shorter = ({ headersTimeout, requestTimeout, connectionsCheckingInterval, ...more }) => ({ ...more,
      headersTimeout: headersTimeout / ${SHORTER}, requestTimeout: requestTimeout / ${SHORTER},
      connectionsCheckingInterval: connectionsCheckingInterval / ${SHORTER} });
    http.createServer = (options, ...rest) => real(shorter(options), ...rest);
    syncBuiltinESMExports();`;
  const POST = `POST /v1/responses HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n`;
  let hasty: Target;
  beforeAll(async () => {
    hasty = await target(world, { nodeFlags: ['--import', `data:text/javascript,${encodeURIComponent(hurry)}`] });
  }, PATIENCE_MS);

  test.each([
    ['says nothing', '', null],
    ['never ends its headers', POST, 'x: y\r\n'],
    ['never ends its body', `${POST}content-length: 9000\r\n\r\n{`, ' '],
    ['never ends its chunks', `${POST}transfer-encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
  ])('whoever %s loses the connection, and others are answered meanwhile', async (_name, begin, drip) => {
    const before = hasty.provider.requests.length;
    const callers = Array.from({ length: 50 }, () => callWith(hasty.url, begin));
    const dripping = setInterval(() => {
      if (drip !== null) for (const { socket } of callers) if (socket.writable) socket.write(drip);
    }, 20);
    expect((await hasty.turn()).status).toBe(200);
    for (const caller of callers) await caller.over;
    clearInterval(dripping);
    for (const caller of callers) {
      const [reply] = repliesIn(caller.received());
      expect(reply?.status).toBe(408);
      caller.leave('close');
    }
    expect(hasty.provider.requests.length).toBe(before + 1);
  });

  test('more or longer headers than anybody needs are refused', async () => {
    for (const more of [
      'x: y\r\n'.repeat(5000),
      `x: ${'y'.repeat(20_000)}\r\n`,
      `cookie: ${'a=b; '.repeat(5000)}\r\n`,
    ]) {
      expect((await server.raw(`${POST}${more}content-length: 2\r\n\r\n{}`)).map(({ status }) => status)).toEqual([
        431,
      ]);
    }
    expect((await server.raw(`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`))[0]?.status).toBe(431);
  });

  test('one address has so many connections and no more, and each that ends makes room', async () => {
    const open: Socket[] = [];
    let refused = '';
    while (refused === '' && open.length < 5000) {
      const caller = callWith(server.url, `GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`);
      await caller.hears('\r\n\r\n');
      if (caller.received().startsWith('HTTP/1.1 200')) open.push(caller.socket);
      else refused = caller.received();
    }
    expect(refused).toMatch(/^HTTP\/1\.1 503 .*too many connections/is);
    for (const socket of open.slice(0, 10)) socket.destroy();
    await expect
      .poll(() =>
        server.turn().then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
    for (const socket of open) socket.destroy();
  });
});

test('the server is as well as before', async () => {
  expect((await server.turn(bodyOf({ stream: false }))).status).toBe(200);
  expect(server.stderr()).not.toMatch(/A failure nobody caught/);
});

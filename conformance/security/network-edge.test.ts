/** Who reaches m2c, by which name and with which bytes: S1 to S10, against the program. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
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

const DOORS = ['/v1/models', '/v1/responses', '/admin/v1/health', '/metrics', '/healthz', '/readyz', '/'];
const withToken = () => ({ authorization: `Bearer ${server.token}` });

test('S1: no other address than the own one of this machine leads to it', async () => {
  const others = Object.values(networkInterfaces()).flatMap((found = []) =>
    found.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  );
  // Every address that begins with 127 leads to this machine there, and only one of them to m2c.
  if (process.platform === 'linux') others.push('127.0.0.2');
  for (const host of others) {
    const socket = connect({ host, port: server.port });
    const reached = await Promise.race([
      once(socket, 'connect').then(() => 'reached'),
      once(socket, 'error').then(([error]) => (error as NodeJS.ErrnoException).code),
    ]).catch((error: NodeJS.ErrnoException) => error.code);
    socket.destroy();
    expect([host, reached]).toEqual([host, 'ECONNREFUSED']);
  }
});

describe('S2: under the Host', () => {
  const WRONG = [
    ...['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil.example:80', '0.0.0.0', '[::]', ''],
    ...[
      '127.0.0.1@evil.example',
      '127.0.0.1:1:2',
      '127.0.0.1:port',
      '[::1',
      '::1',
      '[::1]evil',
      '2130706433',
      '0x7f.1',
    ],
    ...['localhost.', 'localhost/evil', 'localhost#evil', '127.0.0.1, evil.example', '127.0.0.1 evil.example', 'null'],
  ];

  test.each([...WRONG, null, ['127.0.0.1', 'evil.example'], ['127.0.0.1', '127.0.0.1']])(
    '%j no door opens',
    async (host) => {
      const lines = [host ?? []].flat().map((name) => `host: ${name}\r\n`);
      for (const door of DOORS) {
        const head = `GET ${door} HTTP/1.1\r\n${lines.join('')}authorization: Bearer ${server.token}\r\nconnection: close\r\n\r\n`;
        const [reply, ...more] = await server.raw(head);
        expect([door, reply?.status, more]).toEqual([door, expect.toBeOneOf([400, 403]), []]);
      }
    },
  );

  test.each(['', ' HTTP/1.0'])('of a version that knows none (%j) no door opens', async (version) => {
    for (const door of DOORS) expect((await server.raw(`GET ${door}${version}\r\n\r\n`))[0]?.status).toBe(403);
  });

  test('of this machine it opens', async () => {
    for (const host of ['127.0.0.1', 'localhost', 'LOCALHOST:1', '[::1]:8788', `127.0.0.1:${server.port}`]) {
      expect([host, (await server.send('/v1/models', { headers: { host } })).status]).toEqual([host, 200]);
    }
  });
});

const ORIGINS = ['null', 'http://evil.example', 'https://127.0.0.1.evil.example', 'file://', 'http://', 'x', ''];

test('S3: a page of another origin asks for no turn, and changes nothing with or without the token', async () => {
  const before = server.provider.requests.length;
  for (const origin of ORIGINS) {
    expect([origin, (await server.turn({}, { origin })).status]).toEqual([origin, 403]);
    // What a page may send without being asked first.
    const plain = { origin, 'content-type': 'text/plain' };
    expect((await server.turn({}, plain)).status).toBe(403);
    for (const headers of [withToken(), {}]) {
      const asked = { method: 'PATCH', headers: { ...headers, origin }, body: { show_reasoning: false } };
      expect([origin, (await server.send('/admin/v1/settings', asked)).status]).toEqual([origin, 403]);
    }
  }
  expect(server.provider.requests.length).toBe(before);
  const own = { method: 'PATCH', headers: { origin: server.url }, body: { show_reasoning: false } };
  expect((await server.send('/admin/v1/settings', own)).status).toBe(401);
  expect((await server.admin('GET', '/settings')).json.show_reasoning).toBe(true);
});

test('S4: no answer of any door names an origin that may read it', async () => {
  for (const door of DOORS) {
    for (const origin of [...ORIGINS, server.url]) {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const headers = { ...withToken(), origin, 'access-control-request-method': 'POST' };
        const named = Object.keys((await server.send(door, { method, headers })).headers);
        expect(named.filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    }
  }
});

test('S5: no door becomes a WebSocket, whoever asks', async () => {
  for (const door of DOORS) {
    for (const more of ['', 'origin: http://evil.example\r\n', `authorization: Bearer ${server.token}\r\n`]) {
      const upgrade =
        'connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==';
      const caller = callWith(server.url, `GET ${door} HTTP/1.1\r\nhost: 127.0.0.1\r\n${more}${upgrade}\r\n\r\n`);
      await caller.hears('\r\n\r\n');
      const [reply] = repliesIn(caller.received());
      caller.leave('close');
      expect([door, more, reply?.status]).not.toEqual([door, more, 101]);
      if (door === '/v1/responses') expect(reply?.status).toBe(more.startsWith('origin') ? 403 : 426);
    }
  }
});

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

test('S8: of what the client sends the provider gets the turn, and none of its headers; nor back', async () => {
  const words = 'SMUGGLED-WORDS';
  const sent = {
    ...{ authorization: `Bearer ${words}`, cookie: `session=${words}`, 'proxy-authorization': `Basic ${words}` },
    ...{
      'x-api-key': words,
      connection: 'x-hop, close',
      'x-hop': words,
      te: 'trailers',
      'x-forwarded-for': '10.9.8.7',
    },
    ...{ forwarded: 'for=10.9.8.7', via: words, 'x-custom': words, 'user-agent': words, referer: `http://${words}/` },
    ...{ session_id: words, 'openai-organization': words, 'x-request-id': 'mine-1', 'accept-language': words },
  };
  const { headers, status } = await server.turn({}, sent);
  expect(status).toBe(200);
  const heard = server.provider.requests.at(-1)?.headers ?? {};
  expect(Object.keys(heard).sort()).toEqual([
    ...['accept', 'accept-encoding', 'authorization', 'connection', 'content-length', 'content-type', 'host'],
    'user-agent',
  ]);
  expect(JSON.stringify(heard)).not.toMatch(/SMUGGLED|10\.9\.8\.7|mine-1/);
  const OWN =
    /^(cache-control|connection|content-(length|type|security-policy)|date|keep-alive|x-content-type-options|x-m2c-.+|x-request-id)$/;
  expect(Object.keys(headers).filter((name) => !OWN.test(name))).toEqual([]);
});

test("S8: of the provider's headers the client gets none", async () => {
  const headers = { 'set-cookie': 'a=FOREIGN', 'x-secret': 'FOREIGN', server: 'FOREIGN', location: 'http://FOREIGN/' };
  for (const status of [200, 401, 302, 500]) {
    const one = await target(world, {
      script: () => ({ status, headers, pieces: ['data: [DONE]\n\n'] }),
      variables: { M2C_RETRIES: '0' },
    });
    const answer = await one.turn();
    expect([status, JSON.stringify(answer.headers)]).not.toEqual([status, expect.stringContaining('FOREIGN')]);
  }
});

test('S9: forwarded headers make nobody somebody else', async () => {
  const forwarded = {
    ...{ 'x-forwarded-host': '127.0.0.1', 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
    ...{ forwarded: 'for=127.0.0.1;host=127.0.0.1', 'x-forwarded-proto': 'https', 'x-original-url': '/healthz' },
  };
  for (const door of DOORS) {
    const headers = { ...withToken(), ...forwarded, host: 'evil.example' };
    expect([door, (await server.send(door, { headers })).status]).toEqual([door, 403]);
  }
  const foreign = { 'x-forwarded-host': 'evil.example', 'x-original-url': '/admin/v1/settings' };
  expect((await server.send('/v1/models', { headers: foreign })).status).toBe(200);
  expect((await server.send('/admin/v1/health', { headers: forwarded })).status).toBe(401);
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

/** Who reaches m2c, by which name and with which bytes: S1 to S5, S8 and S9, against the program. */
import { once } from 'node:events';
import { connect } from 'node:net';
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

test('the server is as well as before', async () => {
  expect((await server.turn(bodyOf({ stream: false }))).status).toBe(200);
  expect(server.stderr()).not.toMatch(/A failure nobody caught/);
});

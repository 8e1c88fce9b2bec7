/** What a body may do to m2c: S11 to S15, against the program. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bombCases } from '../faults/bomb-cases.ts';
import { failures } from '../faults/case.ts';
import { memoryOf, TELLS_MEMORY } from '../faults/program.ts';
import { openWorld } from '../faults/world.ts';
import { errorAnswer } from '../upstream/fake-upstream.ts';
import { PATIENCE_MS, type Target, target } from './target.ts';

const world = openWorld();
let server: Target;
beforeAll(async () => {
  server = await target(world, { nodeFlags: TELLS_MEMORY });
}, PATIENCE_MS);
afterAll(() => world.close());

const MEBIBYTE = 1024 * 1024;

describe('S11: small on the wire and huge behind it:', () => {
  const memory = bombCases.filter(({ name }) => name.startsWith('all bombs'));

  test.each(memory.map((bombs) => [bombs.name, bombs] as const))(
    '%s cost at most 24 MiB more than lawful bodies',
    async (_name, { play }) => {
      const own = openWorld();
      try {
        expect(failures(await play(own))).toEqual([]);
      } finally {
        await own.close();
      }
    },
  );

  test('a bomb at the admin API costs no more', async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(256 * MEBIBYTE, ' ')));
    const before = await memoryOf(server);
    for (let count = 0; count < 8; count += 1) {
      const headers = { 'content-encoding': 'gzip, gzip' };
      const { status, json } = await server.admin('PATCH', '/settings', bomb, headers);
      expect([status, json.error.code]).toEqual([413, 'payload_too_large']);
    }
    const thrice = await server.admin('PATCH', '/settings', gzipSync(bomb), { 'content-encoding': 'gzip, gzip, gzip' });
    expect(thrice.status).toBe(415);
    expect((await memoryOf(server)).mostResidentMiB - before.mostResidentMiB).toBeLessThanOrEqual(64);
  });
});

describe('S12:', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const turn = (text: string) => `{"model":"generic/scripted","metadata":{},"input":"Go on.","tools":${text}}`;

  test('what is nested deeper than two hundred levels is refused before it is parsed', async () => {
    for (const depth of [200, 1000, 1_000_000]) {
      const { status, json } = await server.send('/v1/responses', { method: 'POST', body: turn(nested(depth)) });
      expect([depth, status]).toEqual([depth, 400]);
      expect(json.error.message).toContain('nested deeper than 200 levels');
    }
  });

  test('a million items, fields or tools are answered or refused, and others need not wait long', async () => {
    const million = Array.from({ length: 1_000_000 }, (_, at) => at);
    const bodies = [
      `{"model":"generic/scripted","input":[${million.map(() => '{}').join()}]}`,
      `{"model":"generic/scripted","input":"x","tools":[${million.map(() => 'null').join()}]}`,
      `{"model":"generic/scripted","input":"x","metadata":{${million.map((at) => `"k${at}":"v"`).join()}}}`,
      `{"model":"generic/scripted","input":"x",${million.map((at) => `"k${at}":0`).join()}}`,
    ];
    for (const body of bodies) {
      const [heavy, light] = await Promise.all([
        server.send('/v1/responses', { method: 'POST', body }),
        server.turn().then(({ status }) => status),
      ]);
      expect([heavy.status, light]).toEqual([expect.toBeOneOf([200, 400]), 200]);
    }
  });
});

test('S13: names of the prototype are names like any other, wherever they stand', async () => {
  const models = (await server.send('/v1/models')).text;
  const poison = '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}';
  const properties = `{"__proto__":{"type":"string"},"constructor":{"type":"number"}}`;
  const body = `{"model":"generic/scripted","input":[{"role":"user","content":"x","__proto__":{"polluted":"yes"}}],
    "__proto__":{"stream":true,"polluted":"yes"},"metadata":${poison},"text":${poison},"reasoning":${poison},
    "tools":[{"type":"function","name":"__proto__","parameters":{"type":"object","properties":${properties}}}]}`;
  expect([200, 400]).toContain((await server.send('/v1/responses', { method: 'POST', body })).status);
  const tools = `[{"type":"function","name":"constructor","parameters":{"type":"object","properties":${properties}}}]`;
  const named = `{"model":"generic/scripted","input":"x","tools":${tools}}`;
  expect((await server.send('/v1/responses', { method: 'POST', body: named })).status).toBe(200);
  const heard = server.provider.requests.at(-1)?.body.tools?.[0]?.function;
  expect(heard?.name).toBe('constructor');
  expect(JSON.stringify(heard?.parameters)).toContain('"__proto__":{"type":"string"}');
  const entry = `{"id":"two","baseUrl":"http://127.0.0.1:9/v1","defaultModel":"m","headers":${poison},"overrides":${poison}}`;
  for (const [method, path, text] of [
    ['POST', '/providers', entry],
    ['PATCH', '/settings', poison],
    ['PUT', '/prices/generic/scripted', poison],
    ['PUT', '/prices/__proto__/constructor', '{"currency":"USD","input_micros":1,"output_micros":1}'],
    ['POST', '/client-keys', `{"name":"x","limits":${poison}}`],
    ['POST', '/routes', '{"pattern":"__proto__","targets":["constructor/prototype"]}'],
  ] as const) {
    expect([path, (await server.admin(method, path, text)).status]).toEqual([path, expect.toBeOneOf([400, 404])]);
  }
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    for (const path of [`/providers/${name}`, `/turns/${name}`, `/sessions/${name}`, `/explain?model=${name}/x`]) {
      expect((await server.admin('GET', path)).status).toBeOneOf([200, 400, 404]);
    }
    expect((await server.turn({ model: name })).status).toBeOneOf([200, 404]);
    expect((await server.turn({ model: `${name}/${name}` })).status).toBeOneOf([200, 400, 404]);
  }
  const { json } = await server.turn();
  expect(json.polluted).toBeUndefined();
  expect(JSON.stringify(server.provider.requests.at(-1)?.body)).not.toContain('polluted');
  expect((await server.send('/v1/models')).text).toBe(models);
});

/** Text that makes an expression which looks back read it once for each of its letters. */
const HOSTILE: readonly string[] = [
  ...['a', ' ', '\t', '\n', '"', '\\', '\\\\"', '\ud800', '{', '[', '<', '>', '`', '*', '-', '_', '/', '@', '%', '.'],
  ...['sk-', 'tp-', 'eyJ', 'eyJa.', 'Bearer ', 'authorization: ', 'authorization: [', 'api_key=" ', 'cookie:  ', '://'],
  ...['://a:b', '<think>', '</think>', '<tool_call>', '```', '<|', '{"a":', '\\ud8', '\u0000', '\r', '&#', 'a@', '../'],
];

describe('S14: no text makes m2c read it over and over:', () => {
  /** Squared, this takes minutes. */
  const LETTERS = 600_000;
  const LONGEST_MS = 30_000;
  const long = (piece: string) => piece.repeat(Math.ceil(LETTERS / piece.length));
  let told: Target;
  beforeAll(async () => {
    const script = (request: { readonly body: { readonly messages: readonly { readonly content?: unknown }[] } }) =>
      errorAnswer(400, String(request.body.messages.at(-1)?.content));
    const variables = { M2C_LOG_LEVEL: 'debug' };
    told = await target(world, { script, variables });
    await told.admin('PATCH', '/settings', { log_bodies: 'full' });
  }, PATIENCE_MS);

  // The text is asked, written to the log, refused by the provider in its own words, and those are logged and kept.
  test.each(HOSTILE)('%j', { timeout: 2 * LONGEST_MS }, async (piece) => {
    const from = performance.now();
    const input = [
      { role: 'user', content: long(piece) },
      { type: 'function_call', call_id: 'c', name: 'f', arguments: long(piece) },
      { type: 'function_call_output', call_id: 'c', output: long(piece) },
    ];
    expect((await told.turn({ input })).status).toBeOneOf([400, 413]);
    expect((await told.turn({ input: long(piece) })).status).toBeOneOf([400, 413]);
    expect((await told.turn({ input: 'x', model: long(piece) })).status).toBeOneOf([400, 404]);
    expect(
      (await told.send(`/admin/v1/turns?q=${encodeURIComponent(long(piece).slice(0, 1500).toWellFormed())}`)).status,
    ).toBe(401);
    expect(performance.now() - from).toBeLessThan(LONGEST_MS);
  });
});

test('S15: a turn in another type than JSON is refused', async () => {
  const before = server.provider.requests.length;
  for (const type of [
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json', 'json'],
    ...['application/jsonp', 'application/json+x', 'text/plain; application/json', 'text/plain, application/json'],
  ]) {
    expect([type, (await server.turn({}, { 'content-type': type })).status]).toEqual([type, 415]);
  }
  expect(server.provider.requests.length).toBe(before);
  expect((await server.turn({}, { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200);
});

test('the server is as well as before', async () => {
  expect((await server.turn()).status).toBe(200);
  expect(server.stderr()).not.toMatch(/A failure nobody caught/);
});

/** Whatever a client sends, it hears one short sentence naming the field, and the process lives. */
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES, post, send, startApp, type TestApp } from '../app.testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const GOOD = { model: 'echo-1', input: 'Hello' };
const deep = (levels: number) => `{"model":"echo-1","input":${'['.repeat(levels)}${']'.repeat(levels)}}`;

const REFUSED: readonly (readonly [what: string, body: unknown, param: string | null, message: RegExp])[] = [
  ['an empty body', '', null, /empty/],
  ['malformed JSON', '{"model":"echo-1",}', null, /not valid JSON: .*position 18/],
  ['text cut off', '{"model":', null, /not valid JSON: Unexpected end/],
  ['a body that is not an object', [], null, /must be a JSON object/],
  ['a body that is null', 'null', null, /must be a JSON object/],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), null, /UTF-8/],
  ['a missing model', { input: 'Hello' }, 'model', /model/],
  ['an empty model', { model: '', input: 'Hello' }, 'model', /model is empty/],
  ['a missing input', { model: 'echo-1' }, 'input', /input/],
  ['an empty input text', { model: 'echo-1', input: '' }, 'input', /input is empty/],
  ['an empty input list', { model: 'echo-1', input: [] }, 'input', /input is empty/],
  ['an input of the wrong type', { model: 'echo-1', input: 7 }, 'input', /input must be of type string or array/],
  [
    'a null item',
    { model: 'echo-1', input: [{ role: 'user', content: 'a' }, null] },
    'input[1]',
    /input\[1\] must be an object, not null/,
  ],
  ['an item that is a list', { model: 'echo-1', input: [[]] }, 'input[0]', /input\[0\] must be an object, not a list/],
  [
    'a type that is no text',
    { model: 'echo-1', input: [{ type: 5 }] },
    'input[0].type',
    /input\[0\]\.type must be of type string/,
  ],
  [
    'a reasoning item without summary',
    { model: 'echo-1', input: [{ type: 'reasoning' }] },
    'input[0].summary',
    /input\[0\] \(reasoning\) must have required property 'summary'/,
  ],
  [
    'a call without call_id',
    { model: 'echo-1', input: [{ type: 'function_call', name: 'a', arguments: '{}' }] },
    'input[0].call_id',
    /^input\[0\] \(function_call\) must have required property 'call_id'\.$/,
  ],
  [
    'a part without its text',
    { model: 'echo-1', input: [{ role: 'user', content: [{ type: 'input_text' }] }] },
    'input[0].content[0].text',
    /input\[0\]\.content\[0\]/,
  ],
  [
    'a role nobody has',
    { model: 'echo-1', input: [{ type: 'message', role: 'robot', content: 'a' }] },
    'input[0].role',
    /one of "system"/,
  ],
  ['tools that are no list', { ...GOOD, tools: {} }, 'tools', /tools must be of type array/],
  ['a tool without name', { ...GOOD, tools: [{ type: 'function' }] }, 'tools[0].name', /tools\[0\] \(function\)/],
  [
    'a tool in a namespace without name',
    { ...GOOD, tools: [{ type: 'namespace', name: 'a', tools: [{ type: 'function' }] }] },
    'tools[0].tools[0].name',
    /tools\[0\]\.tools\[0\]/,
  ],
  ['a temperature in words', { ...GOOD, temperature: 'hot' }, 'temperature', /temperature must be of type number/],
  ['10,000 levels of nesting', deep(10_000), null, /nested deeper than 200 levels/],
  [
    'a text format without schema name',
    { ...GOOD, text: { format: { type: 'json_schema' } } },
    'text.format.name',
    /text\.format/,
  ],
];

describe('a body that breaks the contract', () => {
  test.each(REFUSED)('%s is a 400 that names the field', async (_what, body, param, message) => {
    const answer = await post(app, body);
    expect(answer.status).toBe(400);
    expect(answer.json.error).toMatchObject({ type: 'invalid_request_error', code: 'invalid_prompt', param });
    expect(answer.json.error.message).toMatch(message);
    expect(answer.json.error.message.length).toBeLessThan(160);
  });

  test('is refused alike when a stream is asked for', async () => {
    const answer = await post(app, { model: 'echo-1', input: [null], stream: true }, { accept: 'text/event-stream' });
    expect(answer.status).toBe(400);
    expect(answer.json.error.param).toBe('input[0]');
  });

  test('never reaches the provider', () => {
    expect(app.calls).toEqual([]);
  });

  test.each([
    [
      'an item type nobody knows',
      {
        model: 'echo-1',
        input: [
          { role: 'user', content: 'a' },
          { type: 'thought_of_2027', x: 1 },
        ],
      },
    ],
    ['a tool type nobody knows', { ...GOOD, tools: [{ type: 'toString' }] }],
    ['a field nobody knows', { ...GOOD, future: { deep: [] } }],
    ['a prototype key', '{"model":"echo-1","input":"a","__proto__":{"stream":true},"constructor":{"prototype":{}}}'],
    ['a byte order mark', `\uFEFF${JSON.stringify(GOOD)}`],
    ['200 levels inside a string', { ...GOOD, input: '['.repeat(10_000) }],
    ['brackets behind an escaped quote', { ...GOOD, input: `\\"${'['.repeat(300)}"\\` }],
  ])('%s passes', async (_what, body) => {
    expect((await post(app, body)).status).toBe(200);
  });
});

describe('an encoded body', () => {
  const plain = Buffer.from(JSON.stringify(GOOD));
  const bomb = Buffer.from(JSON.stringify({ ...GOOD, input: ' '.repeat(50 * MAX_BODY_BYTES) }));

  test.each([
    ['gzip', gzipSync(plain)],
    ['x-gzip', gzipSync(plain)],
    ['GZIP', gzipSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['deflate', deflateSync(plain)],
    ['zstd', zstdCompressSync(plain)],
    ['identity', plain],
    ['gzip, br', brotliCompressSync(gzipSync(plain))],
  ])('%s is read', async (encoding, bytes) => {
    expect((await post(app, bytes, { 'content-encoding': encoding })).status).toBe(200);
  });

  test.each([
    ['gzip', gzipSync(bomb)],
    ['br', brotliCompressSync(bomb)],
    ['deflate', deflateSync(bomb)],
    ['zstd', zstdCompressSync(bomb)],
    ['gzip, gzip', gzipSync(gzipSync(bomb))],
    // Small at both ends, huge in the middle: members of gzip that hold nothing.
    ['gzip, gzip', gzipSync(Buffer.concat(Array(20_000).fill(gzipSync(''))))],
  ])('a bomb in %s is a 413', async (encoding, bytes) => {
    expect(bytes.length).toBeLessThan(MAX_BODY_BYTES);
    const answer = await post(app, bytes, { 'content-encoding': encoding });
    expect([answer.status, answer.json.error.code]).toEqual([413, 'payload_too_large']);
  });

  test.each([
    ['an unknown encoding', 'rot13', 415, /"rot13" is not known/],
    ['a name every object has', 'constructor', 415, /"constructor" is not known/],
    ['a chain of three', 'gzip, gzip, gzip', 415, /encoded 3 times/],
    ['bytes that are not of the encoding', 'gzip', 400, /not valid gzip/],
  ])('%s is refused', async (_what, encoding, status, message) => {
    const answer = await post(app, plain, { 'content-encoding': encoding });
    expect(answer.status).toBe(status);
    expect(answer.json.error.message).toMatch(message);
  });

  test.each(['br', 'zstd', 'gzip'])('a %s body cut short is refused', async (encoding) => {
    const whole =
      { br: brotliCompressSync(plain), zstd: zstdCompressSync(plain), gzip: gzipSync(plain) }[encoding] ?? plain;
    expect((await post(app, whole.subarray(0, -5), { 'content-encoding': encoding })).status).toBe(400);
  });
});

describe('a body that is too large', () => {
  test('is a 413 that arrives although the client sends it all first', async () => {
    const answer = await post(app, Buffer.alloc(3 * MAX_BODY_BYTES, ' '));
    expect([answer.status, answer.json.error.code]).toEqual([413, 'payload_too_large']);
    expect(answer.json.error.message).toMatch(/larger than 100000 bytes/);
  });

  test('is a 400 that Codex shows once when the client waits for events', async () => {
    const answer = await post(app, Buffer.alloc(2 * MAX_BODY_BYTES, ' '), { accept: 'text/event-stream' });
    expect([answer.status, answer.json.error.code]).toEqual([400, 'invalid_prompt']);
  });

  test('loses its connection when it never ends', async () => {
    const socket = connect(app.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /v1/responses HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\n');
    const piece = `2710\r\n${' '.repeat(10_000)}\r\n`;
    let sent = 0;
    const push = () => {
      if (socket.destroyed) return;
      sent += 10_000;
      socket.write(piece, () => setImmediate(push));
    };
    push();
    await new Promise((resolve) => socket.once('close', resolve));
    expect(sent).toBeGreaterThan(4 * MAX_BODY_BYTES);
  });
});

describe('around the body', () => {
  test.each([
    ['text/plain', 415],
    ['application/json; charset=utf-8', 200],
    ['Application/JSON', 200],
  ])('the content type %s gives %i', async (type, status) => {
    expect((await post(app, GOOD, { 'content-type': type })).status).toBe(status);
  });

  test('a missing content type is tolerated', async () => {
    expect((await send(app, 'POST', '/v1/responses', {}, JSON.stringify(GOOD))).status).toBe(200);
  });

  test('bytes that are not HTTP are a 400, and the connection closes', async () => {
    const socket = connect(app.port, '127.0.0.1');
    socket.write('hello\r\n\r\n');
    const pieces: Buffer[] = [];
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(Buffer.concat(pieces).toString()).toMatch(/^HTTP\/1\.1 400 .*"code":"invalid_prompt"/s);
  });

  test('a client that leaves in the middle of its upload harms nobody', async () => {
    const socket = connect(app.port, '127.0.0.1');
    socket.write('POST /v1/responses HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 1000\r\n\r\n{"model"');
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    expect((await post(app, GOOD)).status).toBe(200);
    expect(app.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});

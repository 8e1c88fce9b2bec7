/** `m2c providers` as a user runs it, against a folder of recordings as the provider. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReplayServer, startReplay } from '../replay/server.ts';

const M2C = fileURLToPath(new URL('../m2c.js', import.meta.url));
const KEY = 'sk-secret-0123456789';
const dataDir = mkdtempSync(join(tmpdir(), 'm2c-providers-'));
let replay: ReplayServer;

beforeAll(async () => {
  replay = await startReplay(fileURLToPath(new URL('../../recordings', import.meta.url)), { speed: 'max' });
});
afterAll(async () => {
  await replay.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function m2c(words: readonly string[], variables: Record<string, string> = {}) {
  const env = {
    HOME: dataDir,
    USERPROFILE: dataDir,
    PATH: '',
    SystemRoot: 'C:\\Windows',
    M2C_DATA_DIR: dataDir,
    ...variables,
  };
  return new Promise<{ code: number; output: string; errors: string }>((resolve) => {
    const child = execFile(process.execPath, [M2C, 'providers', ...words], { env }, (_error, output, errors) => {
      resolve({ code: child.exitCode ?? -1, output, errors });
    });
  });
}

const generic = (model: string) => ({
  GENERIC_API_KEY: KEY,
  GENERIC_BASE_URL: replay.url,
  GENERIC_DEFAULT_MODEL: model,
});

test('list tells of every provider whether it is open, and shows no key', async () => {
  const { code, output } = await m2c(['list'], generic('deepseek-text'));
  expect(code).toBe(0);
  expect(output).toMatch(/^generic +…6789 +http:\/\/127\.0\.0\.1:\d+\/v1 +deepseek-text$/m);
  expect(output).toMatch(/^mimo +set MIMO_API_KEY +https:\/\/api\.xiaomimimo\.com\/v1 +mimo-v2\.5-pro$/m);
  expect(output).not.toContain(KEY);
});

test('models lists what the provider lists', async () => {
  const { output } = await m2c(['models', 'generic', '--json'], generic('deepseek-text'));
  expect(JSON.parse(output)).toEqual({ generic: [...replay.models] });
});

test('test runs a turn, and its exit code tells how it went', async () => {
  const well = await m2c(['test'], generic('deepseek-text'));
  expect([well.code, well.output]).toEqual([
    0,
    expect.stringMatching(/^✓ generic\/deepseek-text {2}"m2c is .*" in \d+ ms, \d+ tokens\n$/),
  ]);
  const ill = await m2c(['test', '--json'], generic('deepseek-error'));
  expect([ill.code, JSON.parse(ill.output)]).toMatchObject([
    1,
    [{ answered: false, said: expect.stringContaining('429') }],
  ]);
});

test.each([
  [['test'], 'm2c: No provider has a key: m2c providers list shows which variables open them.\n'],
  [['test', 'nobody'], 'm2c: There is no provider "nobody": m2c providers list shows all.\n'],
  [['models', 'mimo'], 'm2c: mimo has no key: m2c providers list shows which variable opens it.\n'],
])('%j without a key says what to do', async (words, sentence) => {
  expect(await m2c(words)).toEqual({ code: 1, output: '', errors: sentence });
});

test("one's own providers are listed and asked, from the file that is named", async () => {
  const file = join(dataDir, 'own.json');
  const entry = { id: 'acme', baseUrl: replay.url, key: { env: 'ACME' }, defaultModel: 'deepseek-text' };
  writeFileSync(file, JSON.stringify({ providers: [entry] }));
  const listed = await m2c(['list', '--json', '--providers', file], { ACME: KEY });
  expect(JSON.parse(listed.output)[0]).toMatchObject({
    id: 'acme',
    open: true,
    opened_by: 'ACME',
    base_url: replay.url,
  });
  expect(listed.output).not.toContain(KEY);
  const tested = await m2c(['test', 'acme', '--providers', file], { ACME: KEY });
  expect(tested).toMatchObject({ code: 0, output: expect.stringMatching(/^✓ acme\/deepseek-text /) });
});

test.each([
  [
    404,
    '{"id":"resp_1","object":"response","status":"completed"}',
    'responses',
    /answers 404 on .chat.completions but speaks Responses/,
  ],
  [405, '{"id":"resp_1", "object": "response"}', 'responses', /give its base URL for Chat Completions, or let Codex/],
  [404, '{"object":"chat.completion"}', null, /answered 404: Nothing here/],
  [503, '{"id":"resp_1","object":"response"}', null, /answered 503: Nothing here/],
])(
  'test tells whether a provider that answers %i on /chat/completions speaks Responses: %s',
  async (status, body, wire, said) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(request.url === '/v1/responses' ? 200 : status, { 'content-type': 'application/json' });
      response.end(request.url === '/v1/responses' ? body : '{"error":{"message":"Nothing here"}}');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const { code, output } = await m2c(['test', '--json'], { ...generic('m'), GENERIC_BASE_URL: url });
    server.close();
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject([{ answered: false, wire, said: expect.stringMatching(said) }]);
  },
);

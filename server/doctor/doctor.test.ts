import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from '../config.ts';
import { openaiCompatible } from '../providers/openai-compatible.ts';
import { openUpstream } from '../upstream/client.ts';
import type { Network } from '../upstream/network.ts';
import { checkMachine } from './machine.ts';
import { checkProviders } from './providers.ts';

const DIRECT: Network = { proxies: null, certificates: null, ipv4Only: false };
const servers: ReturnType<typeof createServer>[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-doctor-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function examine(baseUrl: string, network = DIRECT) {
  const upstream = openUpstream({ connectMs: 2000, headersMs: 2000, idleMs: 2000 }, network);
  const provider = { profile: openaiCompatible, baseUrl, keys: ['secret-key'], models: [], defaultModel: 'm' };
  const checks = await checkProviders([provider], [], upstream, network);
  await upstream.close();
  return checks.slice(1).map(({ name, verdict, found }) => `${name} ${verdict}: ${found}`);
}

describe('a provider', () => {
  test.each<[number, RegExp]>([
    [200, /^generic ok: .* takes the key/],
    [401, /^generic fail: .* refuses the key \(401\)/],
    [403, /^generic fail: .* refuses the key \(403\)/],
    [404, /^generic skip: .* lists no models/],
    [500, /^generic warn: .* answers 500/],
  ])('that answers %i', async (status, line) => {
    const asked: unknown[] = [];
    const port = await serve((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response.writeHead(status).end('{}');
    });
    expect(await examine(`http://127.0.0.1:${port}/v1`)).toEqual([expect.stringMatching(line)]);
    expect(asked).toEqual([['/v1/models', 'Bearer secret-key']]);
  });

  test('whose clock is far from ours', async () => {
    const port = await serve((_request, response) => {
      response.setHeader('date', new Date(Date.now() - 3_600_000).toUTCString());
      response.end('{}');
    });
    expect(await examine(`http://127.0.0.1:${port}/v1`)).toEqual([
      expect.stringMatching(/^generic ok/),
      'clock warn: this machine is 60 minutes ahead of generic',
    ]);
  });

  test('that is not there, and one without an address', async () => {
    const port = await serve(() => undefined);
    const [server] = servers.splice(0);
    server?.close();
    expect(await examine(`http://127.0.0.1:${port}/v1`)).toEqual([
      `generic fail: 127.0.0.1:${port} could not be reached (ECONNREFUSED).`,
    ]);
    expect(await examine('https://provider.invalid/v1')).toEqual(['generic fail: provider.invalid has no address']);
  });
});

describe('the machine', () => {
  const look = async (port: number) => {
    const config = loadConfig({ port: String(port), dataDir: folder }, { CODEX_HOME: folder });
    const checks = await checkMachine(config, DIRECT);
    return Object.fromEntries(checks.map(({ name, verdict, found }) => [name, `${verdict}: ${found}`]));
  };

  test('whose port is free, taken, or m2c’s own', async () => {
    const port = await serve((request, response) => response.writeHead(request.url === '/healthz' ? 200 : 404).end());
    expect((await look(port)).address).toMatch(/^ok: m2c is up at/);
    const other = await serve((_request, response) => response.writeHead(404).end());
    expect((await look(other)).address).toMatch(/^warn: Port \d+ is taken/);
    expect((await look(0)).address).toMatch(/^ok: .* is free/);
  });

  test('whose Codex knows of m2c, of another, or of none', async () => {
    expect((await look(8788)).codex).toMatch(/^warn: .* does not exist/);
    writeFileSync(join(folder, 'config.toml'), 'base_url = "http://127.0.0.1:8788/v1"\n');
    expect((await look(8788)).codex).toMatch(/^ok: .* names port 8788/);
    expect((await look(9000)).codex).toMatch(/^warn: .* names http:\/\/127\.0\.0\.1:8788\/v1/);
  });
});

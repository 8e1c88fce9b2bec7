import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Variables } from '../config.ts';
import { openUpstream } from './client.ts';
import { proxyFor, readNetwork, shownProxies } from './network.ts';

const read = (variables: Variables, proxyFromEnvironment = true) =>
  readNetwork({ variables, proxyFromEnvironment, ipv4Only: false });

describe('proxies', () => {
  test.each<[Variables, string, string]>([
    [{ HTTPS_PROXY: 'http://proxy:3128' }, '', 'http://proxy:3128/'],
    [{ HTTPS_PROXY: 'http://big:1', https_proxy: 'http://small:2' }, '', 'http://small:2/'],
    [{ HTTP_PROXY: 'proxy:3128' }, 'http://proxy:3128/', 'http://proxy:3128/'],
    [{ ALL_PROXY: 'socks5://127.0.0.1:1080' }, 'socks5://127.0.0.1:1080', 'socks5://127.0.0.1:1080'],
  ])('%j', (variables, http, https) => {
    expect(read(variables).proxies).toMatchObject({ http, https });
  });

  test('none when none is set, or when the user wants none', () => {
    expect(read({}).proxies).toBeNull();
    expect(read({ HTTPS_PROXY: 'http://proxy:3128' }, false).proxies).toBeNull();
  });

  test.each(['not a url', 'ftp://proxy:21', 'http://'])(
    '"%s" is refused by the name of its variable',
    (HTTPS_PROXY) => {
      expect(() => read({ HTTPS_PROXY })).toThrow(/^HTTPS_PROXY must be the URL of a proxy/);
    },
  );

  test('the loopback and NO_PROXY are reached directly', () => {
    const { proxies } = read({ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'example.com, .corp' });
    for (const url of [
      'http://127.0.0.1:11434/v1',
      'https://[::1]/v1',
      'https://example.com/v1',
      'https://a.corp/v1',
    ]) {
      expect([url, proxyFor(url, proxies)]).toEqual([url, null]);
    }
    expect(proxyFor('https://api.deepseek.com/v1', proxies)).toBe('http://proxy:3128/');
  });

  test('are shown without their password', () => {
    const { proxies } = read({ HTTPS_PROXY: 'http://me:secret@proxy:3128' });
    expect(proxies === null ? '' : shownProxies(proxies)).toBe('http://proxy:3128');
  });
});

test('a file of certificates that cannot be read is named', () => {
  expect(() => read({ M2C_CA_FILE: '/nowhere/ca.pem' })).toThrow(
    'M2C_CA_FILE names /nowhere/ca.pem, which cannot be read.',
  );
});

const DEADLINES = { connectMs: 5000, headersMs: 5000, idleMs: 5000 };
const ask = (url: string) => ({ url, apiKey: 'secret', body: '{}', signal: new AbortController().signal });

test('a request goes through the proxy', async () => {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('from the proxy');
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const network = read({ HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` });
  const upstream = openUpstream(DEADLINES, network);
  const answer = await upstream.send(ask('http://provider.invalid/v1/chat/completions'));
  expect(Buffer.concat(await answer.body.toArray()).toString()).toBe('from the proxy');
  expect(asked).toEqual(['http://provider.invalid/v1/chat/completions']);
  await upstream.close();
  proxy.close();
});

test('a proxy that is not there is named', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const upstream = openUpstream(DEADLINES, read({ HTTPS_PROXY: `http://127.0.0.1:${port}` }));
  await expect(upstream.send(ask('https://provider.invalid/v1/chat/completions'))).rejects.toMatchObject({
    code: 'upstream_unreachable',
    message: `provider.invalid could not be reached through the proxy http://127.0.0.1:${port} (ECONNREFUSED).`,
  });
  await upstream.close();
});

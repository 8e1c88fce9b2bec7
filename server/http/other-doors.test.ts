import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { post, send, startApp, type TestApp, type TestAppOptions } from '../app.testing.ts';
import { readPrometheus, sampleOf } from '../telemetry/prometheus.testing.ts';

let app: TestApp | undefined;
afterEach(() => app?.close());

async function open(options: TestAppOptions = {}): Promise<TestApp> {
  app = await startApp(options);
  return app;
}

describe('the other doors', () => {
  test('health and readiness', async () => {
    let stopping = false;
    await open({ isStopping: () => stopping });
    const get = (path: string) => send(app as TestApp, 'GET', path);
    expect((await get('/healthz')).json).toEqual({ status: 'ok', server: 'm2c' });
    expect((await get('/readyz')).json).toEqual({ status: 'ok' });
    stopping = true;
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
  });

  test.each(['/', '/v1/chat/completions', '/v1/responses/compact', '/%ZZ', '/v1/responses%00'])(
    'nothing at %s, in the envelope, with the routes there are',
    async (path) => {
      const answer = await send(await open(), 'POST', path);
      expect([answer.status, answer.json.error.code]).toEqual([404, 'not_found']);
      expect(answer.json.error.message).toContain('POST /v1/responses');
    },
  );
});

describe('metrics', () => {
  test('tell of the turns and the requests until now', async () => {
    const running = await open();
    await post(running, { model: 'echo-1', input: 'Hi' });
    await post(running, 'no JSON');
    const answer = await send(running, 'GET', '/metrics', { authorization: 'Bearer test-admin-token-0123' });
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const families = readPrometheus(answer.text);
    const model = { provider: 'generic', model: 'echo-1' };
    expect(sampleOf(families, 'm2c_turns_total', { ...model, status: 'completed', code: 'none' })).toBe(1);
    expect(sampleOf(families, 'm2c_turn_first_item_seconds_count', model)).toBe(1);
    expect(sampleOf(families, 'm2c_http_answers_total', { door: 'responses', status: '200' })).toBe(1);
    expect(sampleOf(families, 'm2c_http_answers_total', { door: 'responses', status: '400' })).toBe(1);
    expect(sampleOf(families, 'm2c_http_open_requests', { door: 'responses' })).toBe(0);
  });

  test('are behind the same guard as the rest', async () => {
    expect((await send(await open(), 'GET', '/metrics', { host: 'evil.example' })).status).toBe(403);
  });
});

describe('who may speak', () => {
  test.each([
    [{ host: '127.0.0.1:8788' }, 200],
    [{ host: 'localhost' }, 200],
    [{ host: 'LOCALHOST:1' }, 200],
    [{ host: '[::1]:8788' }, 200],
    [{ host: 'm2c.example' }, 200],
    [{ host: 'evil.example' }, 403],
    [{ host: '127.0.0.1.evil.example' }, 403],
    [{ host: 'localhost.evil.example' }, 403],
    [{ host: '10.0.0.7' }, 403],
    [{ host: '0.0.0.0' }, 403],
    [{ host: 'user@127.0.0.1' }, 403],
    [{ origin: 'http://localhost:3000' }, 200],
    [{ origin: 'https://m2c.example' }, 200],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'http://127.0.0.1.evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'file://' }, 403],
  ])('%j gives %i', async (headers, status) => {
    const answer = await send(await open(), 'GET', '/v1/models', headers);
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each([
    ['no Host', 'GET /healthz HTTP/1.0', 403],
    ['no Host in HTTP/1.1', 'GET /healthz HTTP/1.1', 400],
    ['an empty Host', 'GET /healthz HTTP/1.1\r\nHost:', 403],
    ['two Hosts', 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example', 403],
    ['both lengths', 'POST /v1/responses HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked', 400],
  ])('%s is refused', async (_what, head, status) => {
    const { port } = await open();
    const socket = connect(port, '127.0.0.1');
    socket.end(`${head}\r\n\r\n`);
    expect((await socket.toArray()).join('')).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});

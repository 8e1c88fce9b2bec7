/** The door of the admin API: who gets in, and what becomes of a request that keeps no contract. */
import { chmodSync, lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { operations } from '../../generated/operations.ts';
import { type RawAnswer, send } from '../app.testing.ts';
import { serve } from '../serving.testing.ts';

const codeOf = ({ status, json }: RawAnswer) => [status, json.error.code];

describe('whoever', () => {
  test('S6: shows no token is refused on every path and method, and told where it stands, not what it is', async () => {
    const { port, token, dataDir } = await serve();
    for (const { method, path } of operations) {
      const answer = await send({ port }, method.toUpperCase(), path);
      expect([path, ...codeOf(answer)]).toEqual([path, 401, 'invalid_admin_token']);
      expect(answer.json.error.message).toContain(join(dataDir, 'admin-token'));
      expect(answer.text).not.toContain(token);
    }
  });

  test('S24: shows a blank token, or one of another form, is refused', async () => {
    const { port, token } = await serve();
    const shown = [
      'Bearer',
      'Bearer ',
      'Bearer    ',
      token,
      `Basic ${token}`,
      `Bearer ${token}x`,
      `Bearer ${token.slice(1)}`,
    ];
    for (const authorization of shown) {
      expect(codeOf(await send({ port }, 'GET', '/admin/v1/health', { authorization }))).toEqual([
        401,
        'invalid_admin_token',
      ]);
    }
  });

  test('shows ten wrong tokens in a minute waits, whatever it shows then', async () => {
    const { admin, port } = await serve();
    for (let count = 0; count < 10; count += 1) {
      expect((await send({ port }, 'GET', '/admin/v1/health', { authorization: `Bearer wrong-${count}` })).status).toBe(
        401,
      );
    }
    const answer = await admin('GET', '/health');
    expect(codeOf(answer)).toEqual([429, 'too_many_failures']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(50);
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  test('S9: names another address in a forwarded header is counted by its own', async () => {
    const { admin, port } = await serve();
    for (let count = 0; count < 10; count += 1) {
      const headers = {
        authorization: `Bearer wrong-${count}`,
        'x-forwarded-for': `10.0.0.${count}`,
        forwarded: 'for=10.0.0.1',
      };
      await send({ port }, 'GET', '/admin/v1/health', headers);
    }
    expect((await admin('GET', '/health', undefined, { 'x-forwarded-for': '127.0.0.1' })).status).toBe(429);
  });

  test('S2: comes under a foreign, or unreadable Host is refused, with the token too', async () => {
    const { admin } = await serve();
    for (const host of ['evil.example', '127.0.0.1:x', '[::1', 'localhost.evil.example']) {
      expect([host, (await admin('GET', '/health', undefined, { host })).status]).toEqual([host, 403]);
    }
  });

  test('S3: is a page of another origin is refused, with the token too; a page of our own is not', async () => {
    const { admin, url, port } = await serve();
    for (const origin of [
      'null',
      'http://evil.example',
      `http://127.0.0.1:${port + 1}`,
      `http://localhost:${port}`,
      'file://',
      '',
    ]) {
      expect([origin, (await admin('GET', '/health', undefined, { origin })).status]).toEqual([origin, 403]);
      expect((await admin('PATCH', '/settings', { show_reasoning: false }, { origin })).status).toBe(403);
    }
    expect((await admin('GET', '/health', undefined, { origin: url })).status).toBe(200);
  });

  test('S4: asks from a browser gets no header of CORS', async () => {
    const { admin, url } = await serve();
    const headers = { origin: url, 'access-control-request-method': 'GET' };
    for (const answer of [
      await admin('GET', '/health', undefined, headers),
      await admin('OPTIONS', '/health', undefined, headers),
    ]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('the token', () => {
  test('S27: is of 256 bits, in a file for its owner only', async () => {
    const { dataDir, token } = await serve();
    expect(token).toMatch(/^[\w-]{43}$/);
    const { mode } = lstatSync(join(dataDir, 'admin-token'));
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  });

  test('that its owner writes anew holds at once, and a file that is gone is made again', async () => {
    const { admin, dataDir } = await serve();
    const file = join(dataDir, 'admin-token');
    writeFileSync(file, 'another-token-0123456789\n', { mode: 0o600 });
    expect((await admin('GET', '/health')).status).toBe(401);
    expect(
      (await admin('GET', '/health', undefined, { authorization: 'Bearer another-token-0123456789' })).status,
    ).toBe(200);
    rmSync(file);
    expect((await admin('GET', '/health')).status).toBe(401);
    const authorization = `Bearer ${readFileSync(file, 'utf8').trim()}`;
    expect((await admin('GET', '/health', undefined, { authorization })).status).toBe(200);
  });

  test('S27: behind a link opens nothing', async () => {
    const { admin, dataDir, token } = await serve();
    const file = join(dataDir, 'admin-token');
    writeFileSync(join(dataDir, 'elsewhere'), token);
    chmodSync(join(dataDir, 'elsewhere'), 0o600);
    rmSync(file);
    symlinkSync(join(dataDir, 'elsewhere'), file);
    expect(codeOf(await admin('GET', '/health'))).toEqual([503, 'store_away']);
  });

  test('of M2C_ADMIN_TOKEN takes the place of the file, and is named by its name', async () => {
    const { admin, port } = await serve({ variables: { M2C_ADMIN_TOKEN: 'a-token-of-mine-0123' } });
    expect((await admin('GET', '/health')).status).toBe(200);
    const refused = await send({ port }, 'GET', '/admin/v1/health');
    expect(refused.json.error.message).toContain('M2C_ADMIN_TOKEN');
    expect(refused.text).not.toContain('a-token-of-mine');
  });

  test('is asked for at /metrics too', async () => {
    const { port, token } = await serve();
    expect((await send({ port }, 'GET', '/metrics')).status).toBe(401);
    expect((await send({ port }, 'GET', '/metrics', { authorization: `Bearer ${token}` })).status).toBe(200);
  });
});

describe('a request', () => {
  test('to a path or with a method of nobody is told so, and which methods there are', async () => {
    const { admin } = await serve();
    const none = await admin('GET', '/nothing');
    expect(codeOf(none)).toEqual([404, 'not_found']);
    expect(none.json.error.message).toBe('There is no GET /admin/v1/nothing in the admin API.');
    for (const [method, path, allow] of [
      ['POST', '/health', 'GET'],
      ['OPTIONS', '/providers', 'GET, POST'],
      ['PATCH', '/providers/acme', 'GET, PUT, DELETE'],
      ['PUT', '/turns/live', 'GET'],
    ] as const) {
      const answer = await admin(method, path);
      expect([answer.status, answer.headers.allow]).toEqual([405, allow]);
    }
  });

  test('with an unknown field or parameter is told the nearest known one', async () => {
    const { admin } = await serve();
    const field = await admin('PATCH', '/settings', { log_bodys: 'full' });
    expect(field.json.error).toEqual({
      type: 'invalid_request_error',
      code: 'invalid_request',
      message: 'The field log_bodys is not known here. Did you mean "log_bodies"?',
      param: 'log_bodys',
    });
    const parameter = await admin('GET', '/explain?modell=x');
    expect(parameter.json.error).toMatchObject({
      message: 'The parameter modell is not known here. Did you mean "model"?',
      param: 'modell',
    });
  });

  test('with a missing or wrong value is told which, and what it means', async () => {
    const { admin } = await serve();
    for (const [method, path, body, message] of [
      ['PUT', '/override', {}, 'model is missing.'],
      ['GET', '/explain', undefined, 'model is missing.'],
      ['GET', '/explain?model=', undefined, /^model is empty\./],
      ['PATCH', '/settings', { log_retention_days: 0 }, /^log_retention_days must be >= 1\. Turns older than/],
      [
        'PATCH',
        '/settings',
        { log_bodies: 'all' },
        'log_bodies must be equal to one of the allowed values: full, errors, off.',
      ],
      ['POST', '/routes', { pattern: 'x', targets: ['a', 7] }, 'targets[1] must be string.'],
      ['GET', '/providers/NOT', undefined, /^provider must match pattern/],
      ['GET', '/audit?limit=501', undefined, /^limit must be <= 500/],
      ['PATCH', '/settings', '[]', 'The body must be object.'],
      ['PATCH', '/settings', '{"a":', /^The request body is not valid JSON/],
      ['PATCH', '/settings', '', 'The request body is empty: send a JSON object.'],
    ] as const) {
      const answer = await admin(method, path, body);
      expect([path, ...codeOf(answer)]).toEqual([path, 400, 'invalid_request']);
      expect(answer.json.error.message).toMatch(message);
    }
  });

  test('S12: nested deeply or larger than a megabyte is refused before it is read whole', async () => {
    const { admin } = await serve();
    const deep = await admin('PATCH', '/settings', `{"a":${'['.repeat(300)}${']'.repeat(300)}}`);
    expect(codeOf(deep)).toEqual([400, 'invalid_request']);
    const large = await admin('POST', '/routes', { pattern: 'x', targets: ['a'.repeat(1024 * 1024)] });
    expect(codeOf(large)).toEqual([413, 'payload_too_large']);
    expect(large.json.error.message).not.toContain('M2C_MAX_BODY_MB');
  });

  test('S13: with a name of the prototype changes nothing and is refused', async () => {
    const { admin } = await serve();
    expect((await admin('PATCH', '/settings', '{"__proto__":{"show_reasoning":false}}')).status).toBe(400);
    expect((await admin('PATCH', '/settings', '{"constructor":{"prototype":{}}}')).status).toBe(400);
    expect((await admin('GET', '/settings')).json.show_reasoning).toBe(true);
  });

  test('S15: with a body of another type, or of none, is refused', async () => {
    const { admin, port, token } = await serve();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await admin('PATCH', '/settings', '{"show_reasoning":false}', { 'content-type': type });
      expect(codeOf(answer)).toEqual([415, 'unsupported_encoding']);
    }
    const headers = { authorization: `Bearer ${token}` };
    expect((await send({ port }, 'PATCH', '/admin/v1/settings', headers, '{}')).status).toBe(415);
  });

  test('S46: is answered with the headers that keep browsers from framing, guessing and storing', async () => {
    const { admin } = await serve();
    for (const answer of [await admin('GET', '/health'), await admin('GET', '/nothing')]) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
    }
  });
});

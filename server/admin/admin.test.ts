import { afterEach, describe, expect, test } from 'vitest';
import { operations } from '../../generated/operations.ts';
import { send, startApp, type TestApp } from '../app.testing.ts';

let app: TestApp | undefined;
afterEach(() => app?.close());

describe('the admin API', () => {
  test.each(operations.map(({ operationId, method, path }) => [operationId, method, path]))(
    '%s answers, and its answer keeps the contract',
    async (_id, method, path) => {
      app = await startApp();
      // The validator turns an answer that breaks the contract into a 500.
      expect((await send(app, method.toUpperCase(), path)).status).toBe(200);
    },
  );

  test('tells that it is well, or why not', async () => {
    app = await startApp();
    expect((await send(app, 'GET', '/admin/v1/health')).json).toMatchObject({ status: 'ok', problems: [] });
    await app.close();
    app = await startApp({ missingKeys: ['ONE_API_KEY', 'OTHER_API_KEY'] });
    const report = (await send(app, 'GET', '/admin/v1/health')).json;
    expect(report.status).toBe('degraded');
    expect(report.problems).toEqual([
      'No provider has a key: set one of ONE_API_KEY, OTHER_API_KEY and start m2c again.',
    ]);
  });

  test('tells where a model goes and whether there is a key, never the key', async () => {
    app = await startApp();
    const answer = await send(app, 'GET', '/admin/v1/models');
    expect(answer.json.data).toEqual([
      {
        model: 'echo-1',
        provider: 'generic',
        upstream_model: 'echo-1',
        base_url: 'http://provider.invalid/v1',
        key_variable: 'GENERIC_API_KEY',
        key_present: true,
      },
    ]);
    expect(answer.text).not.toContain('test-key');
  });

  test('refuses what it does not know in the one envelope', async () => {
    app = await startApp();
    for (const [method, path] of [
      ['GET', '/admin/v1/none'],
      ['POST', '/admin/v1/health'],
      ['GET', '/admin/v1'],
    ] as const) {
      const answer = await send(app, method, path);
      expect([answer.status, answer.json.error.code]).toEqual([404, 'not_found']);
      expect(answer.json.error.message).toBe(`There is no ${method} ${path} in the admin API.`);
    }
  });

  test('is behind the same guard as the rest', async () => {
    app = await startApp();
    expect((await send(app, 'GET', '/admin/v1/models', { host: 'evil.example' })).status).toBe(403);
  });
});

/** What browsers are told: S46, at every door of the program. The admin API alone: server/admin/door.test.ts. */
import { afterAll, expect, test } from 'vitest';
import { openWorld } from '../faults/world.ts';
import { target } from './target.ts';

const world = openWorld();
afterAll(() => world.close());

test('S46: no answer of any door may be guessed at, framed or stored', async () => {
  const server = await target(world);
  const token = { authorization: `Bearer ${server.token}` };
  const answers = [
    ...(await Promise.all(
      [
        '/v1/models',
        '/v1/responses',
        '/healthz',
        '/readyz',
        '/metrics',
        '/admin/v1/health',
        '/admin/v1/turns/export',
        '/none',
        '/%zz',
      ].flatMap((path) => [
        server.send(path, { headers: token }),
        server.send(path),
        server.send(path, { headers: { host: 'evil.example' } }),
      ]),
    )),
    ...[
      await server.turn(),
      await server.turn({ stream: true }),
      await server.turn({ input: 7 }),
      await server.turn({ model: '' }),
    ],
  ];
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringMatching(/no-store/),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers['x-powered-by'] ?? headers.server).toBeUndefined();
  }
});

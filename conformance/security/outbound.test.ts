/** Whom m2c trusts: S20, against the program. S19 stands with the keys of providers (server/admin/providers.test.ts). */
import { afterAll, expect, test } from 'vitest';
import { selfSigned } from '../faults/certificate.ts';
import { eventStream, raw } from '../faults/faulty-upstream.ts';
import { openWorld } from '../faults/world.ts';
import { chunk, DONE, finish } from '../upstream/fake-upstream.ts';
import { target } from './target.ts';

const world = openWorld();
afterAll(() => world.close());

const DAY_MS = 24 * 60 * 60 * 1000;

test('S20: no variable makes m2c trust a certificate that nobody vouches for', async () => {
  const certificate = selfSigned(null, new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS));
  const answer = () => eventStream(chunk({ content: 'Taken.' }), finish('stop'), DONE);
  const provider = world.keep(await raw(answer, { tls: certificate }));
  const variables = { GENERIC_BASE_URL: provider.url, NODE_TLS_REJECT_UNAUTHORIZED: '0', M2C_RETRIES: '0' };
  const { status, json } = await (await target(world, { variables })).turn();
  expect([status, json.error.code]).toEqual([502, 'upstream_unreachable']);
  expect(json.error.message).toMatch(/certificate that is not trusted .*M2C_CA_FILE/);
});

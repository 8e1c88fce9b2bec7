import { expect, test } from 'vitest';
import { provider } from '../app.testing.ts';
import { mimo } from '../providers/mimo.ts';
import { keysIn } from './client-key.ts';

const at = (baseUrl: string) => provider({ profile: mimo, baseUrl, keys: [] });
const HOSTS = mimo.access.hosts.map(({ baseUrl }) => baseUrl);
const [PAID = '', PLAN = ''] = HOSTS;

test.each([
  ['tp-0123456789', PAID, PLAN],
  ['sk-0123456789', PLAN, PAID],
  ['tp-0123456789', 'https://token-plan-sgp.xiaomimimo.com/v1', 'https://token-plan-sgp.xiaomimimo.com/v1'],
  ['tp-0123456789', 'https://gateway.example/v1', 'https://gateway.example/v1'],
  ['other-0123456789', PLAN, PLAN],
])('a key %s at %s goes to %s', (key, baseUrl, wanted) => {
  const keyed = keysIn({ 'x-mimo-api-key': key }, 'headers')?.(at(baseUrl), false).provider;
  expect(keyed).toMatchObject({ baseUrl: wanted, keys: [key], keyOfClient: true });
});

test('takes the place of an authorization that the user wrote for the provider, and of nothing else', () => {
  const way = { headers: { authorization: 'Bearer configured', 'x-team': 'a' }, query: { v: '1' }, line: null };
  const keyed = keysIn({ 'api-key': 'other-0123456789' }, 'headers')?.({ ...provider(), way }, true).provider;
  expect(keyed?.way).toEqual({ headers: { 'x-team': 'a' }, query: { v: '1' }, line: null });
});

test('there are none where the user wants none', () => {
  expect(keysIn({ 'api-key': 'other-0123456789' }, 'off')).toBeUndefined();
});

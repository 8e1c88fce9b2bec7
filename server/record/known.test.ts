import { expect, test } from 'vitest';
import { deepseek } from '../providers/deepseek.ts';
import { knownOf, sourceOf } from './known.ts';

const own = {
  profile: { ...deepseek, id: 'acme', access: { ...deepseek.access, hosts: [] } },
  baseUrl: 'https://models.acme.example/v1',
  keys: ['acme-key-012345'],
  models: [],
  defaultModel: 'm',
  way: { headers: { 'x-token': 'token-012345', 'x-team': 'garden' }, query: {}, line: null },
};
const hosts = [{ name: 'file', baseUrl: own.baseUrl, keyPrefix: '' }];

test("the host of the user's own provider is told to nobody, that of a provider that all know is", () => {
  for (const access of [own.profile.access, { ...own.profile.access, hosts }]) {
    const provider = { ...own, profile: { ...own.profile, access } };
    expect(sourceOf(provider)).toContain('a server of our own');
    expect(knownOf({ variables: {} }, provider).hosts).toContain('models.acme.example');
  }
  expect(sourceOf({ ...own, baseUrl: 'https://api.deepseek.com/v1' })).toContain('api.deepseek.com');
});

test('the keys and the secret headers of a provider, and all secrets of the settings, are known', () => {
  const variables = { OTHER_API_KEY: 'one-012345,two-012345', M2C_PORT: '8788-8788' };
  const { keys } = knownOf({ variables }, own);
  expect(keys).toEqual(['acme-key-012345', 'token-012345', 'one-012345', 'two-012345']);
});

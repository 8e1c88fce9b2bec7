import { expect, test } from 'vitest';
import { PROFILES } from '../providers/index.ts';
import { openProviders } from '../upstream/keys.ts';
import { explain } from './route.ts';
import { routeTable } from './route-table.ts';

const { providers } = openProviders(PROFILES, { MIMO_API_KEY: 'sk-1', QWEN_API_KEY: 'sk-2' });
const table = routeTable(providers, null);

test('tells the provider, its model, the rule and the notes', () => {
  expect(explain('gpt-5.5', table, true)).toEqual({
    asked: 'gpt-5.5',
    provider: 'mimo',
    model: 'mimo-v2.5',
    base_url: 'https://api.xiaomimimo.com/v1',
    rule: 'vision',
    why: 'the model asked for reads no images',
    reads_images: true,
    notes: [
      'No provider lists "gpt-5.5": Xiaomi MiMo answers with mimo-v2.5-pro.',
      'mimo-v2.5-pro reads no images: mimo-v2.5 answers this turn.',
    ],
  });
});

test('without an image the model that was asked for answers', () => {
  expect(explain('mimo-v2.5-pro', table, false)).toMatchObject({ model: 'mimo-v2.5-pro', rule: 'listed', notes: [] });
});

test('the default provider must have a key', () => {
  expect(() => routeTable(providers, 'deepseek')).toThrow(/"deepseek", which has no key: choose one of mimo, qwen/);
  expect(() => routeTable([], null)).toThrow(/No provider has a key: m2c start --help/);
});

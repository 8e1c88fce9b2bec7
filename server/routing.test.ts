import { expect, test } from 'vitest';
import { PROFILES } from './providers/index.ts';
import { type RouteTable, route } from './routing.ts';
import { openProviders } from './upstream/keys.ts';

function table(variables: Record<string, string>, fallbackId: string): RouteTable {
  const { providers } = openProviders(PROFILES, variables);
  const fallback = providers.find((provider) => provider.profile.id === fallbackId);
  if (fallback === undefined) throw new Error(`no ${fallbackId}`);
  return { providers, fallback };
}

const both = table({ MIMO_API_KEY: 'sk-1', DS_API_KEY: 'ds-1' }, 'mimo');

test.each([
  ['deepseek-v4-pro', 'deepseek', 'deepseek-v4-pro'],
  ['mimo-v2.5', 'mimo', 'mimo-v2.5'],
  ['deepseek/anything-new', 'deepseek', 'anything-new'],
  ['mimo/', 'mimo', 'mimo-v2.5-pro'],
])('%s goes to %s as %s, without a note', (asked, provider, model) => {
  const { value, notes } = route(asked, both);
  expect([value.provider.profile.id, value.model, notes]).toEqual([provider, model, []]);
});

test.each(['gpt-5.5', 'someone/else', ''])(
  'the unknown model "%s" goes to the default provider, with a note',
  (asked) => {
    const { value, notes } = route(asked, both);
    expect(value).toMatchObject({ provider: { profile: { id: 'mimo' } }, model: 'mimo-v2.5-pro' });
    expect(notes).toMatchObject([{ at: 'model' }]);
  },
);

test.each(['deepseek-v4-pro', 'deepseek/deepseek-v4-pro'])('%s without a key names the variable to set', (asked) => {
  expect(() => route(asked, table({ MIMO_API_KEY: 'sk-1' }, 'mimo'))).toThrow(/DS_API_KEY or DEEPSEEK_API_KEY/);
});

test("a model's own facts lie over its provider's", () => {
  expect(route('mimo-v2.5', both).value.facts.images).toBe(true);
  expect(route('mimo-v2.5-pro', both).value.facts.images).toBe(false);
});

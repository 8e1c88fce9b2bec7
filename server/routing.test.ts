import { describe, expect, test } from 'vitest';
import { PROFILES } from './providers/index.ts';
import { otherRoutes, type RouteTable, route } from './routing.ts';
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

test.each([
  ['mimo-v2.5[1m]', 'mimo', 'mimo-v2.5', 'listed'],
  ['mimo/mimo-v2.5[1m]', 'mimo', 'mimo-v2.5', 'named'],
  ['deepseek/next[1m]', 'deepseek', 'next[1m]', 'named'],
])('%s, with its window, goes to %s as %s (%s), without a note', (asked, provider, model, rule) => {
  const { value, notes } = route(asked, both);
  expect([value.provider.profile.id, value.model, value.rule, notes]).toEqual([provider, model, rule, []]);
});

test.each([
  ['mimo-v2-pro', 'mimo', 'mimo-v2.5-pro', 'retired', /mimo-v2-pro is retired/],
  ['mimo/mimo-v2-omni', 'mimo', 'mimo-v2.5', 'retired', /mimo-v2-omni is retired/],
  ['mimo-v2-pro-20260101', 'mimo', 'mimo-v2.5-pro', 'retired', /retired/],
  ['deepseek-v4-pro-2026-11-01', 'deepseek', 'deepseek-v4-pro', 'listed', /deepseek-v4-pro answers/],
])('%s goes to %s as %s (%s), with a note', (asked, provider, model, rule, reason) => {
  const { value, notes } = route(asked, both);
  expect([value.provider.profile.id, value.model, value.rule]).toEqual([provider, model, rule]);
  expect(notes).toEqual([{ at: 'model', reason: expect.stringMatching(reason) }]);
});

test('an alias is the model it stands for', () => {
  const [first, ...others] = both.providers;
  if (first === undefined) throw new Error('no provider');
  const models = first.models.map((facts) => (facts.id === 'mimo-v2.5' ? { ...facts, aliases: ['eyes'] } : facts));
  const { value } = route('eyes', { ...both, providers: [{ ...first, models }, ...others] });
  expect([value.model, value.facts.images, value.rule]).toEqual(['mimo-v2.5', true, 'listed']);
});

test('a model whose name begins like another provider is its own provider’s', () => {
  const routes = table({ OPENROUTER_API_KEY: 'sk-or-1', OPENROUTER_DEFAULT_MODEL: 'mimo/mimo-v2.5' }, 'openrouter');
  expect(route('mimo/mimo-v2.5', routes).value.provider.profile.id).toBe('openrouter');
  expect(route('openrouter/auto', routes).value.model).toBe('openrouter/auto');
});

test('a server of one’s own needs no key', () => {
  const routes = table({ OLLAMA_DEFAULT_MODEL: 'qwen3-coder' }, 'ollama');
  expect(route('gpt-5.5', routes).value).toMatchObject({ model: 'qwen3-coder', rule: 'default' });
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

describe('a name of the user with a star', () => {
  const [provider] = openProviders(PROFILES, { MIMO_API_KEY: 'sk-1' }).providers;
  if (provider === undefined) throw new Error('there are no providers');
  const aliases = { 'gpt-*': 'mimo-v2.5', 'gpt-5*': 'mimo-v2.5-pro', 'gpt-5.5': 'mimo-v2.6-pro', 'a*b*c': 'mimo-v2.5' };
  test.each([
    ['gpt-4', 'mimo-v2.5', 'alias'],
    ['gpt-', 'mimo-v2.5', 'alias'],
    ['gpt-5-mini', 'mimo-v2.5-pro', 'alias'],
    ['gpt-5.5', 'mimo-v2.6-pro', 'alias'],
    ['gpt', 'mimo-v2.5-pro', 'default'],
    ['aXbXc', 'mimo-v2.5-pro', 'default'],
  ])('%s is %s by %s', (asked, model, rule) => {
    expect(route(asked, { providers: [provider], fallback: provider, aliases }).value).toMatchObject({ model, rule });
  });
});

describe('a route of the user', () => {
  const routes = [
    { pattern: 'gpt-*', targets: ['mimo-v2.5', 'deepseek-v4-pro'] },
    { pattern: 'gpt-5*', targets: ['kimi-k3', 'deepseek/new[1m]', 'mimo-v2.5-pro'] },
    { pattern: 'gpt-5.5', targets: ['deepseek-v4-flash'] },
    { pattern: 'mimo-v2.5', targets: ['deepseek-v4-pro', 'mimo-v2.5'] },
    { pattern: 'lost', targets: ['kimi-k3'] },
    { pattern: 'nowhere', targets: ['nobody'] },
  ];
  const own: RouteTable = {
    ...both,
    routes,
    aliases: { 'gpt-6': 'mimo-v2.6-pro', 'o*': 'mimo-v2.5' },
    others: ['mimo/'],
  };

  test.each([
    ['gpt-4', 'route', 'mimo-v2.5', ['deepseek-v4-pro', 'mimo-v2.5-pro']],
    ['gpt-5.5', 'route', 'deepseek-v4-flash', ['mimo-v2.5-pro']],
    ['gpt-6', 'alias', 'mimo-v2.6-pro', ['mimo-v2.5-pro']],
    ['o3', 'alias', 'mimo-v2.5', ['mimo-v2.5-pro']],
    ['mimo-v2.5', 'route', 'deepseek-v4-pro', ['mimo-v2.5', 'mimo-v2.5-pro']],
    ['mimo-v2.6-pro', 'listed', 'mimo-v2.6-pro', ['mimo-v2.5-pro']],
    ['nowhere', 'default', 'mimo-v2.5-pro', []],
  ])('%s goes by "%s" to %s, and behind it stand %j', (asked, rule, model, behind) => {
    const { value } = route(asked, own);
    expect([value.rule, value.model]).toEqual([rule, model]);
    expect(otherRoutes(value, own).map((one) => [one.model, one.rule])).toEqual(behind.map((name) => [name, 'other']));
  });

  test('passes over targets without a key, unless none has one', () => {
    const { value } = route('gpt-5-pro', own);
    expect([value.provider.profile.id, value.model]).toEqual(['deepseek', 'new[1m]']);
    expect(() => route('lost', own)).toThrow(/No key for Kimi/);
  });
});

describe('what is set to answer for now', () => {
  const overridden = { ...both, override: 'deepseek-v4-flash', small: 'mimo-v2.6-flash' };

  test.each([
    ['gpt-5.5', 'override', 'deepseek-v4-flash', 1],
    ['mimo-v2.5', 'listed', 'mimo-v2.5', 0],
    ['mimo/new', 'named', 'new', 0],
    ['mimo-v2-pro', 'retired', 'mimo-v2.5-pro', 1],
    ['gpt-5.4-mini', 'small', 'mimo-v2.6-flash', 0],
  ])('%s goes by the rule "%s" to %s', (asked, rule, model, notes) => {
    const routed = route(asked, overridden);
    expect([routed.value.rule, routed.value.model, routed.notes.length]).toEqual([rule, model, notes]);
  });

  test('is told in a note, and a model that nobody lists is not taken', () => {
    expect(route('gpt-5.5', overridden).notes[0]?.reason).toBe(
      'No provider lists "gpt-5.5": deepseek-v4-flash answers, which is set to answer for now.',
    );
    expect(route('gpt-5.5', { ...both, override: 'nobody' }).value.rule).toBe('default');
  });
});

import { describe, expect, test } from 'vitest';
import { PLAIN_ROUTING, routeTable } from '../answering/open.ts';
import { PROFILES } from '../providers/index.ts';
import { otherRoutes, route } from '../routing.ts';
import { openProviders } from '../upstream/keys.ts';
import { explain } from './route.ts';

const { providers } = openProviders(PROFILES, { MIMO_API_KEY: 'sk-1', QWEN_API_KEY: 'sk-2' });
const table = routeTable(providers, PLAIN_ROUTING);

test('tells the provider, its model, the rule and the notes', () => {
  expect(explain('gpt-5.5', table, true)).toEqual({
    asked: 'gpt-5.5',
    provider: 'mimo',
    model: 'mimo-v2.5',
    base_url: 'https://api.xiaomimimo.com/v1',
    rule: 'vision',
    why: 'the model asked for reads no images',
    reads_images: true,
    behind: [],
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
  const deepseek = { ...PLAIN_ROUTING, defaultProvider: 'deepseek' };
  expect(() => routeTable(providers, deepseek)).toThrow(/"deepseek", which has no key: choose one of mimo, qwen/);
  expect(() => routeTable([], PLAIN_ROUTING)).toThrow(/No provider has a key: m2c start --help/);
});

test('a model of ChatGPT may answer for a name, and stands in for no other model', () => {
  const named = {
    ...PLAIN_ROUTING,
    aliases: { best: 'chatgpt/x' },
    routes: [{ pattern: 'p', targets: ['chatgpt/x'] }],
  };
  expect(routeTable(providers, named).aliases).toEqual({ best: 'chatgpt/x' });
  for (const [wrong, setting] of [
    [{ fallbacks: ['chatgpt/x'] }, 'M2C_FALLBACKS'],
    [{ smallModel: 'chatgpt/x' }, 'M2C_SMALL_MODEL'],
    [{ routes: [{ pattern: 'p', targets: ['mimo-v2.5', 'chatgpt/x'] }] }, 'A route'],
  ] as const) {
    const sentence = `${setting} names "chatgpt/x", a model of ChatGPT, which stands in for no other model.`;
    expect(() => routeTable(providers, { ...PLAIN_ROUTING, ...wrong })).toThrow(sentence);
  }
});

describe('the settings', () => {
  const settings = {
    ...PLAIN_ROUTING,
    fallbacks: ['qwen3-max'],
    aliases: { 'gpt-5.5': 'qwen3.7-max', big: 'qwen/anything' },
    smallModel: 'mimo-v2.6-flash',
  };
  const own = routeTable(providers, settings);

  test.each([
    ['gpt-5.5', 'qwen', 'qwen3.7-max', 'alias'],
    ['big', 'qwen', 'anything', 'alias'],
    ['gpt-5.4-mini', 'mimo', 'mimo-v2.6-flash', 'small'],
    ['codex-auto-review', 'mimo', 'mimo-v2.6-flash', 'small'],
    ['gpt-6', 'mimo', 'mimo-v2.5-pro', 'default'],
  ])('%s goes to %s/%s by the rule "%s"', (asked, provider, model, rule) => {
    expect(explain(asked, own, false)).toMatchObject({ provider, model, rule });
  });

  test('a route names the models behind it, and what stands behind all comes last, each once', () => {
    const routes = [{ pattern: 'big*', targets: ['mimo-v2.6-pro', 'qwen/next', 'mimo-v2.5', 'mimo-v2.6-pro'] }];
    const routed = explain('bigger', routeTable(providers, { ...settings, routes }), true);
    expect(routed).toMatchObject({
      ...{ model: 'mimo-v2.5', rule: 'vision', why: 'the model asked for reads no images' },
      behind: ['qwen/next', 'mimo/mimo-v2.5', 'qwen/qwen3-max'],
    });
  });

  test('a title is made by the small model, whatever model is asked', () => {
    expect(route('mimo-v2.5-pro', own, true).value).toMatchObject({ model: 'mimo-v2.6-flash', rule: 'small' });
    expect(route('mimo-v2.5-pro', table, true).value).toMatchObject({ model: 'mimo-v2.5-pro', rule: 'listed' });
  });

  test('other models stand behind each route, but never a model behind itself', () => {
    const behind = (asked: string) => otherRoutes(route(asked, own).value, own).map(({ model }) => model);
    expect([behind('mimo-v2.5'), behind('qwen3-max')]).toEqual([['qwen3-max'], []]);
  });

  test.each([
    ['M2C_FALLBACKS', { fallbacks: ['nobody'] }],
    ['M2C_ALIASES', { aliases: { a: 'nobody' } }],
    ['A route', { routes: [{ pattern: 'a', targets: ['mimo-v2.5', 'nobody'] }] }],
    ['M2C_SMALL_MODEL', { smallModel: 'nobody' }],
    ['M2C_COMPACT_MODEL', {}, 'nobody'],
  ])('%s must name a model that somebody lists', (setting, wrong, compactModel?: string) => {
    expect(() => routeTable(providers, { ...PLAIN_ROUTING, ...wrong }, compactModel)).toThrow(
      `${setting} names "nobody", which no provider lists: write provider/model.`,
    );
  });
});

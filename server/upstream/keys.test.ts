import { describe, expect, test } from 'vitest';
import { PROFILES } from '../providers/index.ts';
import { openProviders } from './keys.ts';

const open = (variables: Record<string, string>) => openProviders(PROFILES, variables);
const provider = (id: string, variables: Record<string, string>) =>
  open(variables).providers.find((one) => one.profile.id === id);

test.each([
  ['MIMO_API_KEY', 'mimo'],
  ['DS_API_KEY', 'deepseek'],
  ['DEEPSEEK_API_KEY', 'deepseek'],
  ['QWEN_API_KEY', 'qwen'],
  ['DASHSCOPE_API_KEY', 'qwen'],
])('%s opens %s', (variable, id) => {
  expect(provider(id, { [variable]: 'sk-secret' })?.keys).toEqual(['sk-secret']);
});

test('the first of two keys wins', () => {
  expect(provider('deepseek', { DEEPSEEK_API_KEY: 'second', DS_API_KEY: 'first' })?.keys).toEqual(['first']);
});

test('a key that was shortened for display is refused at the start', () => {
  expect(() => open({ DS_API_KEY: 'sk-abc…xyz' })).toThrow(/DS_API_KEY holds a character that no key has/);
});

test('without a key a provider is known but not open', () => {
  expect(provider('deepseek', {})).toMatchObject({ keys: [] });
});

describe('the host of MiMo', () => {
  test.each([
    ['sk-1', 'https://api.xiaomimimo.com/v1'],
    ['tp-1', 'https://token-plan-cn.xiaomimimo.com/v1'],
  ])('follows from the key %s', (key, baseUrl) => {
    expect(provider('mimo', { MIMO_API_KEY: key })?.baseUrl).toBe(baseUrl);
    expect(open({ MIMO_API_KEY: key }).warnings).toEqual([]);
  });

  test.each([
    ['sk-1', 'https://token-plan-sgp.xiaomimimo.com/v1', /belongs to the pay-as-you-go host/],
    ['tp-1', 'https://api.xiaomimimo.com/v1', /belongs to the token plan host/],
    ['xx-1', 'https://api.xiaomimimo.com/v1', /begins with none of sk-, tp-/],
  ])('warns when the key %s meets %s', (MIMO_API_KEY, MIMO_BASE_URL, warning) => {
    const { warnings } = open({ MIMO_API_KEY, MIMO_BASE_URL });
    expect(warnings).toEqual([expect.stringMatching(warning)]);
    expect(warnings.join()).not.toContain(MIMO_API_KEY);
  });

  test.each([
    ['tp-1', 'https://token-plan-ams.xiaomimimo.com/v1'],
    ['sk-1', 'http://127.0.0.1:4000/v1'],
  ])('is as the user says, without a warning, for %s and %s', (MIMO_API_KEY, MIMO_BASE_URL) => {
    expect(open({ MIMO_API_KEY, MIMO_BASE_URL }).warnings).toEqual([]);
    expect(provider('mimo', { MIMO_API_KEY, MIMO_BASE_URL })?.baseUrl).toBe(MIMO_BASE_URL);
  });
});

describe("a provider of one's own", () => {
  const whole = {
    GENERIC_BASE_URL: 'http://localhost:8000/v1/',
    GENERIC_API_KEY: 'k',
    GENERIC_DEFAULT_MODEL: 'my-model',
  };

  test('needs a URL, a key and a model', () => {
    expect(provider('generic', whole)).toMatchObject({
      baseUrl: 'http://localhost:8000/v1',
      defaultModel: 'my-model',
      models: [{ id: 'my-model' }],
    });
  });

  test.each([
    ['GENERIC_BASE_URL', /GENERIC_BASE_URL is not/],
    ['GENERIC_DEFAULT_MODEL', /GENERIC_DEFAULT_MODEL is not/],
  ])('is left out with a warning without %s', (variable, warning) => {
    const { [variable]: _, ...rest } = whole as Record<string, string>;
    expect(open(rest).warnings).toEqual([expect.stringMatching(warning)]);
    expect(provider('generic', rest)).toBeUndefined();
  });

  test('is silent when nothing of it is set', () => {
    expect(open({}).warnings).toEqual([]);
  });
});

test.each(['ftp://x/v1', 'api.deepseek.com/v1', 'nonsense', 'https://user:secret@host/v1'])(
  'the base URL %s is refused by the name of its variable',
  (url) => {
    expect(() => open({ DEEPSEEK_BASE_URL: url })).toThrow(/DEEPSEEK_BASE_URL must/);
  },
);

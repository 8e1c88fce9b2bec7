/** Who is judged, with which key: from what was typed and the user's own variables. */
import { describe, expect, test } from 'vitest';
import { ConfigError, findTarget, type Wanted } from './shipped.ts';

const KEY = 'sk-0123456789abcdef';

describe('a provider', () => {
  test('has its own address, key and model', () => {
    expect(findTarget({ target: 'deepseek' }, { DEEPSEEK_API_KEY: KEY })).toMatchObject({
      url: 'https://api.deepseek.com/v1',
      model: 'deepseek-v4-pro',
      apiKey: KEY,
      keyVariables: ['DEEPSEEK_API_KEY'],
      profile: { id: 'deepseek' },
      warnings: [],
    });
  });

  test('is judged where its variables say, as the model that was named', () => {
    const variables = { DEEPSEEK_BASE_URL: 'http://127.0.0.1:9/v1/', DEEPSEEK_DEFAULT_MODEL: 'theirs' };
    expect(findTarget({ target: 'deepseek' }, variables)).toMatchObject({
      url: 'http://127.0.0.1:9/v1',
      model: 'theirs',
    });
    expect(findTarget({ target: 'deepseek', model: 'mine' }, variables)).toMatchObject({ model: 'mine', apiKey: null });
  });

  test('gets the key that was named instead of its own, and the host that belongs to it', () => {
    const variables = { MIMO_API_KEY: KEY, OTHER: 'tp-0123456789abcdef' };
    expect(findTarget({ target: 'mimo', keyEnv: 'OTHER' }, variables)).toMatchObject({
      apiKey: variables.OTHER,
      keyVariables: ['OTHER'],
      url: expect.stringContaining('token-plan'),
    });
  });

  test('that has no address of its own needs one', () => {
    expect(() => findTarget({ target: 'generic' }, {})).toThrow(/set GENERIC_BASE_URL, or give the base URL\.$/);
    const url = { GENERIC_BASE_URL: 'http://127.0.0.1:9/v1' };
    expect(() => findTarget({ target: 'generic' }, url)).toThrow(/add --model NAME\.$/);
    expect(findTarget({ target: 'generic', model: 'm' }, url)).toMatchObject({
      model: 'm',
      profile: { id: 'generic' },
    });
  });
});

describe('a base URL', () => {
  test('of a known host is judged as its provider', () => {
    const target = findTarget({ target: 'https://token-plan-sgp.xiaomimimo.com/v1' }, { MIMO_API_KEY: KEY });
    expect(target).toMatchObject({
      url: 'https://token-plan-sgp.xiaomimimo.com/v1',
      profile: { id: 'mimo' },
      apiKey: KEY,
    });
    expect(target.warnings).toHaveLength(1);
  });

  test('of a known host never gets its key unencrypted', () => {
    const target = findTarget({ target: 'http://api.deepseek.com/v1', model: 'm' }, { DS_API_KEY: KEY });
    expect(target).toMatchObject({ apiKey: null, profile: null });
  });

  test('of a stranger has no profile, and no key but the one that was named', () => {
    const variables = { DS_API_KEY: KEY, GENERIC_API_KEY: KEY, ACME_KEY: 'acme-key' };
    const target: Wanted = { target: 'https://api.acme.example/v1', model: 'acme-1' };
    expect(findTarget(target, variables)).toMatchObject({ apiKey: null, profile: null, model: 'acme-1' });
    expect(findTarget({ ...target, keyEnv: 'ACME_KEY' }, variables)).toMatchObject({ apiKey: 'acme-key' });
  });

  test.each(['http://a.b/v1/', 'http://a.b/v1/chat/completions', 'http://a.b/v1/responses/'])(
    '%s is cut to its base',
    (url) => {
      expect(findTarget({ target: url, model: 'm' }, {}).url).toBe('http://a.b/v1');
    },
  );
});

describe('one sentence says what to write instead', () => {
  const stranger = { target: 'http://a.b/v1', model: 'm' };
  test.each<[string, Wanted, Record<string, string>, RegExp]>([
    ['neither a provider nor a URL', { target: 'opnai' }, {}, /"opnai" is neither a provider \(.*\) nor a base URL/],
    ['another protocol', { target: 'ftp://a.b/v1' }, {}, /neither a provider/],
    ['no model', { target: 'http://a.b/v1' }, {}, /add --model NAME/],
    ['credentials', { target: `http://me:${KEY}@a.b/v1`, model: 'm' }, {}, /must not carry credentials/],
    ['a query', { target: `http://a.b/v1?key=${KEY}`, model: 'm' }, {}, /without "\?" or "#"/],
    ['a variable that is not set', { ...stranger, keyEnv: 'ACME_KEY' }, {}, /^ACME_KEY is not set: --key-env takes/],
    ['the key in place of its variable', { ...stranger, keyEnv: KEY }, {}, /^The variable that --key-env names is not/],
    [
      'a key that no header can carry',
      { ...stranger, keyEnv: 'A_KEY' },
      { A_KEY: 'sk-abc…xyz' },
      /^A_KEY holds a char/,
    ],
    ['the same of a provider', { target: 'deepseek' }, { DS_API_KEY: 'sk-abc…xyz' }, /^DS_API_KEY holds a character/],
    ['a base URL in a variable that is none', { target: 'deepseek' }, { DEEPSEEK_BASE_URL: 'x' }, /^DEEPSEEK_BASE_URL/],
  ])('%s', (_what, wanted, variables, sentence) => {
    let said = '';
    try {
      findTarget(wanted, variables);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(ConfigError);
      said = (thrown as Error).message;
    }
    expect(said).toMatch(sentence);
    expect(said).not.toContain(KEY);
    expect(said.trim().split('\n')).toHaveLength(1);
  });
});

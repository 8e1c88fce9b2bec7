/** What a providers.json opens. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROFILES } from '../providers/index.ts';
import { requestFacts } from '../providers/profile.ts';
import { route } from '../routing.ts';
import { NO_KEY } from '../upstream/keys.ts';
import { acme, complaintsOf, DEADLINES, folder, found, NETWORK, open } from './opening.testing.ts';

test('without a file everything is as the variables say', async () => {
  const own = await open(null, { DS_API_KEY: 'sk-1' });
  expect(own.profiles).toEqual(PROFILES);
  expect(found(own, 'deepseek')?.keys).toEqual(['sk-1']);
  expect(own.warnings).toEqual([]);
});

test('a file that is named must be there', async () => {
  await expect(open(null, { M2C_PROVIDERS_FILE: join(folder, 'other.json') })).rejects.toThrow(
    /other\.json cannot be read \(ENOENT\): name another with --providers or M2C_PROVIDERS_FILE/,
  );
});

describe('a provider of its own', () => {
  test('stands before all that m2c knows, and asks for no key unless it says so', async () => {
    const own = await open({ providers: [acme] }, { DS_API_KEY: 'sk-1' });
    expect(own.providers[0]).toMatchObject({
      baseUrl: 'https://api.acme.example/v1',
      keys: [NO_KEY],
      defaultModel: 'acme-1',
    });
    expect(own.providers[0]?.profile).toMatchObject({ id: 'acme', displayName: 'acme' });
    expect(own.providers[0]).not.toHaveProperty('way');
  });

  test('behaves like another without being given its key, its models where it lists some, or its address', async () => {
    const own = await open({ providers: [{ ...acme, like: 'mimo' }] }, { MIMO_API_KEY: 'sk-1' });
    const mimo = PROFILES.find(({ id }) => id === 'mimo');
    expect(own.providers[0]).toMatchObject({ keys: [NO_KEY], models: [{ id: 'acme-1' }] });
    expect(own.providers[0]?.profile.request).toEqual(mimo?.request);
    expect(found(own, 'mimo')?.keys).toEqual(['sk-1']);
  });

  test('says which of its models differ, by the name on the wire too', async () => {
    const models = [{ id: 'fast', upstreamId: 'acme-large', aliases: ['quick'], images: false, efforts: ['none'] }];
    const own = await open({ providers: [{ ...acme, models, aliases: ['a'] }] });
    const [provider] = own.providers;
    if (provider === undefined) throw new Error('there is no provider');
    const table = { providers: own.providers, fallback: provider };
    for (const name of ['fast', 'quick', 'acme/fast', 'a/fast']) {
      expect(route(name, table).value).toMatchObject({ model: 'acme-large', facts: { images: false } });
    }
    expect(provider.models.map(({ id }) => id)).toEqual(['fast']);
    expect(provider.models[0]).toMatchObject({ efforts: ['none'], contextWindow: 258_400 });
    expect(provider.defaultModel).toBe('acme-large');
  });

  test('lays facts over those of the provider it is like', async () => {
    const overrides = {
      systemRole: 'developer',
      otherEffort: { thinks: true, body: { think: 'hard' } },
      toolChoices: { plain: ['auto'] },
      schema: { refs: false },
      webSearch: { tool: true },
      thinkTags: false,
      leaks: ['xml'],
    };
    const own = await open({ providers: [{ ...acme, overrides }] });
    const profile = own.providers[0]?.profile;
    const request = profile === undefined ? undefined : requestFacts(profile, 'acme-1');
    expect(request).toMatchObject({
      systemRole: 'developer',
      toolChoices: { plain: ['auto'], thinking: { length: 4 } },
    });
    expect(request?.schema).toMatchObject({ refs: false, const: true });
    expect(request?.otherEffort('any')).toEqual({ thinks: true, body: { think: 'hard' } });
    expect(request?.webSearch?.tool({ country: 'AT' })).toEqual({
      type: 'web_search',
      user_location: { country: 'AT' },
    });
    expect(profile?.stream).toMatchObject({ thinkTags: false, leaks: ['xml'], reasoningFields: { length: 2 } });
    expect(request).not.toHaveProperty('thinkTags');
  });

  test('is reached in its own way where it says so', async () => {
    const way = {
      headers: { 'X-Title': 'm2c' },
      query: { v: '2' },
      proxy: 'http://127.0.0.1:3128',
      timeouts: { idleMs: 9 },
    };
    const own = await open({ providers: [{ ...acme, ...way }] });
    expect(own.providers[0]?.way).toEqual({
      headers: { 'x-title': 'm2c' },
      query: { v: '2' },
      line: {
        network: {
          ...NETWORK,
          proxies: { http: 'http://127.0.0.1:3128/', https: 'http://127.0.0.1:3128/', direct: '' },
        },
        deadlines: { ...DEADLINES, idleMs: 9 },
      },
    });
  });
});

describe('prices', () => {
  const price = { input: 1.2, cachedInput: 0.12, output: 4.8, currency: 'CNY' };

  test('stand at their model as they were written, under its name on the wire too; in dollars unless they say', async () => {
    const models = [{ id: 'fast', upstreamId: 'acme-large' }, { id: 'slow' }, { id: 'free' }];
    const prices = { 'acme-large': price, slow: { input: 0.1, output: 0.2 } };
    const [provider] = (await open({ providers: [{ ...acme, models, prices }] })).providers;
    const all = provider?.profile.models.map(({ id, prices: told }) => [id, told]);
    expect(Object.fromEntries(all ?? [])).toEqual({
      fast: price,
      'acme-large': price,
      slow: { input: 0.1, output: 0.2, currency: 'USD' },
      free: undefined,
    });
    expect(provider?.models.map(({ id }) => id)).toEqual(['fast', 'slow', 'free']);
  });

  test('stand at a default model that is not listed, and at a model that m2c knows', async () => {
    const own = { id: 'acme', baseUrl: acme.baseUrl, defaultModel: 'acme-2', prices: { 'acme-2': price } };
    const known = { id: 'deepseek', prices: { 'deepseek-v4-pro': price } };
    const opened = await open({ providers: [own, known] }, { DS_API_KEY: 'sk-1' });
    expect(found(opened, 'acme')?.models).toMatchObject([{ id: 'acme-2', prices: price }]);
    const deepseek = found(opened, 'deepseek')?.models ?? [];
    expect(deepseek.filter(({ prices }) => prices !== undefined)).toMatchObject([{ id: 'deepseek-v4-pro' }]);
  });

  test('of no model are told, with the model that was meant', async () => {
    expect(await complaintsOf({ providers: [{ ...acme, prices: { 'acme-l': price, other: price } }] })).toEqual([
      expect.stringMatching(/providers\[0\]\.prices\.acme-l is the price of no model\. Did you mean "acme-1"\?$/),
      expect.stringMatching(
        /providers\[0\]\.prices\.other is the price of no model\. List the model under "models"\.$/,
      ),
    ]);
  });
});

describe('a provider that m2c knows', () => {
  test('keeps its variables, its facts and its models beside what the file says', async () => {
    const entry = { id: 'deepseek', models: [{ id: 'deepseek-v5' }, { id: 'deepseek-v4-pro', contextWindow: 5000 }] };
    const own = await open({ providers: [entry] }, { DS_API_KEY: 'sk-1', DEEPSEEK_BASE_URL: 'http://127.0.0.1:9/v1' });
    const deepseek = found(own, 'deepseek');
    expect(deepseek).toMatchObject({
      keys: ['sk-1'],
      baseUrl: 'http://127.0.0.1:9/v1',
      defaultModel: 'deepseek-v4-pro',
    });
    const ids = deepseek?.models.map(({ id }) => id);
    expect(ids?.slice(0, 2)).toEqual(['deepseek-v5', 'deepseek-v4-pro']);
    expect(ids).toContain('deepseek-v4-flash');
    expect(deepseek?.models[1]).toMatchObject({ contextWindow: 5000, displayName: 'DeepSeek V4 Pro' });
    expect(own.profiles.filter(({ id }) => id === 'deepseek')).toHaveLength(1);
  });

  test('is where the entry says, with the key of the entry', async () => {
    const entry = {
      id: 'deepseek',
      baseUrl: 'https://relay.example/v1',
      key: { env: 'RELAY' },
      defaultModel: 'deepseek-chat',
    };
    const variables = { RELAY: 'r-1, r-2', DS_API_KEY: 'sk-1', DEEPSEEK_BASE_URL: 'http://127.0.0.1:9/v1' };
    expect(found(await open({ providers: [entry] }, variables), 'deepseek')).toMatchObject({
      keys: ['r-1', 'r-2'],
      baseUrl: 'https://relay.example/v1',
      defaultModel: 'deepseek-chat',
    });
  });

  test('has its keys used as its entry says, else as the variable says', async () => {
    const entries = { providers: [{ id: 'mimo', keyOrder: 'ordered' }, { id: 'qwen' }] };
    const keys = { MIMO_API_KEY: 'sk-1,sk-2', QWEN_API_KEY: 'sk-1,sk-2' };
    const orders = async (variables: Record<string, string>) => {
      const own = await open(entries, variables);
      return ['mimo', 'qwen'].map((id) => found(own, id)?.keyOrder);
    };
    expect(await orders(keys)).toEqual(['ordered', undefined]);
    expect(await orders({ ...keys, M2C_KEY_ORDER: 'round-robin' })).toEqual(['ordered', 'round-robin']);
    await expect(orders({ ...keys, M2C_KEY_ORDER: 'random' })).rejects.toThrow(
      'M2C_KEY_ORDER must be ordered or round-robin, not "random".',
    );
  });

  test('on this machine is opened by its entry alone', async () => {
    const own = await open({ providers: [{ id: 'ollama', models: [{ id: 'qwen3' }] }] });
    expect(found(own, 'ollama')).toMatchObject({
      keys: [NO_KEY],
      defaultModel: 'qwen3',
      baseUrl: 'http://127.0.0.1:11434/v1',
    });
  });

  test('is left out with a warning where its entry leaves open what nobody tells', async () => {
    const own = await open({ providers: [{ id: 'ollama' }, { id: 'generic', defaultModel: 'm' }] });
    expect(own.warnings).toEqual([
      'ollama has an entry but OLLAMA_DEFAULT_MODEL is not set: ollama is left out.',
      'generic has an entry but GENERIC_BASE_URL is not set: generic is left out.',
    ]);
  });

  test('takes in what the entry says', async () => {
    const own = await open({ providers: [{ id: 'mimo', limits: { concurrency: 3, tokensPerMinute: null } }] });
    expect(found(own, 'mimo')?.profile.limits).toMatchObject({
      concurrency: 3,
      tokensPerMinute: null,
      requestsPerMinute: 100,
    });
  });
});

test('what the environment says of the routing wins over the file', async () => {
  const file = {
    providers: [acme],
    aliases: { a: 'acme-1', b: 'acme-1' },
    routes: [{ pattern: 'gpt-*', targets: ['acme-1'] }],
    fallbacks: ['acme-1'],
    smallModel: 'acme-1',
    defaultProvider: 'acme',
  };
  expect((await open(file)).routing).toEqual({
    aliases: file.aliases,
    routes: file.routes,
    fallbacks: ['acme-1'],
    smallModel: 'acme-1',
    defaultProvider: 'acme',
  });
  const said = { aliases: { a: 'x' }, fallbacks: ['y'], smallModel: 'z', defaultProvider: 'p' };
  expect((await open(file, {}, said)).routing).toEqual({
    ...said,
    routes: file.routes,
    aliases: { a: 'x', b: 'acme-1' },
  });
});

test('what a secret header holds is known as a secret', async () => {
  const own = await open({
    providers: [{ ...acme, headers: { 'X-Api-Key': 'hidden-1', Authorization: 'Basic hidden-2', 'X-Title': 'shown' } }],
  });
  expect(own.secrets).toEqual(expect.arrayContaining(['hidden-1', 'hidden-2']));
  expect(own.secrets).not.toContain('shown');
});

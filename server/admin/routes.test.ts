/** Routes, the override and the settings by the admin API, and what turns make of them. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES } from '../../conformance/postgres/databases.ts';
import { startFakeUpstream, textAnswer } from '../../conformance/upstream/fake-upstream.ts';
import { post } from '../app.testing.ts';
import { serve } from '../serving.testing.ts';

const VARIABLES = { MIMO_API_KEY: 'sk-0123456789', DEEPSEEK_API_KEY: 'sk-9876543210' };
const RULE = { pattern: 'gpt-5*', targets: ['deepseek/deepseek-v4-pro', 'mimo/mimo-v2.5-pro'] };

describe.each(DATABASES)('on %s', (store) => {
  test('a route is made, explained, changed by its version and deleted', async () => {
    const { admin } = await serve({ store, variables: VARIABLES });
    const made = await admin('POST', '/routes', RULE);
    expect([made.status, made.headers.etag, made.json.pattern, made.json.targets]).toEqual([
      201,
      '"1"',
      RULE.pattern,
      RULE.targets,
    ]);
    const path = `/routes/${made.json.id}`;
    const steps = (await admin('GET', '/explain?model=gpt-5.5')).json.steps;
    expect(steps.map((step: { [name: string]: string }) => [step.provider, step.upstream_model, step.rule])).toEqual([
      ['deepseek', 'deepseek-v4-pro', 'route'],
      ['mimo', 'mimo-v2.5-pro', 'other'],
    ]);
    expect((await admin('POST', '/routes', RULE)).status).toBe(409);
    const changed = await admin('PUT', path, { ...RULE, targets: ['mimo/mimo-v2.5-pro'] }, { 'if-match': '"1"' });
    expect([changed.status, changed.headers.etag]).toEqual([200, '"2"']);
    expect((await admin('GET', '/explain?model=gpt-5.5')).json.steps[0].provider).toBe('mimo');
    expect((await admin('PUT', path, RULE, { 'if-match': '"1"' })).status).toBe(412);
    expect((await admin('GET', path)).json.targets).toEqual(['mimo/mimo-v2.5-pro']);
    expect((await admin('DELETE', path)).status).toBe(204);
    for (const method of ['GET', 'DELETE']) expect((await admin(method, path)).status).toBe(404);
    expect((await admin('GET', '/explain?model=gpt-5.5')).json.steps[0].rule).toBe('default');
  });

  test('the override answers for names that nobody lists, until it is cleared', async () => {
    const { admin } = await serve({ store, variables: VARIABLES });
    const none = await admin('GET', '/override');
    expect([none.json, none.headers.etag]).toEqual([{ model: null, since: null }, '"0"']);
    const model = 'deepseek/deepseek-v4-pro';
    const set = await admin('PUT', '/override', { model }, { 'if-match': '"0"' });
    expect([set.status, set.json.model]).toEqual([200, model]);
    expect((await admin('PUT', '/override', { model }, { 'if-match': '"0"' })).status).toBe(412);
    expect((await admin('GET', '/explain?model=gpt-5.5')).json.steps[0]).toMatchObject({
      provider: 'deepseek',
      rule: 'override',
    });
    expect((await admin('GET', '/explain?model=mimo-v2.5-pro')).json.steps[0]).toMatchObject({ rule: 'listed' });
    expect((await admin('DELETE', '/override', undefined, { 'if-match': '"0"' })).status).toBe(412);
    for (let count = 0; count < 2; count += 1) expect((await admin('DELETE', '/override')).status).toBe(204);
    expect((await admin('GET', '/explain?model=gpt-5.5')).json.steps[0].rule).toBe('default');
  });

  test('settings hold from the next turn on, and one at a time', async () => {
    const { admin } = await serve({ store, variables: VARIABLES });
    const before = await admin('GET', '/settings');
    const tag = String(before.headers.etag);
    const change = {
      default_provider: 'deepseek',
      fallbacks: ['mimo/mimo-v2.5-pro'],
      log_max_megabytes: 64,
      small_model: null,
    };
    const changed = await admin('PATCH', '/settings', change, { 'if-match': tag });
    expect([changed.status, changed.json]).toEqual([200, { ...before.json, ...change }]);
    expect((await admin('PATCH', '/settings', change, { 'if-match': tag })).status).toBe(412);
    expect((await admin('GET', '/settings')).json).toEqual(changed.json);
    const { steps } = (await admin('GET', '/explain?model=gpt-5.5')).json;
    expect(steps.map(({ provider }: { provider: string }) => provider)).toEqual(['deepseek', 'mimo']);
    const { data } = (await admin('GET', '/config')).json;
    const of = (name: string) => data.find((value: { name: string }) => value.name === name);
    expect(of('default_provider')).toMatchObject({
      value: 'deepseek',
      source: 'stored',
      variable: 'M2C_DEFAULT_PROVIDER',
    });
    expect(of('web_search')).toMatchObject({ value: 'false', source: 'default' });
    expect(of('deepseek.key')).toMatchObject({
      value: '[hidden]',
      source: 'environment',
      variable: 'DEEPSEEK_API_KEY',
    });
    expect(JSON.stringify(data)).not.toContain('sk-');
  });
});

test('a name that leads nowhere is refused, with the nearest one', async () => {
  const { admin } = await serve({ variables: VARIABLES });
  for (const [method, path, body, param, words] of [
    [
      'POST',
      '/routes',
      { pattern: 'x', targets: ['mimo-v2.5-pro', 'deepseek-v4-prro'] },
      'targets[1]',
      'Did you mean "deepseek-v4-pro"?',
    ],
    ['POST', '/routes', { pattern: 'a*b*', targets: ['mimo-v2.5-pro'] }, 'pattern', 'one star'],
    ['PUT', '/override', { model: 'nothing' }, 'model', 'no provider lists'],
    ['PATCH', '/settings', { small_model: 'nothing' }, 'small_model', 'no provider lists'],
    ['PATCH', '/settings', { fallbacks: ['mimo-v2.5-pro', 'nothing'] }, 'fallbacks[1]', 'no provider lists'],
    ['PATCH', '/settings', { default_provider: 'deepsek' }, 'default_provider', 'Did you mean "deepseek"?'],
    ['PATCH', '/settings', { default_provider: 'qwen' }, 'default_provider', 'has no key'],
  ] as const) {
    const answer = await admin(method, path, body);
    expect([path, answer.status, answer.json.error.param]).toEqual([path, 400, param]);
    expect(answer.json.error.message).toContain(words);
  }
});

test('a model of a provider without a key cannot be explained', async () => {
  const { admin } = await serve({ variables: VARIABLES });
  const answer = await admin('GET', '/explain?model=qwen/any');
  expect([answer.status, answer.json.error.message]).toEqual([404, expect.stringContaining('set QWEN_API_KEY')]);
});

test('what a flag or a variable sets cannot be changed, and the variable is named', async () => {
  const { admin } = await serve({ variables: { ...VARIABLES, M2C_WEB_SEARCH: '1', M2C_DEFAULT_PROVIDER: 'deepseek' } });
  for (const [change, variable] of [
    [{ web_search: false }, 'M2C_WEB_SEARCH'],
    [{ default_provider: 'mimo' }, 'M2C_DEFAULT_PROVIDER'],
  ] as const) {
    const answer = await admin('PATCH', '/settings', change);
    expect([answer.status, answer.json.error.message]).toEqual([409, expect.stringContaining(`is set by ${variable}`)]);
  }
});

test('hidden reasoning is hidden from the next turn on', async () => {
  const fake = await startFakeUpstream(() => textAnswer('Yes.'));
  onTestFinished(() => fake.close());
  const served = await serve({
    variables: { GENERIC_API_KEY: 'sk-1', GENERIC_BASE_URL: fake.url, GENERIC_DEFAULT_MODEL: 'm' },
  });
  const listed = (await served.admin('GET', '/models')).json.data;
  expect(listed.find(({ model }: { model: string }) => model === 'm')).toMatchObject({
    provider: 'generic',
    key_present: true,
  });
  await served.admin('PATCH', '/settings', { show_reasoning: false });
  expect(served.serving.answering.current.settings.show_reasoning).toBe(false);
  expect((await post(served, { model: 'm', input: 'Hello' })).status).toBe(200);
});

describe('with a store that cannot be opened', () => {
  test('turns are answered, and the admin API says what is wrong', async () => {
    const fake = await startFakeUpstream(() => textAnswer('Yes.'));
    onTestFinished(() => fake.close());
    const variables = { GENERIC_API_KEY: 'sk-1', GENERIC_BASE_URL: fake.url, GENERIC_DEFAULT_MODEL: 'm' };
    const served = await serve({ store: 'broken', variables });
    const { admin } = served;
    expect((await post(served, { model: 'm', input: 'Hello' })).json.output.at(-1).content[0].text).toBe('Yes.');
    const health = (await admin('GET', '/health')).json;
    expect([health.status, health.problems.join(' ')]).toEqual(['degraded', expect.stringContaining('m2c.db')]);
    for (const [method, path, body] of [
      ['GET', '/settings'],
      ['PATCH', '/settings', { web_search: true }],
      ['POST', '/routes', { pattern: 'x', targets: ['m'] }],
      ['GET', '/providers/acme'],
      ['GET', '/override'],
    ] as const) {
      const answer = await admin(method, path, body);
      expect([path, answer.status, answer.json.error.code]).toEqual([path, 503, 'store_away']);
    }
    for (const path of [
      '/providers',
      '/models',
      '/config',
      '/version',
      '/explain?model=m',
      '/providers/generic/keys',
    ]) {
      expect([path, (await admin('GET', path)).status]).toEqual([path, 200]);
    }
  });
});

test('a route that another process stores holds within a second or two', async () => {
  const first = await serve({ variables: VARIABLES });
  const second = await serve({ variables: VARIABLES, dataDir: first.dataDir });
  await first.admin('POST', '/routes', RULE);
  await expect
    .poll(async () => (await second.admin('GET', '/explain?model=gpt-5.5')).json.steps[0].provider, { timeout: 20_000 })
    .toBe('deepseek');
});

test('every change is in the audit, without secrets', async () => {
  const { admin } = await serve({ variables: VARIABLES });
  await admin('POST', '/providers', { id: 'acme', baseUrl: 'http://127.0.0.1:9/v1', defaultModel: 'm' });
  await admin('POST', '/providers/acme/keys', { key: 'sk-stored-0123456789' });
  await admin('PATCH', '/settings', { web_search: true });
  await admin('PATCH', '/settings', { web_serch: true });
  const entries: { [field: string]: string }[] = (await admin('GET', '/audit')).json.data;
  expect(entries.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
    ['admin', 'updateSettings', ''],
    ['admin', 'addProviderKey', expect.stringMatching(/^acme\/pkey_/)],
    ['admin', 'createProvider', 'acme'],
  ]);
  expect(entries.map(({ detail = '' }) => JSON.parse(detail))).toEqual([
    { web_search: true },
    { key: '[hidden]' },
    { id: 'acme', baseUrl: 'http://127.0.0.1:9/v1', defaultModel: 'm' },
  ]);
});

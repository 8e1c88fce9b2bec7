/** Which models of ChatGPT there are, for whom, and under which names. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeLogin } from '../../conformance/upstream/fake-chatgpt.ts';
import { post, send } from '../app.testing.ts';
import { besideChatGpt } from '../serving.chatgpt.testing.ts';

const MODEL = 'chatgpt/gpt-6.1-sol';
const BODY = { model: MODEL, input: 'Hi.', stream: true };

describe('the models of ChatGPT', () => {
  const listed = async (app: { port: number }) => (await send(app, 'GET', '/v1/models')).json;
  const ours = async (app: { port: number }): Promise<string[]> =>
    (await listed(app)).data.map(({ id }: { id: string }) => id).filter((id: string) => id.startsWith('chatgpt/'));

  test.each([
    [
      'the user did not consent',
      { M2C_CHATGPT_PASSTHROUGH: '0' },
      {},
      /set M2C_CHATGPT_PASSTHROUGH=1 .* log in with codex login\.$/,
    ],
    ['there is no login', {}, null, /^Codex has no ChatGPT login here: log in with codex login and ask again\.$/],
    ['the login has expired', {}, { exp: 1 }, /^The ChatGPT login of Codex has expired: log in with codex login/],
  ])('are absent where %s, and asking for one tells the next step', async (_why, variables, login, message) => {
    const app = await besideChatGpt(undefined, { variables, login });
    expect(await ours(app)).toEqual([]);
    const answer = await post(app, BODY);
    expect([answer.status, answer.json.error.code]).toEqual([404, 'model_not_found']);
    expect(answer.json.error.message).toMatch(message);
    const explained = await app.admin('GET', `/explain?model=${MODEL}`);
    expect([explained.status, explained.json.error.message]).toEqual([404, answer.json.error.message]);
    expect(app.chatGpt.turns).toEqual([]);
  });

  test('come and go with the setting and the login, while m2c runs', async () => {
    const app = await besideChatGpt(undefined, { variables: { M2C_CHATGPT_PASSTHROUGH: '' }, login: null });
    expect((await post(app, BODY)).status).toBe(404);
    expect((await app.admin('PATCH', '/settings', { chatgpt_passthrough: true })).json.chatgpt_passthrough).toBe(true);
    expect((await post(app, BODY)).status).toBe(404);
    for (const signature of ['first', 'second']) {
      const token = writeLogin(app.home, { signature, account: signature });
      expect((await post(app, BODY)).status).toBe(200);
      const { headers } = app.chatGpt.turns.at(-1) ?? { headers: {} };
      expect(headers).toMatchObject({ authorization: `Bearer ${token}`, 'chatgpt-account-id': signature });
    }
    expect(await ours(app)).toEqual(['chatgpt/gpt-5.5']);
  });

  test('are those that Codex was told of, as it was told them, without what would break its list', async () => {
    const app = await besideChatGpt();
    const [known] = (await listed(app)).models.filter(({ slug }: { slug: string }) => slug.startsWith('chatgpt/'));
    const entry = {
      ...known,
      slug: 'gpt-9',
      display_name: 'GPT-9',
      use_responses_lite: true,
      upgrade: { model: 'gpt-10' },
    };
    const models = [
      entry,
      { ...entry, slug: 'hidden', visibility: 'hide' },
      { ...entry, slug: 'broken', priority: 'x' },
      null,
    ];
    writeFileSync(join(app.home, 'models_cache.json'), JSON.stringify({ client_version: '0.169.0', models }));
    expect(await ours(app)).toEqual(['chatgpt/gpt-9']);
    const told = (await listed(app)).models.find(({ slug }: { slug: string }) => slug === 'chatgpt/gpt-9');
    expect(told).toMatchObject({ display_name: 'GPT-9 (ChatGPT)', use_responses_lite: true, upgrade: null });
    expect(told.base_instructions).toBe(known.base_instructions);
  });

  test('answer for a name of the user, alone', async () => {
    const variables = { M2C_ALIASES: `best=${MODEL}`, MIMO_API_KEY: 'sk-0123456789' };
    const app = await besideChatGpt(undefined, { variables });
    expect((await post(app, { model: 'best', input: 'x' })).headers['x-m2c-route']).toBe('chatgpt/gpt-6.1-sol; alias');
    expect(JSON.parse(app.chatGpt.turns[0]?.bytes.toString() ?? '')).toEqual({ model: 'gpt-6.1-sol', input: 'x' });
    const route = (targets: string[]) => app.admin('POST', '/routes', { pattern: 'own', targets });
    const refused = await route(['mimo-v2.5-pro', MODEL]);
    expect([refused.status, refused.json.error.message]).toEqual([
      400,
      expect.stringMatching(/stands in for no other model/),
    ]);
    expect((await route([MODEL, 'mimo-v2.5-pro'])).status).toBe(201);
    expect((await app.admin('GET', '/explain?model=own')).json).toEqual({
      model: 'own',
      steps: [{ provider: 'chatgpt', upstream_model: 'gpt-6.1-sol', rule: 'route', base_url: app.chatGpt.url }],
      notes: ['ChatGPT answers alone: the models behind it are not tried.'],
    });
    expect((await app.admin('PATCH', '/settings', { fallbacks: [MODEL] })).status).toBe(400);
  });

  test('are asked for by the clients that may name them', async () => {
    const app = await besideChatGpt(undefined, { variables: { M2C_CLIENT_KEYS: 'required' } });
    const made = await app.admin('POST', '/client-keys', { name: 'laptop', limits: { models: ['mimo-*'] } });
    const answer = await post(app, BODY, { authorization: `Bearer ${made.json.secret}` });
    expect([answer.status, app.chatGpt.turns.length]).toEqual([400, 0]);
    expect(answer.json.error.message).toMatch(/may not ask for this model/);
    expect((await post(app, BODY)).status).toBe(401);
  });
});

test.runIf(process.platform !== 'win32')('a login that others can read is told once', async () => {
  const app = await besideChatGpt();
  chmodSync(join(app.home, 'auth.json'), 0o640);
  for (const _time of [1, 2]) expect((await post(app, BODY)).status).toBe(200);
  expect(app.log.filter((line) => line.includes('chmod 600')).length).toBe(1);
});

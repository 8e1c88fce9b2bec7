/** Keys of providers that clients bring along: whose turn they pay, and who gets to see them. */
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  errorAnswer,
  type FakeUpstream,
  type Script,
  startFakeUpstream,
  textAnswer,
} from '../../conformance/upstream/fake-upstream.ts';
import { post } from '../app.testing.ts';
import { type ServedOptions, serve } from '../serving.testing.ts';

const THEIRS = 'Their-own-key-9f8e7d6c5b4a';
const CONFIGURED = 'sk-configured-0123456789';
const heard = ({ requests }: FakeUpstream) =>
  requests.map(({ headers }) => headers.authorization?.replace('Bearer ', ''));

/** MiMo and a provider of the user's own, each at its address. */
async function between(
  variables: Record<string, string>,
  script: Script = () => textAnswer('Hello.'),
  file?: ServedOptions['file'],
) {
  const [mimo, other] = [await startFakeUpstream(script), await startFakeUpstream(() => textAnswer('Hello.'))];
  onTestFinished(async () => void (await Promise.all([mimo.close(), other.close()])));
  const addresses = { MIMO_BASE_URL: mimo.url, GENERIC_BASE_URL: other.url, GENERIC_DEFAULT_MODEL: 'm' };
  const app = await serve({ variables: { ...addresses, ...variables }, file });
  const ask = (model: string, headers: Record<string, string> = {}, more: object = {}) =>
    post(app, { model, input: 'Hi.', ...more }, headers);
  return { ...app, mimo, other, ask };
}

const ON = { M2C_CLIENT_PROVIDER_KEYS: '1' };

describe('a key of a provider that a client brings', () => {
  test('is nothing to m2c unless the user says so, from the next turn on', async () => {
    const { mimo, ask, admin } = await between({ GENERIC_API_KEY: CONFIGURED });
    expect((await ask('mimo-v2.5-pro', { 'x-mimo-api-key': THEIRS })).status).toBe(401);
    await admin('PATCH', '/settings', { client_provider_keys: 'headers' });
    expect((await ask('mimo-v2.5-pro', { 'x-mimo-api-key': THEIRS })).status).toBe(200);
    await admin('PATCH', '/settings', { client_provider_keys: 'off' });
    expect((await ask('mimo-v2.5-pro', { 'x-mimo-api-key': THEIRS })).status).toBe(401);
    expect(heard(mimo)).toEqual([THEIRS]);
  });

  test('pays in the place of the configured one, for this request only', async () => {
    const { mimo, ask } = await between({ ...ON, MIMO_API_KEY: CONFIGURED });
    for (const headers of [{ 'x-mimo-api-key': THEIRS }, {}, { 'api-key': THEIRS }, { 'api-key': ' ' }]) {
      expect((await ask('mimo-v2.5-pro', headers)).status).toBe(200);
    }
    expect(heard(mimo)).toEqual([THEIRS, CONFIGURED, THEIRS, CONFIGURED]);
    for (const { headers } of mimo.requests) expect(Object.keys(headers)).not.toContain('x-mimo-api-key');
    for (const { headers } of mimo.requests) expect(Object.keys(headers)).not.toContain('api-key');
  });

  test('goes to the provider whose model the request names, and never where only settings lead', async () => {
    const variables = { ...ON, MIMO_API_KEY: CONFIGURED, GENERIC_API_KEY: CONFIGURED, M2C_SMALL_MODEL: 'generic/m' };
    const { mimo, other, ask } = await between({ ...variables, M2C_DEFAULT_PROVIDER: 'generic' });
    const unnamed = await ask('nobody-lists-this', { 'api-key': THEIRS });
    expect([unnamed.status, unnamed.headers['x-m2c-notes']]).toEqual([200, '2']);
    await ask('gpt-5-mini', { 'api-key': THEIRS });
    await ask('generic/x', { 'x-mimo-api-key': THEIRS });
    expect(heard(other)).toEqual([CONFIGURED, CONFIGURED, CONFIGURED]);
    await ask('mimo-v2.5-pro', { 'api-key': THEIRS });
    expect(heard(mimo)).toEqual([THEIRS]);
  });

  test('is tried at its provider alone: no other answers for it, and no other key pays', async () => {
    const variables = { ...ON, MIMO_API_KEY: CONFIGURED, GENERIC_API_KEY: CONFIGURED, M2C_FALLBACKS: 'generic/m' };
    const { mimo, other, ask, admin, log } = await between(variables, ({ headers }) =>
      headers.authorization?.includes(THEIRS) === true
        ? errorAnswer(401, `Incorrect API key provided: ${headers.authorization.slice('Bearer '.length)}`)
        : textAnswer('Hello.'),
    );
    for (let time = 0; time < 3; time += 1) {
      const refused = await ask('mimo-v2.5-pro', { 'api-key': `${THEIRS}${time}` });
      expect([refused.status, refused.json.error.code]).toEqual([401, 'invalid_api_key']);
      expect(refused.text).not.toContain(THEIRS);
    }
    expect([heard(mimo), heard(other)]).toEqual([[0, 1, 2].map((time) => `${THEIRS}${time}`), []]);
    // The provider's own key is as ready as before, and none has come to it.
    const { data } = (await admin('GET', '/providers')).json;
    expect(data.find(({ id }: { id: string }) => id === 'mimo')).toMatchObject({ keys: 1, keys_ready: 1 });
    expect((await ask('mimo-v2.5-pro')).status).toBe(200);
    expect(log.join('')).not.toContain(THEIRS);
  });

  test('is not what is learned from a refusal', async () => {
    const { ask, admin, mimo } = await between({ ...ON, MIMO_API_KEY: CONFIGURED }, ({ body }) =>
      'temperature' in body
        ? errorAnswer(400, "Unsupported parameter: 'temperature' is not supported with this model.")
        : textAnswer('Hello.'),
    );
    const answer = await ask(
      'mimo-v2.5-pro',
      { 'api-key': THEIRS },
      { temperature: 0.5, reasoning: { effort: 'none' } },
    );
    expect([answer.status, mimo.requests.length]).toEqual([200, 2]);
    const { json } = await admin('GET', '/learned');
    expect(json.data.length).toBe(1);
    expect(JSON.stringify(json)).not.toContain(THEIRS.slice(-4));
  });

  test('may come as Authorization where the user says so, but no other login does', async () => {
    const { ask, mimo } = await between({ M2C_CLIENT_PROVIDER_KEYS: 'bearer', MIMO_API_KEY: CONFIGURED });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const jwt = `eyJhbGciOiJub25lIn0.eyJleHAiOjF9.x`;
    for (const headers of [
      bearer(THEIRS),
      bearer(jwt),
      bearer('m2c_no-key-of-a-client-0123456'),
      { ...bearer(THEIRS), 'chatgpt-account-id': 'a' },
      { ...bearer(THEIRS), 'api-key': `other-${THEIRS}` },
      { authorization: `Basic ${THEIRS}` },
    ]) {
      await ask('mimo-v2.5-pro', headers);
    }
    const known = [THEIRS, CONFIGURED, CONFIGURED, CONFIGURED, `other-${THEIRS}`, CONFIGURED];
    expect(heard(mimo)).toEqual(known);
    const headersOnly = await between({ ...ON, MIMO_API_KEY: CONFIGURED });
    await headersOnly.ask('mimo-v2.5-pro', bearer(THEIRS));
    expect(heard(headersOnly.mimo)).toEqual([CONFIGURED]);
  });

  test.each(['short', 'with space inside', 'a'.repeat(600)])('that is none (%.20s) is refused', async (key) => {
    const { ask, mimo } = await between({ ...ON, MIMO_API_KEY: CONFIGURED });
    const refused = await ask('mimo-v2.5-pro', { 'api-key': key });
    expect([refused.status, refused.json.error.message]).toEqual([
      401,
      expect.stringMatching(/^What the header api-key holds is no key/),
    ]);
    expect([refused.text.includes(key), mimo.requests.length]).toEqual([false, 0]);
  });
});

/** providers.json changes while m2c runs: open answers go on, the next turn goes by the new table. */
import { afterEach, expect, test } from 'vitest';
import { errorAnswer, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { type HeldProvider, startHeldProvider } from './held-provider.ts';
import { type Running, startWith, until } from './running.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function provider(name: string, holds = false): Promise<HeldProvider> {
  const started = await startHeldProvider(name, holds);
  open.push(started);
  return started;
}

async function m2c(file: object, variables: Record<string, string> = {}): Promise<Running> {
  const started = await startWith(file, variables);
  open.push(started);
  return started;
}

const STREAMS = 200;
const entry = (baseUrl: string, models: readonly string[], more: object = {}) => ({
  id: 'acme',
  baseUrl,
  models: models.map((id) => ({ id })),
  ...more,
});

test.each([
  ['as all others', {}],
  ['over a line of its own', { timeouts: { idleMs: 60_000 } }],
])(
  `${STREAMS} open answers outlive a change of their provider, reached %s, and the next turn goes to the new one`,
  async (_, more) => {
    const [old, next] = [await provider('old', true), await provider('new')];
    const running = await m2c({ providers: [entry(old.url, ['acme-1'], more)] });
    const answers = Promise.all(Array.from({ length: STREAMS }, () => running.ask('acme-1')));
    await until(() => old.held === STREAMS);

    running.write({ providers: [entry(next.url, ['acme-1', 'acme-2'])] });
    await until(async () => (await running.models()).includes('acme-2'));
    expect(await running.ask('acme-1')).toMatchObject({ ending: 'completed', text: 'new one two' });

    old.letGo();
    const heard = await answers;
    expect(heard.filter(({ ending, text }) => ending === 'completed' && text === 'old one two')).toHaveLength(STREAMS);
    expect([old.heard.length, next.heard.length]).toEqual([STREAMS, 1]);
  },
);

test('a broken file is told in one line with its place, and what was before still holds', async () => {
  const acme = await provider('acme');
  const running = await m2c({ providers: [entry(acme.url, ['acme-1'])] });
  running.write('{\n  "providers": [,]\n}');
  await until(() => running.log().includes('\n'));
  const { level, msg } = JSON.parse(running.log()) as { level: number; msg: string };
  expect(level).toBe(40);
  expect(msg).toMatch(/still holds\. .*providers\.json:2:17: a value is expected here\.$/);
  expect(await running.ask('acme-1')).toMatchObject({ ending: 'completed' });

  running.write({ providers: [entry(acme.url, ['acme-2'])] });
  await until(async () => (await running.models()).includes('acme-2'));
  expect(running.log().trim().split('\n')).toHaveLength(1);
});

test('a key that is missing after a change is told, and its provider has none', async () => {
  const acme = await provider('acme');
  const running = await m2c({ providers: [entry(acme.url, ['acme-1'])] });
  const other = { ...entry(acme.url, ['acme-2'], { key: { env: 'NOT_SET' } }), id: 'other' };
  running.write({ providers: [entry(acme.url, ['acme-1']), other] });
  await until(() => running.log().includes('names NOT_SET, which is not set.'));
  expect(await running.ask('acme-1')).toMatchObject({ ending: 'completed' });
  await expect(running.ask('acme-2')).rejects.toThrow(/No key for other, .*set NOT_SET/);
});

test('without any provider recordings answer until the file brings one, and again when it is taken away', async () => {
  const acme = await provider('acme');
  const running = await m2c({});
  expect((await running.models())[0]).toMatch(/^replay\//);
  running.write({ providers: [entry(acme.url, ['acme-1'])] });
  await until(async () => (await running.models())[0] === 'acme-1');
  expect(await running.ask('anything')).toMatchObject({ text: 'acme one two' });
  running.write({});
  await until(async () => (await running.models())[0]?.startsWith('replay/') === true);
});

test('a provider is asked with the headers and parameters of its entry, and no secret of them is written', async () => {
  const acme = await provider('acme');
  const more = { headers: { 'X-Api-Key': 'hidden-012345' }, query: { 'api-version': '3' } };
  const running = await m2c({ providers: [entry(acme.url, ['acme-1'], more)] }, { M2C_VERBOSE: '1' });
  await running.ask('acme-1');
  expect(acme.heard[0]).toMatchObject({
    url: '/v1/chat/completions?api-version=3',
    headers: { 'x-api-key': 'hidden-012345', authorization: 'Bearer none' },
  });
  expect(running.log()).not.toContain('hidden-012345');
});

test('a key that was changed in the file is the one that is used next', async () => {
  const acme = await provider('acme');
  const keyed = (env: string, models: readonly string[]) => ({
    providers: [entry(acme.url, models, { key: { env } })],
  });
  const running = await m2c(keyed('ONE', ['acme-1']), { ONE: 'key-one-012345', TWO: 'key-two-012345' });
  await running.ask('acme-1');
  running.write(keyed('TWO', ['acme-1', 'acme-2']));
  await until(async () => (await running.models()).includes('acme-2'));
  await running.ask('acme-1');
  expect(acme.heard.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer key-one-012345',
    'Bearer key-two-012345',
  ]);
});

test('a provider at a new address is asked at once, with its first key, whatever the old one did', async () => {
  const failing = await startFakeUpstream(({ headers }) =>
    headers.authorization === 'Bearer key-one-012345' ? errorAnswer(401, 'Who?') : errorAnswer(500, 'Down.'),
  );
  open.push(failing);
  const next = await provider('new');
  const keyed = (url: string, models: readonly string[]) => ({
    providers: [entry(url, models, { key: { env: 'KEYS' } })],
  });
  const variables = { KEYS: 'key-one-012345,key-two-012345', M2C_RETRIES: '0' };
  const running = await m2c(keyed(failing.url, ['acme-1']), variables);
  for (let turn = 0; turn < 5; turn += 1) await running.ask('acme-1');
  const asked = failing.requests.length;
  expect((await running.ask('acme-1')).error?.message).toContain('is spared for now');
  expect(failing.requests).toHaveLength(asked);

  running.write(keyed(next.url, ['acme-1', 'acme-2']));
  await until(async () => (await running.models()).includes('acme-2'));
  expect(await running.ask('acme-1')).toMatchObject({ ending: 'completed', text: 'new one two' });
  expect(next.heard.map(({ headers }) => headers.authorization)).toEqual(['Bearer key-one-012345']);
});

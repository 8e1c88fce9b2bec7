/** The probes against our own server, and what they do when nobody can be judged. */
import { afterEach, describe, expect, test } from 'vitest';
import { startSubject } from '../../subject.ts';
import { startFakeUpstream } from '../../upstream/fake-upstream.ts';
import { Meter } from '../probe.ts';
import { runProbes } from '../run.ts';
import { GOOD_KEY, type Misbehaviour, refusal, startSpoilingServer } from './misbehaviours/server.testing.ts';
import { endAs } from './misbehaviours/spoil.testing.ts';
import { modelAnswer, slowModelAnswer } from './model.testing.ts';
import { RESPONSES_PROBES } from './probes.ts';

let open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});

/** Ours with this provider, whose model does what is asked; other than the generic one they are strict. */
async function startOurs(provider: string, model = modelAnswer): Promise<string> {
  const upstream = await startFakeUpstream(model, { strict: provider !== 'GENERIC' });
  const variables = { [`${provider}_API_KEY`]: 'sk-key', [`${provider}_BASE_URL`]: upstream.url };
  const subject = await startSubject({
    ...variables,
    ...(provider === 'GENERIC' ? { GENERIC_DEFAULT_MODEL: 'm' } : {}),
  });
  open.push(subject, upstream);
  return subject.url;
}

async function startSpoiled(misbehaviour: Misbehaviour): Promise<string> {
  const server = await startSpoilingServer(await startOurs('GENERIC'), misbehaviour);
  open = [server, ...open];
  return server.url;
}

function judge(baseUrl: string, model: string, apiKey: string | null = null) {
  const { signal } = new AbortController();
  const judged = { baseUrl, model, apiKey, signal, meter: new Meter() };
  const progress = { start: () => undefined, found: () => undefined, unrun: () => undefined };
  return runProbes(RESPONSES_PROBES, judged, { signal, progress, secrets: [] });
}

describe.each([
  ['GENERIC', 'm', 'seen'],
  ['DEEPSEEK', 'deepseek-v4-pro', 'accepted, not seen'],
  ['MIMO', 'mimo-v2.5-pro', 'seen'],
  ['QWEN', 'qwen3.7-plus', 'seen'],
])('our own server in front of %s', (provider, model, image) => {
  test('does not fall short', async () => {
    const run = await judge(`${await startOurs(provider, slowModelAnswer)}/v1`, model);
    expect([...run.unrun, ...run.findings.filter(({ shortfall }) => shortfall !== null)]).toEqual([]);
    const values = Object.fromEntries(run.findings.map(({ id, value }) => [id, value]));
    expect(values).toMatchObject({
      'stream.deltas': 40,
      'parallel.calls': 2,
      'custom.call': 'custom_tool_call',
      'reasoning.item': 1,
      'image.input': image,
      'limit.ending': 'incomplete',
      'tolerance.field': 'tolerated',
      'codex.retries': [],
      'store.get': 404,
      'previous.known': 'refused',
      'cancel.left': true,
      'doors.webSocket': 426,
      'doors.compact': false,
    });
  });
});

test('each probe keeps to the requests and the tokens that it announces', async () => {
  let most = 0;
  const spy: Misbehaviour = {
    when: ({ body, path }) => {
      const asks = path === '/v1/responses' && 'model' in body && 'input' in body;
      most = Math.max(most, asks ? Number(body.max_output_tokens) : 0);
      return false;
    },
  };
  const judged = {
    baseUrl: await startSpoiled(spy),
    model: 'm',
    apiKey: GOOD_KEY,
    signal: new AbortController().signal,
  };
  for (const probe of RESPONSES_PROBES) {
    most = 0;
    const meter = new Meter();
    meter.allow(probe.requests);
    await probe.run({ ...judged, meter });
    expect([probe.id, most]).toEqual([probe.id, Math.min(most, probe.maxTokens)]);
  }
});

describe('nobody can be judged', () => {
  test('where nobody listens', async () => {
    const { stopped, cost, findings } = await judge('http://127.0.0.1:9/v1', 'm');
    expect(stopped).toEqual({ kind: 'cannot-judge', why: expect.stringMatching(/cannot be reached: .*ECONNREFUSED/) });
    expect([cost.requests, findings]).toEqual([1, []]);
  });

  test.each([
    [
      'whose key is refused',
      { answer: () => refusal(401, { message: 'Your key is wrong.' }) },
      /key is refused \(401\): Your key is wrong/,
    ],
    [
      'that refuses the plainest request',
      { answer: () => refusal(404, { message: 'No such model.' }) },
      /plainest request is refused: 404 .*No such model/,
    ],
    [
      'that wants to be paid',
      { answer: () => refusal(429, { message: 'Your quota is used up.' }) },
      /cannot pay \(429\): Your quota/,
    ],
  ] as const)('%s', async (_who, misbehaviour, why) => {
    const { stopped } = await judge(await startSpoiled(misbehaviour), 'm');
    expect(stopped).toEqual({ kind: 'cannot-judge', why: expect.stringMatching(why) });
  });
});

const busy = (headers: Record<string, string>) => ({ ...refusal(429, { message: 'Slow down.' }), headers });

test('a rate limit is waited out', async () => {
  let times = 0;
  const thrice: Misbehaviour = {
    when: ({ text }) => text.includes('goose') && times++ < 3,
    answer: () => busy({ 'retry-after': '0' }),
  };
  const { unrun, findings } = await judge(await startSpoiled(thrice), 'm', GOOD_KEY);
  expect([...unrun, ...findings.filter(({ shortfall }) => shortfall !== null)]).toEqual([]);
});

test('a rate limit within a stream is waited out', async () => {
  let times = 0;
  const failed = { status: 'failed', error: { code: 'rate_limit_exceeded', message: 'Please try again in 0.1s.' } };
  const once: Misbehaviour = {
    when: ({ text }) => text.includes('goose') && times++ < 1,
    events: endAs('response.failed', failed, 'response.output_item.added'),
  };
  const { unrun, findings } = await judge(await startSpoiled(once), 'm', GOOD_KEY);
  expect([...unrun, ...findings.filter(({ shortfall }) => shortfall !== null)]).toEqual([]);
  expect(times).toBe(3);
});

test('a rate limit without end keeps one probe from telling, and the others tell', async () => {
  const always: Misbehaviour = {
    when: ({ text }) => text.includes('goose'),
    answer: () => busy({ 'retry-after': '0' }),
  };
  const { unrun, findings } = await judge(await startSpoiled(always), 'm', GOOD_KEY);
  expect(unrun).toEqual([{ probe: 'reasoning', why: 'The server limits the rate (429): Slow down.' }]);
  expect(findings.filter(({ shortfall }) => shortfall !== null)).toEqual([]);
});

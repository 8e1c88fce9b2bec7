import { expect, test } from 'vitest';
import { CannotJudge, type Finding, finding, Meter, type Probe, SPARE_REQUESTS } from './probe.ts';
import { type Progress, runProbes } from './run.ts';

interface Judged {
  readonly meter: Meter;
}
type Run = Probe<Judged>['run'];

const probe = (id: string, run: Run, requests = 1): Probe<Judged> => ({ id, title: id, requests, maxTokens: 1, run });
const finds = (id: string): Probe<Judged> => probe(id, async () => [finding(id, id, true, 'seen')]);

async function runWith(
  probes: readonly Probe<Judged>[],
  { signal = new AbortController().signal, secrets = [] as string[] } = {},
) {
  const told: string[] = [];
  const progress: Progress<Judged> = {
    start: ({ id }, index, total) => told.push(`${index + 1}/${total} ${id}`),
    found: ({ id }, findings) => told.push(`${id}: ${findings.length}`),
    unrun: ({ id }, why) => told.push(`${id} unrun: ${why}`),
  };
  const result = await runProbes(probes, { meter: new Meter() }, { signal, progress, secrets });
  return { ...result, told, ids: result.findings.map(({ id }) => id) };
}

const throws =
  (thrown: unknown): Run =>
  async () => {
    throw thrown;
  };

test('each probe is told as it starts and as it ends', async () => {
  const { told, ids, stopped, unrun } = await runWith([finds('a'), finds('b')]);
  expect(told).toEqual(['1/2 a', 'a: 1', '2/2 b', 'b: 1']);
  expect({ ids, stopped, unrun }).toEqual({ ids: ['a', 'b'], stopped: null, unrun: [] });
});

test('a probe that throws is unrun, and the others still tell', async () => {
  const { ids, unrun, stopped } = await runWith([finds('a'), probe('b', throws(new Error('No luck.'))), finds('c')]);
  expect({ ids, unrun, stopped }).toEqual({ ids: ['a', 'c'], unrun: [{ probe: 'b', why: 'No luck.' }], stopped: null });
});

test('after one that tells that nothing can be told, no other is started', async () => {
  const { told, unrun, stopped } = await runWith([probe('a', throws(new CannotJudge('No way.'))), finds('b')]);
  expect(stopped).toEqual({ kind: 'cannot-judge', why: 'No way.' });
  expect(unrun.map((one) => one.probe)).toEqual(['a', 'b']);
  expect(told).toEqual(['1/2 a', 'a unrun: No way.', 'b unrun: No way.']);
});

test('an interruption keeps what was found', async () => {
  const stop = new AbortController();
  const interrupted = probe('b', async () => {
    stop.abort();
    throw stop.signal.reason;
  });
  const { ids, unrun, stopped } = await runWith([finds('a'), interrupted, finds('c')], { signal: stop.signal });
  expect({ ids, kind: stopped?.kind, unrun: unrun.map((one) => one.probe) }).toEqual({
    ids: ['a'],
    kind: 'interrupted',
    unrun: ['b', 'c'],
  });
});

test('no probe sends more than it has announced, and what is left over is not for the next', async () => {
  const greedy: Run = async ({ meter }) => {
    for (let count = 0; count < 3; count += 1) meter.request();
    return [];
  };
  const { unrun, cost } = await runWith([probe('a', async () => [], 5), probe('b', greedy, 2)]);
  expect(unrun).toEqual([{ probe: 'b', why: 'The probe wanted to send more requests than it had announced.' }]);
  expect(cost.requests).toBe(2);
});

test('the spare requests come to an end', () => {
  const meter = new Meter();
  const taken = Array.from({ length: SPARE_REQUESTS + 1 }, () => meter.spareRequest());
  expect(taken.filter(Boolean).length).toBe(SPARE_REQUESTS);
  expect(meter.cost.requests).toBe(SPARE_REQUESTS);
});

test('no secret is in what was found, nor in why something was not', async () => {
  const key = 'A1b2C3d4';
  const leaky: Finding = finding('a', 'a', `key ${key}`, `Your key ${key} (sk-abcdefgh), Bearer abcdefghij, is wrong.`);
  const list = finding('b', 'b', [key], '');
  const result = await runWith([probe('a', async () => [leaky, list]), probe('b', throws(new Error(`No ${key}.`)))], {
    secrets: [key, ''],
  });
  expect(result.findings[0]).toMatchObject({ value: 'key …', evidence: 'Your key … (sk-…), Bearer …, is wrong.' });
  expect(JSON.stringify(result)).not.toContain(key);
});

test('evidence is one line of at most 200 characters', async () => {
  const { findings } = await runWith([
    probe('a', async () => [finding('a', 'a', true, `two\n  \u001b[2Jlines ${'x'.repeat(500)}`)]),
  ]);
  expect(findings[0]?.evidence).toMatch(/^two \[2Jlines x+…$/);
  expect(findings[0]?.evidence).toHaveLength(200);
});

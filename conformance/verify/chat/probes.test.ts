import { beforeAll, expect, test } from 'vitest';
import { errorAnswer } from '../../upstream/fake-upstream.ts';
import { brokenRule } from '../../upstream/provider-rules.ts';
import { type Finding, Meter, SPARE_REQUESTS, type Verdict } from '../probe.ts';
import { type Progress, runProbes } from '../run.ts';
import { type ChatTarget, openChat } from './client.ts';
import { MISBEHAVIOURS } from './misbehaviours/all.ts';
import { type Misbehaviour, MODEL, MODEL_KEY, startModelUpstream } from './model-upstream.ts';
import { CHAT_PROBES } from './probes.ts';

interface Judgement extends Omit<Verdict, 'target'> {
  /** Probe → the ids of its findings. */
  readonly foundBy: ReadonlyMap<string, readonly string[]>;
}

/** What these probes say of a server that misbehaves so. */
async function judge(misbehaviour?: Misbehaviour, probes = CHAT_PROBES): Promise<Judgement> {
  const upstream = await startModelUpstream(misbehaviour);
  const { signal } = new AbortController();
  const options = { baseUrl: upstream.url, model: MODEL, apiKey: MODEL_KEY, signal };
  const chat = openChat({ ...options, meter: new Meter() });
  const foundBy = new Map<string, readonly string[]>();
  const progress: Progress<ChatTarget> = {
    start: () => undefined,
    found: (probe, findings) => foundBy.set(probe.id, idsOf(findings)),
    unrun: () => undefined,
  };
  try {
    const verdict = await runProbes(probes, chat, { signal, progress, secrets: [MODEL_KEY] });
    expect(upstream.requests.length).toBe(verdict.cost.requests);
    return { ...verdict, foundBy };
  } finally {
    await chat.close();
    await upstream.close();
  }
}

const idsOf = (findings: readonly Finding[]) => findings.map(({ id }) => id);
const valuesOf = (findings: readonly Finding[]) => Object.fromEntries(findings.map(({ id, value }) => [id, value]));
const shortIn = (findings: readonly Finding[]) => idsOf(findings.filter(({ shortfall }) => shortfall !== null));

let good: Judgement;
beforeAll(async () => {
  good = await judge();
});

test('a well-behaved server falls short of nothing, and everything about it is told', () => {
  const { findings, unrun, stopped } = good;
  expect({ unrun, stopped, short: shortIn(findings) }).toEqual({ unrun: [], stopped: null, short: [] });
  expect(findings.filter(({ value }) => value === null)).toEqual([]);
  expect(new Set(idsOf(findings)).size).toBe(findings.length);
});

test('each finding of each probe can be another one', () => {
  const changing = new Set(MISBEHAVIOURS.flatMap(({ changes }) => Object.keys(changes)));
  expect(idsOf(good.findings).filter((id) => !changing.has(id))).toEqual([]);
  expect(CHAT_PROBES.map(({ id }) => id).filter((id) => !MISBEHAVIOURS.some(({ probe }) => probe === id))).toEqual([]);
});

test.each(MISBEHAVIOURS)('$probe: a server that $name is reported just so', async (row) => {
  // Four megabytes each time would be most of what this test takes.
  const probes = CHAT_PROBES.filter(({ id, expensive }) => expensive !== true || id === row.probe);
  const bad = await judge(row.misbehaviour, probes);
  const impossible = row.unrun ?? [];
  const told = new Set(probes.flatMap(({ id }) => (impossible.includes(id) ? [] : (good.foundBy.get(id) ?? []))));
  const kept = good.findings.filter(({ id }) => told.has(id));
  expect(valuesOf(bad.findings)).toEqual({ ...valuesOf(kept), ...row.changes });
  expect(shortIn(bad.findings)).toEqual(row.fallsShort ?? []);
  expect({ unrun: bad.unrun.map(({ probe }) => probe), stopped: bad.stopped }).toEqual({
    unrun: impossible,
    stopped: null,
  });
});

test.each(CHAT_PROBES)('$id tells the same when it runs alone', async (probe) => {
  const alone = await judge(undefined, [probe]);
  const together = good.findings.filter(({ id }) => good.foundBy.get(probe.id)?.includes(id));
  // It tells of the answers to the other probes, and there were none.
  const expected = probe.id === 'keepalives' ? { keepalives: null } : valuesOf(together);
  expect(valuesOf(alone.findings)).toEqual(expected);
  expect(alone.cost.requests).toBeLessThanOrEqual(probe.requests + SPARE_REQUESTS);
});

test('a server that is strict in the ways of DeepSeek and MiMo is found to be so', async () => {
  const strict: Misbehaviour = {
    hear: (body) => ('thinking' in body ? body : { ...body, thinking: { type: 'enabled' } }),
    refuse: (body) => {
      const sentence = brokenRule(body);
      return sentence === null ? null : errorAnswer(400, sentence);
    },
  };
  const { findings, stopped } = await judge(strict);
  expect({ stopped, short: shortIn(findings) }).toEqual({ stopped: null, short: [] });
  expect(valuesOf(findings)).toMatchObject({
    'reasoning.default': true,
    'reasoning.off': 'thinking',
    'reasoning.echo': true,
    'reasoning.required': ['current tool turn', 'earlier tool turns'],
    'reasoning.placeholder': true,
    'toolChoice.plain': ['auto', 'none', 'required', 'named'],
    'toolChoice.thinking': ['auto', 'none'],
    'roles.developer': 'refused',
    'history.parallel': true,
    'history.reversed': true,
    'history.missing': false,
    'history.misplaced': false,
    'history.orphan': false,
    'messages.emptyAnswer': false,
    'messages.nullContent': true,
    'messages.emptyArguments': false,
    'names.64': true,
    'names.longer': [],
  });
});

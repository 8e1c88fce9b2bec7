/** A server that misbehaves in one chosen way is reported in just that way: every other finding stays as it was. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Subject, startSubject } from '../../subject.ts';
import { type FakeUpstream, startFakeUpstream } from '../../upstream/fake-upstream.ts';
import { type Finding, Meter } from '../probe.ts';
import { runProbes } from '../run.ts';
import { STREAM_RULES } from './grammar.ts';
import { DOORS } from './misbehaviours/doors.testing.ts';
import { ERRORS } from './misbehaviours/errors.testing.ts';
import { OPTIONS } from './misbehaviours/options.testing.ts';
import { GOOD_KEY, type Misbehaviour, startSpoilingServer } from './misbehaviours/server.testing.ts';
import { TEXTS } from './misbehaviours/texts.testing.ts';
import { THOUGHTS } from './misbehaviours/thoughts.testing.ts';
import { TOOLS } from './misbehaviours/tools.testing.ts';
import { modelAnswer } from './model.testing.ts';
import { RESPONSES_PROBES } from './probes.ts';

let upstream: FakeUpstream;
let good: Subject;
let usual: ReadonlyMap<string, string>;

beforeAll(async () => {
  upstream = await startFakeUpstream(modelAnswer);
  good = await startSubject({ GENERIC_API_KEY: 'sk-key', GENERIC_BASE_URL: upstream.url, GENERIC_DEFAULT_MODEL: 'm' });
  usual = new Map((await findings({})).map((finding) => [finding.id, said(finding)]));
});
afterAll(async () => {
  await good.close();
  await upstream.close();
});

async function findings(misbehaviour: Misbehaviour): Promise<readonly Finding[]> {
  const server = await startSpoilingServer(good.url, misbehaviour);
  const { signal } = new AbortController();
  const judged = { baseUrl: server.url, model: 'm', apiKey: GOOD_KEY, signal, meter: new Meter() };
  const progress = { start: () => undefined, found: () => undefined, unrun: () => undefined };
  const run = await runProbes(RESPONSES_PROBES, judged, { signal, progress, secrets: [] }).finally(server.close);
  expect(run.unrun).toEqual([]);
  return run.findings;
}

/** What a finding says, without the evidence, which holds words that are made up anew each time. */
function said({ value, shortfall }: Finding): string {
  return JSON.stringify({ value, shortfall });
}

test('a server that spoils nothing does not fall short', async () => {
  const found = await findings({});
  expect(found.filter(({ shortfall }) => shortfall !== null)).toEqual([]);
  expect(usual.size).toBe(found.length);
});

const TABLES = [
  ['texts', TEXTS],
  ['tools', TOOLS],
  ['thoughts', THOUGHTS],
  ['options', OPTIONS],
  ['errors', ERRORS],
  ['other doors', DOORS],
] as const;

test('each finding has a misbehaviour that it tells', () => {
  const told = TABLES.flatMap(([, rows]) => rows).flatMap(([, , changed]) => changed.map((id) => id.replace('~', '')));
  // The rules of streams have tables of their own, and that an answer can be left is seen with a slow model.
  const elsewhere = [...Object.values(STREAM_RULES).map(({ id }) => id), 'cancel.left'];
  expect([...usual.keys()].filter((id) => !told.includes(id) && !elsewhere.includes(id as never))).toEqual([]);
});

describe.each(TABLES)('a server that misbehaves with %s', (_what, rows) => {
  test.each(rows)('%s', async (_how, misbehaviour, changed) => {
    const found = await findings(misbehaviour);
    // A finding that is missing could not be told: nothing is claimed of it.
    const others = found.filter((finding) => usual.get(finding.id) !== said(finding));
    expect(others.map(({ id, shortfall }) => (shortfall === null ? `~${id}` : id)).sort()).toEqual([...changed].sort());
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provider } from '../app.testing.ts';
import { metricsDoor, Scrapes } from './door.ts';
import { attempt, entry } from './entry.testing.ts';
import { type MeterSources, Meters } from './meters.ts';
import { readPrometheus, sampleOf } from './prometheus.testing.ts';
import { METRICS } from './table.ts';

const SOURCES: MeterSources = {
  providers: () => [provider()],
  standing: () => ({ breaker: 'closed', waiting: 0, readyKeys: 1, restingKeys: 0 }),
};
const FIGURES = { waitingTurns: 3, waitingBytes: 999, writtenTurns: 5, lost: { turns: 0, bodies: 2 }, failedWrites: 0 };
const ECHO = { provider: 'generic', model: 'echo-1' };

/** What a scrape says, read by the strict reader. */
async function scrape(meters: Meters) {
  let text = '';
  const response = {
    setHeader: () => undefined,
    end: (all: string) => {
      text = all;
    },
  };
  await metricsDoor(new Scrapes(meters))({} as never, response as never, () => undefined);
  const families = readPrometheus(text);
  const value = (name: string, labels: Record<string, string> = {}) => sampleOf(families, name, labels);
  return { text, families, value };
}

describe('metrics of turns', () => {
  test('a turn counts once, with its times, tokens and notes', async () => {
    const meters = new Meters(SOURCES);
    meters.ended(
      entry({
        queuedMs: 1500,
        notes: [
          { at: 'input[3].content', reason: 'x' },
          { at: 'mine', reason: 'y' },
        ],
      }),
    );
    const { value } = await scrape(meters);
    expect(value('m2c_turns_total', { ...ECHO, status: 'completed', code: 'none' })).toBe(1);
    expect(value('m2c_turn_first_item_seconds_bucket', { ...ECHO, le: '0.5' })).toBe(0);
    expect(value('m2c_turn_first_item_seconds_bucket', { ...ECHO, le: '1' })).toBe(1);
    expect(value('m2c_turn_first_item_seconds_sum', ECHO)).toBe(0.7);
    expect(value('m2c_turn_duration_seconds_count', ECHO)).toBe(1);
    expect(value('m2c_turn_queued_seconds_bucket', { provider: 'generic', le: '1' })).toBe(0);
    expect(value('m2c_turn_queued_seconds_bucket', { provider: 'generic', le: '2' })).toBe(1);
    const tokens = (name: string) => value('m2c_tokens_total', { ...ECHO, class: name });
    expect(['input', 'cached_input', 'output', 'reasoning'].map(tokens)).toEqual([200, 800, 30, 20]);
    expect(value('m2c_notes_total', { provider: 'generic', part: 'input' })).toBe(1);
    expect(value('m2c_notes_total', { provider: 'generic', part: 'other' })).toBe(1);
  });

  test('each attempt counts with its outcome; what failed before is told from what came again', async () => {
    const meters = new Meters(SOURCES);
    const failed = attempt({ errorCode: 'upstream_timeout', httpStatus: null, usage: null });
    meters.ended(entry({ attempts: [failed, failed, attempt()] }));
    meters.ended(entry({ status: 'failed', errorCode: 'upstream_timeout', firstItemMs: null, attempts: [failed] }));
    const { value } = await scrape(meters);
    const attempts = (outcome: string, which: string) => value('m2c_attempts_total', { ...ECHO, outcome, try: which });
    expect(attempts('upstream_timeout', 'first')).toBe(2);
    expect(attempts('upstream_timeout', 'again')).toBe(1);
    expect(attempts('ok', 'again')).toBe(1);
    expect(value('m2c_turns_total', { ...ECHO, status: 'failed', code: 'upstream_timeout' })).toBe(1);
    expect(value('m2c_turn_first_item_seconds_count', ECHO)).toBe(1);
    expect(value('m2c_turn_duration_seconds_count', ECHO)).toBe(2);
  });

  test('counts of all turns add up, whatever they were (property)', async () => {
    const seconds = fc.integer({ min: 0, max: 10_000_000 });
    const turn = fc.record({ durationMs: seconds, queuedMs: seconds, firstItemMs: fc.option(seconds) });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 50 }), async (turns) => {
        const meters = new Meters(SOURCES);
        for (const one of turns) meters.ended(entry(one));
        const { value } = await scrape(meters);
        const spoken = turns.flatMap(({ firstItemMs }) => firstItemMs ?? []);
        expect(value('m2c_turn_duration_seconds_count', ECHO)).toBe(turns.length);
        expect(value('m2c_turn_duration_seconds_bucket', { ...ECHO, le: '60' })).toBe(
          turns.filter(({ durationMs }) => durationMs <= 60_000).length,
        );
        expect(value('m2c_turn_first_item_seconds_count', ECHO) ?? 0).toBe(spoken.length);
        const sum = turns.reduce((total, { queuedMs }) => total + queuedMs / 1000, 0);
        expect(value('m2c_turn_queued_seconds_sum', { provider: 'generic' })).toBeCloseTo(sum, 6);
      }),
      { numRuns: 50 },
    );
  });
});

describe('series', () => {
  test('ten thousand models that clients made up are one series', async () => {
    const meters = new Meters(SOURCES);
    for (let count = 0; count < 10_000; count++) {
      const upstreamModel = `model-"${count}"\n\\ü`;
      meters.ended(entry({ upstreamModel, attempts: [attempt({ model: upstreamModel })] }));
    }
    const { families, value } = await scrape(meters);
    const labels = { provider: 'generic', model: 'other', status: 'completed', code: 'none' };
    expect(value('m2c_turns_total', labels)).toBe(10_000);
    expect([...families.values()].reduce((sum, { samples }) => sum + samples.size, 0)).toBeLessThan(300);
  });

  test('a table with ten thousand models makes no more than a hundred pairs, and every turn counts', async () => {
    const models = Array.from({ length: 10_000 }, (_, at) => ({
      id: `m-${at}`,
      displayName: '',
      contextWindow: 1,
      efforts: [],
    }));
    const meters = new Meters({ ...SOURCES, providers: () => [provider({ models })] });
    for (const { id } of models) meters.ended(entry({ upstreamModel: id, attempts: [attempt({ model: id })] }));
    const turns = (await scrape(meters)).families.get('m2c_turns_total')?.samples ?? new Map();
    expect(turns.size).toBe(101);
    expect([...turns.values()].reduce((sum, { value }) => sum + value, 0)).toBe(10_000);
  });

  test('a listed name is written as it is, whatever it holds', async () => {
    const id = 'a"b\\c\nd{e="f"}';
    const models = [{ id, displayName: '', contextWindow: 1, efforts: [] }];
    const meters = new Meters({ ...SOURCES, providers: () => [provider({ models })] });
    meters.ended(entry({ upstreamModel: id }));
    const { value } = await scrape(meters);
    expect(value('m2c_turn_duration_seconds_count', { provider: 'generic', model: id })).toBe(1);
  });
});

test('gauges say how it is at the moment of the scrape', async () => {
  let log = FIGURES;
  const meters = new Meters({
    ...SOURCES,
    standing: () => ({ breaker: 'open', waiting: 4, readyKeys: 1, restingKeys: 2 }),
    turnLog: () => log,
  });
  meters.opened('responses');
  meters.opened('responses');
  meters.closed('responses', 200);
  meters.opened('admin');
  meters.closed('admin', null);
  const { value } = await scrape(meters);
  expect(value('m2c_breaker_state', { provider: 'generic' })).toBe(2);
  expect(value('m2c_queue_length', { provider: 'generic' })).toBe(4);
  expect(value('m2c_keys', { provider: 'generic', state: 'resting' })).toBe(2);
  expect(value('m2c_http_open_requests', { door: 'responses' })).toBe(1);
  expect(value('m2c_http_answers_total', { door: 'responses', status: '200' })).toBe(1);
  expect(value('m2c_http_answers_total', { door: 'admin', status: 'cut' })).toBe(1);
  expect(value('m2c_log_waiting_turns')).toBe(3);
  expect(value('m2c_log_lost_total', { what: 'bodies' })).toBe(2);
  log = { ...log, failedWrites: 7 };
  expect((await scrape(meters)).value('m2c_log_failed_writes_total')).toBe(7);
  expect(value('nodejs_eventloop_lag_seconds')).toBeTypeOf('number');
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
});

test('the page in docs names every metric with its type and labels, and no other', async () => {
  const page = readFileSync(new URL('../../docs/observability.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| (\w+) \|([^|]*)\|/gm)];
  const told = Object.fromEntries(
    rows.map(([, name = '', type = '', labels = '']) => [
      name,
      `${type} ${labels.match(/\w+/g)?.join(' ') ?? ''}`.trim(),
    ]),
  );
  const own = Object.fromEntries(
    Object.values(METRICS).map(({ name, type, labels }) => [name, [type, ...labels].join(' ')]),
  );
  expect(told).toEqual(own);
  const buckets = Object.values(METRICS).flatMap((one) => ('buckets' in one ? [one.buckets.join(' ')] : []));
  for (const line of buckets) expect(page).toContain(line);
  const { families } = await scrape(new Meters({ ...SOURCES, turnLog: () => FIGURES }));
  const untold = [...families.keys()].filter((name) => !page.includes(`\`${name}\``));
  expect(untold).toEqual([]);
});

/** The turn log, the ledger and their sums, on both databases. */
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES, fresh } from '../../../conformance/postgres/databases.ts';
import type { RawStages } from '../../turn-entry.ts';
import { openStore, type Store } from '../store.ts';
import { anyTurn, attempt, COST, NOON, sumOf, turn } from './turn.testing.ts';
import type { GroupBy, UsageFilter, UsageGroup } from './usage.ts';

const stages = (text: string, secrets: readonly string[] = []): RawStages => ({
  clientRequest: { text, cut: false },
  upstreamRequest: { text: `${text}!`, cut: true },
  upstreamResponse: null,
  clientResponse: { text: '', cut: false },
  secrets,
});

const ALL: UsageFilter = { from: NOON - 3 * 86_400_000, to: NOON + 86_400_000 };

describe.each(DATABASES)('on %s', (kind) => {
  async function opened(): Promise<Store> {
    const store = await openStore(await fresh(kind));
    onTestFinished(store.close);
    return store;
  }

  async function ids(store: Store, filter: Parameters<Store['turns']['list']>[0], limit = 100) {
    return (await store.turns.list(filter, limit)).turns.map(({ id }) => id);
  }

  test('a turn comes back as it was told, with each of its requests and what it cost', async () => {
    const { log, turns } = await opened();
    const notes = [{ at: 'tools[0]', reason: 'left out' }];
    const failed = attempt({ errorCode: 'rate_limit_exceeded', errorMessage: 'Slow.', httpStatus: 429, usage: null });
    const told = turn(
      { id: 'resp_a', session: 't1', clientKey: 'k1', notes, attempts: [failed, attempt()] },
      { costs: [null, COST] },
    );
    await log.write([told]);
    const { attempts, ...entry } = told.entry;
    expect(await turns.get('resp_a')).toEqual({
      ...entry,
      attemptCount: 2,
      costs: [{ micros: 1234, currency: 'USD' }],
      hasBodies: false,
      stages: null,
      attempts: [
        { ...attempts[0], cost: null },
        { ...attempts[1], cost: COST },
      ],
    });
    await expect(turns.get('resp_b')).rejects.toMatchObject({ kind: 'absent' });
  });

  test('a batch that is written again changes nothing', async () => {
    const { log, turns, usage, sessions } = await opened();
    const batch = [turn({ session: 't1' }), turn({ session: 't1' })];
    await log.write(batch);
    const before = [await turns.list({}, 10), await usage.groups(ALL, 'nothing'), await sessions.list(10)];
    await log.write([...batch, turn({ id: batch[0]?.entry.id ?? '' })]);
    expect([await turns.list({}, 10), await usage.groups(ALL, 'nothing'), await sessions.list(10)]).toEqual(before);
  });

  test('of the bodies only what holds no secret is kept', async () => {
    const { log, turns } = await opened();
    const key = 'tp-planted-0123456789';
    const text = `{"key":"${key}","own":"XYZZY-SECRET","authorization":"Bearer abcdefghijkl"}`;
    const told = turn({}, { stages: stages(text, ['XYZZY-SECRET']) });
    await log.write([told]);
    const kept = (await turns.get(told.entry.id)).stages;
    expect(kept?.clientRequest?.text).toBe('{"key":"tp-[redacted]","own":"[redacted]","authorization":"[redacted]"}');
    expect(kept).toMatchObject({
      upstreamRequest: { cut: true },
      upstreamResponse: null,
      clientResponse: { text: '' },
    });
  });

  test('bodies that begin alike are kept once', async () => {
    const { log, turns } = await opened();
    const history = Array.from({ length: 40_000 }, (_, index) => `${index * 7919}`).join(' ');
    const growing = Array.from({ length: 20 }, (_, index) => turn({}, { stages: stages(history + '.'.repeat(index)) }));
    await log.write(growing.slice(0, 1));
    const before = (await log.size()).used;
    await log.write(growing.slice(1));
    for (const { entry, stages: raw } of growing) {
      expect((await turns.get(entry.id)).stages?.clientRequest?.text).toBe(raw?.clientRequest?.text);
    }
    if (kind === 'sqlite') expect((await log.size()).used - before).toBeLessThan(20 * 2 * 30_000);
  });

  test('text of any letters stays data', async () => {
    const { log, turns, sessions } = await opened();
    const odd = "\u0001\u001b[31m'; drop table turns; --\u0000\ud800 %_\\ \u202e";
    const told = turn({ session: odd, model: odd, errorMessage: odd }, { stages: stages(odd) });
    await log.write([told]);
    const kept = odd.replaceAll('\0', '\u2400').toWellFormed();
    const whole = await turns.get(told.entry.id);
    expect(whole).toMatchObject({ session: kept, model: kept, errorMessage: kept });
    expect(whole.stages?.clientRequest?.text).toBe(odd.toWellFormed());
    expect((await sessions.list(10)).sessions).toMatchObject([{ session: kept }]);
    expect(await ids({ turns } as Store, { text: '%_\\' })).toEqual([told.entry.id]);
  });

  test('turns are found by each filter', async () => {
    const store = await opened();
    const odd = { provider: 'other', upstreamModel: 'm9', clientKey: 'k9', session: 's9', model: 'Strange_Name' };
    const one = turn({ ...odd, status: 'failed', errorCode: 'upstream_cut', errorMessage: 'It broke at 100%.' });
    await store.log.write([turn(), one, turn()]);
    const { at, id } = one.entry;
    for (const filter of [
      ...[{ provider: 'other' }, { model: 'm9' }, { clientKey: 'k9' }, { session: 's9' }, { status: 'failed' }],
      ...[{ errorCode: 'upstream_cut' }, { from: at, to: at + 1 }, { text: 'strange_n' }, { text: 'at 100%' }],
      ...[{ text: id.slice(3) }, { text: 's9', provider: 'other' }],
    ]) {
      expect(await ids(store, filter)).toEqual([id]);
    }
    for (const filter of [{ text: '%' }, { text: '_n' }]) expect(await ids(store, filter)).toEqual([id]);
    for (const filter of [{ text: '100_' }, { provider: "'" }, { from: at + 1, to: at + 1 }]) {
      expect(await ids(store, filter)).toEqual([]);
    }
  });

  test('pages of any size show every turn once, the newest first, while new ones come', async () => {
    const store = await opened();
    const all = Array.from({ length: 25 }, (_, index) => turn({ at: NOON + Math.floor(index / 3) }));
    await store.log.write(all);
    for (const size of [1, 4, 25, 100]) {
      const seen: string[] = [];
      let next: string | null = null;
      do {
        const page: Awaited<ReturnType<Store['turns']['list']>> = await store.turns.list(
          { to: NOON + 100 },
          size,
          next,
        );
        seen.push(...page.turns.map(({ id }) => id));
        next = page.next;
        await store.log.write([turn({ at: NOON + 1000 })]);
      } while (next !== null);
      expect(seen.length).toBe(25);
      expect(new Set(seen)).toEqual(new Set(all.map(({ entry }) => entry.id)));
    }
    await expect(store.turns.list({}, 1, 'no cursor')).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('pain 25: what is summed agrees with the sum of the rows, by any path', async () => {
    const paths: readonly GroupBy[] = ['nothing', 'hour', 'day', 'provider', 'model', 'client_key'];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyTurn, { maxLength: 8 }), { maxLength: 4 }), async (batches) => {
        const store = await openStore(await fresh(kind));
        try {
          for (const batch of batches) await store.log.write(batch);
          const rows = await rowsOf(store);
          expect(rows.length).toBe(batches.flat().length);
          for (const by of paths) {
            expect(total(await store.usage.groups(ALL, by))).toEqual(summed(rows));
          }
          const errors = await store.usage.errors(ALL);
          expect(errors.reduce((sum, { turns }) => sum + turns, 0)).toBe(
            rows.filter(({ errorCode }) => errorCode !== null).length,
          );
          const [latency] = await store.usage.latencies(ALL, 'nothing');
          const ended = rows.filter(({ status }) => status === 'completed' || status === 'incomplete');
          const counted = latency?.latencies.find((each) => each.kind === 'duration_ms')?.count ?? 0;
          expect(counted).toBe(ended.length);
          await sessionsAgree(store, rows);
        } finally {
          await store.close();
        }
      }),
      { numRuns: kind === 'sqlite' ? 40 : 8 },
    );
  });

  test('a day, and the hours on either side of it, are as many as they are one by one', async () => {
    const store = await opened();
    const all = Array.from({ length: 72 }, (_, hour) => turn({ at: NOON - 1 - hour * 3_600_000 }));
    await store.log.write(all);
    for (const [from, to] of [
      [0, 72],
      [5, 50],
      [13, 14],
      [20, 20],
    ] as const) {
      const filter = { from: NOON - to * 3_600_000, to: NOON - from * 3_600_000 };
      for (const by of ['nothing', 'hour', 'day'] as const) {
        expect((await store.usage.groups(filter, by)).reduce((sum, { turns }) => sum + turns, 0)).toBe(to - from);
      }
    }
  });

  test('the oldest go first when days are over, and their sums stay', async () => {
    const store = await opened();
    const old = Array.from({ length: 600 }, (_, index) =>
      turn({ at: NOON - 40 * 86_400_000 + index }, { stages: stages(`${index}`) }),
    );
    const recent = turn({}, { stages: stages('new') });
    await store.log.write(old);
    await store.log.write([recent]);
    const budget = { retentionDays: 30, maxBytes: 1e12 };
    const steps = [];
    for (
      let step = await store.log.tidy(budget, NOON);
      step.did !== 'nothing';
      step = await store.log.tidy(budget, NOON)
    ) {
      steps.push(step);
    }
    const dropped = steps.filter(({ did }) => did === 'dropped turns').map(({ count }) => count);
    expect(dropped).toEqual([500, 100]);
    expect(await ids(store, {}, 1000)).toEqual([recent.entry.id]);
    expect((await store.turns.get(recent.entry.id)).stages?.clientRequest?.text).toBe('new');
    const filter = { ...ALL, from: NOON - 50 * 86_400_000 };
    expect((await store.usage.groups(filter, 'nothing'))[0]?.turns).toBe(601);
  });

  test('a millisecond may have more turns than places', async () => {
    const store = await opened();
    const all = Array.from({ length: 2500 }, () => turn({ at: NOON }));
    await store.log.write(all.slice(0, 1000));
    await store.log.write(all.slice(1000));
    expect(new Set(await ids(store, {}, 3000))).toEqual(new Set(all.map(({ entry }) => entry.id)));
  });

  test('clearing by age goes in small steps', async () => {
    const store = await opened();
    await store.log.write(Array.from({ length: 700 }, (_, index) => turn({ at: NOON + index })));
    expect(await store.turns.dropBefore(NOON + 650)).toBe(500);
    expect(await store.turns.dropBefore(NOON + 650)).toBe(150);
    expect(await store.turns.dropBefore(NOON + 650)).toBe(0);
    expect((await ids(store, {}, 1000)).length).toBe(50);
  });
});

type Whole = Awaited<ReturnType<Store['turns']['get']>>;

async function rowsOf({ turns }: Store): Promise<readonly Whole[]> {
  const list = await turns.list({}, 1000);
  return await Promise.all(list.turns.map(({ id }) => turns.get(id)));
}

const byCurrency = (costs: readonly { currency: string; micros: number }[]) => {
  const sums: Record<string, number> = {};
  for (const { currency, micros } of costs) sums[currency] = (sums[currency] ?? 0) + micros;
  return sums;
};

function total(groups: readonly UsageGroup[]) {
  const sum = (field: 'turns' | 'failed' | 'abandoned' | 'attempts' | 'failedAttempts' | 'untoldAttempts') =>
    groups.reduce((all, group) => all + group[field], 0);
  return {
    ...{ turns: sum('turns'), failed: sum('failed'), abandoned: sum('abandoned'), attempts: sum('attempts') },
    ...{ failedAttempts: sum('failedAttempts'), untold: sum('untoldAttempts') },
    tokens: sumOf(groups.map(({ tokens }) => tokens)) ?? sumOf([NO_TOKENS]),
    costs: byCurrency(groups.flatMap(({ costs }) => costs)),
  };
}

const NO_TOKENS = { input: 0, cachedInput: 0, output: 0, reasoning: 0 };

function summed(rows: readonly Whole[]) {
  const attempts = rows.flatMap((row) => row.attempts);
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  return {
    ...{ turns: rows.length, failed: count('failed'), abandoned: count('abandoned'), attempts: attempts.length },
    failedAttempts: attempts.filter(({ errorCode }) => errorCode !== null).length,
    untold: attempts.filter(({ usage }) => usage === null).length,
    tokens: sumOf([NO_TOKENS, ...rows.flatMap(({ usage }) => usage ?? [])]),
    costs: byCurrency(rows.flatMap(({ costs }) => costs)),
  };
}

async function sessionsAgree(store: Store, rows: readonly Whole[]): Promise<void> {
  const { sessions } = await store.sessions.list(100);
  const threads = rows.filter(({ session }) => session !== null);
  expect(sessions.reduce((sum, { turns }) => sum + turns, 0)).toBe(threads.length);
  expect(byCurrency(sessions.flatMap(({ costs }) => costs))).toEqual(byCurrency(threads.flatMap(({ costs }) => costs)));
  for (const { session, clientKey, firstAt, lastAt } of sessions) {
    const own = threads.filter((row) => row.session === session && row.clientKey === clientKey);
    expect(firstAt).toBe(Math.min(...own.map(({ at }) => at)));
    expect(lastAt).toBe(Math.max(...own.map(({ at, durationMs }) => at + durationMs)));
  }
}

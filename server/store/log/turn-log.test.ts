/** The main thread's end of the log, before a real store in a thread of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startStore } from '../start.ts';
import { openStore } from '../store.ts';
import { COST, turn } from './turn.testing.ts';
import { TurnLog } from './turn-log.ts';

const WAITS = { batchMs: 20, retryMs: 50, longestMs: 200 };

function place(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'm2c-log-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

const options = (dataDir: string) => ({ dataDir, databaseUrl: null, masterKey: null });

function opened(dataDir: string) {
  const said: string[] = [];
  const log = new TurnLog({
    open: () => startStore(options(dataDir)),
    costOf: (_, stored) => (stored.length === 0 ? COST : { ...COST, micros: stored[0]?.input ?? 0 }),
    log: { warn: (line) => void said.push(line) },
    waits: WAITS,
  });
  onTestFinished(() => log.close());
  return { log, said };
}

const tell = (log: TurnLog, count: number) => {
  const all = Array.from({ length: count }, () => turn());
  for (const { entry } of all) log.ended(entry, null);
  return all.map(({ entry }) => entry.id);
};

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(5);
}

async function idsIn(dataDir: string): Promise<readonly string[]> {
  const store = await openStore(options(dataDir));
  const ids = (await store.turns.list({}, 10_000)).turns.map(({ id }) => id);
  await store.close();
  return ids.toReversed();
}

describe('the turn log', () => {
  test('holds every turn soon after its end, without being asked', async () => {
    const dataDir = place();
    const { log, said } = opened(dataDir);
    const told = tell(log, 700);
    await until(() => log.figures.writtenTurns === 700);
    // Once idle, it wakes for the next.
    told.push(...tell(log, 1));
    await until(() => log.figures.writtenTurns === 701);
    expect((await idsIn(dataDir)).toSorted()).toEqual(told.toSorted());
    expect([log.problems, said]).toEqual([[], []]);
    expect(log.figures).toMatchObject({ waitingTurns: 0, lost: { turns: 0, bodies: 0 }, failedWrites: 0 });
  });

  test('opens nothing before the first turn, and writes the last ones when it is closed', async () => {
    const dataDir = place();
    const { log } = opened(dataDir);
    await delay(60);
    rmSync(dataDir, { recursive: true });
    mkdirSync(dataDir);
    const told = tell(log, 3);
    await log.close();
    expect((await idsIn(dataDir)).toSorted()).toEqual(told.toSorted());
  });

  test('keeps to what is set in the store, also when that changes', async () => {
    const dataDir = place();
    const store = await openStore(options(dataDir));
    onTestFinished(store.close);
    const { log } = opened(dataDir);
    expect(log.bodies).toBe('errors');
    await store.settings.put({ id: 'log.bodies', version: 0 }, 'full');
    const price = { provider: 'acme', model: 'acme-1', input: 77, cachedInput: null, output: 1, currency: 'USD' };
    await store.prices.put(0, price);
    const [first = ''] = tell(log, 1);
    await until(() => log.bodies === 'full');
    await until(() => log.figures.writtenTurns === 1);
    expect((await store.turns.get(first)).costs).toEqual([{ micros: 77, currency: 'USD' }]);
    await store.settings.put({ id: 'log.bodies', version: 1 }, 'nonsense');
    while (log.bodies !== 'errors') {
      tell(log, 1);
      await delay(50);
    }
  });

  test('goes on once another process lets go of the database', async () => {
    const dataDir = place();
    await (await openStore(options(dataDir))).close();
    const other = new Sqlite(join(dataDir, 'm2c.db'));
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    const { log, said } = opened(dataDir);
    const told = tell(log, 5);
    await until(() => log.problems.length > 0);
    expect(log.problems).toEqual([
      expect.stringMatching(/^The turn log has stopped .* answers go on as ever\. Another process/),
    ]);
    other.exec('rollback');
    await until(() => log.problems.length === 0);
    expect((await idsIn(dataDir)).toSorted()).toEqual(told.toSorted());
    expect(said).toEqual([
      expect.stringContaining('The turn log has stopped'),
      'The turn log goes on; 0 turns of the meantime are lost.',
    ]);
  });

  test('goes on in a new thread when the one of the store dies', async () => {
    const dataDir = place();
    const threads: Worker[] = [];
    const seen = (thread: Worker) => void threads.push(thread);
    process.on('worker', seen);
    onTestFinished(() => void process.off('worker', seen));
    const { log, said } = opened(dataDir);
    const told = tell(log, 3);
    await until(() => log.figures.writtenTurns === 3);
    await threads[0]?.terminate();
    told.push(...tell(log, 3));
    await until(() => log.figures.writtenTurns === 6);
    expect(threads.length).toBe(2);
    expect((await idsIn(dataDir)).toSorted()).toEqual(told.toSorted());
    expect(said).toEqual([expect.stringContaining('has stopped'), expect.stringContaining('goes on')]);
  });

  test('goes on when a folder that was none becomes one', async () => {
    const dataDir = place();
    const inside = join(dataDir, 'data');
    writeFileSync(inside, 'no folder');
    const { log, said } = opened(inside);
    const told = tell(log, 5);
    await until(() => log.figures.failedWrites > 2);
    expect(said.length).toBe(1);
    rmSync(inside);
    mkdirSync(inside);
    await until(() => log.figures.writtenTurns === 5);
    expect((await idsIn(inside)).toSorted()).toEqual(told.toSorted());
  });

  test('holds no more than its bounds however long it cannot write', async () => {
    const dataDir = place();
    const inside = join(dataDir, 'data');
    writeFileSync(inside, 'no folder');
    const { log } = opened(inside);
    const { entry } = turn();
    for (let index = 0; index < 30_000; index += 1)
      log.ended({ ...entry, id: `resp_${index}`, at: entry.at + index }, null);
    expect(log.figures).toMatchObject({ waitingTurns: 20_000, lost: { turns: 10_000 } });
    rmSync(inside);
    mkdirSync(inside);
    await until(() => log.figures.writtenTurns === 20_000);
    expect((await idsIn(inside)).length).toBe(10_000);
  });
});

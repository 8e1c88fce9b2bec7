/**
 * Ten million turns: how large they are, how long each query of a dashboard takes, and what it costs to go down to one million.
 *
 *     node server/store/bench/ten-million.ts [--turns 10000000] [--keep 1000000] [--runs 40] [--dir DIR]
 *
 * Takes some twenty minutes and 10 GB of disk. The exit code is 0 when every query of a dashboard is within its time.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sqliteFile } from '../sqlite.ts';
import { openStore, type Store } from '../store.ts';
import { fill } from './fill.ts';
import { QUERIES, type Query } from './queries.ts';

const P95_MS = 50;
const DAY = 86_400_000;

const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '10000000' },
    keep: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '40' },
    dir: { type: 'string', default: tmpdir() },
  },
});
const [turns, keep, runs] = [Number(values.turns), Number(values.keep), Number(values.runs)];
const dataDir = mkdtempSync(join(values.dir, 'm2c-ten-million-'));
const options = { dataDir, databaseUrl: null, masterKey: null };
// Within an hour that has begun, so that the sums of an hour are in play too.
const now = Date.now();

const gigabytes = () => (bytes() / 1e9).toFixed(2);
const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`;
const cell = (ms = 0) => ms.toFixed(1).padStart(8);

try {
  const filled = await timed(async () => {
    await (await openStore(options)).close();
    const progress = (done: number) => process.stderr.write(`\r${done} turns`);
    fill(sqliteFile(dataDir), { turns, from: now - 90 * DAY, to: now }, progress);
  });
  process.stderr.write('\r');
  console.log(`${turns} turns over 90 days: ${gigabytes()} GB, ${Math.round((bytes() / turns) * 10) / 10} bytes each`);
  console.log(`filled in ${seconds(filled)}\n`);
  const store = await openStore(options);
  const slow = await measure(store);
  const pruned = await prune(store);
  await store.close();
  console.log(`\npruned to ${keep} turns in ${seconds(pruned)}: ${gigabytes()} GB are left`);
  console.log(`queries over ${P95_MS} ms at p95: ${slow.length === 0 ? 'none' : slow.join(', ')}`);
  process.exitCode = slow.length === 0 ? 0 : 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

/** @returns the names of those that take too long. */
async function measure(store: Store): Promise<readonly string[]> {
  console.log('     p50      p95      cpu  query (ms; cpu is the median of its thread)');
  const slow: string[] = [];
  for (const query of QUERIES) {
    const [times, cpu] = await timesOf(query, store);
    const [p50, p95] = [0.5, 0.95].map((share) => times[Math.ceil(share * times.length) - 1] ?? 0);
    console.log(`${cell(p50)} ${cell(p95)} ${cell(cpu)}  ${query.name}${query.search === true ? ' (a search)' : ''}`);
    if ((p95 ?? 0) > P95_MS && query.search !== true) slow.push(query.name);
  }
  return slow;
}

async function timesOf(query: Query, store: Store): Promise<readonly [readonly number[], number]> {
  const [times, cpus]: number[][] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    const before = process.threadCpuUsage();
    times?.push(await timed(() => query.run(store, now)));
    const { user, system } = process.threadCpuUsage(before);
    cpus?.push((user + system) / 1000);
  }
  const [sorted = [], cpu = []] = [times, cpus].map((list) => list?.toSorted((one, other) => one - other) ?? []);
  return [sorted, cpu[Math.floor(cpu.length / 2)] ?? 0];
}

/** As m2c itself does it: the oldest go in small steps, and what is free is given back. */
async function prune(store: Store): Promise<number> {
  const before = now - (keep / turns) * 90 * DAY;
  let [steps, longest] = [0, 0];
  const step = async (work: () => Promise<boolean>) => {
    let more = true;
    const took = await timed(async () => {
      more = await work();
    });
    steps += 1;
    longest = Math.max(longest, took);
    return more;
  };
  const took = await timed(async () => {
    while (await step(async () => (await store.turns.dropBefore(before)) > 0));
    const budget = { retentionDays: 36_500, maxBytes: Number.MAX_SAFE_INTEGER };
    while (await step(async () => (await store.log.tidy(budget, now)).did !== 'nothing'));
  });
  console.log(`\n${steps} steps, the longest ${Math.round(longest)} ms`);
  return took;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function bytes(): number {
  return readdirSync(dataDir).reduce((sum, name) => sum + statSync(join(dataDir, name)).size, 0);
}

/**
 * The long run: every law a hundred thousand times, in as many threads as there are cores.
 *
 *     node conformance/laws/run.ts [--runs 100000] [--seed N] [--law NUMBER] [--threads N]
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { LAWS } from './all.ts';
import { titleOf } from './law.ts';
import { tryLaws } from './pool.ts';
import type { Done, Task } from './worker.ts';

/** A law is tried in slices, each with the next seed, so that no thread is left alone with the longest one. */
const SLICES = 20;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.trunc(Date.now() / 1000)) },
    law: { type: 'string' },
    threads: { type: 'string', default: String(availableParallelism()) },
  },
});
const [runs, seed, threads] = [Number(values.runs), Number(values.seed), Number(values.threads)];
if (![runs, seed, threads].every(Number.isSafeInteger) || runs < 1 || threads < 1) {
  throw new RangeError('--runs, --seed and --threads take whole numbers.');
}

interface Tally {
  runs: number;
  seconds: number;
  broken: Done | null;
}

const chosen = LAWS.map((law, place) => ({ law, place })).filter(
  ({ law }) => values.law === undefined || law.numbers.includes(Number(values.law)),
);
const tallies = new Map(chosen.map(({ place }): [number, Tally] => [place, { runs: 0, seconds: 0, broken: null }]));
const tasks = chosen.flatMap(({ place }) => slicesOf(place));
const start = performance.now();

say(
  `${chosen.length} properties, ${count(runs)} runs of each, ${threads} threads, seeds ${seed} to ${seed + SLICES - 1}`,
);
const early = await tryLaws(tasks, {
  worker: new URL('./worker.ts', import.meta.url),
  threads,
  hear,
  // One counterexample is enough, and the next slices would only find it again.
  skips: (task) => tallies.get(task.law)?.broken != null,
});
const broken = [...tallies.values()].filter((tally) => tally.broken !== null).length;
const numbers = new Set(chosen.flatMap(({ law }) => law.numbers)).size;
const total = [...tallies.values()].reduce((sum, tally) => sum + tally.runs, 0);
if (early !== null) say(`The run ended early: ${early}.`);
say(
  `laws: ${numbers} laws in ${tallies.size} properties, ${count(total)} runs, ${broken} broken, ${seconds((performance.now() - start) / 1000)}`,
);
process.exitCode = broken > 0 || early !== null ? 1 : 0;

function slicesOf(law: number): Task[] {
  const whole = Math.floor(runs / SLICES);
  return Array.from({ length: SLICES }, (_, slice) => ({
    law,
    tries: { runs: slice < runs % SLICES ? whole + 1 : whole, seed: seed + slice },
  })).filter((task) => task.tries.runs > 0);
}

function hear(done: Done): void {
  const tally = tallies.get(done.task.law);
  const law = LAWS[done.task.law];
  if (tally === undefined || law === undefined) return;
  tally.runs += done.task.tries.runs;
  tally.seconds += done.seconds;
  if (done.counterexample !== null && tally.broken === null) {
    tally.broken = done;
    say(`\nBROKEN law ${titleOf(law)}\n${done.counterexample}\n`);
  } else if (tally.runs === runs && tally.broken === null) {
    say(`held   ${count(runs)} × law ${titleOf(law)} (seed ${seed}, ${seconds(tally.seconds)})`);
  }
}

function count(many: number): string {
  return many.toLocaleString('en-US');
}

function seconds(many: number): string {
  const whole = Math.round(many);
  return many < 100 ? `${many.toFixed(1)} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

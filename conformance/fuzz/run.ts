/**
 * Fuzzing: wild requests and wild answers, tried for so many minutes. What breaks is made small and kept in findings/, where
 * the tests try it for ever.
 *
 *     node conformance/fuzz/run.ts [--minutes 1] [--seed N] [--threads N] [--only requests|tools|streams|refusals]
 *
 * The same seed tries the same turns in the same order, however many threads there are; how many of them depends on the time.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Finding, saveFinding, signatureOf } from './finding.ts';
import { work } from './pool.ts';
import { TARGETS, targetOf, turnsOf } from './targets.ts';
import type { Done, Slice, Task } from './task.ts';
import { keptTurn } from './wild-turn.ts';

/** Turns of a slice: enough to be worth a message, few enough to end soon. */
const RUNS = { inside: 300, wire: 60 };
/** One slice of so many goes through real HTTP. */
const WIRE_SHARE = 6;

const { minutes, seed, threads, names } = readOptions();
const start = performance.now();
const terminal = process.stdout.isTTY === true;
const known = new Set<string>();
let started = 0;
let stopped = false;

say(`fuzz: ${names.join(', ')} for ${minutes} min, ${threads} threads, seed ${seed}`);
process.on('SIGINT', () => {
  if (stopped) process.exit(130);
  stopped = true;
  say(`${clear()}Ends as soon as the threads are back (Ctrl-C again ends it now).`);
});
const { tried, over } = work({ threads, next, hear, lost });
const progress = setInterval(() => showProgress(), terminal ? 1000 : 30_000);
await over;
clearInterval(progress);
say(`${clear()}fuzz: ${summary()} (seed ${seed})`);
process.exitCode = known.size > 0 ? 1 : 0;

/** Ends the process with one sentence when the options cannot be meant. */
function readOptions(): { minutes: number; seed: number; threads: number; names: readonly string[] } {
  try {
    const { values } = parseArgs({
      options: {
        minutes: { type: 'string', default: '1' },
        seed: { type: 'string', default: String(Math.trunc(Date.now() / 1000)) },
        threads: { type: 'string', default: String(availableParallelism()) },
        only: { type: 'string' },
      },
    });
    const [minutes, seed, threads] = [Number(values.minutes), Number(values.seed), Number(values.threads)];
    if (!(minutes > 0)) throw new RangeError('--minutes takes a number above 0.');
    if (!Number.isSafeInteger(seed)) throw new RangeError('--seed takes a whole number.');
    if (!Number.isSafeInteger(threads) || threads < 1) throw new RangeError('--threads takes a whole number above 0.');
    const names = values.only === undefined ? TARGETS.map(({ name }) => name) : [targetOf(values.only).name];
    return { minutes, seed, threads, names };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(2);
  }
}

function next(): Task | null {
  if (stopped || elapsed() >= minutes * 60) return null;
  const target = names[started % names.length] ?? '';
  const round = Math.floor(started / names.length);
  const way = round % WIRE_SHARE === WIRE_SHARE - 1 ? 'wire' : 'inside';
  const slice: Slice = { target, way, seed: seed + started, runs: RUNS[way], known: [...known] };
  started += 1;
  return slice;
}

function hear(_: Task, { findings }: Done): void {
  for (const finding of findings) report(finding);
}

/** A turn that hangs or ends the thread cannot be made small: it is kept as it was made. */
function lost(task: Task, place: number, why: string): void {
  if ('again' in task) return;
  const { target, way, seed: made } = task;
  const turn = turnsOf({ ...task, runs: place + 1 })[place];
  if (turn !== undefined) report({ target, way, broke: why, seed: made, turn: keptTurn(turn) });
}

function report(finding: Finding): void {
  const signature = signatureOf(finding.target, finding.broke);
  if (known.has(signature)) return;
  known.add(signature);
  const name = saveFinding(finding);
  const way = finding.way === 'wire' ? 'over HTTP' : 'in the process';
  say(`${clear()}\nFOUND ${name} (${way}, seed ${finding.seed})\n  ${finding.broke.slice(0, 600)}`);
  say(`  It is kept as conformance/fuzz/findings/${name}.json. Try it again:`);
  say(`    make test ARGS="conformance/fuzz/findings.test.ts -t ${name}"`);
  say('  Read it before it is committed: it may hold words of a recording that is not ours.\n');
}

function showProgress(): void {
  const left = Math.max(0, minutes * 60 - elapsed());
  process.stdout.write(`${clear()}  ${summary()}, ${Math.ceil(left)} s left${terminal ? '' : '\n'}`);
}

function summary(): string {
  const [cases, took] = [tried(), elapsed()];
  const rate = Math.round(cases / took).toLocaleString('en-US');
  return `${cases.toLocaleString('en-US')} cases in ${took.toFixed(0)} s, ${rate} per second, ${known.size} findings`;
}

function elapsed(): number {
  return (performance.now() - start) / 1000;
}

/** Takes the line of the progress away. */
function clear(): string {
  return terminal ? '\r\x1b[2K' : '';
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

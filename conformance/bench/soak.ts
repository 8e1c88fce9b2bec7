/**
 * Many slow streams for long, then none: what m2c held goes back, and nothing stays open.
 *
 *     node conformance/bench/soak.ts [--streams 1000] [--minutes 10] [--pace 5] [--bodies errors|full|off]
 *                                    [--entry FILE]
 *
 * Each stream is a turn of half a minute at this pace of tokens a second, and another follows it; client keys, log and ledger are on.
 * For a slope of the memory over time (R11): `--streams 300 --minutes 60 --pace 20`. The exit code is 0 when every stream was
 * right, memory came back to within a tenth of the start, and no file or timer was left.
 */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SMALL } from './bodies.ts';
import { machineLine } from './machine.ts';
import { Load } from './measure.ts';
import { count } from './shown.ts';
import { startProvider } from './targets.ts';
import { bodiesNamed, onWith, openFiles, startWatched, type Told, toldBy } from './watched.ts';

const { values: flags } = parseArgs({
  options: {
    streams: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '10' },
    pace: { type: 'string', default: '5' },
    bodies: { type: 'string', default: 'errors' },
    entry: { type: 'string' },
  },
});
const [streams, minutes, pace] = [Number(flags.streams), Number(flags.minutes), Number(flags.pace)];
const bodies = bodiesNamed(flags.bodies);
const TURN_SECONDS = 30;
/** The provider closes connections that wait, as real ones do: what m2c keeps of them is seen then. */
const PROVIDER_KEEPS_MS = 5000;
/** So long may it take until all is as before. */
const PATIENCE_MS = 120_000;
const MIB = 1024 * 1024;
const TENTH = 1.1;
/** Of a process that is well: so many MiB of live memory more after each hour. */
const SLOPE = 1;
/** Below that the slope of so few minutes says nothing about an hour. */
const SLOPE_MINUTES = 30;
/** After so many turns all streams are over for a moment: only then does the live memory of one time compare with another's. */
const TURNS_AT_ONCE = 10;
const PAUSE_MS = 2000;

const provider = await startProvider(16, PROVIDER_KEEPS_MS);
const load = await Load.start();
const m2c = await startWatched(provider.url, bodies, flags.entry === undefined ? {} : { entry: resolve(flags.entry) });
const wave = (turns: number) =>
  load.run(m2c, {
    ...{ size: SMALL, concurrency: streams, requests: streams * turns, keepAlive: true },
    plan: { deltas: pace * TURN_SECONDS, pace, held: false },
  });

say(
  `${machineLine()}, ${onWith(bodies)}\n${count(streams)} streams at ${pace} tokens a second for ${minutes} minutes\n`,
);
// What a process of this many streams keeps for good is not a leak: the start is after a first wave.
await wave(1);
const start = await atRest(null);
say(`start   ${words(start)}`);

const samples: { readonly minute: number; readonly mib: number }[] = [];
const startedAt = performance.now();
const look = async (when: string) => {
  const told = await toldBy(m2c);
  const minute = (performance.now() - startedAt) / 60_000;
  say(`${minute.toFixed(1).padStart(5)} min ${words({ ...told, files: openFiles(m2c) })}, ${when}`);
  return { minute, mib: told.live / MIB };
};
const watching = setInterval(() => void look('all streams open'), Math.min(60_000, minutes * 15_000));
let turns = Math.max(1, Math.round((minutes * 60) / TURN_SECONDS));
let done = await wave(Math.min(turns, TURNS_AT_ONCE));
for (turns -= TURNS_AT_ONCE; turns > 0; turns -= TURNS_AT_ONCE) {
  await wait(PAUSE_MS);
  samples.push(await look('between two turns'));
  done = await wave(Math.min(turns, TURNS_AT_ONCE));
}
clearInterval(watching);
const end = await atRest(start);
say(`end     ${words(end)}`);

const slope = slopeOf(samples) * 60;
const found: readonly (readonly [kept: boolean, sentence: string])[] = [
  [load.judged.wrongs === 0, `${count(load.judged.streams)} streams, ${count(load.judged.wrongs)} of them wrong`],
  [end.live <= start.live * TENTH, `live memory ${mib(start.live)} before and ${mib(end.live)} MiB after`],
  [end.resident <= start.resident * TENTH, `resident ${mib(start.resident)} before and ${mib(end.resident)} MiB after`],
  [(end.files ?? 0) <= (start.files ?? 0), `${start.files ?? '?'} files open before and ${end.files ?? '?'} after`],
  [end.timers <= start.timers, `${start.timers} timers before and ${end.timers} after`],
  ...(minutes < SLOPE_MINUTES ? [] : [[slope < SLOPE, `live memory grew by ${slope.toFixed(2)} MiB an hour`] as const]),
];
for (const wrong of load.judged.wrong) say(`wrong: ${wrong}`);
say(
  `\nof the last ${count(done.ages.count)} tokens half came within ${done.ages.p50} ms and 99 % within ${done.ages.p99} ms`,
);
for (const [kept, sentence] of found) say(`${kept ? '✓' : '✗'} ${sentence}`);
const kept = found.every(([one]) => one);
say(`soak: ${found.map(([, sentence]) => sentence).join('; ')}`);
await m2c.close();
process.exit(kept ? 0 : 1);

interface AtRest extends Told {
  readonly files: number | null;
}

/** Connections that nobody uses any more close by themselves after a while, and a log is written behind its turns. */
async function atRest(before: AtRest | null): Promise<AtRest> {
  const patience = performance.now() + PATIENCE_MS;
  let last: AtRest = { ...(await toldBy(m2c)), files: openFiles(m2c) };
  for (let calm = 0; calm < 5 && performance.now() < patience; ) {
    await wait(2000);
    const now = { ...(await toldBy(m2c)), files: openFiles(m2c) };
    const isBack = before === null || ((now.files ?? 0) <= (before.files ?? 0) && now.live <= before.live * TENTH);
    calm = isBack && now.files === last.files && now.timers === last.timers ? calm + 1 : 0;
    last = now;
  }
  return last;
}

/** By least squares. */
function slopeOf(points: readonly { readonly minute: number; readonly mib: number }[]): number {
  const mean = (of: (one: (typeof points)[number]) => number) =>
    points.reduce((sum, one) => sum + of(one), 0) / points.length;
  const [x, y] = [mean(({ minute }) => minute), mean(({ mib }) => mib)];
  const over = points.reduce((sum, { minute, mib }) => sum + (minute - x) * (mib - y), 0);
  return over / points.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
}

function words({ live, resident, timers, files, stillMs }: AtRest): string {
  return `live ${mib(live)} MiB, resident ${mib(resident)} MiB, ${files ?? '?'} files, ${timers} timers, loop still for at most ${stillMs.toFixed(0)} ms`;
}

function mib(bytes: number): string {
  return (bytes / MIB).toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

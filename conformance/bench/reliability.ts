/**
 * What m2c bears, with client keys, log and ledger on: R1 to R5 of its targets, each against what is measured.
 *
 *     node conformance/bench/reliability.ts [--only R1,R3] [--seconds 60] [--bodies errors|full|off] [--entry FILE]
 *
 * Two cores are meant: m2c has one, load and provider share the other. What of the processor each thing takes holds on a machine
 * that does other work too; what comes late does not. The exit code is 0 when every target is met.
 */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type BodySize, PLAIN, SMALL } from './bodies.ts';
import type { Task } from './load.ts';
import { cpuMs, machineLine, residentBytes, startHelper } from './machine.ts';
import { Load, warmUp } from './measure.ts';
import { count, short } from './shown.ts';
import { medianOf } from './spread.ts';
import { type M2cTarget, type Provider, startProvider, startTarget, type Target } from './targets.ts';
import type { Translated } from './translation.ts';
import { bodiesNamed, onWith, startWatched, toldBy } from './watched.ts';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '60' },
    bodies: { type: 'string', default: 'errors' },
    entry: { type: 'string' },
  },
});
const seconds = Number(flags.seconds);
const bodies = bodiesNamed(flags.bodies);
const MIB = 1024 * 1024;
const FEW = { deltas: 10, pace: null, held: false };
const MEGABYTE: BodySize = { name: '1 MB', bytes: 1_000_000, items: 402 };

interface Stage {
  readonly load: Load;
  readonly provider: Provider;
  readonly direct: Target;
  readonly m2c: M2cTarget;
}

interface Found {
  readonly kept: boolean;
  /** What was measured, beside what it may be. */
  readonly figures: readonly string[];
}

const CASES: readonly (readonly [id: string, promise: string, measure: (stage: Stage) => Promise<Found>])[] = [
  ['R1', '1,000 streams of 20 tokens a second', async (stage) => crowd(stage, 1000, 20, 1, 256)],
  ['R2', '4,000 streams that mostly wait', async (stage) => crowd(stage, 4000, 1, 4, 384)],
  ['R3', 'answers without a stream, 20 KB', plainAnswers],
  ['R4', 'a request of 1 MB', longRequest],
  ['R5', '100 clients that read 1 KB a second', slowReaders],
];

say(`${machineLine()}, ${onWith(bodies)}\n`);
const words = flags.only.split(',').filter((word) => word !== '');
let missed = 0;
for (const [id, promise, measure] of CASES.filter(([id]) => words.length === 0 || words.includes(id))) {
  const provider = await startProvider(16);
  const load = await Load.start();
  const m2c = await startWatched(
    provider.url,
    bodies,
    flags.entry === undefined ? {} : { entry: resolve(flags.entry) },
  );
  await warmUp(load, [['m2c', m2c]], [SMALL]);
  const direct = await startTarget('direct', provider.url);
  const { kept, figures } = await measure({ load, provider, direct, m2c });
  const { streams, wrongs, wrong } = load.judged;
  if (!kept || wrongs > 0) missed += 1;
  say(`${kept && wrongs === 0 ? '✓' : '✗'} ${id}  ${promise}`);
  for (const figure of [...figures, `${count(streams)} answers, ${count(wrongs)} of them wrong (at most 0)`, ...wrong])
    say(`      ${figure}`);
  await Promise.all([m2c.close(), load.close(), provider.close()]);
}
say(`\nreliability: ${missed === 0 ? 'every target is met' : `${missed} targets are missed`}`);
process.exit(missed === 0 ? 0 : 1);

/** Delays are held against a direct connection with the same crowd: the load is no faster than its core. */
async function crowd(
  { load, direct, m2c }: Stage,
  streams: number,
  pace: number,
  addresses: number,
  mostMib: number,
): Promise<Found> {
  const plan = { deltas: pace * seconds, pace, held: false };
  const task = { size: SMALL, plan, concurrency: streams, requests: streams, keepAlive: true, addresses };
  const alone = await load.run(direct, task);
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, residentBytes(m2c.pid) / MIB);
  }, 1000);
  const usedBefore = cpuMs(m2c.pid);
  const { ages } = await load.run(m2c, task);
  const used = ((cpuMs(m2c.pid) - usedBefore) * 1000) / (streams * plan.deltas);
  clearInterval(watching);
  const [p50, p99] = [ages.p50 - alone.ages.p50, ages.p99 - alone.ages.p99];
  const figures = [
    `${short(most)} MiB resident (at most ${mostMib})`,
    `${short(used)} µs of the processor for a token`,
  ];
  if (pace < 5) return { kept: most <= mostMib, figures };
  const delays = `a token comes later by ${short(p50)} ms in the middle (at most 2) and ${short(p99)} ms at 99 % (at most 40)`;
  return { kept: most <= mostMib && p50 <= 2 && p99 <= 40, figures: [delays, ...figures] };
}

async function plainAnswers({ load, direct, m2c }: Stage): Promise<Found> {
  const plain: Target = { ...m2c, wire: 'json' };
  const each = { size: PLAIN, plan: FEW, keepAlive: true };
  const requests = Math.ceil(seconds * 100);
  await load.run(plain, { ...each, concurrency: 32, requests: 500 });
  const [usedBefore, startedAt] = [cpuMs(m2c.pid), performance.now()];
  await load.run(plain, { ...each, concurrency: 32, requests });
  const perSecond = (requests * 1000) / (performance.now() - startedAt);
  const used = (cpuMs(m2c.pid) - usedBefore) / requests;
  const times: [number[], number[]] = [[], []];
  for (let pair = 0; pair < 200; pair += 1) {
    for (const [index, target] of [direct, plain].entries()) {
      times[index]?.push(...(await load.run(target, { ...each, concurrency: 1, requests: 1 })).firstMs);
    }
  }
  const added = medianOf(times[1]) - medianOf(times[0]);
  const figures = [
    `${count(Math.round(perSecond))} answers a second (at least 1,500)`,
    `${short(added)} ms added in the middle (at most 1.5)`,
    `${short(used)} ms of the processor for an answer`,
  ];
  return { kept: perSecond >= 1500 && added <= 1.5, figures };
}

async function longRequest({ load, m2c }: Stage): Promise<Found> {
  const [helper] = await startHelper('translation.ts', [], 'proxy');
  helper.say(MEGABYTE);
  const { p99 } = (await helper.hears()) as Translated;
  await helper.close();
  const task = { size: MEGABYTE, plan: FEW, concurrency: 1, requests: 20, keepAlive: true };
  await load.run(m2c, task);
  await toldBy(m2c);
  await wait(200);
  await load.run(m2c, { ...task, requests: 100 });
  const { stillMs } = await toldBy(m2c);
  const figures = [
    `translated within ${short(p99)} ms at 99 % (at most 25)`,
    `the loop stood still for ${short(stillMs)} ms (at most 50)`,
  ];
  return { kept: p99 <= 25 && stillMs <= 50, figures };
}

/** What m2c has taken from the provider and not given to its client is what its process grows by. */
async function slowReaders({ load, m2c }: Stage): Promise<Found> {
  const clients = 100;
  const before = await toldBy(m2c);
  const task: Omit<Task, 'url' | 'wire' | 'headers'> = {
    ...{ size: SMALL, plan: { deltas: 40_000, pace: null, held: false }, concurrency: clients, requests: clients },
    ...{ keepAlive: true, slow: { bytesPerSecond: 1024, seconds: Math.min(30, seconds) } },
  };
  const over = load.run(m2c, task);
  await wait(task.slow === undefined ? 0 : task.slow.seconds * 900);
  const { live } = await toldBy(m2c);
  await over;
  const each = (live - before.live) / MIB / clients;
  return { kept: each <= 1, figures: [`${short(each)} MiB held for each (at most 1)`] };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

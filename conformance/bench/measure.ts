/** How each kind of figure is taken: all targets in turn within a round, and every stream judged. */
import { setTimeout as wait } from 'node:timers/promises';
import type { BodySize } from './bodies.ts';
import type { First, Held, Work } from './figures.ts';
import type { Done, LoadWord, Task } from './load.ts';
import { cpuMs, type Helper, residentBytes, startHelper } from './machine.ts';
import type { Plan } from './plan.ts';
import { medianOf } from './spread.ts';
import type { Provider, Target } from './targets.ts';

/** One value for each target, by its label. */
export type Values = Readonly<Record<string, number>>;

export type Labelled = readonly [label: string, target: Target];

/** What logs and writes behind an answer belongs to its cost. */
const AFTERWARDS_MS = 400;

const plan = (deltas: number, held = false): Plan => ({ deltas, pace: null, held });

/** The load, and how many streams it has judged. */
export class Load {
  readonly judged = { streams: 0, wrongs: 0, wrong: [] as string[] };
  private readonly helper: Helper;

  private constructor(helper: Helper) {
    this.helper = helper;
  }

  static async start(): Promise<Load> {
    const [helper] = await startHelper('load.ts', [], 'load');
    return new Load(helper);
  }

  /** Runs a task to its end. */
  async run(target: Target, task: Omit<Task, 'url' | 'wire' | 'headers'>): Promise<Done> {
    this.say(target, task);
    for (;;) {
      const word = (await this.helper.hears()) as LoadWord;
      if (word !== 'reached') return this.count(target, word);
    }
  }

  /** Opens all streams of a task at once, looks when each has its first piece, and lets them end. */
  async hold(
    target: Target,
    task: Omit<Task, 'url' | 'wire' | 'headers'>,
    look: () => Promise<void>,
    goOn: () => void,
  ) {
    this.say(target, task);
    const word = (await this.helper.hears()) as LoadWord;
    // Whatever ends before all have begun is wrong, and counted.
    if (word !== 'reached') return this.count(target, word);
    await look();
    const over = this.helper.hears() as Promise<LoadWord>;
    goOn();
    return this.count(target, (await over) as Done);
  }

  close(): Promise<void> {
    return this.helper.close();
  }

  private say({ url, wire, headers }: Target, task: Omit<Task, 'url' | 'wire' | 'headers'>): void {
    this.helper.say({ ...task, url, wire, headers });
  }

  private count(target: Target, done: Done): Done {
    this.judged.streams += done.streams;
    this.judged.wrongs += done.wrongs;
    this.judged.wrong.push(...done.wrong.map((wrong) => `${target.name}: ${wrong}`));
    return done;
  }
}

/** A proxy does its first work several times slower than its thousandth, and V8 compiles beside it until some three thousand. */
export async function warmUp(load: Load, targets: readonly Labelled[], sizes: readonly BodySize[]): Promise<void> {
  for (const [, target] of targets) {
    for (const size of sizes) {
      const requests = Math.ceil(100_000_000 / size.bytes);
      await load.run(target, {
        size,
        plan: plan(50),
        concurrency: 16,
        requests: Math.min(3000, requests),
        keepAlive: true,
      });
    }
    await load.run(target, { size: TINY, plan: plan(2000), concurrency: 16, requests: 32, keepAlive: true });
  }
}

const TINY: BodySize = { name: '20 KB', bytes: 20_000, items: 5 };

/** CPU of each proxy for this work: milliseconds per request, microseconds per delta. */
export async function measureWork(
  load: Load,
  work: Work,
  targets: readonly Labelled[],
  share: number,
): Promise<Values> {
  const requests = Math.max(work.concurrency, Math.ceil(work.requests * share));
  const values: Record<string, number> = {};
  for (const [label, target] of targets) {
    if (target.pid === 0) continue;
    const before = cpuMs(target.pid);
    const { size, deltas, concurrency } = work;
    await load.run(target, { size, plan: plan(deltas), concurrency, requests, keepAlive: true });
    await wait(AFTERWARDS_MS);
    const each = (cpuMs(target.pid) - before) / requests;
    values[label] = work.per === 'request' ? each : (each * 1000) / deltas;
  }
  return values;
}

const FIRST_DELTAS = 10;

/** Milliseconds that each proxy adds to the median time until the first piece; what is direct is the zero. */
export async function measureFirst(load: Load, { size, requests }: First, targets: readonly Labelled[], share: number) {
  const times = new Map(targets.map(([label]) => [label, [] as number[]]));
  const task = { size, plan: plan(FIRST_DELTAS), concurrency: 1, requests: 1, keepAlive: false };
  for (let round = 0; round < requests * share; round += 1) {
    // One after another: what else the machine does then troubles all alike.
    for (const [label, target] of targets) {
      const { firstMs } = await load.run(target, task);
      times.get(label)?.push(...firstMs);
    }
  }
  const direct = medianOf(times.get('direct') ?? []);
  return Object.fromEntries(
    [...times].map(([label, all]) => [label, label === 'direct' ? direct : medianOf(all) - direct]),
  );
}

/** What is let go within this time is not what a stream holds. */
const SETTLING_MS = 1500;

/** Kilobytes by which a fresh process grows for each open stream. */
export async function measureHeld(load: Load, held: Held, target: Target, provider: Provider, share: number) {
  const { size } = held;
  const streams = Math.ceil(held.streams * share);
  await load.run(target, { size, plan: plan(50), concurrency: 16, requests: 400, keepAlive: true });
  await wait(SETTLING_MS);
  const before = residentBytes(target.pid);
  let grown = Number.NaN;
  const look = async () => {
    await wait(SETTLING_MS);
    grown = residentBytes(target.pid) - before;
  };
  const task = { size, plan: plan(50, true), concurrency: streams, requests: streams, keepAlive: true };
  await load.hold(target, task, look, provider.release);
  return grown / 1024 / streams;
}

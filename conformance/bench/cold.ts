/** The figures that need fresh processes: the start, and the validation by itself. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type BodySize, SMALL } from './bodies.ts';
import { cpuMs, spawnNode, startHelper } from './machine.ts';
import type { Load, Values } from './measure.ts';
import type { Target } from './targets.ts';
import type { Validated } from './validation.ts';

/** A Node that does nothing but tell what that costs: it is over before anybody could look. */
const NOTHING = 'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000)';

export type Starts = Readonly<Record<string, () => Promise<Target>>>;

/** Milliseconds from the start of a process to the first piece of text of its first answer, and of a Node that does nothing. */
export async function measureStart(load: Load, starts: Starts): Promise<Values> {
  const startedAt = performance.now();
  await once(spawnNode(['-e', '0'], 'proxy', { stdio: 'ignore' }), 'exit');
  const values: Record<string, number> = { node: performance.now() - startedAt };
  for (const [label, start] of Object.entries(starts)) {
    const startedAt = performance.now();
    const target = await start();
    await firstAnswer(load, target);
    values[label] = performance.now() - startedAt;
    await target.close();
  }
  return values;
}

/** The same in milliseconds of the processor, which other programs on the machine do not trouble. */
export async function measureStartCpu(load: Load, starts: Starts): Promise<Values> {
  const nothing = spawnNode(['-e', NOTHING], 'proxy', { stdio: ['ignore', 'pipe', 'inherit'] });
  const values: Record<string, number> = { node: Number(await text(nothing.stdout ?? Readable.from([]))) };
  for (const [label, start] of Object.entries(starts)) {
    const target = await start();
    await firstAnswer(load, target);
    values[label] = cpuMs(target.pid);
    await target.close();
  }
  return values;
}

async function firstAnswer(load: Load, target: Target): Promise<void> {
  const plan = { deltas: 1, pace: null, held: false };
  await load.run(target, { size: SMALL, plan, concurrency: 1, requests: 1, keepAlive: false });
}

/** Microseconds to parse a request of this size, and for m2c to validate it. */
export async function measureValidation(size: BodySize): Promise<Values> {
  const [helper] = await startHelper('validation.ts', [], 'proxy');
  helper.say(size);
  const { parse, check } = (await helper.hears()) as Validated;
  await helper.close();
  return { parse, m2c: check };
}

/** The figures that need fresh processes: the start, and the validation by itself. */
import { once } from 'node:events';
import { type BodySize, SMALL } from './bodies.ts';
import { spawnNode, startHelper } from './machine.ts';
import type { Load, Values } from './measure.ts';
import type { Target } from './targets.ts';
import type { Validated } from './validation.ts';

/** Milliseconds from the start of a process to the first piece of text of its first answer, and of a Node that does nothing. */
export async function measureStart(
  load: Load,
  starts: Readonly<Record<string, () => Promise<Target>>>,
): Promise<Values> {
  const values: Record<string, number> = {};
  const startedAt = performance.now();
  await once(spawnNode(['-e', '0'], 'proxy', { stdio: 'ignore' }), 'exit');
  values.node = performance.now() - startedAt;
  for (const [label, start] of Object.entries(starts)) {
    const startedAt = performance.now();
    const target = await start();
    const plan = { deltas: 1, pace: null, held: false };
    await load.run(target, { size: SMALL, plan, concurrency: 1, requests: 1, keepAlive: false });
    values[label] = performance.now() - startedAt;
    await target.close();
  }
  return values;
}

/** Microseconds to parse a request of this size, and for m2c to validate it. */
export async function measureValidation(size: BodySize): Promise<Values> {
  const [helper] = await startHelper('validation.ts', [], 'proxy');
  helper.say(size);
  const { parse, check } = (await helper.hears()) as Validated;
  await helper.close();
  return { parse, m2c: check };
}

/** Outputs that take nothing any more: whoever reads the log may go, and no answer may depend on it. */

import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { startFakeUpstream } from '../upstream/fake-upstream.ts';
import { ask, bodyOf } from './asking.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding, nextClient, WELL_ANSWER } from './found.ts';
import { isWell, type Launch, launch, type Running } from './program.ts';
import type { World } from './world.ts';

type Output = 'stdout' | 'stderr';

interface Broken {
  readonly name: string;
  /** How it starts; a descriptor belongs to the case. */
  readonly launch: () => Launch;
  /** What happens to it once it runs. */
  readonly breaks?: (running: Running) => void;
}

const NEVER_ENDING = '/dev/full';
const TURNS = 5;
/** More lines than any pipe holds. */
const LINES = 3000;
const AT_ONCE = 50;
const STALLED_MS = 5000;
const verbose = { words: ['--verbose'] };

const leaves =
  (output: Output) =>
  ({ child }: Running) =>
    void child[output]?.destroy();

const BROKEN: readonly Broken[] = [
  { name: 'whoever read the banner has gone', launch: () => verbose, breaks: leaves('stdout') },
  { name: 'whoever read the log has gone', launch: () => verbose, breaks: leaves('stderr') },
  ...(existsSync(NEVER_ENDING)
    ? [
        { name: 'stdout goes to a full disk', launch: () => ({ ...verbose, stdout: openSync(NEVER_ENDING, 'w') }) },
        { name: 'the log goes to a full disk', launch: () => ({ ...verbose, stderr: openSync(NEVER_ENDING, 'w') }) },
      ]
    : []),
];

export const outputCases: readonly FaultCase[] = [
  ...BROKEN.map(
    (broken): FaultCase => ({
      number: 38,
      name: broken.name,
      hears: 'Every answer as ever, and every refusal; m2c ends in peace when it is told to.',
      play: (world) => go(broken, world),
    }),
  ),
  {
    number: 38,
    name: 'whoever reads the log has stopped reading',
    hears: 'Every answer as ever: the log waits or loses lines, the clients do not.',
    slow: true,
    play: logStands,
  },
];

async function go(broken: Broken, world: World): Promise<Finding> {
  const upstream = world.keep(await startFakeUpstream(() => WELL_ANSWER));
  const running = await launch(world, upstream.url, broken.launch());
  broken.breaks?.(running);
  const lost: string[] = [];
  const refusals: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    lost.push(...(await nextClient(running.url)));
    const refused = await ask(running.url, bodyOf({ input: '', stream: false })).catch(() => ({ status: 0 }));
    refusals.push(refused.status);
  }
  const code = await end(running);
  const refused = refusals.filter((status) => status === 400).length;
  return finding({
    heard: `${TURNS - lost.length} of ${TURNS} answers, ${refused} of ${TURNS} refusals; it ended with ${code}`,
    wrong: [
      ...(refused === TURNS ? [] : [`refusals came as ${refusals.join(', ')}`]),
      ...(code === 0 ? [] : [`it ended with ${code}`]),
    ],
    lost,
  });
}

/** Tells it to end. @returns how it did. */
function end({ child }: Running): Promise<number | string> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  child.kill('SIGTERM');
  // Not its outputs' end, which nobody reads here.
  const exited = once(child, 'exit').then(([code, signal]) => code ?? signal);
  return Promise.race([exited, wait(STALLED_MS, 'nothing')]);
}

async function logStands(world: World): Promise<Finding> {
  const upstream = world.keep(await startFakeUpstream(() => WELL_ANSWER));
  const running = await launch(world, upstream.url, verbose);
  running.child.stderr?.pause();
  let answered = 0;
  const asks = async () => {
    for (let line = 0; line < LINES / AT_ONCE; line++) if (await isWell(running.url)) answered += 1;
  };
  const all = Promise.all(Array.from({ length: AT_ONCE }, asks)).then(() => true);
  const whole = await Promise.race([all, wait(6 * STALLED_MS, false)]);
  const lost = await Promise.race([nextClient(running.url), wait(STALLED_MS, ['the next client: it hears nothing'])]);
  running.child.stderr?.resume();
  const code = await end(running);
  return finding({
    heard: `${answered} of ${LINES} answers; it ended with ${code}`,
    wrong: [
      ...(whole ? [] : [`after ${answered} answers it stood still`]),
      ...(code === 0 ? [] : [`told to end, it did: ${code}`]),
    ],
    lost,
  });
}

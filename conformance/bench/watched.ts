/** m2c as it is under watch: with client keys, its log and its ledger on, telling what its process holds. */
import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { askAdmin, type M2cOptions, type M2cTarget, startM2c } from './targets.ts';

export interface Told {
  /** Live objects, text and buffers, in bytes. */
  readonly live: number;
  /** What the system has given to the process, in bytes. */
  readonly resident: number;
  readonly timers: number;
  /** The longest that the event loop stood still since it was last asked, in milliseconds. */
  readonly stillMs: number;
}

/** One line of JSON for each SIGUSR2, once the garbage is gone. */
const TELLS = `data:text/javascript,${encodeURIComponent(`
  import { monitorEventLoopDelay } from 'node:perf_hooks';
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  process.on('SIGUSR2', () => {
    const stillMs = delay.max / 1e6;
    gc(); gc();
    const { heapUsed, external, rss } = process.memoryUsage();
    const timers = process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
    console.error('told ' + JSON.stringify({ live: heapUsed + external, resident: rss, timers, stillMs }));
    setTimeout(() => delay.reset(), 50);
  });
`)}`;

const BODIES = ['errors', 'full', 'off'] as const;

/** Of which turns the log keeps the bodies, beside the row of each: m2c keeps those of failed ones unless told. */
export type Bodies = (typeof BODIES)[number];

/** The bodies that `--bodies` names. */
export function bodiesNamed(word: string): Bodies {
  const bodies = BODIES.find((one) => one === word);
  if (bodies === undefined) throw new Error(`--bodies is one of ${BODIES.join(', ')}, not "${word}".`);
  return bodies;
}

/** What is switched on, in words. */
export function onWith(bodies: Bodies): string {
  const kept = { errors: 'the bodies of failed turns', full: 'the bodies of every turn', off: 'no bodies' };
  return `client keys, ledger and log on, which keeps ${kept[bodies]}`;
}

/** Starts m2c with a client key, and these bodies kept. */
export async function startWatched(upstream: string, bodies: Bodies, options: M2cOptions = {}): Promise<M2cTarget> {
  const variables = { ...options.variables, M2C_CLIENT_KEYS: 'required' };
  const target = await startM2c(upstream, { ...options, nodeFlags: ['--expose-gc', '--import', TELLS], variables });
  const { secret } = (await askAdmin(target, 'POST', '/client-keys', { name: 'load' })) as { readonly secret: string };
  await askAdmin(target, 'PATCH', '/settings', { log_bodies: bodies });
  return { ...target, headers: { authorization: `Bearer ${secret}` } };
}

/** What its process holds now. */
export async function toldBy({ pid, said }: Pick<M2cTarget, 'pid' | 'said'>): Promise<Told> {
  const lines = () => said().match(/^told \{.*\}$/gm) ?? [];
  const before = lines().length;
  process.kill(pid, 'SIGUSR2');
  while (lines().length === before) await wait(10);
  return JSON.parse(lines().at(-1)?.slice('told '.length) ?? '') as Told;
}

/** How many files and connections it has open; null where the system does not say. */
export function openFiles({ pid }: Pick<M2cTarget, 'pid'>): number | null {
  return process.platform === 'linux' ? readdirSync(`/proc/${pid}/fd`).length : null;
}

/** Plays cases, each in a world of its own and within a time limit. */
import { type FaultCase, type Finding, failures, isAlone } from './case.ts';
import { openWorld, type World } from './world.ts';

export interface Played {
  readonly fault: FaultCase;
  readonly finding: Finding;
  /** Everything that is wrong; empty when the case passed. */
  readonly failures: readonly string[];
  readonly ms: number;
}

const open = new Set<World>();

/** Ends what is being played, with all that it started. */
export async function closeWorlds(): Promise<void> {
  await Promise.allSettled([...open].map((world) => world.close()));
}

const LIMIT_MS = 30_000;
const SLOW_LIMIT_MS = 300_000;

/** Plays one case; what it throws, or that it does not end, is a failure of it. */
export async function playCase(fault: FaultCase, slackMs = 0): Promise<Played> {
  const startedAt = performance.now();
  const world = openWorld();
  open.add(world);
  const limitMs = (fault.slow === true ? SLOW_LIMIT_MS : LIMIT_MS) + (fault.lastsMs ?? 0);
  const finding = await within(limitMs, fault.play(world)).catch(nothingHeard);
  const ms = performance.now() - startedAt;
  await world.close();
  open.delete(world);
  return { fault, finding, failures: failures(finding, slackMs), ms };
}

/** Plays most cases some at once, and after them those that are slow or want to be alone. Each is told in its order. */
export async function playAll(
  cases: readonly FaultCase[],
  atOnce: number,
  tell: (played: Played) => void,
): Promise<readonly Played[]> {
  const together = cases.filter((fault) => !isAlone(fault));
  const ordered = [...together, ...cases.filter(isAlone)];
  const results: Played[] = [];
  let told = 0;
  const finish = (place: number, played: Played) => {
    results[place] = played;
    for (let next = results[told]; next !== undefined; next = results[told]) {
      tell(next);
      told += 1;
    }
  };
  let next = 0;
  const work = async (end: number) => {
    while (next < end) {
      const place = next;
      next += 1;
      finish(place, await playCase(ordered[place] as FaultCase));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, () => work(together.length)));
  await work(ordered.length);
  return results;
}

function nothingHeard(cause: unknown): Finding {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const wrong = [`the case could not be played: ${reason}`];
  return { heard: '(nothing)', wrong, lost: [], providerClosedMs: null, terminals: null };
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limitMs / 1000} s`)), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

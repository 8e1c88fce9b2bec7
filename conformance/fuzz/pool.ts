/** Threads that try turns for as long as there are tasks, and a watch that ends those which hang. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ALIVE, type Done, PLACE, startWatch, type Task, TRIED } from './task.ts';

export interface Pool {
  readonly threads: number;
  /** What the threads run; worker.ts unless the pool itself is tested. */
  readonly worker?: URL;
  /** Milliseconds after which a thread hangs that has not moved on. */
  readonly hangsAfter?: number;
  /** The next task, null when there is none any more. */
  readonly next: () => Task | null;
  readonly hear: (task: Task, done: Done) => void;
  /** A thread did not come back from this place of its task, or broke there: why, in a sentence. Another goes on in its stead. */
  readonly lost: (task: Task, place: number, why: string) => void;
}

export interface Work {
  /** Turns that were tried until now. */
  readonly tried: () => number;
  /** When there are no more tasks and every thread is done. */
  readonly over: Promise<void>;
}

/** Longer than any single try may wait by its own deadlines. */
const HANGS_AFTER = 20_000;

/** Starts the threads, each with the next task as soon as it is free. */
export function work(pool: Pool): Work {
  let earlier = 0;
  const watches = new Set<Int32Array>();
  const one = async (): Promise<void> => {
    for (let again = true; again; ) {
      const watched = startWatch();
      watches.add(watched);
      again = await keepBusy(pool, watched);
      watches.delete(watched);
      earlier += at(watched, TRIED);
    }
  };
  const over = Promise.all(Array.from({ length: pool.threads }, one)).then(() => undefined);
  return { tried: () => [...watches].reduce((sum, watched) => sum + at(watched, TRIED), earlier), over };
}

/** A stack as small as the main thread's, where the server runs, and a heap that no lawful turn fills. */
const LIMITS = { stackSizeMb: 1, maxOldGenerationSizeMb: 1024 };

/** One thread until there are no tasks, or until it is lost. @returns whether another is needed. */
async function keepBusy(pool: Pool, watched: Int32Array): Promise<boolean> {
  const { next, hear, lost, worker = new URL('./worker.ts', import.meta.url), hangsAfter = HANGS_AFTER } = pool;
  const thread = new Worker(worker, { workerData: { watched }, resourceLimits: LIMITS });
  const hangs = new AbortController();
  const watch = watchOver(watched, hangsAfter, () => hangs.abort());
  try {
    for (let task = next(); task !== null; task = next()) {
      thread.postMessage(task);
      try {
        // A thread that breaks tells it by an `error`, which `once` throws.
        const [done] = (await once(thread, 'message', { signal: hangs.signal })) as [Done];
        hear(task, done);
      } catch (error) {
        const broke = `the thread broke: ${error instanceof Error ? error.message : String(error)}`;
        lost(
          task,
          at(watched, PLACE),
          hangs.signal.aborted ? `the turn hangs: no answer for ${hangsAfter / 1000} s` : broke,
        );
        return true;
      }
    }
    return false;
  } finally {
    clearInterval(watch);
    await thread.terminate();
  }
}

function watchOver(watched: Int32Array, hangsAfter: number, hangs: () => void): NodeJS.Timeout {
  let [seen, since] = [0, performance.now()];
  return setInterval(() => {
    const alive = at(watched, ALIVE);
    if (alive !== seen) [seen, since] = [alive, performance.now()];
    // Until it moves for the first time the thread is still loading.
    else if (seen > 0 && performance.now() - since > hangsAfter) hangs();
  }, 200);
}

function at(watched: Int32Array, place: number): number {
  return Atomics.load(watched, place);
}

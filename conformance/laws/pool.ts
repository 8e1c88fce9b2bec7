/** Tries laws in several threads at once. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Done, Task } from './worker.ts';

export interface Pool {
  /** The worker of the repository whose laws are tried, which need not be this one. */
  readonly worker: URL;
  readonly threads: number;
  readonly hear: (done: Done) => void;
  /** Asked before each task: nothing more is to be learnt from it. */
  readonly skips?: (task: Task) => boolean;
  /** After so many seconds the threads are ended, whatever they do. */
  readonly limitSeconds?: number;
}

/**
 * Every task, each in the first thread that is free.
 *
 * @returns what ended the work early, null when all tasks were done: a thread that broke, or the limit.
 */
export async function tryLaws(tasks: readonly Task[], pool: Pool): Promise<string | null> {
  const waiting = [...tasks];
  const threads = Array.from({ length: Math.min(pool.threads, tasks.length) }, () => new Worker(pool.worker));
  const limit = new AbortController();
  const timer = pool.limitSeconds === undefined ? undefined : setTimeout(() => limit.abort(), pool.limitSeconds * 1000);
  try {
    await Promise.all(threads.map((thread) => work(thread, waiting, pool, limit.signal)));
    return null;
  } catch (error) {
    if (limit.signal.aborted) return `the limit of ${pool.limitSeconds} seconds was over`;
    return `a thread broke: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    clearTimeout(timer);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

async function work(thread: Worker, waiting: Task[], pool: Pool, signal: AbortSignal): Promise<void> {
  for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
    if (pool.skips?.(task) === true) continue;
    thread.postMessage(task);
    // A thread that breaks tells it by an `error`, which `once` throws.
    const [done] = (await once(thread, 'message', { signal })) as [Done];
    pool.hear(done);
  }
}

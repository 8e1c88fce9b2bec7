/** A thread that tries laws, one after the other, as it is asked. */
import { parentPort } from 'node:worker_threads';
import { LAWS } from './all.ts';
import type { Tries, Verdict } from './law.ts';

/** One law, tried so often. */
export interface Task {
  /** Its place among all laws. */
  readonly law: number;
  readonly tries: Tries;
}

export interface Done extends Verdict {
  readonly task: Task;
  readonly seconds: number;
}

parentPort?.on('message', (task: Task) => {
  const law = LAWS[task.law];
  if (law === undefined) throw new RangeError(`There is no law at place ${task.law}.`);
  const start = performance.now();
  const verdict = law.try(task.tries);
  const done: Done = { ...verdict, task, seconds: (performance.now() - start) / 1000 };
  parentPort?.postMessage(done);
});

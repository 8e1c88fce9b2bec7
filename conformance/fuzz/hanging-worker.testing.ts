/** A worker that never comes back from a slice called `hangs` and breaks at one called `breaks`: what the pool must survive. */
import { parentPort, workerData } from 'node:worker_threads';
import { ALIVE, PLACE, type Slice, TRIED } from './task.ts';

const { watched } = workerData as { readonly watched: Int32Array };

parentPort?.on('message', ({ target, runs }: Slice) => {
  Atomics.store(watched, PLACE, 3);
  Atomics.add(watched, ALIVE, 1);
  Atomics.add(watched, TRIED, runs);
  if (target === 'breaks') throw new Error('it broke');
  while (target === 'hangs') Atomics.load(watched, ALIVE);
  parentPort?.postMessage({ findings: [] });
});

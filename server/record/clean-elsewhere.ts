/** Cleaning in a thread of its own: it takes up to a second, in which no open answer may wait. */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { RecordingError } from '../replay/recording.ts';
import { type Cleaned, clean } from './clean.ts';
import type { Known } from './rules.ts';
import type { RecordedFile } from './scrub.ts';

interface Work {
  readonly raw: readonly RecordedFile[];
  readonly known: Known;
}

type Done = { readonly cleaned: Cleaned } | { readonly refusal: string };

/** Rejects as `clean` throws. */
export async function cleanElsewhere(raw: readonly RecordedFile[], known: Known): Promise<Cleaned> {
  const thread = new Worker(new URL(import.meta.url), { workerData: { raw, known } satisfies Work, name: 'clean' });
  const [done] = (await once(thread, 'message')) as [Done];
  if ('cleaned' in done) return done.cleaned;
  throw new RecordingError(done.refusal);
}

if (!isMainThread && isWork(workerData)) parentPort?.postMessage(doneOf(workerData));

function isWork(data: unknown): data is Work {
  return typeof data === 'object' && data !== null && 'raw' in data && 'known' in data;
}

function doneOf({ raw, known }: Work): Done {
  try {
    return { cleaned: clean(raw, known) };
  } catch (thrown) {
    if (thrown instanceof RecordingError) return { refusal: thrown.message };
    throw thrown;
  }
}

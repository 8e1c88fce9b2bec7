/** The thread of the store: opens it, and does what the main thread asks for, in the order of its asking. */
import { parentPort, workerData } from 'node:worker_threads';
import { type StoreErrorKind, storeErrorOf } from './error.ts';
import { openStore, type StoreOptions } from './store.ts';

export interface Asked {
  readonly call: number;
  readonly room: string;
  readonly method: string;
  readonly words: readonly unknown[];
}

export interface Failure {
  readonly kind: StoreErrorKind;
  readonly message: string;
  /** Of what lies behind it, for the log. */
  readonly stack: string;
}

/** What was asked for by the number of the call; 0 is the opening. */
export type Answered =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly failure: Failure };

const answer = (message: Answered) => parentPort?.postMessage(message);

function failed(call: number, thrown: unknown): void {
  const { kind, message, cause } = storeErrorOf(thrown);
  const stack = cause instanceof Error ? (cause.stack ?? cause.message) : '';
  answer({ call, failure: { kind, message, stack } });
}

try {
  const store = await openStore(workerData as StoreOptions);
  parentPort?.on('message', async ({ call, room, method, words }: Asked) => {
    try {
      if (room === 'store') {
        await store.close();
        answer({ call, value: undefined });
        parentPort?.close();
        return;
      }
      const rooms = store as unknown as { [room: string]: { [method: string]: (...words: unknown[]) => unknown } };
      answer({ call, value: await rooms[room]?.[method]?.(...words) });
    } catch (thrown) {
      failed(call, thrown);
    }
  });
  answer({ call: 0, value: undefined });
} catch (thrown) {
  failed(0, thrown);
  parentPort?.close();
}

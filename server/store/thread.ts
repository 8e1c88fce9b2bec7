/** The thread of the store: opens it, and does what the main thread asks for, in the order of its asking. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Counts } from './changes.ts';
import { type StoreErrorKind, storeErrorOf } from './error.ts';
import { openStore, type Store, type StoreOptions } from './store.ts';

export interface Asked {
  readonly call: number;
  readonly room: string;
  readonly method: string;
  readonly words: readonly unknown[];
}

/** The room that stands for the store itself. */
const CLOSING = '';

export interface Failure {
  readonly kind: StoreErrorKind;
  readonly message: string;
  /** Of what lies behind it, for the log. */
  readonly stack: string;
}

/** To a call by its number, with what has changed meanwhile; 0 is the opening and what others changed. */
export interface Answered {
  readonly call: number;
  readonly changed: readonly string[];
  readonly value?: unknown;
  readonly failure?: Failure;
}

/** How soon a change by another process is heard of. */
const LOOK_MS = 500;

type AnyRooms = { readonly [room: string]: { readonly [method: string]: (...words: readonly unknown[]) => unknown } };

const send = (answered: Answered) => parentPort?.postMessage(answered);

function failureOf(thrown: unknown): Failure {
  const { kind, message, cause } = storeErrorOf(thrown);
  return { kind, message, stack: cause instanceof Error ? (cause.stack ?? cause.message) : '' };
}

function serve(store: Store, first: Counts): void {
  let known = first;
  const changed = async () => {
    const now = await store.changes.counts().catch(() => known);
    const topics = Object.keys(now).filter((topic) => now[topic] !== known[topic]);
    known = now;
    return topics;
  };
  const looking = setInterval(async () => {
    const topics = await changed();
    if (topics.length > 0) send({ call: 0, changed: topics });
  }, LOOK_MS);
  const answer = async ({ call, room, method, words }: Asked) => {
    try {
      const value = await (store as unknown as AnyRooms)[room]?.[method]?.(...words);
      send({ call, value, changed: await changed() });
    } catch (thrown) {
      send({ call, failure: failureOf(thrown), changed: await changed() });
    }
  };
  const open = new Set<Promise<void>>();
  const close = async ({ call }: Asked) => {
    clearInterval(looking);
    await Promise.all(open);
    await store.close();
    send({ call, changed: [] });
    parentPort?.close();
  };
  parentPort?.on('message', (asked: Asked) => {
    if (asked.room === CLOSING) {
      void close(asked);
      return;
    }
    const answered = answer(asked);
    open.add(answered);
    void answered.finally(() => open.delete(answered));
  });
}

try {
  const store = await openStore(workerData as StoreOptions);
  serve(store, await store.changes.counts());
  send({ call: 0, changed: [] });
} catch (thrown) {
  send({ call: 0, failure: failureOf(thrown), changed: [] });
  parentPort?.close();
}

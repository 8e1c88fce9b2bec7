/** The thread of the store: opens it, and does what the main thread asks for, in the order of its asking. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Counts } from './changes.ts';
import { type StoreErrorKind, storeErrorOf } from './error.ts';
import { openStore, type Store, type StoreOptions } from './store.ts';

export interface Asked {
  readonly call: number;
  /** Empty for what the thread itself does: `follow` and `close`. */
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

/** To a call by its number, with what has changed meanwhile; 0 is the opening and what others changed. */
export interface Answered {
  readonly call: number;
  readonly changed: readonly string[];
  readonly value?: unknown;
  readonly failure?: Failure;
}

/** How soon a change by another process is heard of. */
const LOOK_MS = 500;

const THREAD = '';

type AnyRooms = { readonly [room: string]: { readonly [method: string]: (...words: readonly unknown[]) => unknown } };

const send = (answered: Answered) => parentPort?.postMessage(answered);

function failureOf(thrown: unknown): Failure {
  const { kind, message, cause } = storeErrorOf(thrown);
  return { kind, message, stack: cause instanceof Error ? (cause.stack ?? cause.message) : '' };
}

/** Looks for changes from when somebody follows them. */
class Watch {
  private readonly store: Store;
  private known: Counts | null = null;
  private looking: NodeJS.Timeout | undefined;

  constructor(store: Store) {
    this.store = store;
  }

  async follow(): Promise<void> {
    this.known ??= await this.store.changes.counts();
    this.looking ??= setInterval(async () => {
      const changed = await this.changed();
      if (changed.length > 0) send({ call: 0, changed });
    }, LOOK_MS);
  }

  /** What was changed since the last look, by whomever. */
  async changed(): Promise<readonly string[]> {
    const before = this.known;
    if (before === null) return [];
    const now = await this.store.changes.counts().catch(() => before);
    this.known = now;
    return Object.keys(now).filter((topic) => now[topic] !== before[topic]);
  }

  end(): void {
    clearInterval(this.looking);
  }
}

function serve(store: Store): void {
  const watch = new Watch(store);
  const open = new Set<Promise<void>>();
  const answer = async (call: number, ask: () => unknown) => {
    try {
      const value = await ask();
      send({ call, value, changed: await watch.changed() });
    } catch (thrown) {
      send({ call, failure: failureOf(thrown), changed: await watch.changed() });
    }
  };
  const close = async (call: number) => {
    watch.end();
    await Promise.all(open);
    await store.close();
    send({ call, changed: [] });
    parentPort?.close();
  };
  parentPort?.on('message', ({ call, room, method, words }: Asked) => {
    if (room === THREAD && method === 'close') return void close(call);
    const ask = () => (room === THREAD ? watch.follow() : (store as unknown as AnyRooms)[room]?.[method]?.(...words));
    const answered = answer(call, ask);
    open.add(answered);
    void answered.finally(() => open.delete(answered));
  });
}

async function begin(): Promise<void> {
  try {
    const store = await openStore(workerData as StoreOptions);
    serve(store);
    send({ call: 0, changed: [] });
  } catch (thrown) {
    send({ call: 0, failure: failureOf(thrown), changed: [] });
    parentPort?.close();
  }
}

void begin();

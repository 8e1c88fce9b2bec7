/** The thread of the store: opens it, and does what the main thread asks for, in the order of its asking. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Counts } from './changes.ts';
import { type Failure, failureOf } from './error.ts';
import { openStore, type Store, type StoreOptions } from './store.ts';

export interface Asked {
  readonly call: number;
  /** Empty for what the thread itself does: `follow` and `close`. */
  readonly room: string;
  readonly method: string;
  readonly words: readonly unknown[];
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

/**
 * Methods that only read, and that who hears of a change asks anew with: their answers tell of none, since an answer that does
 * waits for all who hear, and they would wait for each other.
 */
const READS: ReadonlySet<string> = new Set(['list', 'get', 'unsealed', 'state']);

type AnyRooms = { readonly [room: string]: { readonly [method: string]: (...words: readonly unknown[]) => unknown } };

const send = (answered: Answered) => parentPort?.postMessage(answered);

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
  const answer = async (call: number, method: string, ask: () => unknown) => {
    const changed = async () => (READS.has(method) ? [] : await watch.changed());
    try {
      const value = await ask();
      send({ call, value, changed: await changed() });
    } catch (thrown) {
      send({ call, failure: failureOf(thrown), changed: await changed() });
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
    const answered = answer(call, method, ask);
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

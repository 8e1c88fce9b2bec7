/** The store in a thread of its own: the main thread loads nothing for it and never waits for a disk. */
import { Worker } from 'node:worker_threads';
import { StoreError } from './error.ts';
import type { Store, StoreOptions } from './store.ts';
import type { Answered, Asked } from './thread.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** @throws StoreError when the store cannot be opened; m2c can go on without it. */
export async function startStore(options: StoreOptions): Promise<Store> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: options, name: 'm2c store' });
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let gone: StoreError | null = null;

  const ask = (room: string, method: string, words: readonly unknown[]) => {
    if (gone !== null) return Promise.reject(gone);
    calls += 1;
    thread.postMessage({ call: calls, room, method, words } satisfies Asked);
    return answerTo(calls);
  };
  const answerTo = (call: number) => {
    // An idle store keeps no process alive.
    thread.ref();
    return new Promise<unknown>((resolve, reject) => waiting.set(call, { resolve, reject }));
  };
  const end = (why: string, cause?: unknown) => {
    gone ??= new StoreError('unusable', why, { cause });
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  thread.on('message', (answered: Answered) => {
    const asker = waiting.get(answered.call);
    waiting.delete(answered.call);
    if (waiting.size === 0) thread.unref();
    if ('failure' in answered) asker?.reject(errorOf(answered.failure));
    else asker?.resolve(answered.value);
  });
  thread.on('error', (thrown) => end('The store has failed: start m2c again.', thrown));
  thread.on('exit', () => end('The store is closed.'));
  await answerTo(0);
  return rooms((room, method, words) => ask(room, method, words));
}

function errorOf({ kind, message, stack }: { kind: StoreError['kind']; message: string; stack: string }): StoreError {
  if (stack === '') return new StoreError(kind, message);
  const cause = new Error(message);
  cause.stack = stack;
  return new StoreError(kind, message, { cause });
}

type Ask = (room: string, method: string, words: readonly unknown[]) => Promise<unknown>;

/** Every room with every method, whatever they are called: the thread knows which there are. */
function rooms(ask: Ask): Store {
  const close = () => ask('store', 'close', []);
  const roomOf = (room: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...words: readonly unknown[]) =>
            ask(room, String(method), words),
      },
    );
  const opened = new Map<PropertyKey, unknown>([['close', close]]);
  const store = new Proxy({} as Store, {
    get(_, name) {
      // A promise of the store would take it for one more promise.
      if (typeof name !== 'string' || name === 'then') return undefined;
      if (!opened.has(name)) opened.set(name, roomOf(name));
      return opened.get(name);
    },
  });
  return store;
}

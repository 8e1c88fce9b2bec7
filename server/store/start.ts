/** The store in a thread of its own: the main thread loads nothing for it and never waits for a disk. */
import { Worker } from 'node:worker_threads';
import { type Failure, StoreError } from './error.ts';
import type { Store, StoreOptions } from './store.ts';
import type { Answered, Asked } from './thread.ts';

/** Hears which topics were changed. The answer to a change waits for it. */
export type Follower = (topics: readonly string[]) => Promise<void> | void;

export type StartedStore = Store & {
  /** Hears of every change from when the answer is there. @returns what ends it. */
  follow(follower: Follower): Promise<() => void>;
};

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export type StartStore = (options: StoreOptions) => Promise<StartedStore>;

/** @throws StoreError when the store cannot be opened; m2c can go on without it. */
export async function startStore(options: StoreOptions): Promise<StartedStore> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: options, name: 'store' });
  const line = new Line({
    post: (asked) => thread.postMessage(asked),
    // An idle store keeps no process alive.
    awaited: (yes) => (yes ? thread.ref() : thread.unref()),
  });
  thread.on('message', (answered: Answered) => void line.hear(answered));
  thread.on('error', (cause) => line.end('The store has failed: start m2c again.', cause));
  thread.on('exit', () => line.end('The store is closed.'));
  await line.opened;
  return roomsOf(line);
}

/** The way to whoever has the store. */
export interface Wire {
  post(asked: Asked): void;
  /** Whether somebody waits for an answer. */
  awaited(yes: boolean): void;
}

/** What is asked and what is answered between two threads, or two processes. */
export class Line {
  readonly opened: Promise<unknown>;
  readonly followers = new Set<Follower>();
  private readonly wire: Wire;
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;
  private gone: StoreError | null = null;

  constructor(wire: Wire) {
    this.wire = wire;
    this.opened = this.answerTo(0);
  }

  ask(room: string, method: string, words: readonly unknown[]): Promise<unknown> {
    if (this.gone !== null) return Promise.reject(this.gone);
    this.calls += 1;
    this.wire.post({ call: this.calls, room, method, words });
    return this.answerTo(this.calls);
  }

  private answerTo(call: number): Promise<unknown> {
    this.wire.awaited(true);
    return new Promise((resolve, reject) => this.waiting.set(call, { resolve, reject }));
  }

  async hear({ call, changed, value, failure }: Answered): Promise<void> {
    if (changed.length > 0) await this.tell(changed);
    const asker = this.waiting.get(call);
    this.waiting.delete(call);
    if (this.waiting.size === 0) this.wire.awaited(false);
    if (failure === undefined) asker?.resolve(value);
    else asker?.reject(errorOf(failure));
  }

  /** Resolves once all who follow have taken the change in. */
  async tell(topics: readonly string[]): Promise<void> {
    await Promise.allSettled([...this.followers].map(async (follower) => follower(topics)));
  }

  end(why: string, cause?: unknown): void {
    this.gone ??= new StoreError('unusable', why, { cause });
    for (const { reject } of this.waiting.values()) reject(this.gone);
    this.waiting.clear();
  }
}

function errorOf({ kind, message, stack }: Failure): StoreError {
  if (stack === '') return new StoreError(kind, message);
  const cause = new Error(message);
  cause.stack = stack;
  return new StoreError(kind, message, { cause });
}

/** Every room with every method, whatever they are called: the thread knows which there are. */
export function roomsOf(line: Line): StartedStore {
  const room = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...words: readonly unknown[]) =>
            line.ask(name, String(method), words),
      },
    );
  const opened = new Map<string, unknown>();
  opened.set('close', () => line.ask('', 'close', []));
  opened.set('follow', async (follower: Follower) => {
    line.followers.add(follower);
    await line.ask('', 'follow', []);
    return () => line.followers.delete(follower);
  });
  return new Proxy({} as StartedStore, {
    get(_, name) {
      // Else an `await` would take the store for a promise.
      if (typeof name !== 'string' || name === 'then') return undefined;
      if (!opened.has(name)) opened.set(name, room(name));
      return opened.get(name);
    },
  });
}

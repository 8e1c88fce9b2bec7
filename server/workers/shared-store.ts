/** The store of all workers, in the first process: each asks through it, and all hear of a change before its answer is there. */
import { failureOf } from '../store/error.ts';
import type { StartedStore } from '../store/start.ts';
import type { Answered, Asked } from '../store/thread.ts';
import { CLOSE, FOLLOW, OPEN, STORE } from './messages.ts';

type AnyRooms = { readonly [room: string]: { readonly [method: string]: (...words: readonly unknown[]) => unknown } };

export interface SharedStoreDeps {
  readonly start: () => Promise<StartedStore>;
  /** Whether one worker that lets go of it ends it for all, as the log of turns does when writing fails. */
  readonly renewable: boolean;
  /** Tells all workers. Resolves once they have taken it in. */
  readonly tell: (topics: readonly string[]) => Promise<void>;
}

export class SharedStore {
  private readonly deps: SharedStoreDeps;
  private opening: Promise<StartedStore> | null;
  private followed: StartedStore | null = null;

  /** @param begun the store, if somebody has begun to open it. */
  constructor(deps: SharedStoreDeps, begun: Promise<StartedStore> | null = null) {
    this.deps = deps;
    this.opening = begun;
  }

  async answer({ call, room, method, words }: Asked): Promise<Answered> {
    try {
      const value = room === STORE ? await this.ofItself(method) : await this.inRoom(room, method, words);
      return { call, changed: [], value };
    } catch (thrown) {
      return { call, changed: [], failure: failureOf(thrown) };
    }
  }

  /** Ends its thread; the next one who asks starts another. */
  async close(): Promise<void> {
    const old = this.opening;
    this.opening = null;
    await (await old?.catch(() => null))?.close().catch(() => undefined);
  }

  private async inRoom(room: string, method: string, words: readonly unknown[]): Promise<unknown> {
    const store = (await this.opened()) as unknown as AnyRooms;
    return await store[room]?.[method]?.(...words);
  }

  private async ofItself(method: string): Promise<void> {
    if (method === OPEN) await this.opened();
    if (method === FOLLOW) await this.follow(await this.opened());
    // Its thread may be what has failed: opened anew it is as good as new.
    if (method === CLOSE && this.deps.renewable) await this.close();
  }

  private async follow(store: StartedStore): Promise<void> {
    if (this.followed === store) return;
    this.followed = store;
    await store.follow((topics) => this.deps.tell(topics));
  }

  private async opened(): Promise<StartedStore> {
    this.opening ??= this.deps.start();
    const { opening } = this;
    try {
      return await opening;
    } catch (thrown) {
      // Whoever asks again tries again.
      if (this.opening === opening) this.opening = null;
      throw thrown;
    }
  }
}

/** The store of a running server: opened when it is first asked for, and tried again a while after that failed. */
import { type StartedStore, startStore } from './start.ts';
import type { StoreOptions } from './store.ts';

const REST_MS = 5000;

export interface StoreDoor {
  /** Rejects with a StoreError while it cannot be used. */
  open(): Promise<StartedStore>;
  close(): Promise<void>;
}

/** @param ready what is done with a store before anybody else gets it. */
export function storeDoor(options: StoreOptions, ready: (store: StartedStore) => Promise<void>): StoreDoor {
  let opening: Promise<StartedStore> | null = null;
  let failedAt = 0;
  const start = async () => {
    const store = await startStore(options);
    await ready(store);
    return store;
  };
  return {
    open() {
      if (opening !== null && (failedAt === 0 || performance.now() - failedAt < REST_MS)) return opening;
      failedAt = 0;
      opening = start();
      opening.catch(() => {
        failedAt = performance.now();
      });
      return opening;
    },

    async close() {
      const store = await opening?.catch(() => null);
      await store?.close();
    },
  };
}

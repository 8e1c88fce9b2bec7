/** The store of a running server: opened when it is first asked for, and tried again a while after that failed. */
import { startStore } from './start.ts';
import type { Store, StoreOptions } from './store.ts';

const REST_MS = 5000;

export interface StoreDoor {
  /** Rejects with a StoreError while it cannot be used. */
  open(): Promise<Store>;
  close(): Promise<void>;
}

export function storeDoor(options: StoreOptions): StoreDoor {
  let opening: Promise<Store> | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;
  return {
    open() {
      const failed = failedAt > Number.NEGATIVE_INFINITY;
      if (opening !== null && !(failed && performance.now() - failedAt > REST_MS)) return opening;
      failedAt = Number.NEGATIVE_INFINITY;
      opening = startStore(options);
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

/** The store of a server that runs: opened beside it, so that nothing it cannot do ends m2c. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from './error.ts';
import { type StartedStore, type StartStore, startStore } from './start.ts';
import type { StoreOptions } from './store.ts';

export interface StoreDoor {
  /** Whether there is one to open; an empty one is made when somebody first needs it. */
  readonly there: boolean;
  /** Opens it when it is not open; rejects with a StoreError while it cannot be, and for a while after. */
  open(): Promise<StartedStore>;
  /** What whoever runs m2c should know, one sentence each; empty when all is well. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** Each opening loads a thread, and those who ask while nothing has changed may be many. */
const REST_MS = 5000;

/** Whether there is a store to open. */
export function isStore({ dataDir, databaseUrl }: Pick<StoreOptions, 'dataDir' | 'databaseUrl'>): boolean {
  return databaseUrl !== null || existsSync(join(dataDir, 'm2c.db'));
}

/** Begins to open a store that is there, while its caller does something else; null for one that is not. */
export function beginStore({ dataDir, databaseUrl, masterKey }: StoreOptions): Promise<StartedStore> | null {
  if (!isStore({ dataDir, databaseUrl })) return null;
  const begun = startStore({ dataDir, databaseUrl, masterKey, serves: true });
  // Whoever asks for it hears what went wrong.
  begun.catch(() => undefined);
  return begun;
}

export interface StoreDoorOptions extends StoreOptions {
  readonly log: { warn(sentence: string): void };
  /** What was begun; null for nothing. */
  readonly begun: Promise<StartedStore> | null;
  readonly start?: StartStore;
  /** What is done with a store before anybody else gets it. */
  readonly ready: (store: StartedStore) => Promise<void>;
}

export function storeDoor({
  log,
  begun,
  ready,
  start: startOne = startStore,
  ...options
}: StoreDoorOptions): StoreDoor {
  const { dataDir, databaseUrl, masterKey } = options;
  let early = begun;
  let opening: Promise<StartedStore> | null = null;
  /** Once an opening has failed, when the next one may be tried. */
  let triesAt: number | null = null;
  let problems: readonly string[] = [];
  const tell = (sentences: readonly string[]) => {
    for (const sentence of sentences.filter((one) => !problems.includes(one))) log.warn(sentence);
    problems = sentences;
  };
  const start = async () => {
    try {
      const starting = early ?? startOne({ dataDir, databaseUrl, masterKey, serves: true });
      early = null;
      const store = await starting;
      tell((await store.maintenance.state()).warnings);
      await ready(store);
      return store;
    } catch (thrown) {
      triesAt = performance.now() + REST_MS;
      tell([`m2c goes on without its store. ${thrown instanceof StoreError ? thrown.message : String(thrown)}`]);
      throw thrown;
    }
  };
  return {
    get there() {
      return opening !== null || isStore(options);
    },
    open() {
      if (triesAt !== null && performance.now() >= triesAt) opening = null;
      if (opening === null) {
        triesAt = null;
        opening = start();
      }
      return opening;
    },
    get problems() {
      return problems;
    },
    async close() {
      const store = await (opening ?? early)?.catch(() => null);
      await store?.close();
    },
  };
}

/** The store of `m2c start`: opened beside it, so that nothing waits for it, and nothing that it cannot do ends m2c. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { StoreError } from '../store/error.ts';
import { type StartedStore, startStore } from '../store/start.ts';

export interface ServingStore {
  /** Opens it when it is not open; rejects with a StoreError while it cannot be. */
  get(): Promise<StartedStore>;
  /** What whoever runs m2c should know, one sentence each; empty when all is well. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** Opens at once what is there already; an empty one is made when somebody first needs it. */
export function openServingStore(config: Config, log: Pick<Logger, 'warn'>): ServingStore {
  const { dataDir, databaseUrl, masterKey } = config;
  let opening: Promise<StartedStore> | null = null;
  let problems: readonly string[] = [];
  const tell = (sentences: readonly string[]) => {
    for (const sentence of sentences.filter((one) => !problems.includes(one))) log.warn(sentence);
    problems = sentences;
  };
  const open = async () => {
    try {
      const store = await startStore({ dataDir, databaseUrl, masterKey, serves: true });
      tell((await store.maintenance.state()).warnings);
      return store;
    } catch (thrown) {
      opening = null;
      tell([`m2c goes on without its store. ${thrown instanceof StoreError ? thrown.message : String(thrown)}`]);
      throw thrown;
    }
  };
  const get = () => {
    opening ??= open();
    return opening;
  };
  if (databaseUrl !== null || existsSync(join(dataDir, 'm2c.db'))) get().catch(() => undefined);
  return {
    get,
    get problems() {
      return problems;
    },
    async close() {
      const store = await opening?.catch(() => null);
      await store?.close();
    },
  };
}

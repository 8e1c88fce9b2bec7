/** Where one fault case happens. All that it opens is closed with it, the last one first. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSubject } from '../subject.ts';

export const API_KEY = 'sk-faults-0123456789abcdef';
export const ADMIN_TOKEN = 'admin-token-of-the-faults';
/** The name under which the provider's only model is asked for. */
export const MODEL = 'generic/scripted';

/** A deadline for the cases that wait for it: short for a case, and long for a machine that does much else. */
export const DEADLINE_MS = 500;

export type Variables = Readonly<Record<string, string>>;

export interface World {
  /** Closes this together with the world. */
  keep<T extends { close(): unknown }>(thing: T): T;
  /** A new folder for this case alone. */
  folder(): Promise<string>;
  /** m2c in this process before the provider at this base URL. @returns its own URL. */
  serve(providerUrl: string, variables?: Variables): Promise<string>;
  close(): Promise<void>;
}

/** Opens an empty world. */
export function openWorld(): World {
  const kept: { close(): unknown }[] = [];
  const keep = <T extends { close(): unknown }>(thing: T): T => {
    kept.push(thing);
    return thing;
  };
  return {
    keep,
    async folder() {
      const folder = await mkdtemp(join(tmpdir(), 'm2c-faults-'));
      keep({ close: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) });
      return folder;
    },
    async serve(providerUrl, variables = {}) {
      const provider = { GENERIC_BASE_URL: providerUrl, GENERIC_API_KEY: API_KEY, GENERIC_DEFAULT_MODEL: 'scripted' };
      return keep(await startSubject({ ...provider, ...variables })).url;
    },
    async close() {
      for (const thing of kept.splice(0).reverse()) await thing.close();
    },
  };
}

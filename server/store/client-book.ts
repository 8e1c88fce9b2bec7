/** The client keys in memory: who a request comes from is known without a question to the database. */
import { timingSafeEqual } from 'node:crypto';
import type { ClientKey } from './client-keys.ts';
import { digestOfSecret } from './client-secret.ts';
import type { StartedStore } from './start.ts';

/** When keys were used is written down so often. */
const USES_MS = 30_000;
const RETRY_MS = 500;

export interface ClientBook {
  /** Nobody has made a client key yet. */
  readonly isEmpty: boolean;
  /** Whose key this is, or why it opens nothing. */
  check(secret: string | null | undefined, now: number): ClientKey | 'missing' | 'unknown' | 'revoked' | 'expired';
  /** Writes down when keys were used, and follows the store no more. */
  close(): Promise<void>;
}

/** A change is in the book once the store's answer to it is there; one by another process within half a second. */
export async function openClientBook({ clientKeys, follow }: StartedStore): Promise<ClientBook> {
  let keys: ReadonlyMap<string, ClientKey> = new Map();
  let uses = new Map<string, number>();
  let [asked, shown] = [0, 0];
  const read = async () => {
    asked += 1;
    const mine = asked;
    const list = await clientKeys.list();
    // Answers may overtake each other.
    if (mine < shown) return;
    shown = mine;
    keys = new Map(list.map((key) => [key.sha256, key]));
  };
  /** A revocation must not be missed because the database was away when it was told. */
  const refresh = async (): Promise<void> => {
    await read().catch(() => {
      retrying = setTimeout(() => void refresh(), RETRY_MS).unref();
    });
  };
  let retrying: NodeJS.Timeout | undefined;
  const write = async () => {
    const told = [...uses].map(([id, at]) => ({ id, at }));
    uses = new Map();
    // Lost when the database cannot be reached: it is only for people to look at.
    if (told.length > 0) await clientKeys.used(told).catch(() => undefined);
  };
  const unfollow = await follow(async (topics) => {
    if (topics.includes('client_keys')) await refresh();
  });
  await read();
  const writing = setInterval(() => void write(), USES_MS).unref();
  return {
    get isEmpty() {
      return keys.size === 0;
    },
    check(secret, now) {
      const shown = secret?.trim() ?? '';
      if (shown === '') return 'missing';
      const digest = digestOfSecret(shown);
      const key = keys.get(digest);
      if (key === undefined || !timingSafeEqual(Buffer.from(key.sha256), Buffer.from(digest))) return 'unknown';
      if (key.disabled) return 'revoked';
      if (key.expiresAt !== null && key.expiresAt <= now) return 'expired';
      uses.set(key.id, now);
      return key;
    },
    async close() {
      unfollow();
      clearInterval(writing);
      clearTimeout(retrying);
      await write();
    },
  };
}

/**
 * The key under which everything secret is sealed: M2C_MASTER_KEY, or a file of the data directory that is made when the
 * first secret is stored. The database knows the id of the key in use, so that a wrong one is told and never guessed around.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreError } from './error.ts';
import { readOwn, writeOwn } from './own-file.ts';

export interface MasterKey {
  /** Tells keys apart and tells nothing of them. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** Where master keys come from. */
export interface MasterKeys {
  /** For sentences: the variable, or the path of the file. */
  readonly source: string;
  /** The key of this id, or with null the one that is there; null when there is none such. */
  find(id: string | null): MasterKey | null;
  /** Keeps a new key beside the one in use; null where keys cannot be kept. */
  readonly keep: ((key: MasterKey) => void) | null;
  /** Leaves the key of this id as the only one. */
  readonly settle: (id: string) => void;
}

/** @throws StoreError when the text is no key: 32 bytes in base64. */
export function parseMasterKey(text: string, source: string): MasterKey {
  const bytes = /^[\w+/-]{43}=?$/.test(text.trim()) ? Buffer.from(text.trim(), 'base64') : Buffer.alloc(0);
  if (bytes.length === 32) return masterKey(bytes);
  throw new StoreError(
    'sealed',
    `${source} holds no master key, which is 32 bytes in base64 (openssl rand -base64 32).`,
  );
}

export const newMasterKey = (): MasterKey => masterKey(randomBytes(32));

function masterKey(bytes: Buffer): MasterKey {
  return { bytes, id: createHmac('sha256', bytes).update('m2c master key').digest('hex').slice(0, 16) };
}

export function openMasterKeys(dataDir: string, text: string | null): MasterKeys {
  return text === null ? keysInFiles(join(dataDir, 'master.key')) : keyInVariable(text);
}

function keyInVariable(text: string): MasterKeys {
  const source = 'M2C_MASTER_KEY';
  const key = parseMasterKey(text, source);
  return {
    source,
    find: (id) => (id === null || id === key.id ? key : null),
    keep: null,
    settle: () => undefined,
  };
}

/** While the master key is changed there are two: `master.key`, and `master.key.<id>` until it has the other's place. */
function keysInFiles(file: string): MasterKeys {
  const read = (path: string) => {
    const text = readOwn(path);
    return text === null ? null : parseMasterKey(text, path);
  };
  const fileOf = (id: string) => `${file}.${id}`;
  const find = (id: string | null) => {
    const usual = read(file);
    return id === null || usual?.id === id ? usual : read(fileOf(id));
  };
  return {
    source: file,
    find,
    keep: (key) => writeOwn(fileOf(key.id), `${key.bytes.toString('base64')}\n`),
    settle(id) {
      const key = find(id);
      if (key === null) return;
      if (read(file)?.id !== id) writeOwn(file, `${key.bytes.toString('base64')}\n`);
      const others = readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.`));
      for (const name of others) rmSync(join(dirname(file), name), { force: true });
    },
  };
}

/** Files that only their owner reads: written whole or not at all, and never through a link. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { StoreError } from './error.ts';

/** Refuses a link and closes what others could read. @returns whether there is such a file. */
export function checkOwn(file: string): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (!found.isFile()) throw new StoreError('unusable', `${file} is a link or no file: remove it.`);
  // Windows knows no such bits.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) chmodSync(file, 0o600);
  return true;
}

/** Null when there is no such file. */
export function readOwn(file: string): string | null {
  return checkOwn(file) ? readFileSync(file, 'utf8') : null;
}

/** On the disk once it returns, in the place of what was there. */
export function writeOwn(file: string, text: string): void {
  const draft = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (thrown) {
    rmSync(draft, { force: true });
    throw thrown;
  }
}

/** The steps on a disk: whole files, on the disk once written, and errors that say which file it was. */
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What Node has, so that a test can end it at any step. */
export type Disk = Pick<
  typeof fs,
  'chmod' | 'chown' | 'lstat' | 'mkdir' | 'open' | 'readdir' | 'realpath' | 'rename' | 'rm' | 'stat' | 'unlink'
>;

export const DISK: Disk = fs;

/** Far above any setting or model list; what is larger was put there by mistake. */
export const MOST_BYTES = 32 * 1024 * 1024;

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const NEW = '.m2c-new';

/** A step that the disk refused. */
export class DiskError extends Error {
  override readonly name = 'DiskError';
  readonly file: string;
  readonly code: string;
  constructor(file: string, thrown: unknown) {
    const { code = 'unknown error' } = thrown as NodeJS.ErrnoException;
    // A draft is nothing that its user knows of.
    const known = file.endsWith(NEW) ? file.slice(0, -NEW.length) : file;
    super(`${known}: ${code}`, { cause: thrown });
    this.file = known;
    this.code = code;
  }
}

/** Handles name no file in their errors. */
export async function on<T>(file: string, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (thrown) {
    if (thrown instanceof DiskError || (thrown as { code?: string }).code === undefined) throw thrown;
    throw new DiskError(file, thrown);
  }
}

/** Null for what is not there. */
export async function unlessAbsent<T>(step: Promise<T>): Promise<T | null> {
  try {
    return await step;
  } catch (thrown) {
    if ((thrown as { readonly code?: string }).code === 'ENOENT') return null;
    throw thrown;
  }
}

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
export const digestOf = (bytes: Buffer | null): string | null => (bytes === null ? null : sha256(bytes));

/** Null when there is no such file. @throws DiskError `EFBIG` when it is larger than any of ours. */
export async function readWhole(disk: Disk, file: string): Promise<Buffer | null> {
  return await on(file, unlessAbsent(read(disk, file)));
}

async function read(disk: Disk, file: string): Promise<Buffer> {
  const found = await disk.stat(file);
  // A pipe of that name would never be read to its end.
  if (!found.isFile()) throw Object.assign(new Error('no file'), { code: 'EISDIR' });
  if (found.size > MOST_BYTES) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
  const handle = await disk.open(file, 'r');
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

export interface Rights {
  readonly mode: number;
  /** Null: whoever runs m2c. */
  readonly owner: Owner | null;
}

/** A new file that is on the disk when this returns; its folder is not yet. */
export async function writeNew(disk: Disk, file: string, bytes: Buffer | string, rights: Rights): Promise<void> {
  await on(file, writeBytes(disk, file, bytes, rights));
}

async function writeBytes(disk: Disk, file: string, bytes: Buffer | string, { mode, owner }: Rights): Promise<void> {
  await disk.rm(file, { force: true });
  // Exclusive, so that a link laid there in between is not followed; readable by others, if at all, only when complete.
  const handle = await disk.open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    if (owner !== null) await unlessForbidden(handle.chown(owner.uid, owner.gid));
    if (mode !== 0o600) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Some file systems know no owners. */
export async function unlessForbidden(step: Promise<void>): Promise<void> {
  await step.catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code !== 'EPERM') throw thrown;
  });
}

const IN_USE: readonly string[] = ['EPERM', 'EBUSY', 'EACCES'];
const PAUSES_MS = [20, 40, 80, 160, 320];

/** Windows lets nobody replace a file that another program, such as a virus scanner, has open: mostly for a moment only. */
export async function renameInto(disk: Disk, from: string, to: string): Promise<void> {
  for (let tried = 0; ; tried += 1) {
    try {
      await disk.rename(from, to);
      return;
    } catch (thrown) {
      const wait = PAUSES_MS[tried];
      if (wait === undefined || !IN_USE.includes((thrown as { code?: string }).code ?? '')) {
        throw new DiskError(to, thrown);
      }
      await pause(wait);
    }
  }
}

/** Null and no error where a folder cannot be synced at all: Windows keeps the order of names itself. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await on(folder, syncOpened(disk, folder));
}

async function syncOpened(disk: Disk, folder: string): Promise<void> {
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Where the new bytes of a file wait: beside it, and so on the same file system. */
export const draftOf = (file: string): string => file + NEW;

/** In the place of what was there, at once, and on the disk when this returns. */
export async function replaceFile(disk: Disk, file: string, bytes: Buffer | string, rights: Rights): Promise<void> {
  await writeNew(disk, draftOf(file), bytes, rights);
  await renameInto(disk, draftOf(file), file);
  await syncFolder(disk, dirname(file));
}

/** Whether it was there or not; gone from the disk when this returns. */
export async function removeFile(disk: Disk, file: string): Promise<void> {
  await on(file, disk.rm(file, { force: true }));
  await syncFolder(disk, dirname(file));
}

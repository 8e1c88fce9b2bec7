/** m2c's own folder in Codex's home, and the lock without which nobody changes anything. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreError } from '../../store/error.ts';
import { type Lock, lockDataDir } from '../../store/lock.ts';
import {
  type Disk,
  DiskError,
  type Owner,
  on,
  type Rights,
  syncFolder,
  unlessAbsent,
  unlessForbidden,
  writeNew,
} from './disk.ts';
import { HomeError, type Places, placesOf } from './home.ts';
import { homeOwner, refuseReadOnlyFolder } from './target.ts';

/** Codex's home while it is locked. */
export interface LockedHome {
  readonly places: Places;
  readonly disk: Disk;
  /** Of the home; null where the system knows no owners. */
  readonly owner: Owner | null;
  /** Of m2c's own files. */
  readonly rights: Rights;
}

/** What this process does, for the one that has to wait. */
interface Holder {
  readonly pid: number;
  readonly action: string;
}

/** @throws HomeError `busy` while another m2c works there; HomeError or DiskError when the folder cannot be used. */
export async function whileLocked<T>(
  codexHome: string,
  action: string,
  disk: Disk,
  work: (home: LockedHome) => Promise<T>,
): Promise<T> {
  const places = placesOf(codexHome);
  const { owner, foreign } = await makeOwnFolder(places, disk);
  const lock = take(places);
  if (!lock.held) throw new HomeError('busy', busyWords(places));
  try {
    if (foreign !== null)
      await on(lockFile(places), unlessForbidden(disk.chown(lockFile(places), foreign.uid, foreign.gid)));
    const rights = { mode: 0o600, owner: foreign };
    const holder: Holder = { pid: process.pid, action };
    await writeNew(disk, places.holder, JSON.stringify(holder), rights);
    return await work({ places, disk, owner, rights });
  } finally {
    // A holder without the lock says nothing, so it may as well stay.
    await disk.rm(places.holder, { force: true }).catch(() => undefined);
    lock.release();
  }
}

const lockFile = (places: Places): string => join(places.own, 'm2c.lock');

function take(places: Places): Lock {
  try {
    return lockDataDir(places.own);
  } catch (thrown) {
    if (thrown instanceof StoreError) throw new HomeError('refused', thrown.message, { cause: thrown });
    throw new DiskError(lockFile(places), thrown);
  }
}

/** `foreign`: who shall own what root makes there. */
async function makeOwnFolder(places: Places, disk: Disk): Promise<{ owner: Owner | null; foreign: Owner | null }> {
  const { home, own } = places;
  if ((await on(home, unlessAbsent(disk.stat(home)))) === null) await on(home, makeFolder(home, null, disk));
  await refuseReadOnlyFolder(home, disk);
  const owner = await homeOwner(places, disk);
  const foreign = process.getuid?.() === owner?.uid ? null : owner;
  await on(own, makeFolder(own, foreign, disk));
  return { owner, foreign };
}

/** Only its owner reads it. @throws HomeError for a link, which would lead copies of a login elsewhere. */
export async function makeFolder(folder: string, owner: Owner | null, disk: Disk): Promise<void> {
  const found = await unlessAbsent(disk.lstat(folder));
  if (found === null) {
    await disk.mkdir(folder, { mode: 0o700 });
    if (owner !== null) await unlessForbidden(disk.chown(folder, owner.uid, owner.gid));
    await syncFolder(disk, dirname(folder));
    return;
  }
  if (!found.isDirectory()) throw new HomeError('refused', `${folder} is a link or no folder: move it away.`);
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) await disk.chmod(folder, 0o700);
}

function busyWords({ home, holder }: Places): string {
  return `${holderWords(holder)} is changing the files of ${home} just now: wait until it has ended, then run it again.`;
}

/** A name that somebody left behind is not told. */
function holderWords(file: string): string {
  try {
    const { pid, action } = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    process.kill(pid, 0);
    return `Another m2c (${action}, process ${pid})`;
  } catch {
    return 'Another m2c';
  }
}

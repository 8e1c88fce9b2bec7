/** What stands in the place of one of Codex's files, and whether m2c may put something else there. */
import type { Stats } from 'node:fs';
import nodePath from 'node:path';
import { DISK, type Disk, DiskError, digestOf, type Owner, on, readWhole, unlessAbsent } from './disk.ts';
import { fileIn, HomeError, type Places, placesOf } from './home.ts';

export interface Target {
  readonly name: string;
  /** The file itself, where a link stands in Codex's home. */
  readonly path: string;
  /** Null when there is no such file, as are the others. */
  readonly mode: number | null;
  readonly owner: Owner | null;
  readonly content: Buffer | null;
  readonly sha256: string | null;
}

/** What a caller plans with. @throws HomeError `refused` when the file is none, or cannot be read. */
export async function readCodexFile(
  codexHome: string,
  name: string,
  disk: Disk = DISK,
): Promise<Pick<Target, 'path' | 'content' | 'sha256'>> {
  const places = placesOf(codexHome);
  return await refusing(lookAt(places, name, await homeOwner(places, disk), disk), unread);
}

/** Of a file whose content is only wanted. */
export const unread = (file: string): string => `${file} could not be read`;

/** A step whose error is told as one sentence: what happened, why, and what to do. */
export async function refusing<T>(step: Promise<T>, what: (file: string) => string): Promise<T> {
  try {
    return await step;
  } catch (thrown) {
    if (!(thrown instanceof DiskError)) throw thrown;
    const { file, code } = thrown;
    const why = REASONS[code] ?? `the system says ${code}; mend that, then run it again.`;
    throw new HomeError('refused', `${what(file)}, since ${why}`, { cause: thrown });
  }
}

const RIGHTS =
  'you may not do that there; give yourself the right to write the file and its folder, then run it again.';
const FULL = 'the disk is full; free some space, then run it again.';
const IN_USE = 'another program has it open; end Codex and whatever else shows it, then run it again.';

const REASONS: { readonly [code: string]: string } = {
  EACCES: process.platform === 'win32' ? IN_USE : RIGHTS,
  EPERM: process.platform === 'win32' ? IN_USE : RIGHTS,
  EBUSY: IN_USE,
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS: 'the disk is read-only; make it writable, then run it again.',
  EIO: 'the disk failed; look at its health, then run it again.',
  EISDIR: 'it is no file; move it away, then run it again.',
  ENOTDIR: 'one of its folders is a file; move that away, then run it again.',
  EFBIG: 'it has more than 32 MiB, which no file of Codex has; move it away, then run it again.',
  ELOOP: 'it is a link that leads back to itself; remove the link, then run it again.',
  ENOENT: 'its folder does not exist; make it, then run it again.',
};

/** The owner of Codex's home, null when there is none or the system knows no owners. @throws HomeError for a foreign home. */
export async function homeOwner({ home }: Places, disk: Disk): Promise<Owner | null> {
  const found = await on(home, unlessAbsent(disk.stat(home)));
  if (found === null) return null;
  if (!found.isDirectory()) throw new HomeError('refused', `${home} is no folder: set CODEX_HOME to Codex's own.`);
  const self = process.getuid?.();
  if (self === undefined) return null;
  if (self !== 0 && found.uid !== self) {
    throw new HomeError('refused', `${home} belongs to another user: run it as that user, or set CODEX_HOME.`);
  }
  return { uid: found.uid, gid: found.gid };
}

/** @throws HomeError or DiskError for what is no readable file of the home's owner. */
export async function lookAt(places: Places, name: string, owner: Owner | null, disk: Disk): Promise<Target> {
  const file = fileIn(places, name);
  const path = await follow(file, disk);
  const found = await on(file, unlessAbsent(disk.stat(path)));
  if (found === null) return { name, path, mode: null, owner, content: null, sha256: null };
  if (!found.isFile()) throw new HomeError('refused', `${file} is no file: move it away, then run it again.`);
  // Root would follow a link of the user to any file of the system.
  if (owner !== null && found.uid !== owner.uid) {
    throw new HomeError(
      'refused',
      `${shown(file, path)} belongs to another user: give it to the owner of ${places.home}.`,
    );
  }
  const content = await readWhole(disk, path);
  const { uid, gid } = found;
  return { name, path, mode: found.mode & 0o777, owner: owner && { uid, gid }, content, sha256: digestOf(content) };
}

async function follow(file: string, disk: Disk): Promise<string> {
  const found = await on(file, unlessAbsent(disk.lstat(file)));
  if (found === null || !found.isSymbolicLink()) return file;
  const path = await on(file, unlessAbsent(disk.realpath(file)));
  if (path !== null) return path;
  throw new HomeError(
    'refused',
    `${file} is a link to a file that does not exist: remove the link, then run it again.`,
  );
}

const shown = (file: string, path: string): string => (file === path ? file : `${file} (a link to ${path})`);

/** Root may write it all the same, but that is not what its owner asked for. @throws HomeError `refused`. */
export async function refuseReadOnly({ path, mode }: Target, disk: Disk): Promise<void> {
  if (mode !== null && readOnly({ mode })) throw readOnlyError(path);
  await refuseReadOnlyFolder(nodePath.dirname(path), disk);
}

/** @throws HomeError `refused`. */
export async function refuseReadOnlyFolder(folder: string, disk: Disk): Promise<void> {
  // On Windows that mark says nothing about what a folder may hold.
  if (process.platform === 'win32') return;
  const found = await on(folder, unlessAbsent(disk.stat(folder)));
  if (found !== null && readOnly(found)) throw readOnlyError(folder);
}

const readOnly = ({ mode }: Pick<Stats, 'mode'>): boolean => (mode & 0o200) === 0;

function readOnlyError(path: string): HomeError {
  const command = process.platform === 'win32' ? `attrib -r "${path}"` : `chmod u+w ${path}`;
  const words = `Nothing was changed: ${path} is marked read-only; make it writable (${command}), then run it again.`;
  return new HomeError('refused', words);
}

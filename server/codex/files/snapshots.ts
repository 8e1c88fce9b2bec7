/** Copies of what stood in Codex's home before a change: plain files in a folder of their own, which notice damage. */
import { join } from 'node:path';
import {
  type Disk,
  on,
  readWhole,
  renameInto,
  replaceFile,
  sha256,
  syncFolder,
  unlessAbsent,
  writeNew,
} from './disk.ts';
import { HomeError, isFileName, type Places, STATE } from './home.ts';
import { type LockedHome, makeFolder } from './own-folder.ts';
import { seal, unseal } from './sealed.ts';
import type { Target } from './target.ts';

export interface SnapshotFile {
  readonly name: string;
  /** Null, as are the others, when there was no such file. */
  readonly bytes: number | null;
  readonly mode: number | null;
  readonly sha256: string | null;
}

export interface Snapshot {
  /** The time it was made, in UTC; a later one sorts behind. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of the change that came after it, as is the note. */
  readonly action: string;
  readonly note: string | null;
  /** Whether Codex's files were as they are without m2c. */
  readonly original: boolean;
  /** The first of some file, which is never removed by itself. */
  readonly preserved: boolean;
  readonly files: readonly SnapshotFile[];
}

export interface ListedSnapshot extends Snapshot {
  /** One sentence, null when it can be put back. */
  readonly damage: string | null;
}

/** As it is shown: m2c's own notes are no file of Codex. */
export function withoutState<T extends Snapshot>(snapshot: T): T {
  return { ...snapshot, files: snapshot.files.filter(({ name }) => name !== STATE) };
}

const ID = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}$/;
const KEPT = 10;

/** No file of Windows may have a colon in its name. */
const idOf = (at: number): string => new Date(at).toISOString().slice(0, 23).replaceAll(/[:.]/g, '-');
const copyName = (name: string): string => name.replaceAll('/', '-');
const manifestOf = (folder: string): string => join(folder, 'manifest.json');

/** The newest first. */
export async function readSnapshots(places: Places, disk: Disk): Promise<readonly ListedSnapshot[]> {
  const names = await on(places.backups, unlessAbsent(disk.readdir(places.backups)));
  const ids = (names ?? []).filter((name) => ID.test(name)).toSorted();
  return await Promise.all(ids.reverse().map((id) => readSnapshot(places, id, disk)));
}

async function readSnapshot(places: Places, id: string, disk: Disk): Promise<ListedSnapshot> {
  const folder = join(places.backups, id);
  const text = await readWhole(disk, manifestOf(folder));
  const manifest = text === null ? null : (unseal(text.toString()) as Snapshot | null);
  if (manifest === null || manifest.id !== id || !manifest.files.every(({ name }) => isFileName(name))) {
    const damage = `${manifestOf(folder)} is damaged; what it listed stands beside it.`;
    return { ...NOTHING_KNOWN, id, at: timeOf(id), damage };
  }
  for (const { name, sha256: digest } of manifest.files) {
    if (digest === null) continue;
    const content = await readWhole(disk, join(folder, copyName(name)));
    if (content === null) return { ...manifest, damage: `${join(folder, copyName(name))} is gone.` };
    if (sha256(content) !== digest) return { ...manifest, damage: `${join(folder, copyName(name))} is damaged.` };
  }
  return { ...manifest, damage: null };
}

/** Kept like a preserved one, since nobody can tell what would be lost. */
const NOTHING_KNOWN = { action: 'unknown', note: null, original: false, preserved: true, files: [] };

/** @throws HomeError `absent`: a name is no path, so that it leads to no other folder. */
export async function findSnapshot(places: Places, id: string, disk: Disk): Promise<ListedSnapshot> {
  const folder = join(places.backups, id);
  if (ID.test(id) && (await on(folder, unlessAbsent(disk.lstat(folder))))?.isDirectory() === true) {
    return await readSnapshot(places, id, disk);
  }
  throw new HomeError('absent', `There is no backup of the name "${id.slice(0, 100)}": m2c codex backups lists them.`);
}

/** Null for a file that did not exist. @throws HomeError `damaged` when it is not what was put there. */
export async function readCopy(
  places: Places,
  id: string,
  file: Pick<SnapshotFile, 'name' | 'sha256'>,
  disk: Disk,
): Promise<Buffer | null> {
  if (file.sha256 === null) return null;
  const copy = join(places.backups, id, copyName(file.name));
  const content = await readWhole(disk, copy);
  if (content !== null && sha256(content) === file.sha256) return content;
  throw new HomeError('damaged', `The backup ${id} is not put back, since ${copy} is damaged: choose another.`);
}

/** Later than all that are there, even when the clock was set back. */
export function nextSnapshot(
  existing: readonly Snapshot[],
  about: Pick<Snapshot, 'action' | 'note' | 'original'>,
  targets: readonly Target[],
): Snapshot {
  const newest = existing[0] === undefined ? 0 : timeOf(existing[0].id);
  const at = Math.max(Date.now(), newest + 1);
  const kept = new Set(existing.flatMap(({ preserved, files }) => (preserved ? files.map(({ name }) => name) : [])));
  const files = targets.map(({ name, content, mode, sha256 }) => ({
    name,
    bytes: content?.length ?? null,
    mode,
    sha256,
  }));
  const preserved = files.some(({ name }) => name !== STATE && !kept.has(name));
  return { id: idOf(at), at, ...about, preserved, files };
}

const timeOf = (id: string): number => Date.parse(id.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})$/, 'T$1:$2:$3.$4Z'));

/** It takes its name only when it is complete. */
export async function writeSnapshot(home: LockedHome, snapshot: Snapshot, targets: readonly Target[]): Promise<void> {
  const { places, disk, rights } = home;
  await on(places.backups, makeFolder(places.backups, rights.owner, disk));
  const draft = join(places.backups, `.${snapshot.id}`);
  await on(draft, makeFolder(draft, rights.owner, disk));
  for (const { name, content } of targets) {
    if (content !== null) await writeNew(disk, join(draft, copyName(name)), content, rights);
  }
  await replaceFile(disk, manifestOf(draft), seal(snapshot), rights);
  await renameInto(disk, draft, join(places.backups, snapshot.id));
  await syncFolder(disk, places.backups);
}

/** At once for whoever lists them. */
export async function removeSnapshot({ places, disk }: LockedHome, id: string): Promise<void> {
  const folder = join(places.backups, id);
  const leaving = join(places.backups, `.${id}`);
  await on(leaving, disk.rm(leaving, { recursive: true, force: true }));
  if ((await on(folder, unlessAbsent(disk.lstat(folder)))) === null) return;
  await renameInto(disk, folder, leaving);
  await on(leaving, disk.rm(leaving, { recursive: true, force: true }));
  await syncFolder(disk, places.backups);
}

/** What was being made or removed when m2c was killed. */
export async function leftoversIn(places: Places, disk: Disk): Promise<readonly string[]> {
  const names = await on(places.backups, unlessAbsent(disk.readdir(places.backups)));
  return (names ?? []).filter((name) => name.startsWith('.') && ID.test(name.slice(1))).map((name) => name.slice(1));
}

/** The last ones stay, and whatever leads back to Codex without m2c. */
export async function rotateSnapshots(home: LockedHome): Promise<void> {
  const snapshots = await readSnapshots(home.places, home.disk);
  const newestOriginal = snapshots.find(({ original }) => original)?.id;
  const later = snapshots.filter(({ id, preserved }) => !preserved && id !== newestOriginal);
  for (const { id } of later.slice(KEPT)) await removeSnapshot(home, id);
}

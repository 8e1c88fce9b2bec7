/** The backups as their user sees them: listed, put back, deleted. */
import { applyChanges } from './apply.ts';
import { type Changed, changing } from './change.ts';
import { DISK } from './disk.ts';
import { HomeError, type Places, placesOf } from './home.ts';
import {
  findSnapshot,
  type ListedSnapshot,
  readCopy,
  readSnapshots,
  removeSnapshot,
  withoutState,
} from './snapshots.ts';
import { refusing, unread } from './target.ts';

/** The newest first, and without m2c's own notes. */
export async function listBackups(codexHome: string, disk = DISK): Promise<readonly ListedSnapshot[]> {
  const snapshots = await refusing(readSnapshots(placesOf(codexHome), disk), unread);
  return snapshots.map(withoutState);
}

export interface Restored extends Changed {
  /** Of the backup that was put back. */
  readonly id: string;
  readonly files: ListedSnapshot['files'];
}

/**
 * Puts back exactly the files of a backup; what did not exist is removed. What is there now becomes a backup first.
 *
 * @param id null for the newest one that shows Codex's files without m2c
 * @throws HomeError `absent`, `damaged`, and as `changeFiles` does
 */
export async function restoreBackup(codexHome: string, id: string | null, disk = DISK): Promise<Restored> {
  return await changing(codexHome, 'restore', disk, async (home, recovered) => {
    const chosen = await choose(home.places, id, disk);
    if (chosen.damage !== null) {
      throw new HomeError('damaged', `The backup ${chosen.id} is not put back: ${chosen.damage} Choose another one.`);
    }
    const wanted = await Promise.all(
      chosen.files.map(async (file) => ({
        name: file.name,
        content: await readCopy(home.places, chosen.id, file, disk),
        ...(file.mode !== null && { mode: file.mode }),
      })),
    );
    const snapshot = await applyChanges(home, { action: 'restore', note: chosen.id }, wanted);
    return {
      id: chosen.id,
      files: withoutState(chosen).files,
      snapshot: snapshot && withoutState(snapshot),
      recovered,
    };
  });
}

async function choose(places: Places, id: string | null, disk: typeof DISK): Promise<ListedSnapshot> {
  if (id !== null) return await findSnapshot(places, id, disk);
  const newest = (await readSnapshots(places, disk)).find(({ original }) => original);
  if (newest !== undefined) return newest;
  throw new HomeError('absent', `There is no backup in ${places.backups} yet: m2c codex enable makes the first.`);
}

/** @returns as `recover` does. @throws HomeError `absent`; `preserved` for the first of some file, unless it is forced. */
export async function deleteBackup(
  codexHome: string,
  id: string,
  { force }: { readonly force: boolean },
  disk = DISK,
): Promise<string | null> {
  return await changing(codexHome, 'backups delete', disk, async (home, recovered) => {
    const chosen = await findSnapshot(home.places, id, disk);
    if (chosen.preserved && !force) throw new HomeError('preserved', preservedWords(chosen));
    await removeSnapshot(home, id);
    return recovered;
  });
}

function preservedWords(snapshot: ListedSnapshot): string {
  const { id, files } = withoutState(snapshot);
  const names = files.map(({ name }) => name);
  const what = names.length === 0 ? 'no longer tells what it holds' : `holds the first ${names.join(' and ')}`;
  return `The backup ${id} ${what} and is kept: --force deletes it all the same.`;
}

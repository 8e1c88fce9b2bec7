/** Finishes or undoes what a journal tells of: afterwards the files are wholly new or wholly as they were. */
import { dirname, join } from 'node:path';
import {
  type Disk,
  digestOf,
  draftOf,
  on,
  readWhole,
  removeFile,
  renameInto,
  replaceFile,
  syncFolder,
  unlessAbsent,
} from './disk.ts';
import type { Places } from './home.ts';
import { dropJournal, type Journal, type JournalFile, readJournal, setAside, writeJournal } from './journal.ts';
import type { LockedHome } from './own-folder.ts';
import { leftoversIn, readCopy, removeSnapshot } from './snapshots.ts';

/** Whether an m2c was killed there, or is at work just now. */
export async function isUnsettled(places: Places, disk: Disk): Promise<boolean> {
  for (const file of [places.journal, draftOf(places.journal), places.holder]) {
    if ((await on(file, unlessAbsent(disk.lstat(file)))) !== null) return true;
  }
  return (await leftoversIn(places, disk)).length > 0;
}

/** @returns what was done, in one sentence; null when there was nothing to tell. */
export async function settle(home: LockedHome, wanted: 'back' | 'either' = 'either'): Promise<string | null> {
  const journal = await readJournal(home.places, home.disk);
  const told = journal === null ? null : await settleJournal(home, journal, wanted);
  await sweep(home);
  return told;
}

async function settleJournal(home: LockedHome, journal: Journal | 'broken', wanted: string): Promise<string> {
  if (journal === 'broken') {
    const aside = await setAside(home);
    return `A change of the files of ${home.places.home} was interrupted, and what was noted of it is damaged: nothing was done about it; look at the files and at m2c codex backups (the note is kept as ${aside}).`;
  }
  const forward = wanted !== 'back' && journal.stage === 'renaming' && (await canFinish(home, journal));
  if (!forward && journal.stage === 'renaming') await writeJournal(home, { ...journal, stage: 'undoing' });
  const foreign = forward ? await putForward(home, journal) : await putBack(home, journal);
  await dropJournal(home);
  const done = forward ? 'was interrupted and is now finished' : 'was interrupted and is now undone';
  const left =
    foreign.length === 0 ? '' : `; another program has changed ${foreign.join(' and ')} since, which was left as it is`;
  return `A change of the files of ${home.places.home} (${journal.action}) ${done}${left}.`;
}

/** Not where another program wrote a file whose new content still waits: it would be lost. */
async function canFinish({ disk }: LockedHome, { files }: Journal): Promise<boolean> {
  for (const { path, before, after } of files) {
    const draft = digestOf(await readWhole(disk, draftOf(path)));
    if (draft === null && after !== null) continue;
    const current = digestOf(await readWhole(disk, path));
    if (draft !== after || (current !== before && current !== after)) return false;
  }
  return true;
}

/** @returns the files that others changed meanwhile. */
export async function putForward({ disk }: LockedHome, { files }: Journal): Promise<readonly string[]> {
  for (const { path, after } of files) {
    const draft = draftOf(path);
    if (after === null) await on(path, disk.rm(path, { force: true }));
    else if ((await on(draft, unlessAbsent(disk.lstat(draft)))) !== null) await renameInto(disk, draft, path);
  }
  await syncFolders(disk, files);
  const foreign: string[] = [];
  for (const { name, path, after } of files) {
    if (digestOf(await readWhole(disk, path)) !== after) foreign.push(name);
  }
  return foreign;
}

/** The snapshot goes too, since no change came of it. @returns the files that others changed meanwhile. */
async function putBack(home: LockedHome, journal: Journal): Promise<readonly string[]> {
  const foreign: string[] = [];
  for (const file of journal.files.toReversed()) {
    await on(file.path, home.disk.rm(draftOf(file.path), { force: true }));
    if (journal.stage === 'preparing') continue;
    const current = digestOf(await readWhole(home.disk, file.path));
    if (current === file.before) continue;
    if (current === file.after) await putBackFile(home, journal, file);
    else foreign.push(file.name);
  }
  await syncFolders(home.disk, journal.files);
  if (foreign.length === 0) await removeSnapshot(home, journal.snapshot);
  return foreign;
}

async function putBackFile({ places, disk }: LockedHome, journal: Journal, file: JournalFile): Promise<void> {
  const content = await readCopy(places, journal.snapshot, { name: file.name, sha256: file.before }, disk);
  if (content === null) await removeFile(disk, file.path);
  else await replaceFile(disk, file.path, content, file);
}

export async function syncFolders(disk: Disk, files: readonly JournalFile[]): Promise<void> {
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) await syncFolder(disk, folder);
}

async function sweep({ places, disk }: LockedHome): Promise<void> {
  await on(places.journal, disk.rm(draftOf(places.journal), { force: true }));
  for (const id of await leftoversIn(places, disk)) {
    const folder = join(places.backups, `.${id}`);
    await on(folder, disk.rm(folder, { recursive: true, force: true }));
  }
}

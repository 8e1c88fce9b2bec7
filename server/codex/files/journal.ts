/** What is being changed, written down before anything is: whoever finds it knows how to finish or undo it. */
import { type Disk, type Owner, on, readWhole, renameInto, replaceFile, syncFolder, unlessAbsent } from './disk.ts';
import type { Places } from './home.ts';
import type { LockedHome } from './own-folder.ts';
import { seal, unseal } from './sealed.ts';

export interface JournalFile {
  readonly name: string;
  readonly path: string;
  /** Digests; null where there is no file. */
  readonly before: string | null;
  readonly after: string | null;
  /** Of the file while there is one. */
  readonly mode: number;
  /** Null: whoever runs m2c. */
  readonly owner: Owner | null;
}

export interface Journal {
  readonly version: 1;
  /** However the folder was named when it was written. */
  readonly home: string;
  readonly action: string;
  readonly snapshot: string;
  /** `renaming` once every new file waits beside its place; before that, none was touched. */
  readonly stage: 'preparing' | 'renaming' | 'undoing';
  readonly files: readonly JournalFile[];
}

/** Broken too when it is about another folder, as in a copy of Codex's home. */
export async function readJournal({ home, journal }: Places, disk: Disk): Promise<Journal | 'broken' | null> {
  const text = await readWhole(disk, journal);
  if (text === null) return null;
  const found = unseal(text.toString()) as Journal | null;
  return found?.version === 1 && found.home === (await on(home, disk.realpath(home))) ? found : 'broken';
}

export async function writeJournal({ places, disk, rights }: LockedHome, journal: Journal): Promise<void> {
  await replaceFile(disk, places.journal, seal(journal), rights);
}

/** From here on there is nothing to undo. */
export async function dropJournal({ places, disk }: LockedHome): Promise<void> {
  await on(places.journal, unlessAbsent(disk.unlink(places.journal)));
  // Should it come back after a loss of power, then all that it asks for is there already.
  await syncFolder(disk, places.own).catch(() => undefined);
}

/** @returns where it is kept now, for somebody to look at. */
export async function setAside({ places, disk }: LockedHome): Promise<string> {
  const aside = places.journal.replace(/\.json$/, `-broken-${Date.now()}.json`);
  await renameInto(disk, places.journal, aside);
  return aside;
}

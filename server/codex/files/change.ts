/** Changes several of Codex's files at once, and settles a change that was interrupted. */
import { applyChanges, type Wanted } from './apply.ts';
import { DISK } from './disk.ts';
import { HomeError, placesOf, STATE } from './home.ts';
import { type LockedHome, whileLocked } from './own-folder.ts';
import { isUnsettled, settle } from './settle.ts';
import { type Snapshot, withoutState } from './snapshots.ts';
import { writeState } from './state.ts';
import { refusing } from './target.ts';

export interface About {
  /** Said of the snapshot: `enable`, `switch` … */
  readonly action: string;
  readonly note: string | null;
}

export interface FileChange {
  /** `config.toml`. */
  readonly name: string;
  /** Null removes it. */
  readonly content: Buffer | null;
  /** The digest of what the caller read, null when there was no file. */
  readonly expected: string | null;
}

export interface Changed {
  /** What was there before; null when everything was so already. */
  readonly snapshot: Snapshot | null;
  /** What was done first about a change that had been interrupted; null when none had. */
  readonly recovered: string | null;
}

/**
 * All of them or none. `state` is what `readState` gives back later: null removes it, undefined leaves it.
 *
 * @throws HomeError; then nothing was changed, unless its code is `interrupted`.
 */
export async function changeFiles(
  codexHome: string,
  about: About,
  changes: readonly FileChange[],
  state: object | null | undefined,
  disk = DISK,
): Promise<Changed> {
  const wanted: Wanted[] = [...changes];
  if (state !== undefined) wanted.push({ name: STATE, content: writeState(state) });
  return await changing(codexHome, about.action, disk, async (home, recovered) => {
    const snapshot = await applyChanges(home, about, wanted);
    return { snapshot: snapshot && withoutState(snapshot), recovered };
  });
}

/**
 * Finishes or undoes what was interrupted; where somebody is still at work, nothing is done.
 *
 * @returns what it did in one sentence, null when there was nothing to tell.
 */
export async function recover(codexHome: string, disk = DISK): Promise<string | null> {
  const unsettled = isUnsettled(placesOf(codexHome), disk);
  if (!(await refusing(unsettled, (file) => `${file} could not be looked at`))) return null;
  try {
    return await changing(codexHome, 'recover', disk, async (_home, recovered) => recovered);
  } catch (thrown) {
    if (thrown instanceof HomeError && thrown.code === 'busy') return null;
    throw thrown;
  }
}

/** Locked, and with nothing left over from before. */
export async function changing<T>(
  codexHome: string,
  action: string,
  disk: typeof DISK,
  work: (home: LockedHome, recovered: string | null) => Promise<T>,
): Promise<T> {
  const locked = whileLocked(codexHome, action, disk, async (home) => {
    const recovered = await settle(home);
    return await telling(recovered, work(home, recovered));
  });
  return await refusing(locked, (file) => `Nothing was changed: ${file} could not be used`);
}

/** What was recovered is told even where the rest was refused. */
async function telling<T>(recovered: string | null, work: Promise<T>): Promise<T> {
  return await work.catch((thrown: unknown) => {
    if (recovered === null || !(thrown instanceof HomeError)) throw thrown;
    throw new HomeError(thrown.code, `${recovered} ${thrown.message}`, { cause: thrown });
  });
}

/** One change, step by step: note, snapshot, drafts, and only then the files; whatever fails takes all of it back. */
import { DiskError, digestOf, draftOf, on, readWhole, writeNew } from './disk.ts';
import { CONFIG, HomeError, STATE } from './home.ts';
import { dropJournal, type Journal, type JournalFile, writeJournal } from './journal.ts';
import type { LockedHome } from './own-folder.ts';
import { putForward, settle, syncFolders } from './settle.ts';
import { nextSnapshot, readSnapshots, rotateSnapshots, type Snapshot, writeSnapshot } from './snapshots.ts';
import { lookAt, refuseReadOnly, refusing, type Target } from './target.ts';

/** What is not `expected` to be anything may be anything. */
export interface Wanted {
  readonly name: string;
  readonly content: Buffer | null;
  readonly expected?: string | null;
  /** Of a file that does not exist yet. */
  readonly mode?: number;
}

interface Move extends Wanted {
  readonly target: Target;
}

/** @returns the snapshot of what was there, null when everything was so already. */
export async function applyChanges(
  home: LockedHome,
  about: Pick<Snapshot, 'action' | 'note'>,
  wanted: readonly Wanted[],
): Promise<Snapshot | null> {
  const { places, disk, owner } = home;
  const moves = await look(home, wanted);
  if (moves.length === 0) return null;
  const state = moves.find(({ name }) => name === STATE)?.target ?? (await lookAt(places, STATE, owner, disk));
  const copied = [...moves.map(({ target }) => target).filter((target) => target !== state), state];
  const original = state.content === null;
  const snapshot = nextSnapshot(await readSnapshots(places, disk), { ...about, original }, copied);
  await carryOut(home, snapshot, copied, moves);
  // One more that is kept does no harm, and the next change rotates again.
  await rotateSnapshots(home).catch(() => undefined);
  return snapshot;
}

/** What has to be changed. @throws HomeError where it must not be. */
async function look({ places, disk, owner }: LockedHome, wanted: readonly Wanted[]): Promise<readonly Move[]> {
  const moves = await Promise.all(
    wanted.map(async (one): Promise<Move> => ({ ...one, target: await lookAt(places, one.name, owner, disk) })),
  );
  for (const { expected, target } of moves) {
    if (expected !== undefined && expected !== target.sha256) throw changedMeanwhile(target);
  }
  const needed = moves
    .filter(({ content, target }) => digestOf(content) !== target.sha256)
    .toSorted((one, other) => rankOf(one) - rankOf(other));
  for (const { target } of needed) await refuseReadOnly(target, disk);
  const paths = needed.map(({ target }) => target.path);
  const twice = paths.find((path, at) => paths.indexOf(path) !== at);
  if (twice === undefined) return needed;
  throw new HomeError('refused', `Nothing was changed: two links lead to ${twice}; remove one, then run it again.`);
}

/** Codex cannot start where config.toml names a model list that is not there: not even for a moment, or after a kill. */
function rankOf({ name, content }: Move): number {
  if (name === CONFIG) return 1;
  return content === null ? 2 : 0;
}

async function carryOut(
  home: LockedHome,
  snapshot: Snapshot,
  copied: readonly Target[],
  moves: readonly Move[],
): Promise<void> {
  const real = await on(home.places.home, home.disk.realpath(home.places.home));
  const about = { version: 1, home: real, action: snapshot.action, snapshot: snapshot.id } as const;
  const journal: Journal = { ...about, stage: 'preparing', files: moves.map(fileOf) };
  await undoing(home, async () => {
    await writeJournal(home, journal);
    await writeSnapshot(home, snapshot, copied);
    await writeDrafts(home, journal, moves);
    for (const { target } of moves) await refuseChanged(home, target);
    await writeJournal(home, { ...journal, stage: 'renaming' });
    await putForward(home, journal);
    await dropJournal(home);
  });
}

function fileOf({ content, mode, target }: Move): JournalFile {
  const { name, path, sha256 } = target;
  // Only root may give files away.
  const owner = process.getuid?.() === 0 ? target.owner : null;
  return { name, path, before: sha256, after: digestOf(content), mode: target.mode ?? mode ?? 0o600, owner };
}

async function writeDrafts({ disk }: LockedHome, { files }: Journal, moves: readonly Move[]): Promise<void> {
  for (const [at, file] of files.entries()) {
    const content = moves[at]?.content ?? null;
    if (content !== null) await writeNew(disk, draftOf(file.path), content, file);
  }
  await syncFolders(disk, files);
}

/** @throws HomeError: nothing was changed, or, `interrupted`, the next m2c finishes or undoes it. */
async function undoing(home: LockedHome, work: () => Promise<void>): Promise<void> {
  const undone = work().catch(async (thrown: unknown) => {
    await settle(home, 'back').catch((other: unknown) => {
      throw interrupted(thrown, other);
    });
    throw thrown;
  });
  await refusing(undone, (file) => `Nothing was changed: ${file} could not be written`);
}

function interrupted(thrown: unknown, other: unknown): HomeError {
  const [first, second] = [thrown, other].map((one) => (one instanceof DiskError ? one.message : String(one)));
  const words = `The change stopped half-way (${first}), and could not be undone (${second}): mend that, then run any m2c codex command, which finishes or undoes it.`;
  return new HomeError('interrupted', words, { cause: thrown });
}

/** Writing the new content took a while. */
async function refuseChanged({ disk }: LockedHome, target: Target): Promise<void> {
  if (digestOf(await readWhole(disk, target.path)) !== target.sha256) throw changedMeanwhile(target);
}

function changedMeanwhile({ path }: Target): HomeError {
  const words = `Nothing was changed: another program has written ${path} meanwhile; run it again.`;
  return new HomeError('changed', words);
}

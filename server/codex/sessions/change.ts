/** Sessions given other providers, in their files and in the database: all of them or none. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, linkSync, renameSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Fault } from '../../fault.ts';
import { changeRows } from './database.ts';
import { readHead } from './head.ts';
import { type Changed, dropManifest, stampOf, writeManifest } from './journal.ts';
import { inTurns, type Session } from './list.ts';
import { type Change, type Edit, rewrite } from './rewrite.ts';
import type { Rollout } from './rollouts.ts';

/** One session and what becomes of the lines of its file. */
export interface Wanted {
  readonly session: Session;
  readonly to: string;
  readonly change: Change;
}

/** @returns the stamp of what was done. Rejects with a Fault, and then all is as it was. */
export async function changeSessions(
  home: string,
  database: string | null,
  all: readonly Wanted[],
  everyFile: readonly Rollout[],
): Promise<string> {
  const now = new Date();
  const stamp = stampOf(now);
  const about = { version: 1, at: now.toISOString() } as const;
  const planned = all.map((wanted) => plan(wanted, home));
  let changed = false;
  try {
    // Before the first draft, so that none can be left behind.
    await writeManifest(home, stamp, { ...about, state: 'begun', sessions: planned });
    // As the files were read, so that it can be told whether another program has written one since.
    const signs = new Map(planned.map(({ id, file }) => [id, file === null ? '' : signOf(join(home, file))]));
    const sessions: Changed[] = [];
    for (const [index, wanted] of all.entries()) sessions.push(await drafted(planned[index] as Changed, wanted, home));
    await refuseForks(sessions, everyFile);
    await writeManifest(home, stamp, { ...about, state: 'begun', sessions });
    await changeRows(database, sessions, () => swap(home, sessions, signs));
    changed = true;
    // First: nobody looks after one that is done.
    await clear(home, planned);
    await writeManifest(home, stamp, { ...about, state: 'done', sessions });
    return stamp;
  } catch (thrown) {
    // What the database has taken is put back as a whole by the next one.
    if (!changed) {
      putBack(home, planned);
      await dropManifest(home, stamp);
    }
    throw thrown;
  } finally {
    await clear(home, planned);
  }
}

function plan({ session, to }: Wanted, home: string): Changed {
  const { id, rollout, listed, provider } = session;
  const row = { id, from: listed ? provider : null, to, edits: [] };
  if (rollout === null) return { ...row, file: null, draft: null, old: null };
  const file = relative(home, rollout.path);
  const mark = `${file}.${randomBytes(4).toString('hex')}.m2c`;
  return { ...row, file, draft: `${mark}-new`, old: `${mark}-old` };
}

async function drafted(planned: Changed, { session, change }: Wanted, home: string): Promise<Changed> {
  if (session.rollout === null || planned.draft === null) return planned;
  return { ...planned, edits: await rewrite(session.rollout, change, join(home, planned.draft)) };
}

function signOf(path: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(path);
  return [ino, size, mtimeMs, ctimeMs].join();
}

/** In moments: nothing waits between the first file and the last one. */
function swap(home: string, sessions: readonly Changed[], signs: ReadonlyMap<string, string>): void {
  for (const { id, file, draft, old, edits } of sessions) {
    if (file === null || draft === null || old === null || edits.length === 0) continue;
    const path = join(home, file);
    if (signOf(path) !== signs.get(id)) {
      const sentence = `The file of the session ${id} has changed meanwhile, and nothing was moved: try it again.`;
      throw new Fault('conflict', sentence);
    }
    keep(path, join(home, old));
    renameSync(join(home, draft), path);
  }
}

/** As a second name of the file, or as a copy where a file has only one. */
function keep(path: string, old: string): void {
  try {
    linkSync(path, old);
  } catch {
    copyFileSync(path, old);
  }
}

function putBack(home: string, sessions: readonly Changed[]): void {
  for (const { file, old } of sessions) {
    if (file === null || old === null) continue;
    const kept = join(home, old);
    if (statSync(kept, { throwIfNoEntry: false }) !== undefined) renameSync(kept, join(home, file));
  }
}

/** What may lie beside the files, during a change or after one that was cut off. */
export async function clear(home: string, sessions: readonly Changed[]): Promise<void> {
  for (const { draft, old } of sessions) {
    for (const name of [draft, old]) if (name !== null) await rm(join(home, name), { force: true });
  }
}

/** A fork names its place in the file of another session by a number of bytes, which would be another one. */
async function refuseForks(sessions: readonly Changed[], everyFile: readonly Rollout[]): Promise<void> {
  const moved = sessions.filter(({ edits }) => edits.some(isLonger)).map(({ id }) => id);
  if (moved.length === 0) return;
  const heads = await inTurns(everyFile, (rollout) => readHead(rollout).catch(() => null));
  const base = heads.map((head) => head?.base).find((id) => id !== null && id !== undefined && moved.includes(id));
  if (base === undefined) return;
  const room = Math.min(...sessions.filter(({ id }) => id === base).flatMap(({ edits }) => edits.map(roomOf)));
  const sentence = `The session ${base} was forked, and its fork counts on every byte of its file: only a provider name of at most ${room} letters fits.`;
  throw new Fault('conflict', sentence);
}

const isLonger = ({ before, after }: Edit): boolean => before.length !== after.length;

/** How long a name may be that leaves the line as long as it is. */
const roomOf = ({ before }: Edit): number => before.replace(/^"\w+"\s*:\s*/, '').length - 2;

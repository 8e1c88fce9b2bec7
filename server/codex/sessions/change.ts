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

interface Draft {
  readonly changed: Changed;
  /** The file as it was read, so that it can be told whether another program has written it since. */
  readonly sign: string | null;
}

/** @returns the stamp of what was done. Rejects with a Fault, and then all is as it was. */
export async function changeSessions(
  home: string,
  database: string | null,
  all: readonly Wanted[],
  everyFile: readonly Rollout[],
): Promise<string> {
  const stamp = stampOf(new Date());
  const drafts: Draft[] = [];
  let changed = false;
  try {
    for (const wanted of all) drafts.push(await draftOf(wanted, home));
    const sessions = drafts.map(({ changed }) => changed);
    await refuseForks(sessions, everyFile);
    const about = { version: 1, at: new Date().toISOString(), sessions } as const;
    await writeManifest(home, stamp, { ...about, state: 'begun' });
    await changeRows(database, sessions, () => swap(home, drafts));
    changed = true;
    await writeManifest(home, stamp, { ...about, state: 'done' });
    return stamp;
  } catch (thrown) {
    // What the database has taken is put back as a whole by the next one.
    if (!changed) {
      putBack(home, drafts);
      await dropManifest(home, stamp);
    }
    throw thrown;
  } finally {
    await clear(
      home,
      drafts.map(({ changed }) => changed),
    );
  }
}

async function draftOf({ session, to, change }: Wanted, home: string): Promise<Draft> {
  const { id, rollout, listed, provider: from } = session;
  const row = { id, from: listed ? from : null, to };
  if (rollout === null) return { changed: { ...row, file: null, draft: null, old: null, edits: [] }, sign: null };
  const file = relative(home, rollout.path);
  const mark = `.${randomBytes(4).toString('hex')}.m2c`;
  const draft = `${file}${mark}-new`;
  const sign = signOf(rollout.path);
  const edits = await rewrite(rollout, change, join(home, draft)).catch(async (thrown: unknown) => {
    await rm(join(home, draft), { force: true });
    throw thrown;
  });
  return { changed: { ...row, file, draft, old: `${file}${mark}-old`, edits }, sign };
}

function signOf(path: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(path);
  return [ino, size, mtimeMs, ctimeMs].join();
}

/** In moments: nothing waits between the first file and the last one. */
function swap(home: string, drafts: readonly Draft[]): void {
  for (const { changed, sign } of drafts) {
    const { id, file, draft, old, edits } = changed;
    if (file === null || draft === null || old === null || edits.length === 0) continue;
    const path = join(home, file);
    if (signOf(path) !== sign) {
      throw new Fault(
        'conflict',
        `The file of the session ${id} has changed meanwhile, and nothing was moved: try again.`,
      );
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

function putBack(home: string, drafts: readonly Draft[]): void {
  for (const { changed } of drafts) {
    const { file, old } = changed;
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

/** What a move changed, kept in <CODEX_HOME>/.m2c/sessions/<stamp>/manifest.json: the backup that `--undo` works with. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../fault.ts';
import { readOwn, writeOwn } from '../../store/own-file.ts';
import type { Edit } from './rewrite.ts';

export interface Changed {
  readonly id: string;
  /** What the database said before; null when it does not know the session. */
  readonly from: string | null;
  readonly to: string;
  /** The session's file, within the Codex home; null for none. */
  readonly file: string | null;
  /** The file as it is to be, while it waits for its place. */
  readonly draft: string | null;
  /** The file as it was, until all is done. */
  readonly old: string | null;
  readonly edits: readonly Edit[];
}

export interface Manifest {
  readonly version: 1;
  readonly at: string;
  /** `begun` only while it is done, or after m2c was ended in the middle of it. */
  readonly state: 'begun' | 'done' | 'undone';
  readonly sessions: readonly Changed[];
}

const STAMP = /^\d{8}T\d{9}Z$/;

const folderOf = (home: string): string => join(home, '.m2c', 'sessions');
const fileOf = (home: string, stamp: string): string => join(folderOf(home), stamp, 'manifest.json');

/** A name for a move, by its time. */
export function stampOf(now: Date): string {
  return now.toISOString().replaceAll(/[-:.]/g, '');
}

/** On the disk once it resolves. */
export async function writeManifest(home: string, stamp: string, manifest: Manifest): Promise<void> {
  await mkdir(join(folderOf(home), stamp), { recursive: true, mode: 0o700 });
  writeOwn(fileOf(home, stamp), `${JSON.stringify(manifest, null, 2)}\n`);
}

export async function dropManifest(home: string, stamp: string): Promise<void> {
  await rm(join(folderOf(home), stamp), { recursive: true, force: true });
}

/** @throws Fault `not_found`, or `conflict` when it cannot be read. */
export function readManifest(home: string, stamp: string): Manifest {
  const manifest = STAMP.test(stamp) ? manifestIn(home, stamp) : null;
  if (manifest !== null) return manifest;
  const sentence = `There is no move "${stamp}": each tells its stamp, and ${folderOf(home)} holds them all.`;
  throw new Fault('not_found', sentence);
}

function manifestIn(home: string, stamp: string): Manifest | null {
  const text = readOwn(fileOf(home, stamp));
  if (text === null) return null;
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.version === 1 && Array.isArray(manifest.sessions)) return manifest;
  } catch {
    // Told below.
  }
  throw new Fault('conflict', `${fileOf(home, stamp)} is damaged, or of a newer m2c.`);
}

/** The moves that were begun and neither finished nor put back, the last one first: each began with what the one before left. */
export async function unfinished(home: string): Promise<readonly string[]> {
  const names = await readdir(folderOf(home)).catch(() => []);
  const stamps = names.filter((name) => STAMP.test(name)).toSorted();
  // One that was cut off before its manifest was written has changed nothing.
  return stamps.reverse().filter((name) => manifestIn(home, name)?.state === 'begun');
}

/**
 * The files in which Codex keeps its sessions, one JSON object a line: sessions/YYYY/MM/DD/rollout-<local time>-<id>.jsonl, and
 * archived_sessions/rollout-….jsonl once archived; `.jsonl.zst` where Codex has compressed an old one, which it unpacks again
 * when the session is resumed (measured with codex-cli 0.169.0, 2026-11-21).
 */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../fault.ts';
import type { Gaps } from './gaps.ts';

export interface Rollout {
  /** Of the session. */
  readonly id: string;
  readonly path: string;
  readonly archived: boolean;
  readonly compressed: boolean;
  /** Milliseconds since 1970, as its name tells. */
  readonly startedAt: number;
}

const ROOTS = [
  { folder: 'sessions', archived: false, depth: 3 },
  { folder: 'archived_sessions', archived: true, depth: 0 },
] as const;
const MOST_FILES = 100_000;
const NAME =
  /^rollout-(\d{4})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.jsonl(\.zst)?$/;

/** Every session file of this Codex home by the id of its session; links are not followed. */
export async function findRollouts(home: string, gaps: Gaps): Promise<ReadonlyMap<string, Rollout>> {
  const found = new Map<string, Rollout>();
  for (const { folder, archived, depth } of ROOTS) {
    for await (const file of filesIn(join(home, folder), depth, gaps)) {
      const rollout = rolloutOf(file, archived);
      if (rollout === null) gaps.add('files with other names among the sessions');
      else if (found.size >= MOST_FILES) gaps.add(`session files beyond the first ${MOST_FILES}`);
      else add(found, rollout, gaps);
    }
  }
  return found;
}

function add(found: Map<string, Rollout>, rollout: Rollout, gaps: Gaps): void {
  const other = found.get(rollout.id);
  if (other !== undefined) gaps.add('second files of one session');
  // The one that Codex unpacked is the newer one.
  if (other === undefined || (other.compressed && !rollout.compressed)) found.set(rollout.id, rollout);
}

async function* filesIn(folder: string, depth: number, gaps: Gaps): AsyncGenerator<Dirent> {
  for (const entry of await entriesOf(folder, gaps)) {
    if (entry.isSymbolicLink()) gaps.add('links among the session files, which are not followed');
    else if (entry.isFile()) yield entry;
    else if (entry.isDirectory() && depth > 0) yield* filesIn(join(folder, entry.name), depth - 1, gaps);
  }
}

async function entriesOf(folder: string, gaps: Gaps): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') gaps.add('folders of sessions that cannot be read');
    return [];
  }
}

function rolloutOf({ name, parentPath }: Dirent, archived: boolean): Rollout | null {
  const [, year, month, day, hour, minute, second, id, packed] = NAME.exec(name) ?? [];
  if (id === undefined) return null;
  const started = new Date(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const path = join(parentPath, name);
  return { id, path, archived, compressed: packed !== undefined, startedAt: started.getTime() };
}

/** What the file system has against a file, in one sentence. */
export function unreadable(path: string, thrown: unknown): Fault {
  const { code = 'not readable' } = thrown as NodeJS.ErrnoException;
  return new Fault('conflict', `${path} cannot be read (${code}).`, { cause: thrown });
}

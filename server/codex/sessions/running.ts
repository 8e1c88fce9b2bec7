/** Which programs of Codex use a Codex home at this moment. */
import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { posix, sep } from 'node:path';
import { promisify } from 'node:util';
import { inPs, inTasklist, type Process } from '../process-lists.ts';

export interface RunningCodex {
  readonly pid: number;
  readonly name: string;
}

/** The command line, the desktop app and the server of both are all called so, in one case or another. */
const NAME = /^codex/i;
const MOST_OUTPUT = 16 * 1024 * 1024;
const PATIENCE_MS = 10_000;

/**
 * On Linux those that have files of this folder open; elsewhere every Codex, since a system does not tell others which
 * folder it works with. Rejects when the system does not tell what runs.
 */
export async function runningCodex(home: string, platform = process.platform): Promise<readonly RunningCodex[]> {
  if (platform === 'linux') return onLinux(home);
  return platform === 'win32' ? onWindows() : onUnix();
}

async function onLinux(home: string): Promise<readonly RunningCodex[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => codexAt(pid, home)));
  return found.filter((one) => one !== null);
}

/** Null for another program, one that has ended since, and one of another user, who has a home of his own. */
async function codexAt(pid: string, home: string): Promise<RunningCodex | null> {
  try {
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
    if (!NAME.test(name)) return null;
    const handles = await readdir(`/proc/${pid}/fd`);
    const files = await Promise.all(handles.map((one) => readlink(`/proc/${pid}/fd/${one}`).catch(() => '')));
    return files.some((file) => file.startsWith(home + sep)) ? { pid: Number(pid), name } : null;
  } catch {
    return null;
  }
}

const run = promisify(execFile);
const OPTIONS = { timeout: PATIENCE_MS, maxBuffer: MOST_OUTPUT, windowsHide: true };

async function onUnix(): Promise<readonly RunningCodex[]> {
  return codexAmong(inPs((await run('ps', ['-axo', 'pid=,comm='], OPTIONS)).stdout));
}

async function onWindows(): Promise<readonly RunningCodex[]> {
  return codexAmong(inTasklist((await run('tasklist', ['/FO', 'CSV', '/NH'], OPTIONS)).stdout));
}

/** Those of Codex among all that run. */
export function codexAmong(processes: readonly Process[]): readonly RunningCodex[] {
  return processes
    .map(({ pid, program }) => ({ pid, name: posix.basename(program) }))
    .filter(({ name }) => NAME.test(name));
}

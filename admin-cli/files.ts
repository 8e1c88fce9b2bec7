/** Files and streams that a user names, read with bounds. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reasonOf, UsageError } from './problems.ts';
import type { Terminal } from './terminal.ts';

/** The most that a body may hold, as the server has it. */
export const MOST_BYTES = 1024 * 1024;

/** The text of a file. @throws UsageError when it cannot be read or is too large. */
export function readFile(path: string, what: string, most = MOST_BYTES): string {
  const { text } = readOpen(path, what, most);
  return text;
}

/** The text of a file that holds a secret; `exposed` tells whether others on this machine may read it. */
export function readSecretFile(path: string, what: string, most: number): { text: string; exposed: boolean } {
  const { text, mode } = readOpen(path, what, most);
  // Windows has no such bits: it says 0666 of every file.
  return { text, exposed: process.platform !== 'win32' && (mode & 0o077) !== 0 };
}

function readOpen(path: string, what: string, most: number): { text: string; mode: number } {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const { size, mode } = fstatSync(descriptor);
    if (size > most) throw new UsageError(`${what} ${path} is larger than ${most} bytes: is it the right file?`);
    return { text: readFileSync(descriptor, 'utf8'), mode };
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown;
    throw new UsageError(`${what} ${path} cannot be read: ${reasonOf(thrown)}.`, { cause: thrown });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** All of the standard input. @throws UsageError when it is too large. */
export async function readInput(terminal: Terminal, what: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of terminal.input()) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new UsageError(`${what} from the standard input is larger than ${MOST_BYTES} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The folder in which m2c keeps its own files. */
export function dataDir({ environment, home }: Terminal): string {
  const named = environment.M2C_DATA_DIR?.trim();
  if (!named) return join(home, '.m2c');
  return resolve(/^~(?=$|[/\\])/.test(named) ? join(home, named.slice(1)) : named);
}

/** An answer of text, however long: to the output or into a file, as it comes. */
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Caller } from './call.ts';
import { printableLines } from './output/text.ts';
import { CallError, reasonOf } from './problems.ts';
import type { Request } from './request.ts';
import { piecesOf } from './stream.ts';
import type { Terminal } from './terminal.ts';

const PROGRESS_MS = 200;

/** Prints the text as it comes. A terminal gets it without what could steer it. */
export async function printText(caller: Caller, request: Request): Promise<void> {
  const { terminal } = caller;
  const decoder = new TextDecoder();
  for await (const piece of piecesOf(caller, request, '*/*')) {
    await terminal.print(terminal.width === null ? piece : printableLines(decoder.decode(piece, { stream: true })));
  }
}

/** Writes the text to a file, which appears only when it is whole. */
export async function saveText(caller: Caller, request: Request, path: string): Promise<void> {
  const target = resolve(path);
  const part = `${target}.${process.pid}.part`;
  const file = await open(part, 'wx', 0o600).catch((cause: unknown) => {
    throw new CallError(`${target} cannot be written: ${reasonOf(cause)}.`, null, cause);
  });
  try {
    let bytes = 0;
    const progress = progressOn(caller.terminal);
    for await (const piece of piecesOf(caller, request, '*/*')) {
      await file.writeFile(piece);
      bytes += piece.length;
      progress(bytes);
    }
    await file.sync();
    await file.close();
    await rename(part, target);
    caller.terminal.complain(`${caller.terminal.interactive ? '\r' : ''}Wrote ${megabytes(bytes)} to ${target}.\n`);
  } catch (thrown) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw thrown;
  }
}

function progressOn(terminal: Terminal): (bytes: number) => void {
  let last = 0;
  return (bytes) => {
    const now = performance.now();
    if (!terminal.interactive || now - last < PROGRESS_MS) return;
    last = now;
    terminal.complain(`\r${megabytes(bytes)} `);
  };
}

const megabytes = (bytes: number) => (bytes < 100_000 ? `${bytes} bytes` : `${(bytes / 1_000_000).toFixed(1)} MB`);

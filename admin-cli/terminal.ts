/** The terminal, or the pipes, that a command line talks to. */
import { homedir } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './problems.ts';

export interface Terminal {
  readonly environment: { readonly [name: string]: string | undefined };
  readonly home: string;
  /** Columns of the terminal that the output is, null when it is a file or a pipe. */
  readonly width: number | null;
  readonly colours: boolean;
  /** Whether somebody sits there who can answer. */
  readonly interactive: boolean;
  /** Aborted by Ctrl-C, and when nobody reads the output any longer. */
  readonly interrupted: AbortSignal;
  /** Resolves when more may be printed. */
  print(text: string | Uint8Array): Promise<void>;
  complain(text: string): void;
  /** Asks for one line; `hidden` shows nothing of it. */
  ask(question: string, hidden: boolean): Promise<string>;
  input(): AsyncIterable<Uint8Array>;
  now(): Date;
}

/** Why `interrupted` fired. */
export type Interruption = 'asked' | 'unread';

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const stop = new AbortController();
  // The second Ctrl-C ends the process at once, whatever hangs.
  process.once('SIGINT', () => stop.abort('asked' satisfies Interruption));
  stdout.on('error', (thrown: NodeJS.ErrnoException) => {
    if (thrown.code !== 'EPIPE') throw thrown;
    stop.abort('unread' satisfies Interruption);
  });
  return {
    environment: env,
    home: homedir(),
    width: stdout.isTTY ? stdout.columns : null,
    colours: stdout.isTTY && stdout.hasColors(),
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    interrupted: stop.signal,
    print: (text) => written(stdout, text, stop.signal),
    complain: (text) => void stderr.write(text),
    ask: (question, hidden) => askOn(stdin, stderr, question, hidden, stop),
    input: () => stdin,
    now: () => new Date(),
  };
}

async function written(stream: NodeJS.WriteStream, text: string | Uint8Array, stop: AbortSignal): Promise<void> {
  stop.throwIfAborted();
  if (stream.write(text)) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      stream.off('drain', go);
      stop.removeEventListener('abort', go);
      resolve();
    };
    stream.on('drain', go);
    stop.addEventListener('abort', go);
  });
  stop.throwIfAborted();
}

/** Asks on this pair of streams. Ctrl-C at the question aborts all. */
export async function askOn(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  question: string,
  hidden: boolean,
  stop: AbortController,
): Promise<string> {
  output.write(question);
  // Readline edits the line itself and would echo it to wherever it writes.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: hidden ? nowhere : output, terminal: hidden });
  lines.once('SIGINT', () => stop.abort('asked' satisfies Interruption));
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(new UsageError('Nothing was typed.')));
  });
  try {
    return await Promise.race([lines.question('', { signal: stop.signal }), ended]);
  } finally {
    lines.close();
    if (hidden) output.write('\n');
  }
}

/** The log: JSON lines on stderr, readable lines on a terminal, and never a secret in either. */
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { redact } from './secrets.ts';

export type { Logger } from 'pino';

export interface LogOptions {
  readonly verbose: boolean;
  /** Keys of any form that must never be written. */
  readonly secrets: readonly string[];
}

/** Opens the log on stderr; below `verbose` it holds warnings and errors only. */
export async function openLog(options: LogOptions): Promise<Logger> {
  const terminal = process.stderr.isTTY === true;
  return createLog(options, terminal ? await readableLines() : destination({ fd: 2, sync: true }), terminal);
}

/** The log on a stream of one's own; `terminal` says that the stream shows control characters as they are. */
export function createLog(options: LogOptions, stream: DestinationStream, terminal: boolean): Logger {
  const write = (line: string): string => {
    const safe = redact(line, options.secrets);
    return terminal ? showControls(safe) : safe;
  };
  return pino({ level: options.verbose ? 'debug' : 'warn', base: null, hooks: { streamWrite: write } }, stream);
}

/** Loaded only on a terminal: nobody else should wait for it. */
async function readableLines(): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty');
  return pretty({ destination: 2, sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss' });
}

/** In a line of JSON, keeps every control character but the line feed escaped once it is printed: a client's text must not steer the terminal. */
function showControls(line: string): string {
  return line
    .replace(/\\(u00[01][0-9a-f]|.)/gi, (escaped, body: string) =>
      /^(u00[01]|[brf])/i.test(body) ? `\\${escaped}` : escaped,
    )
    .replace(/[\u007f-\u009f]/g, (control) => `\\\\u00${control.charCodeAt(0).toString(16)}`);
}

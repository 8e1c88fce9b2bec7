/** The log: JSON lines on stderr, readable lines on a terminal, and never a secret in either. */
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';
import { redact } from './secrets.ts';

export type { Logger } from 'pino';

export interface LogOptions {
  readonly level: LogLevel;
  /** Keys of any form that must never be written. */
  readonly secrets: readonly string[];
}

/** Opens the log on stderr. */
export async function openLog(options: LogOptions): Promise<Logger> {
  const terminal = process.stderr.isTTY === true;
  return createLog(options, terminal ? await readableLines() : patientLines(), terminal);
}

/** The log on a stream of one's own; `terminal` says that the stream shows control characters as they are. */
export function createLog(options: LogOptions, stream: DestinationStream, terminal: boolean): Logger {
  const write = (line: string): string => {
    const safe = redact(line, options.secrets);
    return terminal ? showControls(safe) : safe;
  };
  return pino({ level: options.level, base: null, hooks: { streamWrite: write } }, stream);
}

/** What may wait for a reader of the log that stands still; lines beyond it are lost. */
const MOST_WAITING = 1024 * 1024;

/** No answer waits for whoever reads the log, and none fails because the disk it goes to is full. */
function patientLines(): DestinationStream {
  const lines = destination({ fd: 2, sync: false, maxLength: MOST_WAITING });
  lines.on('error', () => undefined);
  // By itself pino flushes at the end of the process, which would wait for such a reader for ever (pino 10.4.0).
  lines.flushSync = () => undefined;
  return lines;
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

/** The log: JSON lines on stderr, readable lines on a terminal, and never a secret in either. */
// By its one default, which the bundle loads when it is first called.
import pino, { type DestinationStream, type LogFn, type Logger as Pino } from 'pino';
import { LOG_LEVELS, type LogLevel } from './config.ts';
import { redact } from './secrets.ts';

type Lines = { readonly [Name in Exclude<LogLevel, 'silent'>]: LogFn };

/** As much of pino's logger as m2c asks for. */
export interface Logger extends Lines {
  isLevelEnabled(level: LogLevel): boolean;
}

export interface LogOptions {
  readonly level: LogLevel;
  /** Keys of any form that must never be written. */
  readonly secrets: readonly string[];
}

/** Opens the log on stderr. */
export async function openLog(options: LogOptions): Promise<Logger> {
  if (process.stderr.isTTY !== true) return createLog(options, patientLines, false);
  const lines = await readableLines();
  return createLog(options, () => lines, true);
}

/**
 * The log on a stream of one's own, which is opened for its first line; `terminal` says that the stream shows control characters
 * as they are.
 */
export function createLog(options: LogOptions, open: () => DestinationStream, terminal: boolean): Logger {
  const write = (line: string): string => {
    const safe = redact(line, options.secrets);
    return terminal ? showControls(safe) : safe;
  };
  // Most starts have nothing to say, and pino takes a twentieth of a start to load (2026-11).
  let opened: Pino | undefined;
  const log = () => {
    opened ??= pino({ level: options.level, base: null, hooks: { streamWrite: write } }, open());
    return opened;
  };
  const least = LOG_LEVELS.indexOf(options.level);
  const isLevelEnabled = (level: LogLevel) => LOG_LEVELS.indexOf(level) >= least;
  const lines = (level: keyof Lines): LogFn =>
    isLevelEnabled(level) ? (...words: Parameters<LogFn>) => log()[level](...words) : () => undefined;
  return { isLevelEnabled, debug: lines('debug'), info: lines('info'), warn: lines('warn'), error: lines('error') };
}

/** What may wait for a reader of the log that stands still; lines beyond it are lost. */
const MOST_WAITING = 1024 * 1024;

/** No answer waits for whoever reads the log, and none fails because the disk it goes to is full. */
function patientLines(): DestinationStream {
  const lines = pino.destination({ fd: 2, sync: false, maxLength: MOST_WAITING });
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

/** The directory of m2c's own files, and the `.env` in it. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** A setting or a directory that cannot be used. The message is one line for the user. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Makes it where it is not there. @throws ConfigError when it cannot be used. */
export function openDataDir(text: string): string {
  // A shell leaves the ~ of `--data-dir=~/m2c` alone, and a folder named "~" is never what was meant.
  const directory = resolve(/^~(?=$|[/\\])/.test(text) ? join(homedir(), text.slice(1)) : text);
  try {
    makeDirectory(directory);
    refuseForeign(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new ConfigError(
      `The data directory ${directory} ${reason(thrown)}: choose another with --data-dir or M2C_DATA_DIR.`,
      { cause: thrown },
    );
  }
  return directory;
}

/** Node's own way to make the parents too never ends where nobody can make anything, such as in /proc (24.21.0). */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  const parent = dirname(directory);
  if (parent !== directory) makeDirectory(parent);
  mkdirSync(directory, { mode: 0o700 });
}

/** A directory, or a link to one, that somebody else owns could feed us their `.env`. */
function refuseForeign(directory: string): void {
  const found = statSync(directory);
  if (!found.isDirectory()) throw new ConfigError('is not a directory');
  const self = process.getuid?.();
  if (self !== undefined && self !== 0 && found.uid !== self) throw new ConfigError('belongs to another user');
}

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'cannot be read and written by you',
  EPERM: 'cannot be read and written by you',
  EROFS: 'is on a read-only disk',
  EEXIST: 'is not a directory',
  ENOTDIR: 'is not a directory',
  ELOOP: 'is a link that leads back to itself',
  ENOENT: 'cannot be created',
};

function reason(thrown: unknown): string {
  if (thrown instanceof ConfigError) return thrown.message;
  const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown error';
  return REASONS[code] ?? `cannot be used (${code})`;
}

/** What the file `.env` says, none when there is none. @throws ConfigError when it cannot be read. */
export function readDotEnv(dataDir: string): NodeJS.Dict<string> {
  const file = join(dataDir, '.env');
  const text = readText(file);
  // No setting holds a NUL, and every second byte of plain words in UTF-16 is one.
  if (text.includes('\0')) {
    throw new ConfigError(`${file} is not UTF-8 text (> in PowerShell writes UTF-16): save it as UTF-8.`);
  }
  return parseEnv(text.replace(/^\uFEFF/, ''));
}

/** The file's text, none when there is no such file. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    const { code = 'unknown error' } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT') return '';
    throw new ConfigError(`${file} cannot be read (${code}): make it a readable file or remove it.`, { cause: thrown });
  }
}

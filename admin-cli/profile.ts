/** Named servers in the file admin.toml of the data folder. */
import { dirname, join, resolve } from 'node:path';
import { dataDir, readSecretFile } from './files.ts';
import { UsageError } from './problems.ts';
import type { Terminal } from './terminal.ts';

export interface Profile {
  readonly name: string;
  readonly url: string | null;
  readonly token: string | null;
  readonly tokenFile: string | null;
  readonly output: 'table' | 'json' | 'yaml' | null;
}

const FILE_BYTES = 64 * 1024;
const FIELDS = ['url', 'token', 'token_file', 'output'];
const FORMATS = ['table', 'json', 'yaml'] as const;

/** Reads one profile. @throws UsageError when the file has none of that name, or one that cannot be read. */
export async function readProfile(name: string, terminal: Terminal): Promise<Profile> {
  const path = join(dataDir(terminal), 'admin.toml');
  const { text, exposed } = readSecretFile(path, `The profile ${name} is looked for in`, FILE_BYTES);
  const profiles = await tablesOf(text, path);
  const entry = profiles[name];
  if (!Object.hasOwn(profiles, name) || !isTable(entry)) {
    const known = Object.keys(profiles).join(', ') || 'none';
    throw new UsageError(`${path} has no [profiles.${name}]; it has: ${known}.`);
  }
  if (exposed && entry.token !== undefined) {
    terminal.complain(`m2c-admin: Others on this machine can read the tokens in ${path}: chmod 600 it.\n`);
  }
  const at = `[profiles.${name}] of ${path}`;
  const unknown = Object.keys(entry).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) throw new UsageError(`${at} has "${unknown}", but takes only ${FIELDS.join(', ')}.`);
  const [url, token, tokenFile, output] = FIELDS.map((field) => textOf(entry, field, at));
  if (url && URL.parse(url) === null) throw new UsageError(`The url in ${at} is no URL.`);
  const format = FORMATS.find((one) => one === output) ?? null;
  if (output && format === null) throw new UsageError(`The output in ${at} must be one of ${FORMATS.join(', ')}.`);
  // A path in a file means a place beside that file.
  const file = tokenFile ? resolve(dirname(path), tokenFile.replace(/^~(?=[/\\])/, terminal.home)) : null;
  return { name, url: url ?? null, token: token ?? null, tokenFile: file, output: format };
}

type Table = { readonly [name: string]: unknown };

async function tablesOf(text: string, path: string): Promise<Table> {
  const { parse } = await import('smol-toml');
  try {
    const { profiles } = parse(text);
    return isTable(profiles) ? profiles : {};
  } catch (thrown) {
    // The parser's message shows the line, which may hold a token.
    const { line, column } = thrown as { line?: number; column?: number };
    throw new UsageError(`${path} is no valid TOML (line ${line}, column ${column}).`, { cause: thrown });
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function textOf(entry: Table, field: string, at: string): string | null {
  const value = entry[field];
  if (value === undefined) return null;
  if (typeof value !== 'string') throw new UsageError(`"${field}" in ${at} must be a text.`);
  return value;
}

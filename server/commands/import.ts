/** `m2c import`: the provider list of another proxy as a providers.json of ours. */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Providers } from '../../generated/types/files.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { PROFILES } from '../providers/index.ts';
import { checkFile } from '../providers-file/check.ts';
import { shownPath } from '../providers-file/complaint.ts';
import { type Imported, importFile } from '../providers-file/import.ts';
import { importDatabase, isOldDatabase, OLD_TABLES } from '../providers-file/import-database.ts';
import { JsonTextError, readJsonText } from '../providers-file/json-text.ts';
import { providersFile } from '../providers-file/open.ts';
import { readShape } from '../providers-file/shape.ts';

export interface ImportFlags {
  readonly out?: string;
  readonly force?: boolean;
  readonly dataDir?: string;
}

const SCHEMA = pathToFileURL(resolve(import.meta.dirname, '../../generated/schemas/providers.json')).href;

/** Writes the file, and on stderr what was changed or left out. Rejects with a sentence when nothing was written. */
export async function importProviderList(from: string, { out, force = false, dataDir }: ImportFlags): Promise<void> {
  const target = out === undefined ? usualFile(dataDir) : resolve(out);
  if (existsSync(target) && !force) {
    throw new ConfigError(`${target} exists already: name another with --out, or replace it with --force.`);
  }
  const imported = await importedFrom(from);
  for (const note of imported.notes) process.stderr.write(`note: ${note}\n`);
  writeProviders(target, imported.file, from);
  const { providers = [] } = imported.file;
  const count = `${providers.length} ${providers.length === 1 ? 'provider' : 'providers'}`;
  process.stdout.write(`Wrote ${count} to ${target}. m2c providers list shows what is open.\n`);
}

/** @param from what it is made of, as the user knows it. @throws ConfigError when it cannot be used; nothing is written then. */
export function writeProviders(target: string, providers: Providers, from: string): void {
  const file = { $schema: SCHEMA, ...providers };
  const shape = readShape(file);
  const complaints = Array.isArray(shape) ? shape : checkFile(file, PROFILES);
  if (complaints.length > 0) {
    const lines = complaints.map(({ path, sentence }) => `${shownPath(path)} ${sentence}`);
    throw new ConfigError(`What ${from} says cannot be used, and nothing was written.\n${lines.join('\n')}`);
  }
  writeWhole(target, `${JSON.stringify(file, null, 2)}\n`);
}

async function importedFrom(from: string): Promise<Imported> {
  const known = 'neither entries with "envKey" nor models with "base_url", nor a data.db with chat_logs';
  const imported = isDatabase(from) ? await importTables(from) : importFile(read(from), PROFILES);
  if (imported !== null) return imported;
  throw new ConfigError(`${from} is no list of providers that m2c knows: ${known}.`);
}

const DATABASE = 'SQLite format 3\0';

/** By its first bytes; what cannot be read is told by whoever reads it as text. */
function isDatabase(file: string): boolean {
  try {
    const start = Buffer.alloc(DATABASE.length);
    const handle = openSync(file, 'r');
    try {
      readSync(handle, start, 0, start.length, 0);
    } finally {
      closeSync(handle);
    }
    return start.toString('latin1') === DATABASE;
  } catch {
    return false;
  }
}

async function importTables(from: string): Promise<Imported | null> {
  const { readTables } = await import('../store/other-database.ts');
  const tables = readTables(from, OLD_TABLES);
  return isOldDatabase(tables) ? importDatabase(tables, PROFILES) : null;
}

const usualFile = (dataDir: string | undefined) =>
  providersFile(loadConfig(dataDir === undefined ? {} : { dataDir })).path;

function read(file: string): unknown {
  try {
    return readJsonText(readFileSync(file, 'utf8')).value;
  } catch (thrown) {
    if (thrown instanceof JsonTextError) {
      const { line, column } = thrown.position;
      throw new ConfigError(`${file}:${line}:${column}: ${thrown.message}.`);
    }
    throw new ConfigError(`${file} cannot be read (${(thrown as NodeJS.ErrnoException).code}).`, { cause: thrown });
  }
}

/** Whole or not at all, and readable by its owner only. */
function writeWhole(target: string, text: string): void {
  const draft = `${target}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
    renameSync(draft, target);
  } catch (thrown) {
    rmSync(draft, { force: true });
    throw new ConfigError(`${target} cannot be written (${(thrown as NodeJS.ErrnoException).code}).`, {
      cause: thrown,
    });
  }
}

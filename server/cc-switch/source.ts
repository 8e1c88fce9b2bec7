/**
 * What cc-switch keeps, read and left as it is: the database `cc-switch.db` (schema 1–20, as of 2026-11), or the file
 * `config.json` of versions before there was one (3.7 and older).
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { ConfigError } from '../config.ts';
import { type Fields, isFields, textOf } from '../providers-file/import-parts.ts';
import { readOther } from '../store/other-database.ts';

/** The newest schema that somebody looked at; its table of providers has not changed since schema 2. */
export const NEWEST_SCHEMA = 20;

/** Where cc-switch keeps its files unless its user chose another folder. */
export const usualFolder = (): string => join(homedir(), '.cc-switch');

export const databaseIn = (folder: string): string => join(folder, 'cc-switch.db');

export interface CcProvider {
  readonly id: string;
  /** The program it is for: codex, claude, gemini … */
  readonly app: string;
  readonly name: string;
  /** `{auth, config}` for Codex; null when it cannot be read. */
  readonly settings: Fields | null;
  readonly meta: Fields;
  /** Addresses beside the one of its settings. */
  readonly endpoints: readonly string[];
}

export interface CcSwitch {
  /** The file that was read. */
  readonly file: string;
  /** Of the database; null for the older file. */
  readonly schema: number | null;
  readonly providers: readonly CcProvider[];
  /** The id of the provider that Codex is set to; null for none. */
  readonly current: string | null;
  /** What the user should know, a sentence each. */
  readonly notes: readonly string[];
}

/** Null when there is no cc-switch in the folder. @throws ConfigError or StoreError when what is there cannot be read. */
export function readCcSwitch(folder: string): CcSwitch | null {
  const database = databaseIn(folder);
  const older = join(folder, 'config.json');
  const found = existsSync(database) ? ofDatabase(database) : existsSync(older) ? ofFile(older) : null;
  if (found === null) return null;
  const chosen = textOf(settingsIn(folder).currentProviderCodex);
  const known = found.providers.some(({ id, app }) => app === 'codex' && id === chosen);
  return { ...found, current: known ? (chosen ?? null) : found.current };
}

/** @throws ConfigError when the table of providers lacks what m2c reads. */
export function schemaOf(
  db: Sqlite.Database,
  file: string,
): { readonly schema: number; readonly notes: readonly string[] } {
  const schema = Number(db.pragma('user_version', { simple: true }));
  const columns = (db.pragma('table_info(providers)') as readonly { readonly name: string }[]).map(({ name }) => name);
  const missing = ['id', 'app_type', 'name', 'settings_config'].filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new ConfigError(
      `${file} has schema ${schema}, whose table of providers has no ${missing.join(', ')}: this m2c knows schemas up to ${NEWEST_SCHEMA}.`,
    );
  }
  const newer = `${file} has schema ${schema}, and this m2c knows schemas up to ${NEWEST_SCHEMA}: its table of providers is as it was, so it is read all the same.`;
  return { schema, notes: schema > NEWEST_SCHEMA ? [newer] : [] };
}

const MOST_PROVIDERS = 1000;

function ofDatabase(file: string): CcSwitch {
  return readOther(file, (db) => {
    const { schema, notes } = schemaOf(db, file);
    const rows = db.prepare('select * from providers limit ?').all(MOST_PROVIDERS) as readonly Fields[];
    const named = db.prepare("select name from sqlite_master where name = 'provider_endpoints'").get() !== undefined;
    const endpoints = (
      named ? db.prepare('select * from provider_endpoints limit 10000').all() : []
    ) as readonly Fields[];
    return {
      ...{ file, schema, notes },
      providers: rows.map((row) => providerOf(row, endpoints)),
      current: textOf(rows.find((row) => row.app_type === 'codex' && row.is_current === 1)?.id) ?? null,
    };
  });
}

function providerOf(row: Fields, endpoints: readonly Fields[]): CcProvider {
  const settings = parsed(row.settings_config);
  const meta = parsed(row.meta);
  const own = endpoints.filter((one) => one.provider_id === row.id && one.app_type === row.app_type);
  return {
    ...{ id: String(row.id), app: String(row.app_type), name: nameOf(row.name, row.id) },
    settings: isFields(settings) ? settings : null,
    meta: isFields(meta) ? meta : {},
    endpoints: own.flatMap(({ url }) => textOf(url) ?? []),
  };
}

/** It is printed on terminals, and anybody may have written it. */
const nameOf = (name: unknown, id: unknown): string =>
  (textOf(name) ?? String(id)).replace(/\p{Cc}+/gu, ' ').slice(0, 80);

const LONGEST_FILE = 16 * 1024 * 1024;

/** `{version: 2, codex: {providers: {id: {name, settingsConfig}}, current}, claude: …}` */
function ofFile(file: string): CcSwitch {
  const value = jsonIn(file);
  if (!isFields(value))
    throw new ConfigError(`${file} holds no JSON object: cc-switch itself would not read it either.`);
  const apps = Object.entries(value).filter(
    (pair): pair is [string, Fields] => isFields(pair[1]) && isFields(pair[1].providers),
  );
  const providers = apps.flatMap(([app, { providers: all }]) =>
    Object.entries(all as Fields).map(([id, one]): CcProvider => {
      const { name, settingsConfig, meta } = isFields(one) ? one : {};
      const settings = isFields(settingsConfig) ? settingsConfig : null;
      return { id, app, name: nameOf(name, id), settings, meta: isFields(meta) ? meta : {}, endpoints: [] };
    }),
  );
  const current = isFields(value.codex) ? textOf(value.codex.current) : undefined;
  return { file, schema: null, providers, current: current ?? null, notes: [] };
}

/** What is not there, or cannot be read, tells nothing. */
function settingsIn(folder: string): Fields {
  try {
    const value = jsonIn(join(folder, 'settings.json'));
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

function jsonIn(file: string): unknown {
  try {
    if (statSync(file).size > LONGEST_FILE) throw new ConfigError(`${file} is too long to be a list of providers.`);
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (thrown) {
    if (thrown instanceof ConfigError) throw thrown;
    // The parser quotes what stands there, which may be a key.
    const why = thrown instanceof SyntaxError ? 'it is no JSON' : (thrown as NodeJS.ErrnoException).code;
    throw new ConfigError(`${file} cannot be read (${why}).`, { cause: thrown });
  }
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** What stands in Codex's files and in the environment that it obeys, read once. */
import { dirname, join } from 'node:path';
import { DISK, DiskError, readWhole } from '../codex/files/disk.ts';
import { type Places, placesOf } from '../codex/files/home.ts';
import { isTable, readToml, TomlError, type TomlTable, valueAt } from '../codex/toml/read.ts';
import type { Config, Variables } from '../config.ts';
import { type LoginLook, lookAtLogin } from './login.ts';
import { namesIn } from './models.ts';

export interface CodexLook extends LoginLook {
  readonly places: Places;
  /** Null where there is no such file. */
  readonly text: string | null;
  /** What the settings say; empty where they cannot be read. */
  readonly settings: TomlTable;
  /** Why they cannot be read; null when they can. */
  readonly problem: string | null;
  readonly asks: Asks;
  readonly catalog: CatalogLook | null;
  /** Settings that Codex reads with `--profile` only, by the name of the profile. */
  readonly profiles: readonly string[];
  /** The settings of the folder where Codex would be started; null for none that hold. */
  readonly project: { readonly file: string; readonly model: string } | null;
  /** Of the environment alone: Codex reads no `.env` of m2c. */
  readonly environment: Variables;
}

/** What Codex asks, and where. */
export interface Asks {
  readonly model: string | null;
  /** The name of the provider; null for Codex's own. */
  readonly provider: string | null;
  /** What the settings say of that provider; null where they say nothing. */
  readonly table: TomlTable | null;
  readonly baseUrl: string | null;
}

export interface CatalogLook {
  readonly file: string;
  readonly text: string | null;
  /** Null when Codex cannot read it. */
  readonly names: readonly string[] | null;
}

/** @param folder where Codex would be started; null for nowhere. */
export async function lookAtCodex(config: Config, folder: string | null): Promise<CodexLook> {
  const places = placesOf(config.codexHome);
  const { text, settings, problem } = await readSettings(places.config);
  const asks = asksOf(settings);
  return {
    ...{ places, text, settings, problem, asks },
    ...(await lookAtLogin(places.auth)),
    catalog: await lookAtCatalog(textAt(settings, ['model_catalog_json'])),
    profiles: await profilesIn(places.home),
    project: folder === null ? null : await projectOf(folder, settings, places),
    environment: environmentOf(config),
  };
}

/** What the shell says, and not m2c's `.env`. */
export function environmentOf({ variables, sources }: Pick<Config, 'variables' | 'sources'>): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => sources[name] !== 'env-file'));
}

/** The text that stands at a path, null for none. */
export function textAt(table: TomlTable, path: readonly string[]): string | null {
  const value = valueAt(table, path);
  return typeof value === 'string' ? value : null;
}

/** The table that stands under a key, empty for none. */
export function tableAt(settings: TomlTable, key: string): TomlTable {
  const found = settings[key];
  return isTable(found) ? found : {};
}

async function readSettings(file: string): Promise<Pick<CodexLook, 'text' | 'settings' | 'problem'>> {
  let text: string | null = null;
  try {
    text = (await readWhole(DISK, file))?.toString('utf8') ?? null;
    return { text, settings: text === null ? {} : readToml(text), problem: null };
  } catch (thrown) {
    return { text, settings: {}, problem: whyUnread(file, thrown) };
  }
}

function whyUnread(file: string, thrown: unknown): string {
  if (thrown instanceof TomlError) return `${file} is no TOML: ${thrown.message}`;
  if (thrown instanceof DiskError) return `${file} cannot be read (${thrown.code})`;
  throw thrown;
}

function asksOf(settings: TomlTable): Asks {
  const provider = textAt(settings, ['model_provider']);
  const found = provider === null ? undefined : valueAt(settings, ['model_providers', provider]);
  const table = isTable(found) ? found : null;
  const baseUrl = table === null ? textAt(settings, ['openai_base_url']) : textAt(table, ['base_url']);
  return { model: textAt(settings, ['model']), provider, table, baseUrl };
}

async function lookAtCatalog(file: string | null): Promise<CatalogLook | null> {
  if (file === null) return null;
  const bytes = await readWhole(DISK, file).catch(() => null);
  const text = bytes?.toString('utf8') ?? null;
  return { file, text, names: text === null ? null : namesIn(text) };
}

/** Each is a file of its own: `[profiles.x]` is read no more (codex-cli 0.169.0). */
async function profilesIn(home: string): Promise<readonly string[]> {
  const names = await DISK.readdir(home).catch(() => []);
  return names.flatMap((name) => /^(.+)\.config\.toml$/.exec(name)?.[1] ?? []);
}

/** Of a folder that the user trusts Codex takes the model, and never the provider (codex-cli 0.169.0). */
async function projectOf(folder: string, settings: TomlTable, places: Places): Promise<CodexLook['project']> {
  const above = [folder];
  for (let next = dirname(folder); next !== above.at(-1); next = dirname(next)) above.push(next);
  const trusted = above.some((one) => textAt(settings, ['projects', one, 'trust_level']) === 'trusted');
  if (!trusted) return null;
  const files = above.map((one) => join(one, '.codex', 'config.toml')).filter((file) => file !== places.config);
  for (const file of files) {
    const { settings: own } = await readSettings(file);
    const model = textAt(own, ['model']);
    if (model !== null) return { file, model };
  }
  return null;
}

/** Where Codex keeps its own files and its databases. */
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import type { Config } from '../../config.ts';
import { isFields } from './lines.ts';

export interface CodexHome {
  /** Without links. */
  readonly folder: string;
  /** Where its databases are. */
  readonly databases: string;
  /** The providers of its config.toml; null when that cannot be read as TOML. */
  readonly providers: readonly string[] | null;
}

/** Reads what its config.toml says. */
export async function openHome({ codexHome, variables }: Pick<Config, 'codexHome' | 'variables'>): Promise<CodexHome> {
  const folder = await realpath(codexHome).catch(() => codexHome);
  const config = await configIn(folder);
  const { sqlite_home: said, model_providers: providers } = config ?? {};
  const databases = variables.CODEX_SQLITE_HOME ?? (typeof said === 'string' && said !== '' ? said : folder);
  return {
    folder,
    databases: await realpath(databases).catch(() => databases),
    providers: config === null ? null : isFields(providers) ? Object.keys(providers) : [],
  };
}

async function configIn(folder: string): Promise<{ readonly [name: string]: unknown } | null> {
  try {
    return parse(await readFile(join(folder, 'config.toml'), 'utf8'));
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ENOENT' ? {} : null;
  }
}

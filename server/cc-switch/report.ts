/** What is told of cc-switch: how it stands, and what was taken over from it. */
import { parse } from 'smol-toml';
import { type Fields, isFields, textOf } from '../providers-file/import-parts.ts';
import type { Converted } from './convert.ts';
import { ENTRY_ID } from './entry.ts';
import type { CcSwitch } from './source.ts';

export interface Standing {
  /** The file that was read; null where there is no cc-switch. */
  readonly file: string | null;
  /** Of its database; null for the file of older versions. */
  readonly schema: number | null;
  /** How many providers it has for Codex. */
  readonly providers: number;
  /** The one that Codex is set to. */
  readonly current: string | null;
  /** The entry of m2c; null where there is none. */
  readonly entry: { readonly base_url: string | null; readonly model: string | null; readonly chosen: boolean } | null;
  readonly running: boolean;
  readonly notes: readonly string[];
}

export function standingOf(found: CcSwitch | null, running: boolean): Standing {
  if (found === null) return { file: null, schema: null, providers: 0, current: null, entry: null, running, notes: [] };
  const { file, schema, current, notes } = found;
  const providers = found.providers.filter(({ app }) => app === 'codex');
  const own = providers.find(({ id }) => id === ENTRY_ID);
  return {
    ...{ file, schema, running, notes, providers: providers.length },
    current: providers.find(({ id }) => id === current)?.name ?? null,
    entry: own === undefined ? null : { ...entryOf(own.settings), chosen: current === ENTRY_ID },
  };
}

function entryOf(settings: Fields | null) {
  try {
    const config = parse(String(settings?.config)) as Fields;
    const tables = isFields(config.model_providers) ? config.model_providers : {};
    const table = isFields(tables.m2c) ? tables.m2c : {};
    return { base_url: textOf(table.base_url) ?? null, model: textOf(config.model) ?? null };
  } catch {
    return { base_url: null, model: null };
  }
}

export interface Taken {
  readonly id: string;
  /** As cc-switch shows it. */
  readonly name: string;
  readonly base_url: string;
  readonly model: string | null;
  /** `sealed` in the store; `variable`: told by one; `none` was there. */
  readonly key: 'sealed' | 'variable' | 'none';
}

export function takenOf({ name, entry, baseUrl, secret }: Converted): Taken {
  const key = secret !== null ? 'sealed' : entry.key === undefined ? 'none' : 'variable';
  return { id: entry.id, name, base_url: baseUrl, model: entry.defaultModel ?? entry.models?.[0]?.id ?? null, key };
}

export interface ImportReport {
  readonly file: string;
  readonly schema: number | null;
  /** What would be taken over; nothing was. */
  readonly dry_run: boolean;
  readonly imported: readonly Taken[];
  readonly notes: readonly string[];
}

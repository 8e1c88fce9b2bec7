/** What stands in Codex's files before a change, and what each of them is to hold after it. */
import { type FileChange, recover } from '../codex/files/change.ts';
import { digestOf } from '../codex/files/disk.ts';
import { CATALOG, CONFIG, HomeError, type Places, placesOf } from '../codex/files/home.ts';
import { readState } from '../codex/files/state.ts';
import { readCodexFile } from '../codex/files/target.ts';
import type { Undo } from '../codex/setup/undo.ts';
import { TomlError } from '../codex/toml/read.ts';
import { Fault } from '../fault.ts';
import { type Chosen, catalogText, type Models } from './models.ts';

/** What is kept of an enable for the disable that takes it back. */
export interface Kept {
  readonly version: 1;
  readonly undo: Undo;
  readonly catalog: KeptCatalog;
}

interface KeptCatalog {
  /** The digest of what m2c wrote. */
  readonly is: string;
  /** What stood there before, null for no such file. */
  readonly was: string | null;
}

export interface File {
  readonly path: string;
  readonly text: string | null;
  readonly sha256: string | null;
}

export interface Before {
  readonly places: Places;
  readonly config: File;
  readonly catalog: File;
  readonly kept: Kept | null;
  /** Why what was kept cannot be read; null when it can. */
  readonly damaged: string | null;
  /** What was done about a change that had been interrupted; null when none had. */
  readonly recovered: string | null;
}

/** @param anyhow whether m2c's own notes may be damaged. */
export async function readBefore(home: string, anyhow = false): Promise<Before> {
  const recovered = await recover(home);
  const [config, catalog] = await Promise.all([readText(home, CONFIG), readText(home, CATALOG)]);
  const state = (await readState(home).catch((thrown: unknown) => {
    if (!anyhow || !(thrown instanceof HomeError) || thrown.code !== 'damaged') throw thrown;
    return thrown;
  })) as Kept | HomeError | null;
  const places = placesOf(home);
  if (state instanceof HomeError) return { places, config, catalog, kept: null, damaged: state.message, recovered };
  return { places, config, catalog, kept: state, damaged: null, recovered };
}

async function readText(home: string, name: string): Promise<File> {
  const { path, content, sha256 } = await readCodexFile(home, name);
  const text = content?.toString('utf8') ?? null;
  if (text !== null && !Buffer.from(text).equals(content ?? Buffer.alloc(0))) {
    throw new Fault('conflict', `${path} is not UTF-8 text: save it as UTF-8, then run it again.`);
  }
  return { path, text, sha256 };
}

/** @throws Fault `conflict` in place of a TomlError, which knows no file. */
export function edited<T>({ config }: Pick<Before, 'config'>, edit: () => T): T {
  try {
    return edit();
  } catch (thrown) {
    if (!(thrown instanceof TomlError)) throw thrown;
    throw new Fault('conflict', `Nothing was changed: ${config.path} cannot be edited (${thrown.message}).`, {
      cause: thrown,
    });
  }
}

export function change({ sha256 }: File, name: string, text: string | null): FileChange {
  return { name, content: text === null ? null : Buffer.from(text), expected: sha256 };
}

export function newCatalog(
  { catalog, kept }: Before,
  { chosen, models }: { readonly chosen: Chosen; readonly models: Models },
) {
  const text = catalogText(models, chosen);
  const ours = kept !== null && catalog.sha256 === kept.catalog.is;
  const is = digestOf(Buffer.from(text)) ?? '';
  return { change: change(catalog, CATALOG, text), kept: { is, was: ours ? kept.catalog.was : catalog.text } };
}

/** What stood in the place of the list of models is back; one that somebody has changed since stays. */
export function oldCatalog({ catalog, kept, places }: Before): { changes: FileChange[]; notes: string[] } {
  if (catalog.text === null) return { changes: [], notes: [] };
  if (kept === null)
    return { changes: [], notes: [`${places.catalog} stays: m2c has no record of having written it.`] };
  if (catalog.sha256 === kept.catalog.is) return { changes: [change(catalog, CATALOG, kept.catalog.was)], notes: [] };
  return { changes: [], notes: [`${places.catalog} was changed since m2c wrote it, so it stays; nothing reads it.`] };
}

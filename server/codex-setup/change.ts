/** Sets Codex up for m2c, lets it ask for another model, and takes all of that back: each is one change of its files. */
import type { CodexChange } from '../../generated/types/admin.ts';
import { restoreBackup } from '../codex/files/backups.ts';
import { type Changed, changeFiles } from '../codex/files/change.ts';
import { CATALOG, CONFIG } from '../codex/files/home.ts';
import { readCodexFile } from '../codex/files/target.ts';
import { disableConfig, enableConfig, switchModel } from '../codex/setup/config-text.ts';
import type { SetupNote } from '../codex/setup/notes.ts';
import { readToml } from '../codex/toml/read.ts';
import { Fault } from '../fault.ts';
import { type Before, change, edited, type Kept, newCatalog, oldCatalog, readBefore } from './before.ts';
import { textAt } from './look.ts';
import { type Chosen, type Models, namesIn } from './models.ts';

export interface Setup {
  readonly chosen: Chosen;
  readonly models: Models;
  /** `http://127.0.0.1:8788/v1` */
  readonly baseUrl: string;
  /** What Codex shows m2c; null where it asks for none. */
  readonly token: string | null;
  /** After so long a silence m2c is heard. */
  readonly heartbeatMs: number;
}

/** Rejects with a HomeError or a Fault, and has then changed nothing. */
export async function enableCodex(home: string, setup: Setup): Promise<CodexChange> {
  const { chosen, baseUrl, token, heartbeatMs } = setup;
  const before = await readBefore(home);
  const { text, undo, notes } = edited(before, () => {
    const efforts = effortsOf(setup);
    const wanted = {
      model: chosen.model,
      baseUrl,
      catalogFile: before.places.catalog,
      token: token ?? undefined,
      efforts,
      heartbeatMs,
    };
    return enableConfig(before.config.text, wanted, before.kept?.undo ?? null);
  });
  const catalog = newCatalog(before, setup);
  const state: Kept = { version: 1, undo, catalog: catalog.kept };
  const about = { action: 'enable', note: chosen.model };
  const changed = await changeFiles(home, about, [change(before.config, CONFIG, text), catalog.change], state);
  return told(before, changed, [CONFIG, CATALOG], {
    done: `Codex asks m2c at ${new URL(baseUrl).origin} for ${chosen.model}.`,
    model: chosen.model,
    notes: notes.map(sentenceOf),
    next: 'Start Codex anew: it reads its settings once. m2c codex disable takes all of this back.',
  });
}

/** Another model, and the list of models as it is now. Rejects with a Fault `conflict` where Codex does not use m2c. */
export async function switchCodex(home: string, chosen: Chosen, models: Models): Promise<CodexChange> {
  const before = await readBefore(home);
  const { text: now } = before.config;
  const said = now === null ? {} : edited(before, () => readToml(now));
  const file = textAt(said, ['model_catalog_json']);
  if (now === null || textAt(said, ['model_provider']) !== 'm2c') {
    throw new Fault('conflict', 'Codex does not use m2c yet: m2c codex enable sets it up.');
  }
  const { text, undo, notes } = edited(before, () => switchModel(now, chosen.model, before.kept?.undo ?? null));
  const catalog = newCatalog(before, { chosen, models });
  const ours = file === before.places.catalog;
  const state = before.kept === null || undo === null ? undefined : { ...before.kept, undo, catalog: catalog.kept };
  const changes = [change(before.config, CONFIG, text), ...(ours ? [catalog.change] : [])];
  const changed = await changeFiles(home, { action: 'switch', note: chosen.model }, changes, state);
  return told(before, changed, [CONFIG, CATALOG], {
    done: `Codex asks m2c for ${chosen.model}.`,
    model: chosen.model,
    notes: [
      ...notes.map(sentenceOf),
      ...(ours ? [] : ['The list of models that the settings name is not of m2c, and stays as it is.']),
    ],
    next: 'Start Codex anew: it reads its settings once. m2c codex use MODEL changes who answers at once.',
  });
}

/** Needs nothing but Codex's files: no m2c that is up, no network, no settings of m2c. */
export async function disableCodex(home: string): Promise<CodexChange> {
  const before = await readBefore(home, true);
  const { config, catalog, kept } = before;
  const models = catalog.text === null ? [] : (namesIn(catalog.text) ?? []);
  const { text, notes } = edited(before, () => disableConfig(config.text, kept?.undo ?? null, models));
  const old = oldCatalog(before);
  const changes = [change(config, CONFIG, text), ...old.changes];
  const changed = await changeFiles(home, { action: 'disable', note: null }, changes, null);
  const model = text === null ? null : textAt(readToml(text), ['model']);
  return told(before, changed, [CONFIG, CATALOG], {
    done: 'Codex does not use m2c.',
    model,
    notes: [...notes.map(sentenceOf), ...old.notes, ...(before.damaged === null ? [] : [before.damaged])],
    next: 'Start Codex anew: it reads its settings once.',
  });
}

/** Null for the newest copy without m2c. Rejects with a HomeError. */
export async function restoreCodex(home: string, id: string | null): Promise<CodexChange> {
  const before = await readBefore(home, true);
  const restored = await restoreBackup(home, id);
  const { text } = (await readBefore(home, true)).config;
  return told(
    before,
    restored,
    restored.files.map(({ name }) => name),
    {
      done: `Codex's files are as they were in ${restored.id}.`,
      model: text === null ? null : modelIn(text),
      notes: [],
      next: 'Start Codex anew: it reads its settings once.',
    },
  );
}

function modelIn(text: string): string | null {
  try {
    return textAt(readToml(text), ['model']);
  } catch {
    return null;
  }
}

function effortsOf({ chosen, models }: Setup): readonly string[] | undefined {
  const info = models.list.find(({ slug }) => slug === chosen.model);
  return info?.supported_reasoning_levels.map(({ effort }) => effort);
}

function sentenceOf({ key, line, reason }: SetupNote): string {
  return `${key}${line === null ? '' : ` (line ${line})`}: ${reason}`;
}

/** What became of the files, so far as they are not m2c's own. */
async function told(
  before: Before,
  { snapshot, recovered }: Changed,
  names: readonly string[],
  words: Pick<CodexChange, 'done' | 'model' | 'next'> & { readonly notes: readonly string[] },
): Promise<CodexChange> {
  const home = before.places.home;
  const was = new Map(snapshot?.files.map(({ name, sha256 }) => [name, sha256]) ?? []);
  const files = await Promise.all(
    names
      .filter((name) => was.has(name))
      .map(async (name) => {
        const { path, sha256 } = await readCodexFile(home, name);
        const old = was.get(name) ?? null;
        if (sha256 === old) return [];
        return [
          {
            file: path,
            change: old === null ? ('made' as const) : sha256 === null ? ('removed' as const) : ('changed' as const),
          },
        ];
      }),
  );
  const { done, model, notes, next } = words;
  return {
    ...{ done, model, files: files.flat() },
    backup: snapshot?.id ?? null,
    notes: [before.recovered, recovered, ...notes].filter((note) => note !== null),
    next: files.flat().length === 0 ? null : next,
  };
}

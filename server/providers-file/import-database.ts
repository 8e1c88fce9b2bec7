/**
 * mimo2codex's data.db (schema 1–6, as it was in 2026-11) as a file of ours. Columns differ from release to release: each is
 * read where it is. Its providers stand in its providers.json; here are the models and names that its user added.
 */
import type { Providers } from '../../generated/types/files.ts';
import type { Profile } from '../providers/profile.ts';
import type { Imported } from './import.ts';
import { type Fields, filled, idFrom, isFields, leftOut, textOf } from './import-parts.ts';
import { importProviders } from './import-providers.ts';

export interface OldTable {
  readonly name: string;
  readonly rows: number;
  readonly first: readonly Fields[];
}

/** The tables whose rows are looked at; of the others only the number of rows is told. */
export const OLD_TABLES = ['providers', 'models', 'model_aliases', 'settings'];

/** By the tables that it always had. */
export function isOldDatabase(tables: readonly OldTable[]): boolean {
  return ['chat_logs', 'models', 'settings'].every((name) => tables.some((table) => table.name === name));
}

export function importDatabase(tables: readonly OldTable[], profiles: readonly Profile[]): Imported {
  const rowsOf = (name: string) => tables.find((table) => table.name === name)?.first ?? [];
  const models = rowsOf('models').filter((model) => model.is_builtin !== 1);
  const old = providersOf(rowsOf('providers'), models, profiles);
  const imported = importProviders({ providers: old.providers }, profiles);
  const names = aliasesOf(rowsOf('model_aliases'), rowsOf('models'));
  const chosen = choiceOf(rowsOf('settings'), imported.file, profiles);
  return {
    file: { ...withChoice(imported.file, chosen.choice), ...filled({ aliases: names.aliases }) },
    notes: [...old.notes, ...imported.notes, ...names.notes, ...chosen.notes, ...restOf(tables)],
  };
}

const PROVIDER_COLUMNS = ['id', 'display_name', 'name', 'base_url', 'env_key', 'default_model', 'shortcut', 'wire_api'];

/** As they would stand in a providers.json: those with an address, and those that m2c knows with a model of the user's own. */
function providersOf(rows: readonly Fields[], models: readonly Fields[], profiles: readonly Profile[]) {
  const ids = new Set([...rows.map(({ id }) => textOf(id)), ...models.map((model) => textOf(model.provider_id))]);
  const notes: string[] = [];
  const providers = [...ids].flatMap((id) => {
    if (id === undefined) return [];
    const row: Fields = rows.find((one) => textOf(one.id) === id) ?? {};
    const own = models.filter((model) => textOf(model.provider_id) === id);
    const known = profiles.find((profile) => profile.id === idFrom(id));
    if (textOf(row.base_url) === undefined && known === undefined) {
      notes.push(`${id}: left out, since its address is not in the database: import the old providers.json.`);
      return [];
    }
    if (known !== undefined && own.length === 0 && baseUrlOf(row, known) === undefined) return [];
    const told = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
    notes.push(...leftOut(id, told, [...PROVIDER_COLUMNS, ...TIMES]));
    return [providerOf(id, row, own, known)];
  });
  return { providers, notes };
}

const TIMES = ['created_at', 'updated_at', 'is_builtin', 'sort_order', 'enabled'];

/** The usual address of a provider that m2c knows is a fact of its profile. */
function baseUrlOf(row: Fields, known: Profile | undefined): string | undefined {
  const told = textOf(row.base_url);
  const usual = (known?.access.hosts ?? []).map(({ baseUrl }) => new URL(baseUrl).origin);
  return told !== undefined && URL.canParse(told) && usual.includes(new URL(told).origin) ? undefined : told;
}

function providerOf(id: string, row: Fields, models: readonly Fields[], known: Profile | undefined): Fields {
  const named = known === undefined;
  return {
    id,
    ...filled({
      baseUrl: baseUrlOf(row, known),
      displayName: named ? (textOf(row.display_name) ?? textOf(row.name)) : undefined,
      envKey: textOf(row.env_key),
      defaultModel: named ? textOf(row.default_model) : undefined,
      shortcut: named ? textOf(row.shortcut) : undefined,
      wireApi: textOf(row.wire_api),
    }),
    models: models.map((model) =>
      filled({
        id: textOf(model.upstream_id),
        displayName: textOf(model.display_name),
        supportsImages: truthOf(model.supports_images),
        supportsReasoning: truthOf(model.supports_reasoning),
        contextWindow: model.context_window ?? undefined,
      }),
    ),
  };
}

const truthOf = (value: unknown) => (value === 1 || value === 0 ? value === 1 : undefined);

/** A name for a model, which is told by its row or by its own name. */
function aliasesOf(rows: readonly Fields[], models: readonly Fields[]) {
  const notes: string[] = [];
  const pairs = rows.flatMap((row) => {
    const alias = textOf(row.alias) ?? textOf(row.alias_name) ?? textOf(row.name);
    const model = models.find(({ id }) => id === row.model_id);
    const provider = textOf(model?.provider_id) ?? textOf(row.provider_id);
    const target = textOf(model?.upstream_id) ?? textOf(row.upstream_id) ?? textOf(row.target) ?? textOf(row.model_id);
    if (alias !== undefined && target !== undefined) {
      return [[alias, provider === undefined ? target : `${idFrom(provider)}/${target}`] as const];
    }
    notes.push(`model_aliases: left out ${alias ?? 'a row'}, whose model is not told.`);
    return [];
  });
  return { aliases: Object.fromEntries(pairs), notes };
}

interface Choice {
  readonly provider: string;
  readonly model: string;
}

/** The provider and model that were chosen by hand for all turns. */
function choiceOf(rows: readonly Fields[], file: Providers, profiles: readonly Profile[]) {
  const choices = rows.flatMap((row) => {
    const value = parsed(row.value);
    if (!isFields(value)) return [];
    const [provider, model] = [textOf(value.providerId), textOf(value.modelId)];
    return provider === undefined || model === undefined ? [] : [{ row, provider: idFrom(provider), model }];
  });
  const [choice] = choices;
  const left = rows.filter((row) => row !== choice?.row).map((row) => textOf(row.key) ?? '?');
  const notes = left.length === 0 ? [] : [`settings: left out ${left.join(', ')}: m2c has its own (docs/settings.md).`];
  if (choice === undefined) return { choice: null, notes };
  const { provider, model } = choice;
  const there = [...profiles, ...(file.providers ?? [])].some(({ id }) => id === provider);
  const told = there ? 'as was chosen' : 'is left out, since there is no such provider';
  return { choice: there ? choice : null, notes: [`settings: ${provider}/${model} for all turns, ${told}.`, ...notes] };
}

function withChoice(file: Providers, choice: Choice | null): Providers {
  if (choice === null) return file;
  const { provider: id, model: defaultModel } = choice;
  const { providers = [] } = file;
  const named = providers.some((entry) => entry.id === id) ? providers : [...providers, { id }];
  const chosen = named.map((entry) => (entry.id === id ? { ...entry, defaultModel } : entry));
  return { ...file, providers: chosen, defaultProvider: id };
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : null;
  } catch {
    return null;
  }
}

const WHY: { readonly [table: string]: string } = {
  chat_logs: 'm2c keeps a log of its own turns',
  chat_stats_hourly: 'm2c sums up its own turns',
  user_upstream_keys: 'they are sealed under a master key of their own: store them again',
  user_api_keys: 'make new client keys',
};

/** Empty tables are no loss, and the number of the schema is none either. */
function restOf(tables: readonly OldTable[]): readonly string[] {
  const rest = tables.filter(({ name, rows }) => rows > 0 && !OLD_TABLES.includes(name) && name !== 'schema_version');
  return rest.map(({ name, rows }) => {
    const why = Object.hasOwn(WHY, name) ? `: ${WHY[name]}` : '';
    return `${name}: left out ${rows} ${rows === 1 ? 'row' : 'rows'}${why}.`;
  });
}

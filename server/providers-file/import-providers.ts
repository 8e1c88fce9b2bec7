/** mimo2codex's providers.json: a list of providers, each with its models and its "features". */
import type { ModelEntry, ProviderEntry, ProviderOverrides } from '../../generated/types/files.ts';
import type { Profile } from '../providers/profile.ts';
import type { Imported } from './import.ts';
import {
  type Fields,
  filled,
  flagOf,
  idFrom,
  isFields,
  leftOut,
  listOfFields,
  textOf,
  textsOf,
  windowOf,
} from './import-parts.ts';

/** Ours has neither of these fields in an entry. */
export function isProviderList(value: unknown): value is Fields {
  if (!isFields(value) || !Array.isArray(value.providers)) return false;
  return listOfFields(value.providers).some(
    (entry) => 'envKey' in entry || 'shortcut' in entry || 'wireApi' in entry || 'features' in entry,
  );
}

export function importProviders(value: Fields, profiles: readonly Profile[]): Imported {
  const all = listOfFields(value.providers).map((entry) => importEntry(entry, profiles));
  return {
    file: { providers: all.flatMap(({ entry }) => entry ?? []) },
    notes: [...leftOut('the file', value, ['providers', '$schema']), ...all.flatMap(({ notes }) => notes)],
  };
}

interface ImportedEntry {
  readonly entry: ProviderEntry | null;
  readonly notes: readonly string[];
}

const ENTRY_FIELDS = [
  'id',
  'shortcut',
  'displayName',
  'baseUrl',
  'envKey',
  'defaultModel',
  'wireApi',
  'models',
  'features',
];

function importEntry(old: Fields, profiles: readonly Profile[]): ImportedEntry {
  const name = textOf(old.id) ?? textOf(old.shortcut) ?? textOf(old.displayName) ?? 'imported';
  const id = idFrom(name);
  if (old.wireApi === 'responses') {
    return {
      entry: null,
      notes: [`${id}: left out, since it speaks Responses and m2c asks providers by Chat Completions.`],
    };
  }
  const shortcut = textOf(old.shortcut);
  const alias = shortcut === undefined ? id : idFrom(shortcut);
  const env = textOf(old.envKey);
  const features = isFields(old.features) ? old.features : {};
  const models = listOfFields(old.models).map((model) => importModel(model, id));
  const entry: ProviderEntry = {
    id,
    ...filled({
      displayName: textOf(old.displayName),
      baseUrl: textOf(old.baseUrl),
      aliases: alias === id ? [] : [alias],
      key: env === undefined ? undefined : { env },
      defaultModel: textOf(old.defaultModel),
      models: models.flatMap(({ model }) => model ?? []),
      overrides: overridesOf(features),
    }),
  };
  return {
    entry,
    notes: [
      ...(id === name ? [] : [`${id}: its id was "${name}".`]),
      ...(profiles.some((profile) => profile.id === id)
        ? [`${id}: m2c knows it, so its facts are laid over those of m2c.`]
        : []),
      ...leftOut(id, old, ENTRY_FIELDS),
      ...leftOut(`${id}, features`, features, FEATURES),
      ...models.flatMap(({ notes }) => notes),
    ],
  };
}

/** What m2c does of itself, or says by an override. */
const FEATURES = [
  ...['webSearch', 'minimaxCompat', 'dropNullStrict', 'dropNullContent', 'dropToolChoiceAuto', 'mergeSystemMessages'],
  ...['extractThinkTags', 'dropParallelToolCalls', 'dropResponseFormat', 'dropNonFunctionTools', 'dropReasoningEffort'],
];

/** Null content and a null "strict" are never sent, and think tags are read anyway. */
function overridesOf(features: Fields): ProviderOverrides {
  const on = (...names: readonly string[]) => names.some((name) => features[name] === true);
  const silentChoice = ['none', 'required', 'named'] as const;
  return filled<ProviderOverrides>({
    ...(on('minimaxCompat', 'mergeSystemMessages') ? { systemPlacement: 'first' } : {}),
    ...(on('minimaxCompat', 'dropToolChoiceAuto')
      ? { toolChoices: { thinking: silentChoice, plain: silentChoice } }
      : {}),
    ...(on('minimaxCompat', 'extractThinkTags') ? { thinkTags: true } : {}),
    ...(on('dropParallelToolCalls') ? { parallelCalls: 'omit' } : {}),
    ...(on('dropResponseFormat') ? { jsonOutput: 'none' } : {}),
    ...(on('dropReasoningEffort') ? { efforts: {}, otherEffort: { thinks: true, body: {} } } : {}),
    ...(on('webSearch') && !on('dropNonFunctionTools') ? { webSearch: { tool: true } } : {}),
  });
}

const MODEL_FIELDS = ['id', 'aliases', 'displayName', 'supportsImages', 'supportsReasoning', 'contextWindow'];

function importModel(old: Fields, provider: string): { model: ModelEntry | null; notes: readonly string[] } {
  const id = textOf(old.id);
  if (id === undefined) return { model: null, notes: [`${provider}: left out a model without an id.`] };
  const model: ModelEntry = {
    id,
    ...filled({
      aliases: textsOf(old.aliases),
      displayName: textOf(old.displayName),
      contextWindow: windowOf(old.contextWindow),
      images: flagOf(old.supportsImages),
    }),
    ...(old.supportsReasoning === false ? { efforts: [] } : {}),
  };
  return { model, notes: leftOut(`${provider}/${id}`, old, MODEL_FIELDS) };
}

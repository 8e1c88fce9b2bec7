/** codex-shim's models.json: a flat list of models, each with the address and the key of its provider. */
import type { ModelEntry, ProviderEntry } from '../../generated/types/files.ts';
import type { Profile } from '../providers/profile.ts';
import type { Imported } from './import.ts';
import {
  type Fields,
  filled,
  freeId,
  idFrom,
  isFields,
  leftOut,
  listOfFields,
  profileAt,
  textOf,
  variableFor,
  windowOf,
} from './import-parts.ts';

const LISTS = ['models', 'customModels', 'launchModels'];

export function isModelList(value: unknown): value is Fields {
  return isFields(value) && modelsIn(value).some((model) => 'model' in model && 'base_url' in model);
}

const modelsIn = (value: Fields): readonly Fields[] => LISTS.flatMap((list) => listOfFields(value[list]));

export function importModels(value: Fields, profiles: readonly Profile[]): Imported {
  const notes = [...leftOut('the file', value, LISTS)];
  const groups = new Map<string, Fields[]>();
  for (const model of modelsIn(value)) {
    const why = whyLeftOut(model);
    if (why !== null) notes.push(`${nameOf(model)}: left out, since ${why}.`);
    else {
      const { base_url, api_key, api_key_env, extra_headers } = model;
      const account = JSON.stringify([textOf(base_url), api_key, api_key_env, extra_headers]);
      groups.set(account, [...(groups.get(account) ?? []), model]);
    }
  }
  const taken = new Set<string>();
  const entries = [...groups.values()].map((models) => entryOf(models, taken, profiles, notes));
  return { file: { providers: entries }, notes };
}

const nameOf = (model: Fields): string => textOf(model.slug) ?? textOf(model.model) ?? 'a model without a name';

function whyLeftOut({ model, provider, base_url }: Fields): string | null {
  if (textOf(model) === undefined) return 'it names no model';
  if (textOf(base_url) === undefined) return 'it has no base_url';
  return provider === 'anthropic' ? 'its provider speaks Messages and m2c asks providers by Chat Completions' : null;
}

/** The models of one account are those of one provider. */
function entryOf(
  models: readonly Fields[],
  taken: Set<string>,
  profiles: readonly Profile[],
  notes: string[],
): ProviderEntry {
  const [{ base_url, api_key, api_key_env, extra_headers } = {} as Fields] = models;
  const baseUrl = textOf(base_url) ?? '';
  const host = URL.parse(baseUrl)?.hostname ?? baseUrl;
  const like = profileAt(baseUrl, profiles);
  const id = freeId(idFrom(like?.id ?? host), taken);
  const plain = textOf(api_key);
  const env = textOf(api_key_env) ?? (plain === undefined ? undefined : variableFor(id));
  if (plain !== undefined) {
    notes.push(`${id}: its key is not copied: set ${env}, in the environment or in the file .env of the data folder.`);
  }
  const headers = isFields(extra_headers)
    ? Object.entries(extra_headers).map(([name, text]) => [name, String(text)])
    : [];
  return {
    id,
    baseUrl,
    ...filled({
      like: like === undefined || like.id === id ? undefined : like.id,
      key: env === undefined ? undefined : { env },
      headers: Object.fromEntries(headers) as Record<string, string>,
    }),
    models: models.map((model) => modelOf(model, id, notes)),
  };
}

const FIELDS = [
  ...['model', 'provider', 'base_url', 'api_key', 'api_key_env', 'display_name', 'slug', 'max_context_limit'],
  ...['no_image_support', 'extra_headers'],
];

function modelOf(old: Fields, provider: string, notes: string[]): ModelEntry {
  const upstreamId = textOf(old.model) ?? '';
  const id = textOf(old.slug) ?? upstreamId;
  notes.push(...leftOut(`${provider}/${id}`, old, FIELDS));
  return {
    id,
    ...filled({
      upstreamId: id === upstreamId ? undefined : upstreamId,
      displayName: textOf(old.display_name),
      contextWindow: windowOf(old.max_context_limit),
      images: old.no_image_support === true ? false : undefined,
    }),
  };
}

/** The providers that cc-switch has for Codex, as entries of ours; each one that has no place here is told in a note. */
import { parse } from 'smol-toml';
import type { ModelEntry, ProviderEntry } from '../../generated/types/files.ts';
import type { Profile } from '../providers/profile.ts';
import { checkFile } from '../providers-file/check.ts';
import { shownPath } from '../providers-file/complaint.ts';
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
} from '../providers-file/import-parts.ts';
import { readShape } from '../providers-file/shape.ts';
import { ENTRY_ID } from './entry.ts';
import type { CcProvider } from './source.ts';

export interface Converted {
  /** As cc-switch shows it. */
  readonly name: string;
  readonly entry: ProviderEntry;
  /** Where its key belongs. */
  readonly baseUrl: string;
  /** The key itself, which goes into a store and nowhere else; null for none, or one in a variable. */
  readonly secret: string | null;
}

export interface Conversion {
  readonly converted: readonly Converted[];
  readonly notes: readonly string[];
}

/** @param taken ids of providers that are there already: they are left as they are. */
export function convert(
  providers: readonly CcProvider[],
  profiles: readonly Profile[],
  taken: readonly string[],
): Conversion {
  const ids = new Set<string>();
  const notes: string[] = [];
  const converted = providers.flatMap((provider) => {
    const one = convertOne(provider, profiles, ids);
    const why = 'entry' in one ? whyNotUsed(one, profiles, taken) : one.why;
    if (why !== null) notes.push(`${provider.name}: left out, since ${why}`);
    if (why !== null || !('entry' in one)) return [];
    notes.push(...one.notes.map((note) => `${provider.name}: ${note}`));
    return [one];
  });
  return { converted, notes };
}

/** An entry as it can stand in a file: its key in a variable, which a note tells to set. */
export function forFile({ converted, notes }: Conversion): {
  readonly entries: readonly ProviderEntry[];
  readonly notes: readonly string[];
} {
  const entries = converted.map(({ entry, secret }) =>
    secret === null ? entry : { ...entry, key: { env: variableFor(entry.id) } },
  );
  const keys = converted
    .filter(({ secret }) => secret !== null)
    .map(
      ({ name, entry: { id } }) =>
        `${name}: its key is not written: set ${variableFor(id)}, in the environment or in the file .env of the data folder.`,
    );
  return { entries, notes: [...notes, ...keys] };
}

interface WithNotes extends Converted {
  readonly notes: readonly string[];
}

interface Refused {
  /** The end of a sentence. */
  readonly why: string;
}

function convertOne(provider: CcProvider, profiles: readonly Profile[], ids: Set<string>): WithNotes | Refused {
  const { app, id, settings } = provider;
  if (app !== 'codex') return { why: `it is for ${app} and not for Codex.` };
  if (id === ENTRY_ID) return { why: 'it is m2c itself.' };
  if (settings === null) return { why: 'its settings are no JSON object.' };
  const config = configIn(settings);
  if (config === null) return { why: 'its config is no TOML that can be read.' };
  const table = tableOf(config);
  const address = textOf(table.base_url) ?? textOf(settings.base_url) ?? textOf(settings.baseURL);
  if (address === undefined) return { why: "it has no base_url: it is OpenAI's own, which Codex asks without m2c." };
  const baseUrl = address.replace(/\/chat\/completions\/?$/, '').replace(/\/+$/, '');
  const like = profileAt(baseUrl, profiles);
  const why = whyNotChat(wireOf(provider, settings, table, address), like);
  if (why !== null) return { why };
  return entryOf(provider, { settings, config, table, baseUrl, like }, ids);
}

/** Null where it is no TOML. The parser's own words would quote what stands there. */
function configIn({ config }: Fields): Fields | null {
  try {
    return config === undefined ? {} : (parse(String(config)) as Fields);
  } catch {
    return null;
  }
}

function tableOf({ model_provider: name, model_providers: tables }: Fields): Fields {
  const table = isFields(tables) && typeof name === 'string' && Object.hasOwn(tables, name) ? tables[name] : undefined;
  return isFields(table) ? table : {};
}

/** By the order in which cc-switch itself looks (3.19): what its user chose, what Codex is told, what the address says. */
function wireOf({ meta }: CcProvider, settings: Fields, table: Fields, address: string): string {
  const told = [meta.apiFormat, settings.api_format, settings.apiFormat, table.wire_api].flatMap(
    (one) => textOf(one) ?? [],
  );
  return told[0] ?? (/\/chat\/completions\/?$/.test(address) ? 'chat' : 'responses');
}

function whyNotChat(wire: string, like: Profile | undefined): string | null {
  if (/^(openai_)?chat(_completions)?$/i.test(wire)) return null;
  if (/^(openai_)?responses$/i.test(wire)) {
    // Where m2c knows the provider, it knows that Chat Completions are spoken there too.
    return like === undefined ? 'it speaks Responses itself: Codex needs no m2c for it.' : null;
  }
  return `it speaks ${wire} and m2c asks providers by Chat Completions.`;
}

interface Parts {
  readonly settings: Fields;
  readonly config: Fields;
  readonly table: Fields;
  readonly baseUrl: string;
  readonly like: Profile | undefined;
}

const SETTINGS_FIELDS = ['auth', 'config', 'modelCatalog', 'api_format', 'apiFormat', 'base_url', 'baseURL'];
const CONFIG_FIELDS = ['model', 'model_provider', 'model_providers', 'model_context_window'];
const TABLE_FIELDS = [
  'name',
  'base_url',
  'wire_api',
  'env_key',
  'query_params',
  'experimental_bearer_token',
  'requires_openai_auth',
];

function entryOf(provider: CcProvider, parts: Parts, ids: Set<string>): WithNotes {
  const { settings, config, table, baseUrl, like } = parts;
  const { name } = provider;
  const wanted = /[a-z0-9]/i.test(name) ? idFrom(name) : (like?.id ?? idFrom(URL.parse(baseUrl)?.hostname ?? baseUrl));
  const id = freeId(wanted, ids);
  const same = like !== undefined && like.id === id;
  const secret = secretIn(settings, table);
  const variable = textOf(table.env_key);
  const models = modelsOf(settings, config, like);
  const entry: ProviderEntry = {
    id,
    ...filled({
      displayName: same || name === id ? undefined : name,
      baseUrl:
        same && like.access.hosts.some((host) => URL.parse(host.baseUrl)?.origin === URL.parse(baseUrl)?.origin)
          ? undefined
          : baseUrl,
      like: like === undefined || same ? undefined : like.id,
      key: secret === null && variable !== undefined ? { env: variable } : undefined,
      query: queryOf(table),
      defaultModel: textOf(config.model),
    }),
    ...(models.length === 0 ? {} : { models }),
  };
  const more = provider.endpoints.filter((url) => url.replace(/\/+$/, '') !== baseUrl);
  const { auth } = settings;
  const notes = [
    ...(isFields(auth) ? leftOut('auth', auth, ['OPENAI_API_KEY']) : []),
    ...leftOut('settings', settings, SETTINGS_FIELDS),
    ...leftOut('config', config, CONFIG_FIELDS),
    ...leftOut('its provider', table, TABLE_FIELDS),
    ...(more.length === 0 ? [] : [`its other addresses are left out: ${more.join(', ')}.`]),
  ];
  return { name, entry, baseUrl, secret, notes };
}

/** What cc-switch writes where it keeps the key to itself. */
const PLACEHOLDERS = ['PROXY_MANAGED'];

function secretIn({ auth }: Fields, table: Fields): string | null {
  const key = textOf(table.experimental_bearer_token) ?? (isFields(auth) ? textOf(auth.OPENAI_API_KEY) : undefined);
  return key === undefined || PLACEHOLDERS.includes(key) ? null : key;
}

/** Models that m2c knows of the provider need no entry unless their window is told. */
function modelsOf({ modelCatalog }: Fields, config: Fields, like: Profile | undefined): readonly ModelEntry[] {
  const listed = isFields(modelCatalog) ? listOfFields(modelCatalog.models) : [];
  const own: Fields = { model: config.model, contextWindow: config.model_context_window };
  const all = [...listed, own].flatMap((one): readonly ModelEntry[] => {
    const id = textOf(one.model);
    if (id === undefined) return [];
    return [{ id, ...filled({ displayName: textOf(one.displayName), contextWindow: windowOf(one.contextWindow) }) }];
  });
  const known = (id: string) => like?.models.some((model) => model.id === id) ?? false;
  const told = all.filter((model) => Object.keys(model).length > 1 || !known(model.id));
  return [...new Map(told.toReversed().map((model) => [model.id, model])).values()].toReversed();
}

function queryOf({ query_params: query }: Fields): { readonly [name: string]: string } {
  const texts = Object.entries(isFields(query) ? query : {}).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return Object.fromEntries(texts);
}

function whyNotUsed({ entry }: Converted, profiles: readonly Profile[], taken: readonly string[]): string | null {
  if (taken.includes(entry.id)) return `there is a provider ${entry.id} already, which stays as it is.`;
  const file = { providers: [entry] };
  const shape = readShape(file);
  const [complaint] = Array.isArray(shape) ? shape : checkFile(file, profiles);
  if (complaint === undefined) return null;
  return `its ${shownPath(complaint.path).replace(/^providers\[0\]\.?/, '')} ${complaint.sentence}`;
}

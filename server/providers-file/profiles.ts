/** The profiles that the file's entries make of those that m2c knows. */
import type {
  ModelEntry,
  ModelOverrides,
  Price,
  ProviderEntry,
  ProviderOverrides,
} from '../../generated/types/files.ts';
import { openaiCompatible } from '../providers/openai-compatible.ts';
import type {
  Access,
  ModelFacts,
  Prices,
  Profile,
  RequestFacts,
  StreamFacts,
  WebSearch,
} from '../providers/profile.ts';
import { unknownModel } from '../upstream/keys.ts';

export interface OwnProfile {
  readonly profile: Profile;
  /** The models on offer. The profile also holds their facts under the provider's own names for them. */
  readonly models: readonly ModelFacts[];
}

/** The user's own providers first, in the order of the file, then those that the file does not name. */
export function profilesWith(own: readonly OwnProfile[], profiles: readonly Profile[]): readonly Profile[] {
  const named = own.map(({ profile }) => profile);
  return [...named, ...profiles.filter(({ id }) => !named.some((one) => one.id === id))];
}

/** An entry as a profile: the provider it is like, with what it says laid over it. */
export function profileOf(entry: ProviderEntry, profiles: readonly Profile[]): OwnProfile {
  const { id, like = id, overrides = {} } = entry;
  const same = profiles.find((profile) => profile.id === id);
  const base = profiles.find((profile) => profile.id === like) ?? openaiCompatible;
  const models = modelsOf(entry, base, same !== undefined);
  const first = entry.models?.[0]?.id ?? '';
  const usual = same === undefined ? first || base.defaultModel : base.defaultModel || first;
  const wanted = entry.defaultModel ?? usual;
  const onTheWire = models.flatMap((model) =>
    model.upstreamId === undefined ? [] : [{ ...model, id: model.upstreamId }],
  );
  const profile: Profile = {
    ...base,
    id,
    displayName: entry.displayName ?? same?.displayName ?? id,
    access: same === undefined ? ownAccess(entry) : changedAccess(entry, same.access),
    limits: { ...base.limits, ...present({ ...entry.limits }) },
    request: { ...base.request, ...requestOf(overrides, base.request) },
    stream: { ...base.stream, ...streamOf(overrides) },
    models: [...models, ...onTheWire],
    defaultModel: models.find((model) => model.id === wanted || model.aliases?.includes(wanted))?.upstreamId ?? wanted,
  };
  return { profile, models };
}

/** A new provider lists what its entry lists; one that m2c knows keeps its models beside them. */
function modelsOf(entry: ProviderEntry, base: Profile, known: boolean): readonly ModelFacts[] {
  const { id, models = [], aliases = [] } = entry;
  const own = models.map((model) => modelOf(model, base));
  const kept = base.models.filter((model) => !own.some((one) => one.id === model.id));
  const listed = withPrices(known || own.length === 0 ? [...own, ...kept] : own, entry);
  if (aliases.length === 0) return listed;
  return listed.map((model) => {
    const bare = model.id.startsWith(`${id}/`) ? model.id.slice(id.length + 1) : model.id;
    return { ...model, aliases: [...(model.aliases ?? []), ...aliases.map((alias) => `${alias}/${bare}`)] };
  });
}

/** A default model that is not listed is one of which only its name and its price are known. */
function withPrices(models: readonly ModelFacts[], { prices = {}, defaultModel = '' }: ProviderEntry) {
  const isListed = models.some((model) => isCalled(model, defaultModel));
  const priced = isListed || !Object.hasOwn(prices, defaultModel) ? models : [unknownModel(defaultModel), ...models];
  return priced.map((model): ModelFacts => {
    const [, price] = Object.entries(prices).find(([name]) => isCalled(model, name)) ?? [];
    return price === undefined ? model : { ...model, prices: pricesOf(price) };
  });
}

/** Whether this is the model's name, or one of its other names. */
export function isCalled({ id, upstreamId, aliases = [] }: ModelFacts, name: string): boolean {
  return [id, upstreamId, ...aliases].includes(name);
}

const pricesOf = ({ currency = 'USD', ...amounts }: Price): Prices => ({ ...amounts, currency });

function modelOf(entry: ModelEntry, base: Profile): ModelFacts {
  const { id, upstreamId = id, aliases, displayName, contextWindow, efforts, images, overrides = {} } = entry;
  const known = base.models.find((model) => model.id === upstreamId);
  const { upstreamId: _, ...facts } = { ...(known ?? unknownModel(id)), id };
  return {
    ...facts,
    ...present({ aliases, displayName, contextWindow, efforts }),
    ...(upstreamId === id ? {} : { upstreamId }),
    request: {
      ...known?.request,
      ...requestOf(overrides, { ...base.request, ...known?.request }),
      ...present({ images }),
    },
  };
}

/** Keys of a provider that m2c knows never go to another address than the one that an entry of its own id names. */
function ownAccess({ baseUrl = '' }: ProviderEntry): Access {
  return { keyVariables: [], baseUrlVariable: '', modelVariable: '', hosts: [hostAt(baseUrl)] };
}

/** What the entry says is more particular than the provider's variables, which tell the rest. */
function changedAccess({ baseUrl, defaultModel }: ProviderEntry, access: Access): Access {
  return {
    ...access,
    ...(baseUrl === undefined ? {} : { hosts: [hostAt(baseUrl)], baseUrlVariable: '' }),
    ...(defaultModel === undefined ? {} : { modelVariable: '' }),
  };
}

const hostAt = (baseUrl: string) => ({ name: 'file', baseUrl: baseUrl.replace(/\/+$/, ''), keyPrefix: '' });

function requestOf(overrides: ModelOverrides | ProviderOverrides, base: RequestFacts): Partial<RequestFacts> {
  const { otherEffort, toolChoices, schema, webSearch, ...rest } = overrides as ProviderOverrides;
  const { reasoningFields: _, thinkTags: __, leaks: ___, ...plain } = rest;
  return {
    ...plain,
    ...(otherEffort === undefined
      ? {}
      : { otherEffort: otherEffort === 'send' ? openaiCompatible.request.otherEffort : () => otherEffort }),
    ...(toolChoices === undefined ? {} : { toolChoices: { ...base.toolChoices, ...toolChoices } }),
    ...(schema === undefined ? {} : { schema: { ...base.schema, ...schema } }),
    ...(webSearch === undefined ? {} : { webSearch: webSearch === null ? null : searchOf(webSearch) }),
  };
}

function searchOf({ tool = false, body = {} }: { tool?: boolean; body?: Record<string, unknown> }): WebSearch {
  return {
    tool: (location) =>
      tool ? { type: 'web_search', ...(location === null ? {} : { user_location: location }) } : null,
    body,
  };
}

function streamOf({ reasoningFields, thinkTags, leaks }: ProviderOverrides): Partial<StreamFacts> {
  return present({ reasoningFields, thinkTags, leaks });
}

type Present<T> = { [Field in keyof T]?: Exclude<T[Field], undefined> };

function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}

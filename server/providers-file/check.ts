/** What a file of the right shape may still say wrongly: ids, names, addresses and headers. */
import type { ModelEntry, ProviderEntry, Providers } from '../../generated/types/files.ts';
import type { Profile } from '../providers/profile.ts';
import { whyNoBaseUrl } from '../upstream/keys.ts';
import { whyNoProxy } from '../upstream/network.ts';
import { type Complaint, didYouMean, shownPath } from './complaint.ts';
import type { Path } from './json-text.ts';

/** Every complaint; none when the file can be used. */
export function checkFile(file: Providers, profiles: readonly Profile[]): readonly Complaint[] {
  const { providers = [] } = file;
  return [
    ...twice(namesOfProviders(providers)),
    ...twice(namesOfModels(providers)),
    ...twice(namesOfRoutes(file)),
    ...providers.flatMap((entry, at) => checkEntry(entry, ['providers', at], profiles)),
  ];
}

/** A name, and where it stands. */
type Named = readonly [name: string, path: Path];

function namesOfProviders(entries: readonly ProviderEntry[]): readonly Named[] {
  return entries.flatMap(({ id, aliases = [] }, at) => [
    [id, ['providers', at, 'id']] as const,
    ...aliases.map((alias, place) => [alias, ['providers', at, 'aliases', place]] as const),
  ]);
}

/** Two providers may have the same model, but another name for it leads to one of them only. */
function namesOfModels(entries: readonly ProviderEntry[]): readonly Named[] {
  const places = entries.flatMap(({ models = [] }, at) =>
    models.map((model, place) => ({ model, path: ['providers', at, 'models', place] as Path })),
  );
  const ids = new Map<string, Path>();
  for (const { model, path } of places) if (!ids.has(model.id)) ids.set(model.id, [...path, 'id']);
  const aliases = places.flatMap(({ model, path }) =>
    (model.aliases ?? []).map((alias, place) => [alias, [...path, 'aliases', place]] as const),
  );
  return [...ids, ...aliases];
}

function namesOfRoutes({ aliases = {}, routes = [] }: Providers): readonly Named[] {
  return [
    ...Object.keys(aliases).map((name) => [name, ['aliases', name]] as const),
    ...routes.map(({ pattern }, at) => [pattern, ['routes', at, 'pattern']] as const),
  ];
}

function twice(names: readonly Named[]): readonly Complaint[] {
  return names.flatMap(([name, path], at) => {
    const first = names.findIndex(([other]) => other === name);
    const where = names[first]?.[1] ?? path;
    return first === at ? [] : [{ path, sentence: `is "${name}", which ${shownPath(where)} is already.`, taken: true }];
  });
}

function checkEntry(entry: ProviderEntry, path: Path, profiles: readonly Profile[]): readonly Complaint[] {
  const { id, like, baseUrl, proxy, headers = {}, key = [] } = entry;
  const ids = profiles.map((profile) => profile.id);
  const own = !ids.includes(id);
  const complaints: Complaint[] = [];
  const complain = (fields: Path, sentence: string | null) => {
    if (sentence !== null) complaints.push({ path: [...path, ...fields], sentence });
  };
  if (like !== undefined && !ids.includes(like)) {
    complain(
      ['like'],
      `is "${like}", which m2c does not know.${didYouMean(like, ids) || ` It knows ${ids.join(', ')}.`}`,
    );
  }
  if (baseUrl !== undefined) complain(['baseUrl'], whyNoBaseUrl(baseUrl));
  else if (own) complain(['baseUrl'], 'is missing: it must be an http(s) URL such as https://api.example.com/v1.');
  const known = profiles.find((profile) => profile.id === (like ?? id));
  const models = [entry.defaultModel, entry.models?.[0]?.id, known?.defaultModel];
  if (own && !models.some(Boolean)) complain(['defaultModel'], 'is missing: name a model, or list "models".');
  if (proxy !== undefined && proxy !== 'none') complain(['proxy'], whyNoProxy(proxy));
  for (const [name, text] of Object.entries(headers)) complain(['headers', name], whyNoHeader(name, text));
  const sources = [key].flat();
  for (const [at, source] of sources.entries()) {
    const fields: Path = Array.isArray(key) ? ['key', at] : ['key'];
    if (Object.keys(source).length !== 1) complain(fields, 'must have exactly one of "env", "file" and "command".');
  }
  return [...complaints, ...checkModels(entry.models ?? [], [...path, 'models'])];
}

/** Facts are found by the name on the wire, so two models of one name there cannot differ in them. */
function checkModels(models: readonly ModelEntry[], path: Path): readonly Complaint[] {
  const differing = models.filter(({ overrides, images }) => overrides !== undefined || images !== undefined);
  const shared = models.flatMap((model, at): readonly Complaint[] => {
    const { id, upstreamId = id } = model;
    const other = models.slice(0, at).find((one) => (one.upstreamId ?? one.id) === upstreamId);
    if (other === undefined || ![model, other].some((one) => differing.includes(one))) return [];
    return [
      {
        path: [...path, at],
        sentence: `is "${upstreamId}" for the provider, as "${other.id}" is: only one may have facts.`,
      },
    ];
  });
  return [...twice(models.map(({ id }, at) => [id, [...path, at, 'id']])), ...shared];
}

/** What the connection itself says (RFC 9110), and what m2c says of the body that it sends. */
const OURS = ['host', 'connection', 'content-length', 'content-type', 'transfer-encoding', 'accept', 'accept-encoding'];

function whyNoHeader(name: string, text: string): string | null {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return 'is not the name of a header.';
  if (OURS.includes(name.toLowerCase())) return 'is a header that m2c itself writes: leave it out.';
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text) ? null : 'holds a character that no header may hold.';
}

/** One entry of the file, opened: its profile, its keys, and the way to its provider. */
import type { ProviderEntry } from '../../generated/types/files.ts';
import type { Variables } from '../config.ts';
import { Fault } from '../fault.ts';
import type { Profile } from '../providers/profile.ts';
import type { Way } from '../upstream/client.ts';
import { type Given, NO_KEY } from '../upstream/keys.ts';
import { type Line, networkOf } from '../upstream/network.ts';
import { type Complaint, didYouMean } from './complaint.ts';
import type { Path } from './json-text.ts';
import { findKeys, pathFrom } from './keys.ts';
import { isCalled, type OwnProfile, profileOf } from './profiles.ts';

/** What an entry is opened with. */
export interface Around {
  readonly profiles: readonly Profile[];
  /** The path of the file. */
  readonly file: string;
  readonly variables: Variables;
  /** How all other providers are reached. */
  readonly shared: Line;
}

export interface OpenedEntry {
  readonly own: OwnProfile;
  readonly given: Given;
  readonly complaints: readonly Complaint[];
  readonly warnings: readonly Complaint[];
}

/** Reads the entry's keys and the files it names; what cannot be used is told among the complaints. */
export async function openEntry(entry: ProviderEntry, path: Path, around: Around): Promise<OpenedEntry> {
  const own = withVariables(profileOf(entry, around.profiles), entry);
  const found =
    entry.key === undefined ? null : await findKeys(entry.key, [...path, 'key'], around.variables, around.file);
  const { keyVariables, keyless = false } = own.profile.access;
  const unasked = keyVariables.length === 0 || keyless ? [NO_KEY] : undefined;
  const way = wayOf(entry, [...path, 'caFile'], around);
  const reached = 'sentence' in way ? undefined : way;
  return {
    own,
    given: {
      ...{ keys: found?.keys ?? unasked, models: own.models, way: reached?.way },
      ...(entry.keyOrder === undefined ? {} : { keyOrder: entry.keyOrder }),
    },
    complaints: [
      ...(found?.complaints ?? []),
      ...('sentence' in way ? [way] : []),
      ...pricedForNobody(entry, [...path, 'prices'], own),
    ],
    warnings: found?.warnings ?? [],
  };
}

/** Who asks for a model of a provider without a key is told the variable that holds it. */
function withVariables(own: OwnProfile, { key }: ProviderEntry): OwnProfile {
  const names = [key ?? []].flat().flatMap(({ env }) => env ?? []);
  if (names.length === 0) return own;
  const { profile, models } = own;
  return { models, profile: { ...profile, access: { ...profile.access, keyVariables: names } } };
}

/** A price of no model would be read by nobody. */
function pricedForNobody({ prices = {} }: ProviderEntry, path: Path, { models }: OwnProfile): readonly Complaint[] {
  const names = models.map(({ id }) => id);
  const unknown = Object.keys(prices).filter((name) => !models.some((model) => isCalled(model, name)));
  return unknown.map((name) => ({
    path: [...path, name],
    sentence: `is the price of no model.${didYouMean(name, names) || ' List the model under "models".'}`,
  }));
}

/** Without a way where the provider is asked as all others are; a complaint where its certificates cannot be read. */
function wayOf(entry: ProviderEntry, path: Path, { file, shared }: Around): { readonly way?: Way } | Complaint {
  const { headers = {}, query = {}, proxy, caFile, timeouts } = entry;
  const small = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text]);
  const asked = { headers: Object.fromEntries(small) as Way['headers'], query };
  if (proxy === undefined && caFile === undefined && timeouts === undefined) {
    return small.length + Object.keys(query).length === 0 ? {} : { way: { ...asked, line: null } };
  }
  try {
    const certificates = caFile === undefined ? undefined : pathFrom(file, caFile);
    const network = networkOf(shared.network, { proxy, caFile: certificates });
    return { way: { ...asked, line: { network, deadlines: { ...shared.deadlines, ...timeouts } } } };
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return { path, sentence: thrown.message.replace(/^caFile /, '') };
  }
}

/** Providers that the store holds beside those of the file: read by the same rules, and left out where they break one. */
import type { ProviderEntry } from '../../generated/types/files.ts';
import type { OriginKey } from '../upstream/keys.ts';
import { checkFile } from './check.ts';
import { type Complaint, shownPath } from './complaint.ts';
import { type Around, type OpenedEntry, openEntry } from './entry.ts';

export interface StoredProviders {
  readonly entries: readonly ProviderEntry[];
  /** By the id of the provider, in the order of their use. */
  readonly keys: ReadonlyMap<string, readonly OriginKey[]>;
}

export const NO_STORED: StoredProviders = { entries: [], keys: new Map() };

/** Something of the store that cannot be used as it stands. */
export interface LeftOut {
  /** What it is: `provider acme`. */
  readonly what: string;
  /** The field at fault. */
  readonly field: string;
  /** A sentence that begins with the field. */
  readonly sentence: string;
  /** Whether it is only that somebody else has this name already. */
  readonly taken: boolean;
}

/** `provider acme: baseUrl must be …`. */
export function textOf({ what, sentence }: LeftOut): string {
  return `${what}: ${sentence}`;
}

interface OpenedStored {
  readonly entries: readonly OpenedEntry[];
  readonly leftOut: readonly LeftOut[];
}

/** @param listed the entries of the file, which come first. */
export async function openStored(
  stored: readonly ProviderEntry[],
  listed: readonly ProviderEntry[],
  around: Around,
): Promise<OpenedStored> {
  const entries: OpenedEntry[] = [];
  const leftOut: LeftOut[] = [];
  const taken = [...listed];
  for (const entry of stored) {
    const wrong = whyNot(entry, taken, around);
    const opened = wrong.length > 0 ? null : await openEntry(entry, [], around);
    const complaints = opened?.complaints ?? wrong;
    leftOut.push(...complaints.map((complaint) => leftOutOf(`provider ${entry.id}`, complaint)));
    if (opened === null || complaints.length > 0) continue;
    entries.push(opened);
    taken.push(entry);
  }
  return { entries, leftOut };
}

/** What an entry says wrongly beside the others, with the path of each complaint inside the entry. */
function whyNot(entry: ProviderEntry, others: readonly ProviderEntry[], around: Around): readonly Complaint[] {
  const providers = [...others, entry];
  return [
    ...checkFile({ providers }, around.profiles)
      .filter(({ path: [list, at] }) => list === 'providers' && at === others.length)
      .map(({ path, sentence, ...more }) => ({ ...more, path: path.slice(2), sentence: named(sentence, providers) })),
    ...secretsIn(entry),
  ];
}

/** Places in a list mean nothing to who does not see the list. */
function named(sentence: string, providers: readonly ProviderEntry[]): string {
  return sentence.replace(
    /providers\[(\d+)\]\.(\S+)/,
    (_, at: string, field: string) => `the ${field} of the provider ${providers[Number(at)]?.id}`,
  );
}

const SECRET_HEADER = /auth|key|token|cookie|secret/i;

/** What is written down here is not sealed, and nobody who asks over the network may have programs run or files read. */
function secretsIn({ key = [], headers = {} }: ProviderEntry): readonly Complaint[] {
  const sources = [key].flat().flatMap((source) => Object.keys(source));
  const place = sources.find((name) => name !== 'env');
  return [
    ...(place === undefined
      ? []
      : [{ path: ['key'], sentence: `cannot name a ${place} here: only a variable, or add a key to the provider.` }]),
    ...Object.keys(headers)
      .filter((name) => SECRET_HEADER.test(name))
      .map((name) => ({
        path: ['headers', name],
        sentence: 'looks like a secret, which is not kept here: add a key to the provider, or use providers.json.',
      })),
  ];
}

function leftOutOf(what: string, { path, sentence, taken = false }: Complaint): LeftOut {
  const field = shownPath(path);
  return { what, field, sentence: `${field} ${sentence}`, taken };
}

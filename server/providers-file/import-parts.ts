/** What the importers need: fields of any type, ids, and the notes about what is left out. */
import type { Profile } from '../providers/profile.ts';

export type Fields = { readonly [field: string]: unknown };

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

export const flagOf = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

export const windowOf = (value: unknown): number | undefined =>
  Number.isInteger(value) && Number(value) >= 1000 ? Number(value) : undefined;

export const listOfFields = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.flatMap((one) => textOf(one) ?? []) : [];

/** A name in the form of our ids. */
export function idFrom(name: string): string {
  const id = name.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
  return id.replace(/^[.-]+|[.-]+$/g, '').slice(0, 64) || 'imported';
}

/** The id, or with a number behind it where it is taken; it is taken from then on. */
export function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let at = 2; taken.has(id); at += 1) id = `${wanted}-${at}`;
  taken.add(id);
  return id;
}

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** The provider that m2c knows at this host; at this machine's own there may be any. */
export function profileAt(baseUrl: string, profiles: readonly Profile[]): Profile | undefined {
  const host = URL.parse(baseUrl)?.hostname;
  if (host === undefined || isLoopback(host)) return undefined;
  return profiles.find(({ access }) => access.hosts.some((one) => URL.parse(one.baseUrl)?.hostname === host));
}

/** `acme-cloud` has its key in ACME_CLOUD_API_KEY. */
export const variableFor = (id: string): string =>
  `${id
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^(?=\d)/, '_')}_API_KEY`;

/** The fields that hold something, without the others. */
export function filled<T extends object>(fields: T): { [Field in keyof T]?: Exclude<T[Field], undefined> } {
  const held = Object.entries(fields).filter(([, value]) => {
    if (value === undefined) return false;
    if (Array.isArray(value)) return value.length > 0;
    return !isFields(value) || Object.keys(value).length > 0;
  });
  return Object.fromEntries(held) as { [Field in keyof T]?: Exclude<T[Field], undefined> };
}

/** One sentence about the fields that have no place here, none where all have one. */
export function leftOut(of: string, fields: Fields, known: readonly string[]): readonly string[] {
  const unknown = Object.keys(fields).filter((field) => !known.includes(field) && fields[field] !== undefined);
  return unknown.length === 0
    ? []
    : [`${of}: left out ${unknown.join(', ')}, which m2c does not need or does not know.`];
}

/** What stood in Codex's config.toml before m2c wrote into it. It is kept as JSON, apart from the file and from any backup. */
import { createHash } from 'node:crypto';
import { readToml, type TomlValue } from '../toml/read.ts';

export interface Undo {
  readonly version: 1;
  /** Whether there was no such file. */
  readonly created: boolean;
  /** In the order they were written. */
  readonly keys: readonly UndoneKey[];
  /** Whether m2c made the table of its provider, with whatever is in it. */
  readonly tableCreated: boolean;
  /** Whether m2c wrote the header of that table, which may have been there without one. */
  readonly headerCreated: boolean;
}

export interface UndoneKey {
  readonly path: readonly string[];
  /** Of the value that m2c wrote, by which it is known again: the value may be a token. */
  readonly is: string;
  /** The value as it stood in the text before, null when there was none. */
  readonly was: string | null;
}

/** The same for two ways to write one value. */
export function fingerprint(written: string): string {
  return fingerprintOf(readToml(`value = ${written}`).value);
}

export function fingerprintOf(value: TomlValue | undefined): string {
  const said = JSON.stringify(value, (_, held) => (typeof held === 'bigint' ? `${held}n` : held)) ?? '';
  return createHash('sha256').update(said).digest('hex').slice(0, 32);
}

export const samePath = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key, at) => key === other[at]);

/** The versions of what is stored, as ETag and If-Match tell them. */
import { createHash } from 'node:crypto';
import { Fault } from '../fault.ts';
import type { Key } from '../store/versioned.ts';
import { Tagged } from './handler.ts';

interface Row {
  readonly id: string;
  readonly version: number;
}

/** What is shown of a row, under the tag of its version. */
export function tagged<T>(body: T, { version }: Pick<Row, 'version'>): Tagged<T> {
  return new Tagged(body, tagOf(version));
}

/**
 * The row as it may be changed: of the version that If-Match names, or of the one that is there.
 *
 * @throws Fault `stale` when that is another one.
 */
export function keyOf({ id, version }: Row, ifMatch: string | null): Key {
  checkMatch(tagOf(version), ifMatch);
  return { id, version };
}

/** @throws Fault `stale` when If-Match names another tag. */
export function checkMatch(tag: string, ifMatch: string | null): void {
  const named = (ifMatch ?? '*').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (named.includes('*') || named.includes(tag)) return;
  throw new Fault('stale', `It has changed since ${ifMatch}: read it again. Its tag is ${tag} now.`);
}

/** The tag of something that has no row of its own. */
export function tagOfValue(value: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(value)).digest('base64url');
  return `"${digest.slice(0, 16)}"`;
}

const tagOf = (version: number) => `"${version}"`;

/** What a walk through a schema knows, and how it tells of a change. */
import type { SchemaDialect } from '../../providers/profile.ts';
import type { JsonObject } from '../conversation.ts';

/** What one walk needs to know and what it has found. */
export interface Walk {
  readonly root: JsonObject;
  readonly dialect: SchemaDialect;
  readonly forbidden: ReadonlySet<string>;
  /** Tells of a change at a path: "" is the root, `.properties.a` a place in it. */
  readonly note: (at: string, reason: string) => void;
  /** Changes so far after which other values are accepted than before. */
  losses: number;
  visited: number;
}

export interface Place {
  readonly path: string;
  readonly depth: number;
  /** The targets of references that this place lies in. */
  readonly inside: readonly unknown[];
}

/** Tells of a change that accepts more than before, and hands on what became of the schema. */
export function lose<T>(walk: Walk, at: string, reason: string, value: T): T {
  walk.losses++;
  walk.note(at, reason);
  return value;
}

export function without(node: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !keys.includes(key)));
}

export function join(path: string, key: string): string {
  return `${path}.${key}`;
}

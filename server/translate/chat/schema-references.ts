/** References inside a schema: what they point to, and how that joins with the keywords beside the reference. */
import type { JsonObject } from '../conversation.ts';
import { ANNOTATIONS, FAMILIES, isObject } from './schema-keywords.ts';

/** What `#/a/b` points to inside the root, undefined when that is nothing or lies outside. */
export function resolveReference(root: JsonObject, reference: unknown): unknown {
  if (typeof reference !== 'string' || !/^#(\/|$)/.test(reference)) return undefined;
  let place: unknown = root;
  for (const step of reference.split('/').slice(1)) {
    const key = decodeStep(step);
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, key)) return undefined;
    place = Reflect.get(place, key);
  }
  return place;
}

function decodeStep(step: string): string {
  let text = step;
  try {
    text = decodeURIComponent(step);
  } catch {
    // A stray "%" is taken as it stands.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** One schema that accepts what both accept. What both describe is said as the second does. */
export function joinSchemas(first: JsonObject, second: JsonObject): JsonObject {
  if (Object.keys(second).every((key) => ANNOTATIONS.has(key) || !clashes(key, first, second))) {
    return { ...first, ...second };
  }
  const { allOf, ...rest } = second;
  return { ...rest, allOf: [first, ...(Array.isArray(allOf) ? allOf : [])] };
}

/** Like `joinSchemas` for a provider without `allOf`: where the two clash, what the second asks for is left out. */
export function joinLoosely(first: JsonObject, second: JsonObject): JsonObject {
  const kept = Object.entries(second).filter(([key]) => ANNOTATIONS.has(key) || !clashes(key, first, second));
  return { ...first, ...Object.fromEntries(kept) };
}

function clashes(key: string, first: JsonObject, second: JsonObject): boolean {
  if (key.startsWith('unevaluated') || 'unevaluatedProperties' in first || 'unevaluatedItems' in first) return true;
  const family = FAMILIES.find((keys) => keys.includes(key));
  if (family !== undefined) return family.some((relative) => Object.hasOwn(first, relative));
  return Object.hasOwn(first, key) && !isSame(first[key], second[key]);
}

export function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

/** What is left of a reference that cannot be written out: the type it promised. */
export function promisedType(target: unknown): JsonObject {
  return isObject(target) && typeof target.type === 'string' ? { type: target.type } : {};
}

/** One walk through a schema that rewrites what a dialect refuses. What needs no change stays the very same object. */
import type { JsonObject } from '../conversation.ts';
import { join, lose, type Place, type Walk, without } from './schema-change.ts';
import * as keywords from './schema-keywords.ts';
import { joinLoosely, joinSchemas, promisedType, resolveReference } from './schema-references.ts';
import { loosenOneOf, rewrite } from './schema-rewrite.ts';
import { nameType } from './schema-types.ts';

const { isObject, KEYWORDS } = keywords;

/** Schemas nested deeper than this are no parameters of a tool; a walk without an end would overflow the stack. */
const MAX_DEPTH = 64;
/** How many schemas the references of one tool may unfold to: each that refers twice to the next would double them. */
const MAX_UNFOLDED = 2000;

/** Starts at the root. */
export function walkSchema(walk: Walk): JsonObject {
  return fitNode(walk.root, { path: '', depth: 0, inside: [walk.root] }, walk);
}

function fitNode(value: unknown, place: Place, walk: Walk): JsonObject {
  walk.visited++;
  if (!isObject(value)) return writeOutBoolean(value, place, walk);
  if (place.depth > MAX_DEPTH) {
    return lose(walk, place.path, 'Schemas nested too deep became "any value".', nameType({}, place, walk));
  }
  const losses = walk.losses;
  const node = clean(value, place, walk);
  if (walk.forbidden.has('$ref') && Object.hasOwn(node, '$ref')) return unfold(node, place, walk);
  if (walk.forbidden.has('allOf') && Object.hasOwn(node, 'allOf')) return absorb(node, place, walk);
  const allowed = dropForbidden(rewrite(node, place, walk), place, walk);
  return nameType(fitUnevaluated(fitChildren(allowed, place, walk), place, walk, losses), place, walk);
}

/** `true` and `false` are schemas too, but chat templates and strict readers expect an object. */
function writeOutBoolean(value: unknown, place: Place, walk: Walk): JsonObject {
  if (typeof value !== 'boolean') {
    return lose(walk, place.path, 'What is no schema became "any value".', nameType({}, place, walk));
  }
  walk.note(place.path, 'A schema that says only true or false was written as an object.');
  return fitNode(value ? {} : { not: {} }, place, walk);
}

/** The reference's target in its place. */
function unfold({ $ref: reference, ...siblings }: JsonObject, place: Place, walk: Walk): JsonObject {
  const target = resolveReference(walk.root, reference);
  const inside = [...place.inside, target];
  if (target === undefined || (!isObject(target) && typeof target !== 'boolean')) {
    const rest = lose(walk, place.path, 'A reference to nothing became "any value".', siblings);
    return fitNode(rest, place, walk);
  }
  if (place.inside.includes(target) || walk.visited > MAX_UNFOLDED) {
    const reason = 'A reference was cut to its type: written out, the schema would have no end.';
    return fitNode(lose(walk, place.path, reason, { ...promisedType(target), ...siblings }), place, walk);
  }
  walk.note(place.path, 'References were written out: this provider takes plain schemas only.');
  if (!isObject(target)) return fitNode(target ? siblings : { ...siblings, not: {} }, { ...place, inside }, walk);
  const joined = walk.forbidden.has('allOf') ? joinLoosely(target, siblings) : joinSchemas(target, siblings);
  return fitNode(joined, { ...place, depth: place.depth + 1, inside }, walk);
}

/** The first member of `allOf` merged into the schema around it; the walk comes back for the next. */
function absorb({ allOf, ...rest }: JsonObject, place: Place, walk: Walk): JsonObject {
  const [first, ...others]: readonly unknown[] = Array.isArray(allOf) ? allOf : [];
  const merged = isObject(first) ? joinLoosely(rest, first) : first === false ? { ...rest, not: {} } : rest;
  const reason = '"allOf" was merged into the schema around it: this provider refuses it.';
  const left = others.length === 0 ? merged : { ...merged, allOf: others };
  return fitNode(lose(walk, place.path, reason, left), { ...place, depth: place.depth + 1 }, walk);
}

/** Keywords whose value is not what JSON Schema allows: one `null` in a tool makes strict providers refuse the request. */
function clean(node: JsonObject, { path }: Place, walk: Walk): JsonObject {
  let cleaned = node;
  for (const key of Object.keys(node)) {
    const value = node[key];
    const keyword = KEYWORDS.get(key);
    const allowed = keyword === undefined ? value !== null || keywords.NULL_ALLOWED.has(key) : keyword.allows(value);
    if (allowed || (key === 'items' && Array.isArray(value))) continue;
    const mended = mend(key, value);
    cleaned = without(cleaned, [key]);
    if (mended !== undefined) cleaned = { ...cleaned, [key]: mended };
    const what = mended === undefined ? 'was left out' : 'was mended';
    lose(walk, join(path, key), `"${key}" ${what}: its value is not one that JSON Schema allows.`, cleaned);
  }
  return cleaned;
}

/** What can be saved of a list. */
function mend(key: string, value: unknown): unknown {
  if (!Array.isArray(value)) return undefined;
  const keyword = KEYWORDS.get(key);
  // A client that writes the type null as a null of JSON.
  const named = key === 'type' ? value.map((type: unknown) => type ?? 'null') : value;
  const kept = [...new Set(named)].filter((entry) => keyword?.allows([entry]));
  return kept.length > 0 && keyword?.allows(kept) ? kept : undefined;
}

function dropForbidden(node: JsonObject, { path }: Place, walk: Walk): JsonObject {
  let kept = node;
  for (const key of Object.keys(node)) {
    if (!walk.forbidden.has(key)) continue;
    const along = (keywords.GOES_WITH.get(key) ?? []).filter((other) => Object.hasOwn(kept, other));
    kept = without(kept, [key, ...along]);
    // Definitions were written out where they are referred to.
    if (key !== '$defs' && key !== 'definitions')
      walk.note(join(path, key), `"${key}" was left out: this provider refuses it.`);
    for (const other of along)
      walk.note(join(path, other), `"${other}" went out with "${key}", which this provider refuses.`);
    if (!keywords.ANNOTATIONS.has(key)) walk.losses++;
  }
  return kept;
}

function fitChildren(node: JsonObject, place: Place, walk: Walk): JsonObject {
  let fitted = node;
  for (const key of Object.keys(node)) {
    const nesting = KEYWORDS.get(key)?.nesting;
    if (nesting === undefined) continue;
    const losses = walk.losses;
    const child = fitNested(key, node[key], nesting, place, walk);
    if (child !== node[key] && Object.hasOwn(fitted, key)) fitted = { ...fitted, [key]: child };
    if (walk.losses > losses) fitted = loosenAround(key, fitted, place, walk);
  }
  return fitted;
}

function fitNested(key: string, value: unknown, nesting: keywords.Nesting, place: Place, walk: Walk): unknown {
  const at = (...steps: readonly string[]) => ({
    ...place,
    path: steps.reduce(join, place.path),
    depth: place.depth + 1,
  });
  if (nesting === 'schema') {
    return typeof value === 'boolean' && keywords.BOOLEAN_ALLOWED.has(key) ? value : fitNode(value, at(key), walk);
  }
  if (nesting === 'schemas') {
    const members: readonly unknown[] = Array.isArray(value) ? value : [];
    const fitted = members.map((member, index) => fitNode(member, at(key, String(index)), walk));
    return fitted.every((member, index) => member === members[index]) ? value : fitted;
  }
  if (!isObject(value)) return value;
  let changed = false;
  const entries = Object.entries(value).map(([name, member]) => {
    if (key === 'dependencies' && KEYWORDS.get('required')?.allows(member)) return [name, member] as const;
    const fitted = fitNode(member, at(key, name), walk);
    changed ||= fitted !== member;
    return [name, fitted] as const;
  });
  return changed ? Object.fromEntries(entries) : value;
}

/** What goes, by keyword, when the schema that it holds had to become looser: the one around it would be stricter. */
const STRICTER: ReadonlyMap<string, readonly string[]> = new Map([
  ['not', ['not']],
  ['if', ['if', 'then', 'else']],
  ['contains', ['maxContains']],
]);

function loosenAround(key: string, node: JsonObject, place: Place, walk: Walk): JsonObject {
  if (key === 'oneOf') return loosenOneOf(node, place, walk);
  const keys = (STRICTER.get(key) ?? []).filter((name) => Object.hasOwn(node, name));
  if (keys.length === 0) return node;
  walk.note(join(place.path, key), `"${keys.join('", "')}" went out with what this provider refuses inside.`);
  return without(node, keys);
}

/** They count what the other keywords have looked at: once one of those is gone, they refuse too much. */
function fitUnevaluated(node: JsonObject, { path }: Place, walk: Walk, losses: number): JsonObject {
  const keys = ['unevaluatedProperties', 'unevaluatedItems'].filter((key) => Object.hasOwn(node, key));
  if (keys.length === 0 || walk.losses === losses) return node;
  walk.note(path, `"${keys.join('", "')}" went out with what this provider refuses beside it.`);
  return without(node, keys);
}

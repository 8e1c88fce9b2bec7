/** What a dialect refuses, said with keywords that it accepts. */
import type { JsonObject } from '../conversation.ts';
import { join, lose, type Place, type Walk } from './schema-change.ts';
import { isObject } from './schema-keywords.ts';
import { isSame } from './schema-references.ts';

/** The same said with other keywords. */
export function rewrite(node: JsonObject, place: Place, walk: Walk): JsonObject {
  let written = node;
  if (Array.isArray(written.items)) written = rewriteTuple(written, place, walk);
  if (!walk.dialect.typeLists && Array.isArray(written.type)) written = rewriteTypes(written, place, walk);
  if (!walk.dialect.const && Object.hasOwn(written, 'const')) written = rewriteConst(written, place, walk);
  if (walk.forbidden.has('oneOf') && !walk.forbidden.has('anyOf')) written = loosenOneOf(written, place, walk);
  if (!walk.dialect.typeBesideUnion && !walk.forbidden.has('anyOf')) written = moveType(written, place, walk);
  return written;
}

/** The type that stands beside alternatives, said in each of them. The root stays an object, whatever it holds. */
function moveType(node: JsonObject, { path }: Place, walk: Walk): JsonObject {
  const { type, ...rest } = node;
  const { anyOf } = rest;
  if (path === '' || type === undefined || !Array.isArray(anyOf)) return node;
  const members: readonly unknown[] = anyOf;
  const isTyped = (member: unknown) => isObject(member) && Object.hasOwn(member, 'type');
  const typed = members.map((member) => (isTyped(member) || member === false ? member : { ...asObject(member), type }));
  const moved = { ...rest, anyOf: typed };
  if (members.some((member) => isTyped(member) && !isSame((member as JsonObject).type, type))) walk.losses++;
  walk.note(join(path, 'type'), 'The type moved into the alternatives of "anyOf": this provider wants it there.');
  return moved;
}

const asObject = (member: unknown): JsonObject => (isObject(member) ? member : {});

/** Draft 7 wrote tuples as a list of `items`; who checks against 2020-12 refuses that. */
function rewriteTuple(node: JsonObject, { path }: Place, walk: Walk): JsonObject {
  const { items, additionalItems, ...rest } = node;
  walk.note(join(path, 'items'), 'A list of "items" became "prefixItems", as JSON Schema 2020-12 has it.');
  const more = isObject(additionalItems) || typeof additionalItems === 'boolean' ? { items: additionalItems } : {};
  return Array.isArray(items) && items.length > 0 ? { ...rest, prefixItems: items, ...more } : { ...rest, ...more };
}

function rewriteConst({ const: only, ...rest }: JsonObject, { path }: Place, walk: Walk): JsonObject {
  walk.note(join(path, 'const'), '"const" became an "enum" of one value: this provider refuses "const".');
  // A constant that its own "enum" excludes accepts nothing; an "enum" cannot say that.
  if (Array.isArray(rest.enum) && !rest.enum.some((value: unknown) => isSame(value, only))) walk.losses++;
  return { ...rest, enum: [only] };
}

function rewriteTypes(node: JsonObject, { path }: Place, walk: Walk): JsonObject {
  const { type, ...rest } = node;
  const types: readonly unknown[] = Array.isArray(type) ? type : [];
  const [first, second, ...others] = types.filter((name) => name !== 'null');
  if (second === undefined && others.length === 0) {
    const reason = 'A list of types became one type, without "null": this provider takes one type.';
    return lose(walk, join(path, 'type'), reason, { ...node, type: first ?? 'null' });
  }
  if ('anyOf' in node || walk.forbidden.has('anyOf')) {
    return lose(walk, join(path, 'type'), 'A list of types was left out: this provider takes one type.', rest);
  }
  walk.note(join(path, 'type'), 'A list of types became "anyOf": this provider takes one type.');
  return { ...rest, anyOf: types.map((name) => ({ type: name })) };
}

/** `oneOf` says that the others do not match; `anyOf` asks for less. */
export function loosenOneOf(node: JsonObject, { path }: Place, walk: Walk): JsonObject {
  const { oneOf, ...rest } = node;
  if (oneOf === undefined) return node;
  if ('anyOf' in rest || walk.forbidden.has('anyOf')) {
    const reason = '"oneOf" was left out: its alternatives cannot exclude each other here.';
    return lose(walk, join(path, 'oneOf'), reason, rest);
  }
  const reason = '"oneOf" became "anyOf": its alternatives cannot exclude each other here.';
  return lose(walk, join(path, 'oneOf'), reason, { ...rest, anyOf: oneOf });
}

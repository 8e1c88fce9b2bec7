/** The type of a schema that names none, for providers that want each property to have one. */
import type { JsonObject } from '../conversation.ts';
import type { Place, Walk } from './schema-change.ts';

const ALL_TYPES: readonly string[] = ['string', 'number', 'boolean', 'object', 'array', 'null'];

/** Keywords that say something of one type only. */
const TELLING: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ['object', ['properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties', 'maxProperties']],
  ['array', ['items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems']],
  ['string', ['minLength', 'maxLength', 'pattern', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** These have their types inside. */
const ELSEWHERE = ['type', 'anyOf', 'oneOf', 'allOf', '$ref', '$dynamicRef', '$recursiveRef'];

/** The schema with its type; with one alternative for each where it may be of several. The root is an object in any case. */
export function nameType(node: JsonObject, { path }: Place, walk: Walk): JsonObject {
  if (walk.dialect.untyped || path === '' || ELSEWHERE.some((key) => Object.hasOwn(node, key))) return node;
  walk.note(path, 'A "type" was added: this provider wants one on each property.');
  const { enum: listed, ...rest } = node;
  const values = Object.hasOwn(node, 'const') ? [node.const] : Array.isArray(listed) ? (listed as unknown[]) : [];
  const types = values.length > 0 ? [...new Set(values.map(typeOf))] : [toldType(node) ?? ALL_TYPES].flat();
  const [first = 'string'] = types;
  if (types.length === 1 || walk.forbidden.has('anyOf')) return { ...node, type: first };
  if (listed === undefined) return { ...node, anyOf: types.map((type) => ({ type })) };
  return {
    ...rest,
    anyOf: types.map((type) => ({ type, enum: values.filter((value) => typeOf(value) === type) })),
  };
}

function toldType(node: JsonObject): string | undefined {
  const told = TELLING.filter(([, keywords]) => keywords.some((key) => Object.hasOwn(node, key)));
  return told.length === 1 ? told[0]?.[0] : undefined;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The keywords of JSON Schema 2020-12 (and the older ones still met): what each may hold, and which of them belong together. */
import type { JsonObject } from '../conversation.ts';

/** Where a keyword's value holds schemas, and so where a walk goes on. A keyword without one holds plain values. */
export type Nesting = 'schema' | 'schemas' | 'named schemas';

interface Keyword {
  readonly nesting?: Nesting;
  /** Whether the value is of the kind that JSON Schema allows. */
  readonly allows: (value: unknown) => boolean;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TYPES: readonly unknown[] = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

const isNumber = (value: unknown) => typeof value === 'number';
const isString = (value: unknown) => typeof value === 'string';
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;
const isType = (value: unknown) => TYPES.includes(value);
const isUnique = (list: readonly unknown[]) => new Set(list).size === list.length;

const schema: Keyword = { nesting: 'schema', allows: (value) => isObject(value) || isBoolean(value) };
const schemas: Keyword = { nesting: 'schemas', allows: isFilled };
const named: Keyword = { nesting: 'named schemas', allows: isObject };
const number: Keyword = { allows: isNumber };
const count: Keyword = { allows: (value) => Number.isInteger(value) && Number(value) >= 0 };
const string: Keyword = { allows: isString };
const flag: Keyword = { allows: isBoolean };

/** A Map, since a schema may hold a key named like a method of objects. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'].map(
    (key) => [key, named] as const,
  ),
  // Draft 7: each entry is a schema or a list of names.
  ['dependencies', named],
  ...['anyOf', 'oneOf', 'allOf', 'prefixItems'].map((key) => [key, schemas] as const),
  ...['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'contentSchema'].map((key) => [key, schema] as const),
  ...['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'].map((key) => [key, schema] as const),
  ...['items', 'additionalItems'].map((key) => [key, schema] as const),
  ['type', { allows: (value) => isType(value) || (isFilled(value) && isTypeList(value)) }],
  ['enum', { allows: isFilled }],
  ['required', { allows: (value) => Array.isArray(value) && value.every(isString) && isUnique(value) }],
  ['multipleOf', { allows: (value) => isNumber(value) && Number(value) > 0 }],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].map((key) => [key, number] as const),
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'].map(
    (key) => [key, count] as const,
  ),
  ...['minContains', 'maxContains'].map((key) => [key, count] as const),
  ...['title', 'description', 'pattern', 'format', '$ref', '$schema', '$id', '$comment'].map(
    (key) => [key, string] as const,
  ),
  ...['$anchor', '$dynamicAnchor', '$dynamicRef'].map((key) => [key, string] as const),
  ...['uniqueItems', 'deprecated', 'readOnly', 'writeOnly'].map((key) => [key, flag] as const),
]);

function isTypeList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isType) && isUnique(value);
}

/** Keywords that say `true` or `false` everywhere, so that no provider expects an object there. */
export const BOOLEAN_ALLOWED: ReadonlySet<string> = new Set([
  ...['additionalProperties', 'additionalItems', 'unevaluatedProperties', 'unevaluatedItems'],
]);

/** Keywords that describe and accept no value less. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  ...['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
  ...['$schema', '$id', '$comment', '$anchor', '$dynamicAnchor', '$defs', 'definitions', 'format'],
]);

/** Keywords whose `null` is a value and no mistake. */
export const NULL_ALLOWED: ReadonlySet<string> = new Set(['const', 'default', 'examples', 'example']);

/** Keywords that mean something only with references. */
export const REFERENCES: readonly string[] = [
  ...['$ref', '$defs', 'definitions', '$anchor', '$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$recursiveAnchor'],
];

export const UNIONS = ['oneOf', 'anyOf', 'allOf'] as const;

/** Keywords that read each other: to move or drop one alone would change what the others accept. */
export const FAMILIES: readonly (readonly string[])[] = [
  ['properties', 'patternProperties', 'additionalProperties'],
  ['prefixItems', 'items'],
  ['if', 'then', 'else'],
  ['contains', 'minContains', 'maxContains'],
];

/** What must go with a keyword that is dropped, lest fewer values be accepted than before. */
export const GOES_WITH: ReadonlyMap<string, readonly string[]> = new Map([
  ['properties', ['additionalProperties']],
  ['patternProperties', ['additionalProperties']],
  ['prefixItems', ['items']],
  ['if', ['then', 'else']],
  ['minContains', ['contains']],
]);

/** What holds for fitting any schema to any dialect. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SchemaDialect } from '../../providers/profile.ts';
import type { JsonObject } from '../conversation.ts';
import { fitSchema } from './fit-schema.ts';
import { BOOLEAN_ALLOWED, isObject, KEYWORDS } from './schema-keywords.ts';

/** Milliseconds a law may take in all its runs on a slow machine. */
const PATIENCE = 120_000;

function law<Values>(name: string, property: fc.IProperty<Values>): void {
  test(name, () => fc.assert(property, { numRuns: 1000 }), PATIENCE);
}

const NAMES = ['a', 'b', 'ab'];
const name = fc.constantFrom(...NAMES);
const leaf = fc.constantFrom<unknown>('', 'a', 'abc', 0, 1, 2.5, -1, true, false, null);
// No empty lists: Ajv 8 takes them for `contains` beside `prefixItems`.
const value = fc.oneof(
  leaf,
  fc.array(leaf, { minLength: 1, maxLength: 3 }),
  fc.dictionary(name, leaf, { maxKeys: 3, noNullPrototype: true }),
);
const instance = fc.dictionary(
  name,
  fc.oneof(value, fc.dictionary(name, value, { maxKeys: 2, noNullPrototype: true })),
  { maxKeys: 3, noNullPrototype: true },
);
const type = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object');
const size = fc.nat(3);

type Keywords = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** A schema of a few of these keywords, lest nothing be accepted by all of them. */
function fewOf(keywords: Keywords, most: number): fc.Arbitrary<JsonObject> {
  const entries = Object.entries(keywords).map(([key, value]) => fc.tuple(fc.constant(key), value));
  return fc.array(fc.oneof(...entries), { maxLength: most }).map((chosen) => Object.fromEntries(chosen));
}

const PLAIN: Keywords = {
  type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
  const: value,
  enum: fc.array(value, { minLength: 1, maxLength: 4 }),
  minLength: size,
  maximum: fc.integer({ min: -1, max: 3 }),
  required: fc.uniqueArray(name, { maxLength: 2 }),
  maxProperties: size,
  format: fc.constant('uuid'),
  description: fc.string({ maxLength: 5 }),
  default: fc.constant({ $ref: '#', const: 1, type: null }),
};

/** Valid schemas with every keyword that nests, reads a neighbour or refers. */
const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => {
  const nested = tie('schema');
  const orBoolean = fc.oneof(fc.boolean(), nested);
  const several = fc.array(orBoolean, { minLength: 1, maxLength: 3 });
  const named = fc.dictionary(name, orBoolean, { maxKeys: 3, noNullPrototype: true });
  const patterns = fc.dictionary(fc.constantFrom('^a', 'b$'), nested, { maxKeys: 2, noNullPrototype: true });
  const nesting: Keywords = {
    ...{ properties: named, patternProperties: patterns, additionalProperties: orBoolean, propertyNames: nested },
    ...{ unevaluatedProperties: orBoolean, dependentSchemas: named, items: orBoolean, prefixItems: several },
    ...{ unevaluatedItems: orBoolean, contains: nested, minContains: size, maxContains: size },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    ...{ not: nested, if: nested, then: nested, else: nested, anyOf: several, oneOf: several, allOf: several },
    $ref: fc.constantFrom('#/$defs/A', '#/$defs/B', '#'),
  };
  const whole = fewOf({ ...PLAIN, ...nesting }, 5);
  return { schema: fc.oneof({ maxDepth: 4, depthSize: 'small' }, fewOf(PLAIN, 2), whole, whole) };
});

const root = fc.record({ top: schema, A: schema, B: schema }).map(({ top, A, B }): JsonObject => {
  const refers = JSON.stringify([top, A, B]).includes('"$ref":"#/');
  return refers ? { ...top, $defs: { A, B } } : top;
});

const droppable = [...KEYWORDS.keys(), 'const'].filter(
  (key) => !['$ref', '$defs', 'definitions', 'type'].includes(key),
);
const dialect: fc.Arbitrary<SchemaDialect> = fc.record({
  refs: fc.boolean(),
  typeLists: fc.boolean(),
  const: fc.boolean(),
  topLevelUnions: fc.boolean(),
  additionalProperties: fc.boolean(),
  typeBesideUnion: fc.boolean(),
  untyped: fc.boolean(),
  dropKeywords: fc.subarray(droppable, { maxLength: 6 }),
});

/** Keywords whose neighbours read them, and some that stand inside anything. */
const TOUCHY = [
  ...['patternProperties', 'prefixItems', 'minContains', 'if', 'dependentSchemas', 'allOf', 'oneOf'],
  ...['minLength', 'maximum', 'required', 'enum', 'type', 'properties'],
];

/** What stands in the places of a schema where schemas stand, with the keyword that holds it. */
function membersOf(schema: JsonObject): (readonly [string, unknown])[] {
  return Object.entries(schema).flatMap(([key, held]) => {
    const nesting = KEYWORDS.get(key)?.nesting;
    if (nesting === undefined) return [];
    const members = nesting === 'schema' ? [held] : Object.values(held as JsonObject);
    return members.map((member) => [key, member] as const);
  });
}

/** Every schema inside a schema, itself first. */
function schemasIn(schema: JsonObject): JsonObject[] {
  return [schema, ...membersOf(schema).flatMap(([, member]) => (isObject(member) ? schemasIn(member) : []))];
}

function isSchema([key, member]: readonly [string, unknown]): boolean {
  if (typeof member === 'boolean') return BOOLEAN_ALLOWED.has(key);
  return isObject(member) || key === 'dependencies';
}

/** What tells the type of a schema, or holds the schemas that do. */
const TYPED = ['type', 'anyOf', 'oneOf', 'allOf', '$ref'];

/** What of a schema its dialect refuses. */
function refusals(schema: JsonObject, dialect: SchemaDialect): string[] {
  return schemasIn(schema).flatMap((inner) => [
    ...membersOf(inner).flatMap((member) => (isSchema(member) ? [] : [`${member[0]} without a schema`])),
    ...dialect.dropKeywords.filter((key) => Object.hasOwn(inner, key)),
    ...(dialect.refs ? [] : ['$ref', '$defs', 'definitions'].filter((key) => Object.hasOwn(inner, key))),
    ...(!dialect.const && Object.hasOwn(inner, 'const') ? ['const'] : []),
    ...(!dialect.typeLists && Array.isArray(inner.type) ? ['type list'] : []),
    ...(!dialect.additionalProperties && Object.hasOwn(inner, 'additionalProperties') ? ['additionalProperties'] : []),
    ...(!dialect.typeBesideUnion && inner !== schema && Object.hasOwn(inner, 'type') && Object.hasOwn(inner, 'anyOf')
      ? ['type beside anyOf']
      : []),
    ...(!dialect.untyped && inner !== schema && !TYPED.some((key) => Object.hasOwn(inner, key)) ? ['no type'] : []),
    ...(!dialect.topLevelUnions && inner === schema
      ? ['oneOf', 'anyOf', 'allOf'].filter((key) => Object.hasOwn(inner, key))
      : []),
  ]);
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, logger: false });

/** Whether each of the values is accepted; null where Ajv cannot decide: a reference without an end, code that fails. */
function verdicts(schema: JsonObject, values: readonly unknown[]): readonly (boolean | null)[] {
  try {
    const validate = ajv.compile(schema);
    return values.map((value) => attempt(() => validate(value)));
  } catch {
    return values.map(() => null);
  } finally {
    ajv.removeSchema(schema);
  }
}

function attempt(decide: () => unknown): boolean | null {
  try {
    return decide() === true;
  } catch {
    return null;
  }
}

/** Refuses only what can be said in other words. */
const exactWording: SchemaDialect = {
  refs: false,
  typeLists: true,
  const: false,
  topLevelUnions: true,
  additionalProperties: true,
  typeBesideUnion: true,
  untyped: true,
  dropKeywords: ['format', 'description', 'default'],
};

describe('fitting', () => {
  const anything = fc.oneof(
    root,
    fc.dictionary(fc.constantFrom(...KEYWORDS.keys()), fc.jsonValue({ maxDepth: 4 }), { noNullPrototype: true }),
  );

  law(
    'takes any JSON and leaves an object schema without anything refused, lawful in JSON Schema 2020-12',
    fc.property(fc.oneof(anything, fc.jsonValue() as fc.Arbitrary<JsonObject>), dialect, (given, dialect) => {
      const { value } = fitSchema(given, dialect);
      // To drop what every root has would be no dialect.
      fc.pre(!dialect.dropKeywords.includes('properties'));
      expect(value.type).toBe('object');
      expect(refusals(value, dialect)).toEqual([]);
      expect(ajv.validateSchema(plainNames(value)), JSON.stringify(value)).toBe(true);
    }),
  );

  law(
    'again changes nothing and says nothing',
    fc.property(anything, dialect, (given, dialect) => {
      fc.pre(!dialect.dropKeywords.includes('properties'));
      const { value } = fitSchema(given, dialect);
      const again = fitSchema(value, dialect);
      expect(again.value).toBe(value);
      expect(again.notes).toEqual([]);
    }),
  );

  law(
    'gives back the very object or a note, and never touches what it was given',
    fc.property(anything, dialect, (given, dialect) => {
      const before = JSON.stringify(given);
      const { value, notes } = fitSchema(given, dialect);
      expect(value === given).toBe(notes.length === 0);
      expect(JSON.stringify(given)).toBe(before);
    }),
  );

  // Null in a list of types, what alternatives at the root exclude, and what keywords of one type let pass of others are given
  // up by design.
  const exact = fc.tuple(dialect, fc.subarray(TOUCHY, { maxLength: 5 })).map(([one, dropKeywords]): SchemaDialect => {
    return { ...one, refs: false, typeLists: true, topLevelUnions: true, untyped: true, dropKeywords };
  });

  law(
    'accepts every value that was accepted before',
    fc.property(root, exact, fc.array(instance, { minLength: 20, maxLength: 20 }), (given, dialect, instances) => {
      expectNoLess(given, fitSchema(given, dialect).value, instances);
    }),
  );

  law(
    'changes no accepted value where nothing but the wording is refused',
    fc.property(root, fc.array(instance, { minLength: 20, maxLength: 20 }), ({ $defs, ...top }, instances) => {
      // Inside a property, since the root has to be an object.
      const given = { type: 'object', properties: { a: top }, ...($defs === undefined ? {} : { $defs }) };
      const { value, notes } = fitSchema(given, { ...exactWording, refs: !JSON.stringify(given).includes('$ref') });
      fc.pre(!notes.some((note) => /cut|nothing/.test(note.reason)));
      // A constant that its own "enum" excludes.
      fc.pre(schemasIn(given).every((inner) => !('const' in inner && 'enum' in inner)));
      expectNoLess(given, value, instances);
      expectNoLess(value, given, instances);
    }),
  );

  const untold = fewOf({ enum: PLAIN.enum ?? value, const: value, description: fc.string(), default: value }, 3);

  law(
    'names the types of a property without changing what it accepts, where nothing but values tells them',
    fc.property(untold, fc.array(instance, { minLength: 20, maxLength: 20 }), (only, instances) => {
      // A constant that its own "enum" excludes.
      fc.pre(!('const' in only && 'enum' in only));
      const given = { type: 'object', properties: { a: only } };
      const typed = { ...exactWording, const: true, untyped: false, dropKeywords: [] };
      const { value } = fitSchema(given, typed);
      expect(refusals(value, typed)).toEqual([]);
      expectNoLess(given, value, instances);
      expectNoLess(value, given, instances);
    }),
  );
});

/** No value that was accepted before is refused after. */
function expectNoLess(before: JsonObject, after: JsonObject, values: readonly unknown[]): void {
  // Ajv 8 overlooks what an always true `contains` has evaluated.
  fc.pre(!JSON.stringify(before).includes('"unevaluatedItems"'));
  const accepted = verdicts(after, values);
  const refused = verdicts(before, values).flatMap((was, index) =>
    was === true && accepted[index] === false ? [values[index]] : [],
  );
  expect(refused).toEqual([]);
}

/** Ajv also compiles what the metaschema only calls a regex or a reference; arbitrary text is none. */
function plainNames(schema: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(schema), (key, held) =>
    ['$id', '$anchor', '$dynamicAnchor', '$schema'].includes(key) ? undefined : held,
  );
}

describe('alternatives at the root', () => {
  const closed = fc
    .record({
      properties: fc.dictionary(name, schema.filter(hasNoReference), { minKeys: 1, noNullPrototype: true }),
      all: fc.boolean(),
    })
    .map(({ properties, all }) => ({
      type: 'object',
      properties,
      required: all ? Object.keys(properties) : [],
      additionalProperties: false,
    }));

  law(
    'that refuse other properties, once merged, accept what any accepted',
    fc.property(
      fc.array(closed, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('oneOf', 'anyOf'),
      fc.array(instance, { minLength: 20, maxLength: 20 }),
      (alternatives, key, instances) => {
        const given = { [key]: alternatives };
        expectNoLess(given, fitSchema(given, { ...exactWording, topLevelUnions: false }).value, instances);
      },
    ),
  );
});

function hasNoReference(schema: JsonObject): boolean {
  return !JSON.stringify(schema).includes('"$ref":"#');
}

/** Tools that the real client has sent. They stay in their folder beside the repository. */
const CAPTURES = resolve(import.meta.dirname, '../../../../shared/captures');

describe.runIf(existsSync(CAPTURES))('captured tools', () => {
  test('need no change in a dialect that refuses nothing, and can be said in one that refuses all', () => {
    const schemas = capturedSchemas();
    expect(schemas.length).toBeGreaterThan(100);
    const nothing = { ...exactWording, refs: true, const: true, dropKeywords: [] };
    const all = { ...exactWording, typeLists: false, topLevelUnions: false, additionalProperties: false };
    for (const schema of schemas) {
      expect(fitSchema(schema, nothing)).toEqual({ value: schema, notes: [] });
      expect(fitSchema(schema, nothing).value).toBe(schema);
      const narrow = { ...all, dropKeywords: ['oneOf', 'anyOf', 'allOf', 'format', '$schema', 'encrypted'] };
      expect(refusals(fitSchema(schema, narrow).value, narrow)).toEqual([]);
    }
  });
});

function capturedSchemas(): JsonObject[] {
  const files = readdirSync(CAPTURES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => {
    const text = readFileSync(join(CAPTURES, file), 'utf8');
    return text.trim() === '' ? [] : [...parametersIn(JSON.parse(text))];
  });
}

function* parametersIn(held: unknown): Generator<JsonObject> {
  if (typeof held !== 'object' || held === null) return;
  if ('type' in held && held.type === 'function' && 'parameters' in held && isObject(held.parameters))
    yield held.parameters;
  for (const inner of Object.values(held)) yield* parametersIn(inner);
}

import { describe, expect, test } from 'vitest';
import type { SchemaDialect } from '../../providers/profile.ts';
import type { JsonObject } from '../conversation.ts';
import { fitSchema } from './fit-schema.ts';

const PERMISSIVE: SchemaDialect = {
  refs: true,
  typeLists: true,
  const: true,
  topLevelUnions: true,
  additionalProperties: true,
  dropKeywords: [],
};
/** Refuses all that a dialect can refuse. */
const NARROW: SchemaDialect = {
  refs: false,
  typeLists: false,
  const: false,
  topLevelUnions: false,
  additionalProperties: false,
  dropKeywords: ['$schema', '$id', 'format', 'pattern', 'oneOf', 'allOf', 'not', 'if', 'then', 'else', 'prefixItems'],
};

const fitted = (schema: JsonObject | null, refused: Partial<SchemaDialect> = {}) =>
  fitSchema(schema, { ...PERMISSIVE, ...refused });
/** The schema of one property, fitted. */
const property = (schema: unknown, refused: Partial<SchemaDialect> = {}) =>
  (fitted({ type: 'object', properties: { a: schema } }, refused).value.properties as JsonObject).a;
const reasons = (schema: JsonObject | null, refused: Partial<SchemaDialect> = {}) =>
  fitted(schema, refused).notes.map((note) => `${note.at}: ${note.reason}`);

describe('the root', () => {
  const empty = { type: 'object', properties: {} };

  test('of a function without parameters is an object without properties', () => {
    expect(fitted(null)).toEqual({ value: empty, notes: [] });
    expect(fitted({}).value).toEqual(empty);
    expect(fitted({ type: 'object' }).value).toEqual(empty);
    for (const junk of [[], 'object', 7, true] as unknown as JsonObject[]) {
      expect(fitted(junk).value).toEqual(empty);
      expect(fitted(junk).notes).toHaveLength(1);
    }
  });

  test('with "type": null or an unknown type is of type object (codex#36441, cc-switch#5357)', () => {
    const properties = { a: { type: 'string' } };
    for (const type of [null, 'OBJECT', [], ['object', 'null'], 'string']) {
      expect(fitted({ type, properties }).value).toEqual({ type: 'object', properties });
    }
    expect(reasons({ type: null, properties })[0]).toMatch(/^\.type: "type" was left out/);
  });

  test('of alternatives without a type gets one beside them (codex#45585, cc-switch#5332)', () => {
    const oneOf = [{ type: 'object', properties: {} }, { $ref: '#/$defs/A' }];
    const $defs = { A: { type: 'object' } };
    expect(fitted({ oneOf, $defs }).value).toEqual({ oneOf, $defs, type: 'object' });
  });

  test('of another type keeps its description only', () => {
    expect(fitted({ type: 'string', description: 'x', minLength: 1 }).value).toEqual({ ...empty, description: 'x' });
  });
});

describe('values that are no schema keywords', () => {
  test('are left out, each with a note', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: null, enum: null, required: true, description: null, minLength: '3', items: 'x' } },
      required: null,
      'x-note': null,
    };
    expect(fitted(schema).value).toEqual({ type: 'object', properties: { a: {} } });
    expect(reasons(schema)).toHaveLength(7);
  });

  test('give way to what can be saved of a list', () => {
    expect(property({ type: ['string', null, 'any'] })).toEqual({ type: ['string', 'null'] });
    expect(property({ type: 'object', required: ['b', null, 'b'] })).toEqual({ type: 'object', required: ['b'] });
  });

  test('stay where null is a value', () => {
    const schema = { enum: ['a', null], default: null, const: null, examples: [null, { type: null }] };
    expect(property(schema)).toEqual(schema);
  });

  test('in the place of a schema accept any value', () => {
    expect(property(null)).toEqual({});
    expect(property({ anyOf: [null, { type: 'string' }] })).toEqual({ anyOf: [{}, { type: 'string' }] });
  });

  test('true and false are written as objects, except where everyone says them', () => {
    expect(property(true)).toEqual({});
    expect(property(false)).toEqual({ not: {} });
    expect(property({ type: 'object', additionalProperties: false })).toEqual({
      type: 'object',
      additionalProperties: false,
    });
  });
});

describe('names and values', () => {
  test('are untouched, whatever they are called', () => {
    const value = { $ref: '#/x', const: 1, type: ['string', 'null'], format: 'uuid', not: {} };
    const schema = {
      type: 'object',
      properties: {
        $ref: { type: 'string' },
        const: { type: 'string', enum: [value] },
        format: { type: 'object', default: value },
        required: { type: 'string', examples: [value] },
        not: { type: 'string' },
        constructor: { type: 'string' },
      },
      required: ['$ref', 'nowhere'],
      toString: value,
    };
    const fit = fitSchema(schema, NARROW);
    expect(fit).toEqual({ value: schema, notes: [] });
    expect(fit.value).toBe(schema);
  });

  test('"__proto__" is a property like any other', () => {
    const schema = JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string","format":"uuid"}}}');
    const { value } = fitted(schema, { dropKeywords: ['format'] });
    expect(JSON.stringify(value)).toBe('{"type":"object","properties":{"__proto__":{"type":"string"}}}');
  });
});

describe('references, where they are refused', () => {
  const refs = { refs: false };
  const root = ($defs: JsonObject, a: JsonObject) => ({ type: 'object', properties: { a }, $defs });

  test('are written out and the definitions left out', () => {
    const schema = root({ 'a/b%': { type: 'string' } }, { $ref: '#/$defs/a~1b%25', description: 'own' });
    expect(fitted(schema, refs).value).toEqual({
      type: 'object',
      properties: { a: { type: 'string', description: 'own' } },
    });
    expect(reasons(schema, refs)).toEqual(['.properties.a: References were written out: this provider takes none.']);
  });

  test('keep what stands beside them (opencodex#2673)', () => {
    const beside = { type: 'string', minLength: 1, format: 'uuid', $ref: '#/$defs/A' };
    expect(fitted(root({ A: { type: 'string', pattern: '^.' } }, beside), refs).value.properties).toEqual({
      a: { type: 'string', pattern: '^.', minLength: 1, format: 'uuid' },
    });
    expect(fitted(root({ A: { type: 'string', minLength: 5 } }, beside), refs).value.properties).toEqual({
      a: { type: 'string', minLength: 1, format: 'uuid', allOf: [{ type: 'string', minLength: 5 }] },
    });
  });

  test('into themselves are cut at the second visit', () => {
    const node = { type: 'object', properties: { next: { $ref: '#/$defs/Node' } } };
    const schema = root({ Node: node }, { $ref: '#/$defs/Node' });
    expect(fitted(schema, refs).value.properties).toEqual({
      a: { type: 'object', properties: { next: { type: 'object' } } },
    });
    expect(reasons(schema, refs)).toContainEqual(expect.stringMatching(/^\.properties\.a\.properties\.next: .*cut/));
    expect(property({ $ref: '#' }, refs)).toEqual({ type: 'object' });
    expect(
      fitted(root({ A: { $ref: '#/$defs/B' }, B: { $ref: '#/$defs/A' } }, { $ref: '#/$defs/A' }), refs).value,
    ).toEqual({ type: 'object', properties: { a: {} } });
  });

  test('to nothing accept any value', () => {
    for (const $ref of ['#/$defs/Missing', 'https://example.com/a.json', '#name', '#/properties/a/toString', '#/%']) {
      expect(property({ $ref, description: 'd' }, refs)).toEqual({ description: 'd' });
    }
  });

  test('that double at each step do not grow without bound', () => {
    const steps = Array.from({ length: 40 }, (_, step) => {
      const next = { $ref: `#/$defs/D${step + 1}` };
      return [`D${step}`, { type: 'object', properties: { a: next, b: next } }];
    });
    const { value, notes } = fitted(root(Object.fromEntries(steps), { $ref: '#/$defs/D0' }), refs);
    expect(JSON.stringify(value).length).toBeLessThan(2_000_000);
    expect(notes.length).toBeLessThan(5);
  });
});

describe('lists of types, where they are refused', () => {
  const types = { typeLists: false };

  test('with null become the one type', () => {
    expect(property({ type: ['string', 'null'], maxLength: 3 }, types)).toEqual({ type: 'string', maxLength: 3 });
    expect(property({ type: ['null'] }, types)).toEqual({ type: 'null' });
  });

  test('of several become alternatives', () => {
    expect(property({ type: ['string', 'number', 'null'], maxLength: 3 }, types)).toEqual({
      maxLength: 3,
      anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }],
    });
    expect(property({ type: ['string', 'number'], anyOf: [{ minLength: 1 }] }, types)).toEqual({
      anyOf: [{ minLength: 1 }],
    });
  });
});

describe('refused keywords', () => {
  test('are left out everywhere, one note for all places', () => {
    const schema = {
      $schema: 'x',
      type: 'object',
      properties: { a: { type: 'string', format: 'uuid' }, b: { type: 'array', items: { format: 'uri' } } },
    };
    const { value, notes } = fitted(schema, { dropKeywords: ['format'] });
    expect(value.properties).toEqual({ a: { type: 'string' }, b: { type: 'array', items: {} } });
    expect(notes).toEqual([
      {
        at: '.properties.a.format',
        reason: '"format" was left out: this provider refuses it. (And in 1 more places.)',
      },
    ]);
  });

  test('const is an enum of one', () => {
    expect(property({ const: 'x' }, { const: false })).toEqual({ enum: ['x'] });
  });

  test('oneOf is loosened to anyOf and allOf merged where only they are refused', () => {
    expect(property({ oneOf: [{ type: 'string' }] }, { dropKeywords: ['oneOf'] })).toEqual({
      anyOf: [{ type: 'string' }],
    });
    const pydantic = { type: 'object', properties: { a: { allOf: [{ $ref: '#/definitions/C' }], default: 'r' } } };
    const definitions = { C: { type: 'string', enum: ['r'] } };
    expect(fitted({ ...pydantic, definitions }, { refs: false, dropKeywords: ['allOf'] }).value.properties).toEqual({
      a: { type: 'string', enum: ['r'], default: 'r' },
    });
  });

  test('additionalProperties is one of them', () => {
    const schema = { type: 'object', properties: {}, additionalProperties: false };
    expect(fitted(schema, { additionalProperties: false }).value).toEqual({ type: 'object', properties: {} });
  });

  test('a list of items, as draft 7 wrote tuples, becomes prefixItems', () => {
    expect(property({ items: [{ type: 'string' }], additionalItems: false })).toEqual({
      prefixItems: [{ type: 'string' }],
      items: { not: {} },
    });
  });
});

describe('alternatives at the root, where they are refused', () => {
  const merged = (schema: JsonObject, refused: Partial<SchemaDialect> = {}) =>
    fitted(schema, { topLevelUnions: false, ...refused }).value;
  const mode = (value: string, extra: string) => ({
    type: 'object',
    properties: { mode: { type: 'string', const: value }, [extra]: { type: 'string' } },
    required: ['mode', extra],
    additionalProperties: false,
  });

  test('become one object that tells what goes together (cc-switch#5447)', () => {
    const schema = { description: 'Says.', oneOf: [mode('create', 'prompt'), { $ref: '#/$defs/D' }] };
    expect(merged({ ...schema, $defs: { D: mode('delete', 'id') } })).toEqual({
      description: 'Says.\n\nRequired is one of these sets of properties: mode="create", prompt; or mode="delete", id.',
      type: 'object',
      properties: {
        mode: { type: 'string', enum: ['create', 'delete'] },
        prompt: { type: 'string' },
        id: { type: 'string' },
      },
      required: ['mode'],
      additionalProperties: false,
    });
  });

  test('of required names only leave the properties as they are', () => {
    const properties = { a: { type: 'string' }, b: { type: 'string' } };
    const schema = { type: 'object', properties, anyOf: [{ required: ['a'] }, { required: ['b'] }] };
    expect(merged(schema)).toEqual({
      description: 'Required is one of these sets of properties: a; or b.',
      type: 'object',
      properties,
    });
  });

  test('of allOf require what each requires', () => {
    const part = (name: string) => ({ type: 'object', properties: { [name]: {} }, required: [name] });
    expect(merged({ allOf: [part('a'), part('b')] })).toEqual({
      type: 'object',
      properties: { a: {}, b: {} },
      required: ['a', 'b'],
    });
  });

  test('that are no objects count for nothing', () => {
    const object = { type: 'object', properties: { a: { type: 'string' } } };
    expect(merged({ anyOf: [{ type: 'null' }, object, false] })).toEqual(object);
  });

  test('behind a reference at the root are merged too', () => {
    const schema = { $ref: '#/$defs/U', $defs: { U: { anyOf: [{ $ref: '#/$defs/A' }] }, A: mode('x', 'y') } };
    expect(Object.keys(merged(schema).properties as JsonObject)).toEqual(['mode', 'y']);
  });
});

test('a schema nested without end is cut, not followed', () => {
  const deep = `${'{"type":"object","properties":{"a":'.repeat(20_000)}{}${'}}'.repeat(20_000)}`;
  expect(JSON.stringify(fitSchema(JSON.parse(deep), NARROW).value).length).toBeLessThan(10_000);
  const all = JSON.parse(`${'{"allOf":['.repeat(20_000)}{}${']}'.repeat(20_000)}`);
  expect(fitSchema(all, NARROW).value.type).toBe('object');
  expect(fitSchema({ allOf: Array(20_000).fill({ minLength: 1 }) }, NARROW).value.type).toBe('object');
});

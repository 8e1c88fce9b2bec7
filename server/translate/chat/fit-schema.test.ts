import { describe, expect, test } from 'vitest';
import type { SchemaDialect } from '../../providers/profile.ts';
import type { JsonObject } from '../conversation.ts';
import { fitSchema } from './fit-schema.ts';
import { fitted, NARROW, property, reasons } from './schema-dialects.testing.ts';

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

test('a schema that was fitted before is fitted to each dialect of its own', () => {
  const schema = { type: 'object', properties: { a: { $ref: '#/$defs/A' } }, $defs: { A: { type: 'string' } } };
  const [wide, narrow] = [fitted(schema), fitSchema(schema, NARROW)];
  expect(narrow.value).not.toEqual(wide.value);
  expect([fitted(schema), fitSchema(schema, NARROW)]).toEqual([wide, narrow]);
  expect(fitSchema({ ...schema }, NARROW)).toEqual(narrow);
  expect(fitSchema({ ...schema, properties: {} }, NARROW)).not.toEqual(narrow);
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
    expect(property({ required: ['b', 'b'] })).toEqual({ required: ['b'] });
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

  test('are fitted once more when merged', () => {
    const form = (type: string) => ({
      type: 'object',
      properties: { a: { type }, b: type === 'null' ? {} : { type } },
    });
    const given = { oneOf: [form('string'), form('number')] };
    expect(merged(given).properties).toEqual({
      a: { anyOf: [{ type: 'string' }, { type: 'number' }] },
      b: { anyOf: [{ type: 'string' }, { type: 'number' }] },
    });
    expect(merged(given, { dropKeywords: ['anyOf'] }).properties).toEqual({ a: {}, b: {} });
    expect(merged({ oneOf: [form('string'), form('null')] }).properties).toEqual({
      a: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      b: {},
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

  test('refuse other properties only when each of them does', () => {
    const { additionalProperties: _, ...open } = mode('open', 'id');
    expect(merged({ oneOf: [mode('create', 'id'), open] })).not.toHaveProperty('additionalProperties');
    expect(merged({ oneOf: [mode('create', 'id')] })).toHaveProperty('additionalProperties', false);
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

describe('a type beside alternatives (kimi-code#2661, Codewhale#2438)', () => {
  test('moves into each of them that has none, with one note', () => {
    const schema = { type: 'object', anyOf: [{ required: ['a'] }, { type: 'object', required: ['b'] }, true] };
    expect(property(schema, { typeBesideUnion: false })).toEqual({
      anyOf: [{ type: 'object', required: ['a'] }, { type: 'object', required: ['b'] }, { type: 'object' }],
    });
    expect(property(schema)).toEqual({ ...schema, anyOf: [...schema.anyOf.slice(0, 2), {}] });
    const parameters = { type: 'object', properties: { a: { type: 'string', anyOf: [{ enum: ['x'] }] } } };
    expect(reasons(parameters, { typeBesideUnion: false })).toEqual([
      '.properties.a.type: The type moved into the alternatives of "anyOf": this provider wants it there.',
    ]);
  });
});

describe('a property without a type (pi#5822, opencode#40127, kimi-cli#2030)', () => {
  const untyped = { untyped: false };
  const any = ['string', 'number', 'boolean', 'object', 'array', 'null'].map((type) => ({ type }));

  test.each<[object, object]>([
    [{ enum: ['text', 'raw'] }, { type: 'string', enum: ['text', 'raw'] }],
    [{ const: 3 }, { type: 'number', const: 3 }],
    [
      { enum: ['auto', 1, null], description: 'How' },
      {
        description: 'How',
        anyOf: [
          { type: 'string', enum: ['auto'] },
          { type: 'number', enum: [1] },
          { type: 'null', enum: [null] },
        ],
      },
    ],
    [
      { properties: { b: { type: 'string' } }, required: ['b'] },
      { type: 'object', properties: { b: { type: 'string' } }, required: ['b'] },
    ],
    [{ items: { minLength: 1 } }, { type: 'array', items: { type: 'string', minLength: 1 } }],
    [{ description: 'Anything' }, { description: 'Anything', anyOf: any }],
    [{ anyOf: [{ minimum: 1 }, {}] }, { anyOf: [{ type: 'number', minimum: 1 }, { anyOf: any }] }],
  ])('%j is told by what it holds', (schema, typed) => {
    expect(property(schema, untyped)).toEqual(typed);
    expect(property(schema)).toEqual(schema);
  });

  test('is one note, however many there are', () => {
    const parameters = { type: 'object', properties: { a: { enum: ['x'] }, b: {}, c: { type: 'string' } } };
    expect(reasons(parameters, untyped)).toEqual([
      '.properties.a: A "type" was added: this provider wants one on each property. (2 places.)',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../conversation.ts';
import { fitted, property, reasons } from './schema-dialects.testing.ts';

describe('references, where they are refused', () => {
  const refs = { refs: false };
  const root = ($defs: JsonObject, a: JsonObject) => ({ type: 'object', properties: { a }, $defs });

  test('are written out and the definitions left out', () => {
    const schema = root({ 'a/b%': { type: 'string' } }, { $ref: '#/$defs/a~1b%25', description: 'own' });
    expect(fitted(schema, refs).value).toEqual({
      type: 'object',
      properties: { a: { type: 'string', description: 'own' } },
    });
    expect(reasons(schema, refs)).toEqual([
      '.properties.a: References were written out: this provider takes plain schemas only.',
    ]);
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
        reason: '"format" was left out: this provider refuses it. (2 places.)',
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

describe('what a refused keyword takes along, lest fewer values be accepted', () => {
  const drop = (schema: JsonObject, ...dropKeywords: string[]) => property(schema, { dropKeywords });
  const short = { minLength: 3 };
  const then = (value: string) => Object.fromEntries([['then', { enum: [value] }]]);

  test.each([
    ['patternProperties', { patternProperties: { '^x': {} }, additionalProperties: false }, {}],
    ['prefixItems', { prefixItems: [{ type: 'string' }], items: { type: 'number' } }, {}],
    ['minContains', { contains: { type: 'string' }, minContains: 0, maxItems: 3 }, { maxItems: 3 }],
    ['if', { if: { type: 'string' }, ...then('a'), else: {}, title: 't' }, { title: 't' }],
  ])('%s', (keyword, schema, left) => {
    expect(drop(schema, keyword)).toEqual(left);
  });

  test.each([
    ['not', { not: short, title: 't' }, { title: 't' }],
    ['if', { if: short, ...then('abc'), title: 't' }, { title: 't' }],
    ['contains', { contains: short, maxContains: 1 }, { contains: {} }],
    ['oneOf', { oneOf: [short, { type: 'null' }] }, { anyOf: [{}, { type: 'null' }] }],
    ['oneOf beside anyOf', { oneOf: [short], anyOf: [{ type: 'string' }] }, { anyOf: [{ type: 'string' }] }],
    ['unevaluatedItems', { allOf: [{ contains: short }], unevaluatedItems: false }, { allOf: [{ contains: {} }] }],
  ])('%s around it', (_, schema, left) => {
    expect(drop(schema, 'minLength')).toEqual(left);
  });

  test('a constant that its own enum excludes, when const is said as enum', () => {
    const never = { const: 'a', enum: ['b'] };
    expect(property({ not: never, title: 't' }, { const: false })).toEqual({ title: 't' });
    expect(property({ not: { const: 'a', enum: ['a', 'b'] } }, { const: false })).toEqual({ not: { enum: ['a'] } });
  });

  test('keywords that read each other stay apart when a reference is written out', () => {
    const A = { additionalProperties: false };
    const schema = { type: 'object', properties: { p: { $ref: '#/$defs/A', properties: { b: {} } } }, $defs: { A } };
    expect(fitted(schema, { refs: false }).value.properties).toEqual({ p: { properties: { b: {} }, allOf: [A] } });
  });
});

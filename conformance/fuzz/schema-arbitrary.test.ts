import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chatChunk, createResponseWhole } from '../../generated/validators-wire.js';
import { type Schema, schemaArbitrary } from './schema-arbitrary.ts';
import { contractChunk } from './wild-answers.ts';
import { contractRequest } from './wild-requests.ts';

const SCHEMAS: { readonly [name: string]: Schema } = {
  word: { type: 'string', enum: ['a', 'b'] },
  'other word': { type: 'string', not: { enum: ['', ' '] } },
  'long text': { type: 'string', minLength: 3 },
  'matching text': { type: 'string', pattern: '^[a-z]{2,4}$' },
  number: { type: 'number', minimum: -1, maximum: 1 },
  'bounds beside a union': { anyOf: [{ type: 'integer' }, { type: 'null' }], minimum: 1, maximum: 3 },
  'some objects': { type: 'array', minItems: 2, items: { $ref: '#/components/schemas/object' } },
  object: {
    type: 'object',
    required: ['a', '__proto__'],
    // As JSON.parse makes it, which sets no prototype.
    properties: JSON.parse('{"a":{"type":"boolean"},"b":{"type":"null"},"__proto__":{"type":"integer"}}'),
  },
  map: { type: 'object', additionalProperties: { type: 'string' } },
  tree: {
    type: 'object',
    properties: { left: { $ref: '#/components/schemas/tree' }, right: { $ref: '#/components/schemas/tree' } },
  },
  'long list': { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/end' } } },
  end: { anyOf: [{ $ref: '#/components/schemas/long list' }, { type: 'null' }] },
};
const DOCUMENT = { components: { schemas: SCHEMAS } };

describe('values of a schema', () => {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ $id: 'https://example.com/', ...DOCUMENT });

  test.each(Object.keys(SCHEMAS))('%s', (name) => {
    const $ref = `https://example.com/#/components/schemas/${encodeURIComponent(name)}`;
    const local = JSON.parse(JSON.stringify(SCHEMAS[name]).replaceAll('"#/', '"https://example.com/#/'));
    const validate = name === 'object' ? ajv.compile(local) : ajv.compile({ $ref });
    fc.assert(
      fc.property(schemaArbitrary(DOCUMENT, name), (value) => {
        expect([validate(value), validate.errors]).toEqual([true, null]);
      }),
    );
  });

  test('a likely word comes beside others', () => {
    const document = {
      components: { schemas: { one: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } } },
    };
    const made = fc.sample(schemaArbitrary(document, 'one', { id: fc.constant('likely') }), { seed: 1, numRuns: 100 });
    const likely = made.filter((value) => (value as { id: string }).id === 'likely').length;
    expect(likely).toBeGreaterThan(50);
    expect(likely).toBeLessThan(100);
  });

  test('a schema that is not there is said', () => {
    expect(() => schemaArbitrary(DOCUMENT, 'nobody')).toThrow('no schema "nobody"');
  });
});

test('requests made from the contract keep it', () => {
  fc.assert(
    fc.property(contractRequest, (request) => {
      expect([createResponseWhole(request), createResponseWhole.errors]).toEqual([true, null]);
    }),
    { numRuns: 1000 },
  );
});

test('chunks made from the contract keep it', () => {
  fc.assert(
    fc.property(contractChunk, (chunk) => {
      expect([chatChunk(chunk), chatChunk.errors]).toEqual([true, null]);
    }),
    { numRuns: 1000 },
  );
});

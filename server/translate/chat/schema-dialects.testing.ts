/** Dialects for the tests of tool schemas, and the shortest ways to fit a schema to one. */
import type { SchemaDialect } from '../../providers/profile.ts';
import type { JsonObject } from '../conversation.ts';
import { fitSchema } from './fit-schema.ts';

export const PERMISSIVE: SchemaDialect = {
  refs: true,
  typeLists: true,
  const: true,
  topLevelUnions: true,
  additionalProperties: true,
  typeBesideUnion: true,
  untyped: true,
  dropKeywords: [],
};
/** Refuses all that a dialect can refuse. */
export const NARROW: SchemaDialect = {
  refs: false,
  typeLists: false,
  const: false,
  topLevelUnions: false,
  additionalProperties: false,
  typeBesideUnion: false,
  untyped: false,
  dropKeywords: ['$schema', '$id', 'format', 'pattern', 'oneOf', 'allOf', 'not', 'if', 'then', 'else', 'prefixItems'],
};

export const fitted = (schema: JsonObject | null, refused: Partial<SchemaDialect> = {}) =>
  fitSchema(schema, { ...PERMISSIVE, ...refused });
/** The schema of one property, fitted. */
export const property = (schema: unknown, refused: Partial<SchemaDialect> = {}) =>
  (fitted({ type: 'object', properties: { a: schema } }, refused).value.properties as JsonObject).a;
export const reasons = (schema: JsonObject | null, refused: Partial<SchemaDialect> = {}) =>
  fitted(schema, refused).notes.map((note) => `${note.at}: ${note.reason}`);

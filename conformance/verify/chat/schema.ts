/** Which features of JSON Schema a tool's parameters may use, and which values `strict` may have. */

import type { Json } from '../json.ts';
import type { Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { accepted, FEW_TOKENS, READY, type Trait, tool } from './kit.ts';

const CITY = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const property = (schema: Json): Json => ({ ...CITY, properties: { city: schema } });
const offered = (parameters: Json, more: Json = {}): Json => ({ tools: [tool('get_weather', parameters, more)] });

const FEATURES: readonly Trait[] = [
  {
    id: 'schema.refs',
    title: '$ref and $defs in tool schemas',
    body: offered({ ...property({ $ref: '#/$defs/City' }), $defs: { City: { type: 'string' } } }),
  },
  {
    id: 'schema.typeLists',
    title: 'A list of types in tool schemas',
    body: offered(property({ type: ['string', 'null'] })),
  },
  { id: 'schema.const', title: 'const in tool schemas', body: offered(property({ type: 'string', const: 'Paris' })) },
  {
    id: 'schema.topLevelUnions',
    title: 'anyOf at the root of tool schemas',
    body: offered({ ...CITY, anyOf: [{ required: ['city'] }, { properties: { city: { minLength: 1 } } }] }),
  },
  {
    id: 'schema.additionalProperties',
    title: 'additionalProperties in tool schemas',
    body: offered({ ...CITY, additionalProperties: false }),
  },
  {
    id: 'schema.$schema',
    title: '$schema in tool schemas',
    body: offered({ ...CITY, $schema: 'http://json-schema.org/draft-07/schema#' }),
  },
  { id: 'schema.$id', title: '$id in tool schemas', body: offered({ ...CITY, $id: 'https://example.com/city' }) },
  {
    id: 'schema.noProperties',
    title: 'A tool without parameters',
    body: offered({ type: 'object', properties: {} }),
    ifRefused: 'Tools without parameters, which many MCP servers have, make each turn a refusal.',
  },
  {
    id: 'strict.true',
    title: 'strict: true',
    body: offered({ ...CITY, additionalProperties: false }, { strict: true }),
  },
  { id: 'strict.null', title: 'strict: null', body: offered(CITY, { strict: null }) },
];

export const schema: Probe<ChatTarget> = {
  id: 'schema',
  title: 'Tool schemas',
  requests: 1 + FEATURES.length,
  maxTokens: FEW_TOKENS,
  run: (target) => accepted(target, { messages: [READY], ...offered(CITY) }, FEATURES),
};

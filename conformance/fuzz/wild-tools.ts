/** Requests whose tools have parameters as no careful server would write them: any keyword with any value. */
import fc from 'fast-check';
import { namespace, toolName } from '../arbitraries/tool.ts';

type Json = { readonly [key: string]: unknown };

const NAMES = [
  'a',
  'b',
  'ab',
  '',
  '$ref',
  '$defs',
  'properties',
  'type',
  '__proto__',
  'constructor',
  'toJSON',
  'a/b',
  'é',
];
const name = fc.constantFrom(...NAMES);
const type = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object', 'any', '');
const scalar = fc.constantFrom<unknown>(null, true, '', 'a', 0, 1, -1, 1e308, 0.1, 'x'.repeat(300));
const reference = fc.constantFrom(
  ...['#', '#/', '#/$defs/A', '#/$defs/B', '#/$defs/missing', '#/properties/a', '#/definitions/A', '#A', '', '/'],
  ...['#/$defs/%41', '#/$defs/a~1b', '#/$defs/__proto__', '#/properties/constructor', 'https://example.com/s.json'],
);

const { schema } = fc.letrec<{ schema: unknown; node: unknown }>((tie) => {
  const node = tie('node');
  const several = fc.array(node, { maxLength: 3 });
  const named = fc.dictionary(name, node, { maxKeys: 3, noNullPrototype: true });
  const keywords: { readonly [keyword: string]: fc.Arbitrary<unknown> } = {
    ...{ type: fc.oneof(type, fc.uniqueArray(type, { maxLength: 3 })), const: scalar, default: scalar },
    ...{ enum: fc.array(scalar, { maxLength: 4 }), required: fc.array(name, { maxLength: 3 }) },
    ...{ $ref: reference, $id: reference, $anchor: fc.constant('A'), $schema: fc.constant('http://json-schema.org/x') },
    ...{ properties: named, patternProperties: named, $defs: named, definitions: named, dependentSchemas: named },
    ...{ additionalProperties: node, unevaluatedProperties: node, propertyNames: node, not: node, contains: node },
    ...{ items: fc.oneof(node, several), prefixItems: several, anyOf: several, oneOf: several, allOf: several },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    ...{ if: node, then: node, else: node, format: fc.constantFrom('uri', 'date', 'x'), description: fc.string() },
    ...{ minimum: scalar, maxLength: scalar, minItems: scalar, pattern: fc.constantFrom('^a', '(', '\\p{L}', '[') },
    ...{ nullable: fc.boolean(), 'x-tomorrow': scalar, discriminator: fc.constant({ propertyName: 'a' }) },
  };
  const entries = Object.entries(keywords).map(([key, value]) => fc.tuple(fc.constant(key), value));
  return {
    node: fc.oneof({ maxDepth: 5, depthIdentifier: 'schema' }, scalar, tie('schema')),
    schema: fc.array(fc.oneof({ depthIdentifier: 'schema' }, ...entries), { maxLength: 5 }).map(objectOf),
  };
});

/** As JSON.parse makes it: a key called `__proto__` is a key. */
function objectOf(entries: readonly (readonly [string, unknown])[]): unknown {
  return Object.fromEntries(entries);
}

const parameters = fc.oneof({ weight: 8, arbitrary: schema }, fc.constantFrom<unknown>(null, {}, { type: 'object' }));
const description = fc.option(fc.string({ maxLength: 20 }));
const strict = fc.constantFrom(true, false, null);

const functionTool = fc.record({ type: fc.constant('function'), name: toolName, description, parameters, strict });
const customTool = fc.record({ type: fc.constant('custom'), name: toolName, description });
const own = fc.constantFrom<Json>(
  ...[{ type: 'local_shell' }, { type: 'shell' }, { type: 'apply_patch' }, { type: 'tool_search', parameters: {} }],
  ...[{ type: 'web_search', user_location: { type: 'approximate' } }, { type: 'web_search_preview' }, { type: 'x' }],
);
const flat = fc.oneof({ weight: 6, arbitrary: functionTool }, customTool, own);
const group = fc.record({
  type: fc.constant('namespace'),
  name: namespace.map((said) => said ?? 'lab'),
  description: fc.string({ maxLength: 10 }),
  tools: fc.array(fc.oneof(functionTool, customTool), { maxLength: 3 }),
});
const tools = fc.array(fc.oneof({ weight: 4, arbitrary: flat }, { weight: 1, arbitrary: group }), { maxLength: 5 });

/** Where a client may offer tools, and how it may choose among them. */
export const toolRequest: fc.Arbitrary<unknown> = fc
  .record({
    tools,
    found: fc.option(tools, { freq: 3 }),
    choice: fc.oneof(
      fc.constantFrom<unknown>('auto', 'none', 'required', null, { type: 'web_search_preview' }),
      toolName.map((said) => ({ type: 'function', name: said })),
      toolName.map((said) => ({ type: 'custom', name: said })),
      toolName.map((said) => ({ type: 'allowed_tools', mode: 'required', tools: [{ type: 'function', name: said }] })),
    ),
    format: fc.option(schema.map((wanted) => ({ type: 'json_schema', name: 'wanted', schema: wanted, strict: true }))),
  })
  .map(({ tools: offered, found, choice, format }) => ({
    ...{ model: 'a-model', tools: offered, tool_choice: choice, parallel_tool_calls: true },
    ...(format === null ? {} : { text: { format } }),
    input: [
      { role: 'user', content: 'Use them.' },
      ...(found === null ? [] : [{ type: 'additional_tools', role: 'developer', tools: found }]),
    ],
  }));

/** Values that a schema allows, and values that it does not; its own validator says which are which. */
import { type Parameter, resolved, type Schema } from './document.ts';
import { fits } from './judge.ts';

/** Values of the server that is asked: what a field of this name has to name. */
export type Words = { readonly [name: string]: () => unknown };

/** What an object needs beyond its schema: a provider's entry may also change one that m2c knows, and keys have several sources. */
const NEEDED: { readonly [reference: string]: readonly string[] } = {
  '#/components/schemas/ProviderEntry': ['baseUrl', 'defaultModel'],
  '#/components/schemas/KeySource': ['env'],
};

/** A value for a field of this name; of an object only what it needs. */
export function sample(schema: Schema, name: string, words: Words): unknown {
  const word = words[name]?.();
  if (word !== undefined && fits(schema, word)) return word;
  const { type, enum: choices, anyOf, properties = {}, required = [], items, minItems = 0 } = resolved(schema);
  if (choices !== undefined) return choices[0];
  if (anyOf !== undefined) return sample(anyOf[0] ?? {}, name, words);
  switch (type) {
    case 'object':
      return Object.fromEntries(
        [...required, ...(NEEDED[schema.$ref ?? ''] ?? [])].map((each) => [
          each,
          sample(properties[each] ?? {}, each, words),
        ]),
      );
    case 'array':
      return Array.from({ length: minItems }, () => sample(items ?? {}, name, words));
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return resolved(schema).minimum ?? 1;
    default:
      return textOf(schema);
  }
}

const TEXTS = ['made', 'EUR', '7d', '2099-01-01T00:00:00Z'];

function textOf(schema: Schema): string {
  const found = TEXTS.find((text) => fits(schema, text));
  if (found === undefined) throw new Error(`No text is known that fits ${JSON.stringify(schema)}.`);
  return found;
}

/** Values at the edges of what is allowed, each of another kind. */
export function variants(schema: Schema, name: string, words: Words): readonly unknown[] {
  const { enum: choices, anyOf = [], minimum, maximum } = resolved(schema);
  if (choices !== undefined) return choices;
  const edges = [true, false, null, minimum, maximum].filter((value) => value !== undefined);
  return [...new Set([sample(schema, name, words), ...[...edges, ...anyOf.flatMap(edgesOf)].filter(isAllowed)])];

  function isAllowed(value: unknown): boolean {
    return fits(schema, value);
  }
}

const edgesOf = (schema: Schema): readonly unknown[] => resolved(schema).enum ?? [];

/** JSON that the schema does not allow: of other types, and just beyond its bounds. */
export function badValues(schema: Schema): readonly unknown[] {
  const { minimum = 0, maximum = 0, maxLength = 0, maxItems = 0, anyOf = [], items } = resolved(schema);
  const listed = items ?? anyOf.map(resolved).find((one) => one.items !== undefined)?.items;
  const long = 'a'.repeat(maxLength + 1);
  const crowd = Array.from({ length: maxItems + 1 }, () => 'a');
  const inside = listed === undefined ? [] : badValues(listed).map((value) => [value]);
  const any = [null, true, 7, 1.5, -1, minimum - 1, maximum + 1, '', 'A b/!', long, [], [7], crowd, {}, { unknown: 1 }];
  return distinct([...any, ...inside].filter((value) => !fits(schema, value)));
}

/** The same for what stands in a path, a query or a header, where all is text. */
export function badTexts({ schema, in: place }: Parameter): readonly string[] {
  const { minimum = 0, maximum = 0, maxLength = 0 } = resolved(schema);
  const any = [
    'x',
    '1.5',
    'maybe',
    'A b!',
    String(minimum - 1),
    String(maximum + 1),
    'a'.repeat(maxLength + 1),
    'null',
  ];
  // A path without the name is another path.
  const texts = place === 'path' ? any : [...any, ''];
  return distinct(texts.filter((text) => !fits(schema, read(schema, text))));
}

function read(schema: Schema, text: string): unknown {
  const { type } = resolved(schema);
  if (type === 'integer' || type === 'number') return text === '' ? text : Number(text);
  if (type === 'boolean') return text === 'true' || text === 'false' ? text === 'true' : text;
  return text;
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

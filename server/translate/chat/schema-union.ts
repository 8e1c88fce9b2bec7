/** Alternatives at the root of a schema, merged into the one plain object that some providers ask for. */
import type { JsonObject } from '../conversation.ts';
import { isObject, type UNIONS } from './schema-keywords.ts';
import { isSame, joinSchemas } from './schema-references.ts';

/** What an object must look like, of one alternative or of several merged. */
interface Form {
  readonly properties: ReadonlyMap<string, JsonObject>;
  readonly required: readonly string[];
  /** Whether other properties are refused. */
  readonly closed: boolean;
}

const OPEN: Form = { properties: new Map(), required: [], closed: false };

/**
 * A root without `oneOf`, `anyOf` and `allOf`: every property of every alternative; required is what all alternatives
 * require. Which properties go together is told in the description, since the schema cannot say it any more.
 */
export function mergeAlternatives(root: JsonObject): JsonObject {
  const { oneOf: _one, anyOf: _any, allOf: _all, properties: _properties, required: _required, ...rest } = root;
  const { additionalProperties, ...plain } = rest;
  const form = formOf(root);
  const hint = describeAlternatives(root);
  const description = [plain.description, hint].filter((text) => typeof text === 'string' && text !== '').join('\n\n');
  return {
    ...plain,
    ...(description === '' ? {} : { description }),
    type: 'object',
    properties: Object.fromEntries(form.properties),
    ...(form.required.length === 0 ? {} : { required: form.required }),
    ...(form.closed ? { additionalProperties: false } : isObject(additionalProperties) ? { additionalProperties } : {}),
  };
}

function formOf(schema: JsonObject): Form {
  const own: Form = {
    properties: new Map(Object.entries(isObject(schema.properties) ? schema.properties : {}).filter(isNamedSchema)),
    required: stringsOf(schema.required),
    closed: schema.additionalProperties === false && !('patternProperties' in schema),
  };
  const together = membersOf(schema, 'allOf').map(formOf).reduce(bothForms, own);
  return (['oneOf', 'anyOf'] as const).reduce(
    (form, key) => (alternativesOf(schema, key).length === 0 ? form : bothForms(form, eitherForm(schema, key))),
    together,
  );
}

function eitherForm(schema: JsonObject, key: 'oneOf' | 'anyOf'): Form {
  const forms = alternativesOf(schema, key).map(formOf);
  const [first = OPEN, ...others] = forms;
  const names = new Set(forms.flatMap((form) => [...form.properties.keys()]));
  return {
    properties: new Map(
      [...names].map((name) => [name, eitherSchema(forms.map((form) => form.properties.get(name)).filter(isObject))]),
    ),
    required: first.required.filter((name) => others.every((form) => form.required.includes(name))),
    closed: forms.every((form) => form.closed),
  };
}

function bothForms(left: Form, right: Form): Form {
  const properties = new Map(left.properties);
  for (const [name, schema] of right.properties) {
    const other = left.properties.get(name);
    properties.set(name, other === undefined || isSame(other, schema) ? schema : joinSchemas(other, schema));
  }
  return {
    properties,
    required: [...new Set([...left.required, ...right.required])],
    closed: left.closed || right.closed,
  };
}

/** One schema that accepts what any of them accepts. The values that tell alternatives apart become one list. */
function eitherSchema(schemas: readonly JsonObject[]): JsonObject {
  const distinct = schemas.filter((schema, index) => schemas.findIndex((other) => isSame(other, schema)) === index);
  const [first = {}, ...others] = distinct;
  if (others.length === 0) return first;
  if (distinct.some((schema) => Object.keys(schema).length === 0)) return {};
  if (!distinct.every((schema) => isLiteral(schema) && isSame(schema.type, first.type))) return { anyOf: distinct };
  const values = distinct.flatMap(literalsOf);
  const { const: _const, description, title, ...plain } = first;
  const said = distinct.every((schema) => isSame(schema.description, description)) ? { description } : {};
  return { ...plain, ...(description === undefined ? {} : said), enum: [...new Set(values)] };
}

const LITERAL_KEYS = ['type', 'const', 'enum', 'description', 'title'];

function isLiteral(schema: JsonObject): boolean {
  const fixed = 'const' in schema !== 'enum' in schema;
  return fixed && Object.keys(schema).every((key) => LITERAL_KEYS.includes(key));
}

function literalsOf(schema: JsonObject): readonly unknown[] {
  return 'const' in schema ? [schema.const] : Array.isArray(schema.enum) ? schema.enum : [];
}

/** "mode="create", name; or mode="delete", id": what each alternative requires, when that differs. */
function describeAlternatives(root: JsonObject): string {
  const hints = (['oneOf', 'anyOf'] as const).flatMap((key) => {
    const forms = alternativesOf(root, key).map(formOf);
    if (forms.every((form) => form.required.length === 0)) return [];
    const told = forms.map((form) => form.required.map((name) => describeProperty(name, form)).join(', ') || 'nothing');
    return new Set(told).size < 2 ? [] : [`Required is one of these sets of properties: ${told.join('; or ')}.`];
  });
  return hints.join('\n\n');
}

function describeProperty(name: string, form: Form): string {
  const literals = literalsOf(form.properties.get(name) ?? {});
  return literals.length === 1 ? `${name}=${JSON.stringify(literals[0])}` : name;
}

/** Only objects can be the arguments of a function. */
function alternativesOf(schema: JsonObject, key: 'oneOf' | 'anyOf'): readonly JsonObject[] {
  return membersOf(schema, key).filter(({ type, not }) => {
    const typed = type === undefined || type === 'object' || (Array.isArray(type) && type.includes('object'));
    return typed && !isSame(not, {});
  });
}

function membersOf(schema: JsonObject, key: (typeof UNIONS)[number]): readonly JsonObject[] {
  const members: unknown = schema[key];
  return Array.isArray(members) ? members.filter(isObject) : [];
}

function isNamedSchema(entry: [string, unknown]): entry is [string, JsonObject] {
  return isObject(entry[1]);
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name: unknown) => typeof name === 'string') : [];
}

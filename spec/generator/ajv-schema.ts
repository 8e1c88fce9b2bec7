import { deepMap, isRecord, type Json, type JsonObject } from './json.ts';
import { schemasOf } from './openapi.ts';

/**
 * A document made ready for Ajv: prose and mappings gone, and each union of different JSON types turned into a choice by
 * type, so that the first error names what is wrong inside the branch that was meant
 * ("content[0] must have required property 'text'") and not the branch that was not ("content must be string").
 */
export function ajvDocument(document: JsonObject): JsonObject {
  const schemas = schemasOf(document);
  return deepMap(document, (schema) => chooseByType(withoutProse(schema), schemas));
}

function withoutProse(schema: JsonObject): JsonObject {
  const { discriminator, enum: words, ...rest } = schema;
  const out: JsonObject = {};
  for (const [key, value] of Object.entries(rest)) {
    // Only as strings are these keywords; a property may bear the same name.
    if ((key === 'description' || key === 'format') && typeof value === 'string') continue;
    if (key === 'additionalProperties' && value === true) continue;
    out[key] = value;
  }
  // Ajv does not take a mapping, and needs none: each branch says its own type.
  if (isRecord(discriminator)) out.discriminator = { propertyName: discriminator.propertyName };
  if (Array.isArray(words)) Object.assign(out, words.length === 1 ? { const: words[0] } : { enum: words });
  else if (words !== undefined) out.enum = words;
  return out;
}

/** Branches of a union that share a JSON type, and the types they cover. */
interface Group {
  readonly types: string[];
  readonly branches: JsonObject[];
}

function chooseByType(schema: JsonObject, schemas: Record<string, JsonObject>): JsonObject {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const groups = groupByType(anyOf.filter(isRecord), schemas);
  if (groups === undefined || groups.length < 2) return schema;
  const conditions: Json[] = [];
  for (const { types, branches } of groups) {
    const [only] = branches;
    const branch = branches.length === 1 && only !== undefined ? only : { anyOf: branches };
    // A branch that is nothing but its type is already told by `type` below.
    if (Object.keys(branch).length === 1 && branch.type !== undefined) continue;
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    conditions.push({ if: { type: types }, then: branch });
  }
  const out: JsonObject = { ...rest, type: groups.flatMap(({ types }) => types) };
  if (conditions.length > 0) out.allOf = conditions;
  return out;
}

function groupByType(branches: JsonObject[], schemas: Record<string, JsonObject>): Group[] | undefined {
  const groups: Group[] = [];
  for (const branch of branches) {
    const types = typesOf(branch, schemas);
    if (types === undefined) return undefined;
    const group = groups.find((each) => each.types.some((type) => types.includes(type)));
    if (group === undefined) groups.push({ types: [...types], branches: [branch] });
    else {
      group.branches.push(branch);
      for (const type of types) if (!group.types.includes(type)) group.types.push(type);
    }
  }
  return groups;
}

/** The JSON types a schema allows; undefined when it does not say. */
function typesOf(schema: JsonObject, schemas: Record<string, JsonObject>): string[] | undefined {
  const { $ref: reference, type, anyOf } = schema;
  if (typeof reference === 'string') {
    const target = schemas[reference.replace('#/components/schemas/', '')];
    return target === undefined ? undefined : typesOf(target, schemas);
  }
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.map(String);
  if (!Array.isArray(anyOf)) return undefined;
  const types = new Set<string>();
  for (const branch of anyOf.filter(isRecord)) {
    const more = typesOf(branch, schemas);
    if (more === undefined) return undefined;
    for (const each of more) types.add(each);
  }
  return [...types];
}

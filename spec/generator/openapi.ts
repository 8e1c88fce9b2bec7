import { fileURLToPath } from 'node:url';
import { compile, formatDiagnostic, NodeHost } from '@typespec/compiler';
import { getOpenAPI3 } from '@typespec/openapi3';
import { deepMap, isRecord, type Json, type JsonObject } from './json.ts';

/** The documents, named after the folders of the spec. */
export interface Documents {
  readonly responses: JsonObject;
  readonly chat: JsonObject;
  readonly admin: JsonObject;
  readonly files: JsonObject;
}

/** Compiles the TypeSpec sources into one OpenAPI 3.1 document for each service. */
export async function compileSpec(main: string): Promise<Documents> {
  const program = await compile(NodeHost, main, { noEmit: true });
  if (program.diagnostics.length > 0) {
    throw new Error(program.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n'));
  }
  // Without omit-unreachable-types: false, the 3.1 emitter drops schemas that only a stream uses.
  const records = await getOpenAPI3(program, {
    'openapi-versions': ['3.1.0'],
    'omit-unreachable-types': false,
  });
  const find = (name: string): JsonObject => {
    for (const record of records) {
      if (record.service.type.name !== name) continue;
      const versions = record.versioned ? record.versions : [record];
      for (const { document, diagnostics } of versions) {
        if (diagnostics.length > 0) throw new Error(diagnostics.map((each) => formatDiagnostic(each)).join('\n'));
        // A checkout with the newlines of Windows carries them into the longer comments.
        return lawful(JSON.parse(JSON.stringify(document).replaceAll('\\r\\n', '\\n')));
      }
    }
    throw new Error(`The spec has no service named ${name}: declare it with @service.`);
  };
  return { responses: find('Responses'), chat: find('Chat'), admin: find('Admin'), files: find('Files') };
}

/** Where the spec begins. */
export const specMain = fileURLToPath(new URL('../main.tsp', import.meta.url));

/** The schemas of a document by name. */
export function schemasOf(document: JsonObject): Record<string, JsonObject> {
  const components = document.components;
  const schemas = isRecord(components) ? components.schemas : undefined;
  if (!isRecord(schemas)) throw new Error('An OpenAPI document has no components.schemas: check the spec.');
  return schemas as Record<string, JsonObject>;
}

/** The kinds of a discriminated union, in the order of the spec. */
export function kindsOf(document: JsonObject, union: string): Record<string, string> {
  const discriminator = schemasOf(document)[union]?.discriminator;
  const mapping = isRecord(discriminator) ? discriminator.mapping : undefined;
  if (!isRecord(mapping)) throw new Error(`${union} is no discriminated union: check the spec.`);
  return Object.fromEntries(
    Object.entries(mapping).map(([kind, reference]) => [kind, String(reference).replace('#/components/schemas/', '')]),
  );
}

/**
 * Puts what TypeSpec cannot say, or says in a way that tools ignore, into plain JSON Schema:
 * closed objects, "any type but the known ones", and "this field or that".
 */
function lawful(document: JsonObject): JsonObject {
  return deepMap(document, (schema) => {
    const { unevaluatedProperties, 'x-none-of': noneOf, 'x-any-of': anyOf, ...rest } = schema;
    const out: JsonObject = rest;
    // openapi-typescript and older validators know only additionalProperties; nothing here is built with allOf.
    if (unevaluatedProperties !== undefined) out.additionalProperties = openness(unevaluatedProperties);
    if (noneOf !== undefined) {
      out.not = { enum: Array.isArray(noneOf) ? noneOf : Object.keys(kindsOf(document, String(noneOf))) };
    }
    if (anyOf !== undefined) out.anyOf = anyOf;
    return out;
  });
}

/** `...Record<never>` closes an object, `...Record<unknown>` opens it. */
function openness(schema: Json): Json {
  if (!isRecord(schema)) return schema;
  if (Object.keys(schema).length === 0) return true;
  const { not } = schema;
  return isRecord(not) && Object.keys(not).length === 0 ? false : schema;
}

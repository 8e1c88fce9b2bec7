import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { deepMap, type JsonObject } from './json.ts';

/** TypeScript types for one document, each schema under its own name. */
export async function typesOf(document: JsonObject, header: string): Promise<string> {
  const nodes = await openapiTypescript(plain(document) as unknown as OpenAPI3, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    immutable: true,
    alphabetize: false,
    defaultNonNullable: false,
    silent: true,
  });
  return `${header}\n${astToString(nodes)}`;
}

/**
 * Drops what only validators need: each member of a union has its own literal `type`, so a discriminator would merely make
 * openapi-typescript write it twice, and "this field or that" would become an intersection that narrows nothing.
 */
function plain(document: JsonObject): JsonObject {
  return deepMap(document, (schema) => {
    const { discriminator: _discriminator, not: _not, ...rest } = schema;
    if (rest.type === 'object') delete rest.anyOf;
    return rest;
  });
}

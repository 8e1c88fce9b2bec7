import { isRecord, type Json, type JsonObject } from './json.ts';

/** The table of admin operations, from which the server routes and the command line makes its commands. */
export function operationsModule(admin: JsonObject, header: string): string {
  const rows: JsonObject[] = [];
  const paths = admin.paths;
  for (const [path, methods] of Object.entries(isRecord(paths) ? paths : {})) {
    for (const [method, operation] of Object.entries(isRecord(methods) ? methods : {})) {
      if (isRecord(operation)) rows.push(rowOf(path, method, operation));
    }
  }
  return `${header}
import type { operations as Operations } from './types/admin.ts';

/** The name of an admin operation. */
export type OperationId = keyof Operations;

/** A value an operation takes beside its body. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
}

/** What one operation of the admin API is called, where it stands, and the command that runs it. */
export interface Operation {
  readonly operationId: OperationId;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Does it take a JSON body? */
  readonly body: boolean;
  readonly cli: { readonly group: string; readonly verb: string };
}

/** Every operation of the admin API. */
export const operations: readonly Operation[] = ${JSON.stringify(rows, null, 2)};
`;
}

function rowOf(path: string, method: string, operation: JsonObject): JsonObject {
  const { operationId, summary, description, parameters, requestBody, 'x-cli': cli } = operation;
  const sentence = summary ?? description;
  if (!isRecord(cli) || typeof sentence !== 'string') {
    throw new Error(
      `Admin operation ${String(operationId)} needs a doc comment and @extension("x-cli", #{ group, verb }).`,
    );
  }
  return {
    operationId,
    method,
    path,
    summary: sentence,
    parameters: (Array.isArray(parameters) ? parameters : []).filter(isRecord).map(parameterOf),
    body: requestBody !== undefined,
    cli: { group: cli.group, verb: cli.verb },
  };
}

function parameterOf(parameter: JsonObject): JsonObject {
  const { name, in: place, required, description, schema } = parameter;
  const type: Json = isRecord(schema) ? schema.type : undefined;
  if (typeof type !== 'string') {
    throw new Error(`Admin parameter ${String(name)} must be a string, a number or a boolean.`);
  }
  return { name, in: place, required: required === true, description: description ?? '', type };
}

/** The OpenAPI document of the admin API, read as any stranger would: its operations are known from nowhere else. */
import { readFileSync } from 'node:fs';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface Reply {
  readonly description?: string;
  readonly headers?: { readonly [name: string]: { readonly required?: boolean; readonly schema: Schema } };
  readonly content?: { readonly [type: string]: { readonly schema: Schema } };
}

export interface Operation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  /** Of the JSON that it takes; null when it takes no body. */
  readonly body: Schema | null;
  readonly replies: ReadonlyMap<number, Reply>;
}

interface Written {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
  readonly responses: { readonly [status: string]: Reply };
}

interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Written } };
  readonly components: {
    readonly schemas: { readonly [name: string]: Schema };
    readonly parameters: { readonly [name: string]: Parameter };
  };
}

const file = new URL('../../generated/openapi/admin.json', import.meta.url);
export const document = JSON.parse(readFileSync(file, 'utf8')) as Document;

export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, written]) => ({
    id: written.operationId,
    method: method.toUpperCase(),
    path,
    description: written.description ?? '',
    parameters: (written.parameters ?? []).map(parameterOf),
    body: written.requestBody?.content['application/json'].schema ?? null,
    replies: new Map(Object.entries(written.responses).map(([status, reply]) => [Number(status), reply])),
  })),
);

function parameterOf(written: Parameter | { readonly $ref: string }): Parameter {
  if (!('$ref' in written)) return written;
  const found = document.components.parameters[nameIn(written.$ref)];
  if (found === undefined) throw new Error(`The document has no parameter ${written.$ref}.`);
  return found;
}

/** `Name` of `#/components/schemas/Name`. */
export function nameIn(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** The operation of this method on this path of the document, if there is one. */
export function operationAt(method: string, path: string): Operation | undefined {
  return operations.find((one) => one.method === method && one.path === path);
}

export function operationOf(id: string): Operation {
  const found = operations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The document has no operation ${id}.`);
  return found;
}

/** Names that stand together in a path. */
export interface Run {
  /** The path before the names. */
  readonly collection: string;
  /** The path with them. */
  readonly item: string;
  readonly names: readonly string[];
}

/** `/a/{b}/c/{d}/{e}/f` → b among /a, then d and e among /a/{b}/c. */
export function runsOf(path: string): readonly Run[] {
  return [...path.matchAll(/(?:\/\{\w+\})+/g)].map(({ 0: run, index }) => ({
    collection: path.slice(0, index),
    item: path.slice(0, index + run.length),
    names: [...run.matchAll(/\w+/g)].map(([name]) => name),
  }));
}

/** The schema itself, where there is a reference to it. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  const found = document.components.schemas[nameIn($ref)];
  if (found === undefined) throw new Error(`The document has no schema ${$ref}.`);
  return { ...resolved(found), ...beside };
}

/** The status of an answer when all went well. */
export function success({ id, replies }: Operation): number {
  const found = [...replies.keys()].find((status) => status < 300);
  if (found === undefined) throw new Error(`${id} has no answer for when it goes well.`);
  return found;
}

/** What a request of an operation says, before it is written down. */
export interface Values {
  readonly path?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
  /** Null for one that is left out although it is usual. */
  readonly headers?: { readonly [name: string]: string | null };
  /** A value, or text as it stands. */
  readonly body?: unknown;
}

/** The path of the request with what the path and the query hold. */
export function target({ path }: Operation, values: Values): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values.path?.[name] ?? ''));
  const query = new URLSearchParams(values.query ?? {}).toString();
  return query === '' ? filled : `${filled}?${query}`;
}

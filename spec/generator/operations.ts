import { isRecord, type Json, type JsonObject } from './json.ts';
import { schemasOf } from './openapi.ts';

/** The table of admin operations, from which the server routes and the command line makes its commands. */
export function operationsModule(admin: JsonObject, header: string): string {
  const rows: JsonObject[] = [];
  const paths = admin.paths;
  for (const [path, methods] of Object.entries(isRecord(paths) ? paths : {})) {
    for (const [method, operation] of Object.entries(isRecord(methods) ? methods : {})) {
      if (isRecord(operation)) rows.push(rowOf(path, method, operation, admin));
    }
  }
  return `${header}
import type { operations as Operations } from './types/admin.ts';

/** The name of an admin operation. */
export type OperationId = keyof Operations;

/** What a value looks like on a command line; \`json\` is anything that holds other values. */
export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'strings' | 'json';

/** What texts of one kind look like, such as times. */
export interface Kind {
  readonly name: string;
  readonly description: string;
}

/** A value an operation takes beside its body. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly type: ValueType;
  readonly kind?: Kind;
  readonly choices?: readonly string[];
  readonly default?: string | number | boolean;
  readonly maximum?: number;
}

/** A member of an operation's body. */
export interface BodyField {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly type: ValueType;
  readonly kind?: Kind;
  readonly choices?: readonly string[];
  readonly nullable?: true;
  /** It should not stand on a command line, which others can read. */
  readonly secret?: true;
}

/** The command that runs an operation. */
export interface OperationCommand {
  readonly group: string;
  readonly verb: string;
  /** Query parameters that are typed without their names. */
  readonly args?: readonly string[];
  /** The columns of a table, as paths into each row. */
  readonly columns?: readonly string[];
  /** What is asked before it is done. */
  readonly confirm?: string;
  /** The operation that tells what changes in this list. */
  readonly watch?: OperationId;
  /** The member of its events that holds a row of this list. */
  readonly watchRow?: string;
}

/** What one operation of the admin API is called, where it stands, what it takes and answers, and the command that runs it. */
export interface Operation {
  readonly operationId: OperationId;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** The members of its JSON body, null when it takes none. */
  readonly body: readonly BodyField[] | null;
  readonly answers: 'json' | 'events' | 'text' | 'nothing';
  /** Every status it may answer with. */
  readonly statuses: readonly number[];
  /** A body as the contract shows it. */
  readonly example?: { readonly [name: string]: unknown };
  readonly cli: OperationCommand;
}

/** Every operation of the admin API. */
export const operations: readonly Operation[] = ${JSON.stringify(rows, null, 2)};
`;
}

function rowOf(path: string, method: string, operation: JsonObject, admin: JsonObject): JsonObject {
  const { operationId, summary, description, parameters, requestBody, responses, 'x-cli': cli } = operation;
  const sentence = summary ?? description;
  if (!isRecord(cli) || typeof sentence !== 'string') {
    throw new Error(
      `Admin operation ${String(operationId)} needs a doc comment and @extension("x-cli", #{ group, verb }).`,
    );
  }
  const answers = isRecord(responses) ? responses : {};
  return {
    operationId,
    method,
    path,
    summary: sentence,
    parameters: (Array.isArray(parameters) ? parameters : [])
      .filter(isRecord)
      .map((parameter) => parameterOf(resolved(parameter, admin), admin)),
    body: bodyOf(requestBody, admin),
    answers: answerOf(answers),
    statuses: Object.keys(answers).map(Number),
    example: mediaIn(requestBody, 'application/json')?.example,
    cli: { ...cli, watchRow: cli.watch === undefined ? undefined : watchRowOf(answers, String(cli.watch), admin) },
  };
}

/** The member of the watching operation's events that has the schema of this list's items. */
function watchRowOf(answers: JsonObject, watch: string, admin: JsonObject): string {
  const list = resolved(schemaIn(answers['200'], 'application/json') ?? {}, admin);
  const { data } = isRecord(list.properties) ? list.properties : {};
  const item = isRecord(data) && isRecord(data.items) ? data.items.$ref : undefined;
  const event = resolved(schemaIn(answersOf(watch, admin)['200'], 'text/event-stream') ?? {}, admin);
  const members = Object.entries(isRecord(event.properties) ? event.properties : {});
  const found = members.find(([, member]) => refersTo(member, item));
  if (item === undefined || found === undefined)
    throw new Error(`No member of the events of ${watch} is an item of the list.`);
  return found[0];
}

function refersTo(schema: Json | undefined, reference: Json | undefined): boolean {
  if (!isRecord(schema)) return false;
  return (
    schema.$ref === reference || (Array.isArray(schema.anyOf) && schema.anyOf.some((one) => refersTo(one, reference)))
  );
}

function answersOf(operationId: string, admin: JsonObject): JsonObject {
  const methods = Object.values(isRecord(admin.paths) ? admin.paths : {}).filter(isRecord);
  const named = methods.flatMap((each) => Object.values(each).filter(isRecord));
  const responses = named.find((each) => each.operationId === operationId)?.responses;
  if (!isRecord(responses)) throw new Error(`x-cli names ${operationId}, which is no operation: check the spec.`);
  return responses;
}

function parameterOf(parameter: JsonObject, admin: JsonObject): JsonObject {
  const { name, in: place, required, description, schema } = parameter;
  const value = isRecord(schema) ? resolved(schema, admin) : {};
  return {
    name,
    in: place,
    required: required === true,
    description: description ?? value.description ?? '',
    ...shapeOf(value, admin),
    kind: isRecord(schema) ? kindOf(schema, admin) : undefined,
    default: isRecord(schema) ? (schema.default ?? value.default) : undefined,
    maximum: isRecord(schema) ? (schema.maximum ?? value.maximum) : undefined,
  };
}

function bodyOf(requestBody: Json, admin: JsonObject): Json {
  const schema = schemaIn(requestBody, 'application/json');
  if (schema === null) return null;
  const body = resolved(schema, admin);
  const required = Array.isArray(body.required) ? body.required : [];
  return Object.entries(isRecord(body.properties) ? body.properties : {})
    .filter((entry): entry is [string, JsonObject] => isRecord(entry[1]))
    .map(([name, field]) => ({
      name,
      required: required.includes(name),
      description: field.description ?? '',
      ...shapeOf(resolved(field, admin), admin),
      kind: kindOf(field, admin),
      secret: field.format === 'password' ? true : undefined,
    }));
}

function schemaIn(holder: Json | undefined, type: string): JsonObject | null {
  const schema = mediaIn(holder, type)?.schema;
  return isRecord(schema) ? schema : null;
}

function mediaIn(holder: Json | undefined, type: string): JsonObject | null {
  const content = isRecord(holder) ? holder.content : undefined;
  const media = isRecord(content) ? content[type] : undefined;
  return isRecord(media) ? media : null;
}

function answerOf(responses: JsonObject): string {
  const done = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const content = isRecord(done) ? done.content : undefined;
  const [type] = Object.keys(isRecord(content) ? content : {});
  if (type === undefined) return 'nothing';
  if (type === 'application/json') return 'json';
  return type === 'text/event-stream' ? 'events' : 'text';
}

/** The scalar of the spec that this is, null or not. */
function kindOf(schema: JsonObject, admin: JsonObject): JsonObject | undefined {
  const options = Array.isArray(schema.anyOf) ? schema.anyOf.filter(isRecord) : [schema];
  const [reference, more] = options.filter((option) => option.type !== 'null').map((option) => option.$ref);
  if (typeof reference !== 'string' || more !== undefined) return undefined;
  const { type, enum: choices, description = '' } = resolved({ $ref: reference }, admin);
  return type === 'string' && choices === undefined ? { name: reference.replace(/^.*\//, ''), description } : undefined;
}

/** How a value of this schema is typed on a command line. */
function shapeOf(schema: JsonObject, admin: JsonObject): JsonObject {
  const options = Array.isArray(schema.anyOf) ? schema.anyOf.filter(isRecord) : [];
  const filled = options.filter((option) => option.type !== 'null');
  if (options.length > 0) {
    const [only] = filled;
    const shape = filled.length === 1 && only !== undefined ? shapeOf(resolved(only, admin), admin) : { type: 'json' };
    return filled.length === options.length ? shape : { ...shape, nullable: true };
  }
  const { type, enum: choices, items } = schema;
  if (type === 'array' && isRecord(items) && resolved(items, admin).type === 'string') return { type: 'strings' };
  const plain = typeof type === 'string' && ['string', 'integer', 'number', 'boolean'].includes(type);
  return { type: plain ? type : 'json', choices: Array.isArray(choices) ? choices : undefined };
}

/** The object itself, or the one of the document's components that it refers to. */
function resolved(object: JsonObject, admin: JsonObject): JsonObject {
  const { $ref: reference } = object;
  if (typeof reference !== 'string') return object;
  const [, section = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(reference) ?? [];
  const { components } = admin;
  const named = section === 'schemas' ? schemasOf(admin) : isRecord(components) ? components[section] : undefined;
  const target = isRecord(named) ? named[name] : undefined;
  if (!isRecord(target)) throw new Error(`${reference} leads nowhere: check the spec.`);
  return {
    ...resolved(target, admin),
    ...(object.description === undefined ? {} : { description: object.description }),
  };
}

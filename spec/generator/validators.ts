import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { ajvDocument } from './ajv-schema.ts';
import { isRecord, type JsonObject } from './json.ts';
import { type Documents, kindsOf, schemasOf } from './openapi.ts';

/** One export of a validators file: a schema, or a table of the kinds of a union. */
interface Export {
  readonly name: string;
  readonly document: 'responses' | 'chat';
  /** The schema that is checked; for a table, the discriminated union whose kinds are its keys. */
  readonly schema: string;
  readonly table?: true;
  /** The type the value has once it passed, where it is not the schema's own. */
  readonly type?: string;
}

/** What the running server checks. */
const serving: readonly Export[] = [
  { name: 'createResponse', document: 'responses', schema: 'CreateResponseHead', type: 'CreateResponse' },
  { name: 'items', document: 'responses', schema: 'KnownItem', table: true },
  { name: 'easyMessage', document: 'responses', schema: 'EasyMessage' },
  { name: 'unknownItem', document: 'responses', schema: 'UnknownItem' },
  { name: 'tools', document: 'responses', schema: 'KnownTool', table: true },
  { name: 'unknownTool', document: 'responses', schema: 'UnknownTool' },
  { name: 'contentParts', document: 'responses', schema: 'KnownContentPart', table: true },
  { name: 'unknownContentPart', document: 'responses', schema: 'UnknownContentPart' },
];

/** What only tests check: all that goes out, and what comes back from a provider. */
const wire: readonly Export[] = [
  { name: 'createResponseWhole', document: 'responses', schema: 'CreateResponse' },
  { name: 'responseResource', document: 'responses', schema: 'ResponseResource' },
  { name: 'outputItems', document: 'responses', schema: 'OutputItem', table: true },
  { name: 'events', document: 'responses', schema: 'StreamEvent', table: true },
  { name: 'errorBody', document: 'responses', schema: 'ErrorBody' },
  { name: 'modelList', document: 'responses', schema: 'ModelList' },
  { name: 'modelInfo', document: 'responses', schema: 'ModelInfo' },
  { name: 'chatRequest', document: 'chat', schema: 'ChatRequest' },
  { name: 'chatResponse', document: 'chat', schema: 'ChatResponse' },
  { name: 'chatChunk', document: 'chat', schema: 'ChatChunk' },
];

/** The validators as plain modules that import nothing, and their types. */
export function validatorFiles(documents: Documents, header: string): ReadonlyMap<string, string> {
  const ready = {
    ...documents,
    responses: ajvDocument(withHead(documents.responses)),
    chat: ajvDocument(documents.chat),
  };
  return new Map([
    ['validators.js', `${header}\n${moduleOf(serving, documents, ready)}`],
    ['validators.d.ts', `${header}\n${shapes}\n${declarationsOf(serving)}`],
    ['validators-wire.js', `${header}\n${moduleOf(wire, documents, ready)}`],
    [
      'validators-wire.d.ts',
      `${header}\nimport type { Table, Validate } from './validators.d.ts';\n${declarationsOf(wire)}`,
    ],
  ]);
}

/** Adds the request without the members of `input` and `tools`: each of those is checked by its own type, for the message's sake. */
function withHead(document: JsonObject): JsonObject {
  const schemas = schemasOf(document);
  const { CreateResponse: whole, InputItems: items } = schemas;
  const properties = whole?.properties;
  if (whole === undefined || items === undefined || !isRecord(properties)) {
    throw new Error('The spec lacks CreateResponse or InputItems: the request head is made from them.');
  }
  const { items: _members, ...list } = items;
  const head: JsonObject = {
    ...whole,
    properties: {
      ...properties,
      input: { anyOf: [{ $ref: '#/components/schemas/PromptText' }, list] },
      tools: { type: ['array', 'null'] },
    },
  };
  return { ...document, components: { schemas: { ...schemas, CreateResponseHead: head } } };
}

function moduleOf(exports: readonly Export[], documents: Documents, ready: Documents): string {
  const ajv = new Ajv2020({
    strict: false,
    discriminator: true,
    validateSchema: false,
    validateFormats: false,
    // Counting code points costs 0.8 ms on 500 KB, and its helper would have to be imported. The option works but is
    // called deprecated on the console, hence no logger.
    unicode: false,
    logger: false,
    // One function for each schema instead of a copy wherever it is used: a quarter of the bytes.
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const name of ['responses', 'chat'] as const) ajv.addSchema(ready[name], name);

  const references: Record<string, string> = {};
  const tables: string[] = [];
  for (const { name, document, schema, table } of exports) {
    const reference = (target: string): string => `${document}#/components/schemas/${target}`;
    if (table === undefined) references[name] = reference(schema);
    else {
      const rows = Object.entries(kindsOf(documents[document], schema)).map(([kind, target]) => {
        const local = `${name}_${kind.replaceAll('.', '_')}`;
        references[local] = reference(target);
        return `  ${JSON.stringify(kind)}: ${local},`;
      });
      // No prototype: a kind named "constructor" must find nothing.
      tables.push(`export const ${name} = {\n  __proto__: null,\n${rows.join('\n')}\n};\n`);
    }
  }
  const code = standalone.default(ajv, references);
  if (/\brequire\(|^import\b/m.test(code)) {
    throw new Error(
      'The validators need a helper of Ajv at run time: take the keyword that asks for it out of the spec.',
    );
  }
  return `${code}\n${tables.join('\n')}`;
}

const shapes = `/** What a validator found wrong, in Ajv's words. */
export interface ValidationError {
  /** Where, as a JSON pointer. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Checks a value; after a false, \`errors[0]\` says why. */
export interface Validate<T> {
  (data: unknown): data is T;
  readonly errors?: readonly ValidationError[] | null;
}

/** A validator for each kind of a union. */
export type Table<Union extends { readonly type: string }> = {
  readonly [Kind in Union['type']]: Validate<Extract<Union, { readonly type: Kind }>>;
};
`;

function declarationsOf(exports: readonly Export[]): string {
  const lines: string[] = [];
  for (const document of ['responses', 'chat'] as const) {
    const types = exports.filter((each) => each.document === document).map(({ type, schema }) => type ?? schema);
    const names = [...new Set(types)].sort();
    if (names.length > 0) lines.push(`import type { ${names.join(', ')} } from './types/${document}.ts';`);
  }
  lines.push('');
  for (const { name, schema, table, type } of exports) {
    lines.push(`export declare const ${name}: ${table ? 'Table' : 'Validate'}<${type ?? schema}>;`);
  }
  return `${lines.join('\n')}\n`;
}

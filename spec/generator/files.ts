import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { deepMap, isRecord, type Json, type JsonObject } from './json.ts';
import { schemasOf } from './openapi.ts';

const SERVICE = 'service.tsp';
const COMPONENTS = '#/components/schemas/';

/** The files that people write: `recording` for spec/files/recording.tsp, whose model is `Recording`. */
export async function fileNames(spec: string): Promise<readonly string[]> {
  const names = await readdir(join(spec, 'files'));
  return names
    .filter((name) => name.endsWith('.tsp') && name !== SERVICE)
    .map((name) => name.slice(0, -'.tsp'.length))
    .sort();
}

/** The JSON Schema of each of these files, and the validators of all, by their path under generated/. */
export function fileModules(
  document: JsonObject,
  names: readonly string[],
  header: string,
): ReadonlyMap<string, string> {
  const schemas = names.map((name): [string, JsonObject] => [name, schemaOf(document, name)]);
  return new Map([
    ...schemas.map(([name, schema]): [string, string] => [
      `schemas/${name}.json`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
    ['validators-files.js', `${header}\n${moduleOf(schemas)}`],
    ['validators-files.d.ts', `${header}\n${declarationsOf(names)}`],
  ]);
}

/** One self-contained JSON Schema: the file's model and every other model it may need. */
function schemaOf(document: JsonObject, name: string): JsonObject {
  const { [modelOf(name)]: root, ...others } = schemasOf(document);
  if (root === undefined) {
    throw new Error(`spec/files/${name}.tsp must define the model ${modelOf(name)} and be imported by ${SERVICE}.`);
  }
  const whole = deepMap({ ...root, $defs: definitions(root, others) }, (schema) =>
    typeof schema.$ref === 'string' ? { ...schema, $ref: schema.$ref.replace(COMPONENTS, '#/$defs/') } : schema,
  );
  refuseWithoutWords(whole, name);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: modelOf(name), ...whole };
}

/** `model-page` is described by `ModelPage`. */
function modelOf(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The models that a schema names, and those that they name. */
function definitions(schema: JsonObject, all: Record<string, JsonObject>): JsonObject {
  const found: JsonObject = {};
  const visit = (each: JsonObject): void => {
    deepMap(each, (part) => {
      const name = typeof part.$ref === 'string' ? part.$ref.replace(COMPONENTS, '') : '';
      const target = all[name];
      if (target !== undefined && found[name] === undefined) {
        found[name] = target;
        visit(target);
      }
      return part;
    });
  };
  visit(schema);
  return found;
}

/** Without its doc comment a field could not be complained about. */
function refuseWithoutWords(schema: JsonObject, name: string): void {
  deepMap(schema, (part) => {
    for (const [field, of] of Object.entries(isRecord(part.properties) ? part.properties : {})) {
      if (isRecord(of) && typeof of.description !== 'string' && of.$ref === undefined) {
        throw new Error(`spec/files/${name}.tsp: the field ${field} needs a doc comment that completes "must be".`);
      }
    }
    return part;
  });
}

/** `readRecording(value)` tells every field that is not as it must be, since a person mends a file as a whole. */
function moduleOf(schemas: readonly (readonly [string, JsonObject])[]): string {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    allErrors: true,
    // With it an error carries the schema it broke, and so the words of the spec.
    verbose: true,
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, schema] of schemas) ajv.addSchema(schema, name);
  const references = Object.fromEntries(schemas.map(([name]) => [validatorOf(name), name]));
  const complaints = schemas.map(
    ([name]) =>
      `/** @type {(value: unknown) => string[]} */\nexport const ${complaintsOf(name)} = (value) => complaints(${validatorOf(name)}, value);\n`,
  );
  return `${standalone.default(ajv, references)}\n${SENTENCES}\n${complaints.join('\n')}`;
}

const validatorOf = (name: string): string => `is${modelOf(name)}`;
const complaintsOf = (name: string): string => `complaintsOf${modelOf(name)}`;

/** Runs in the generated module, which imports nothing. */
const SENTENCES = `function complaints(validate, value) {
  if (validate(value)) return [];
  return [...new Set(validate.errors.map(sentence))];
}

function sentence({ instancePath, keyword, params, parentSchema }) {
  const at = instancePath.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (keyword === 'additionalProperties') {
    const known = Object.keys(parentSchema.properties).join(', ');
    return \`\${nameOf([...at, params.additionalProperty])} is not known here: the fields are \${known}.\`;
  }
  if (keyword === 'required') {
    const field = params.missingProperty;
    return \`\${nameOf([...at, field])} is missing: it must be \${parentSchema.properties[field].description}.\`;
  }
  return \`\${nameOf(at)} must be \${parentSchema.description}.\`;
}

function nameOf(steps) {
  if (steps.length === 0) return 'it';
  return JSON.stringify(steps.reduce((path, step) => path + (/^\\d+$/.test(step) ? \`[\${step}]\` : \`.\${step}\`)).slice(0, 120));
}
`;

function declarationsOf(names: readonly string[]): string {
  const models = names.map(modelOf);
  const lines = names.flatMap((name): Json[] => [
    `export declare const ${validatorOf(name)}: Validate<${modelOf(name)}>;`,
    `/** What is wrong with it, a sentence for each field; empty when it is as it must be. */`,
    `export declare function ${complaintsOf(name)}(value: unknown): readonly string[];`,
  ]);
  return [
    `import type { ${models.join(', ')} } from './types/files.ts';`,
    "import type { Validate } from './validators.d.ts';",
    '',
    ...lines,
    '',
  ].join('\n');
}

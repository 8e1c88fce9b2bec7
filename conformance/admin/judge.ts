/** Whether an answer is one that the document describes, by a validator that the server does not use. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { document, type Operation, type Reply, type Schema } from './document.ts';
import type { Heard } from './wire.ts';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const within = (bits: bigint) => ({
  type: 'number' as const,
  validate: (value: number) => Number.isInteger(value) && BigInt(value) >= -(2n ** bits) && BigInt(value) < 2n ** bits,
});

const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: {
    'date-time': (text: string) => DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)),
    int32: within(31n),
    int64: within(63n),
    double: { type: 'number', validate: Number.isFinite },
    password: true,
  },
});
// Once as it is written, for what is sent; once with nothing left untold, for what is answered.
ajv.addSchema({ $id: 'asked', components: document.components });
ajv.addSchema({ $id: 'told', components: closed(document.components) as object });

/** No answer may hold a field that the document does not tell of. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]));
  const shuts = value && 'properties' in value && !('additionalProperties' in value) && 'type' in value;
  return shuts ? { ...inside, additionalProperties: false } : inside;
}

const known = new Map<string, ValidateFunction>();

function validatorOf(schema: Schema, how: 'asked' | 'told'): ValidateFunction {
  const text = JSON.stringify(schema).replaceAll('"#/', `"${how}#/`);
  const key = `${how} ${text}`;
  const validate = known.get(key) ?? ajv.compile(JSON.parse(text) as object);
  known.set(key, validate);
  return validate;
}

/** Whether a request may hold this value there. */
export function fits(schema: Schema, value: unknown): boolean {
  return validatorOf(schema, 'asked')(value);
}

/** What is wrong with an answer of the operation, a sentence each. */
export function complaints({ replies }: Operation, heard: Heard): readonly string[] {
  const reply = replies.get(heard.status);
  if (reply === undefined) return [`${heard.status} is no answer that the document tells of: ${shown(heard.text)}`];
  return [...headerComplaints(reply, heard), ...bodyComplaints(reply, heard)];
}

function headerComplaints({ headers = {} }: Reply, heard: Heard): readonly string[] {
  return Object.entries(headers).flatMap(([name, { required, schema }]) => {
    const text = heard.headers[name];
    if (text === undefined) return required === true ? [`The header ${name} is missing.`] : [];
    const value = schema.type === 'integer' ? Number(text) : text;
    return validatorOf(schema, 'told')(value) ? [] : [`The header ${name} is ${String(text)}.`];
  });
}

function bodyComplaints({ content = {} }: Reply, { headers, text, status }: Heard): string[] {
  const types = Object.keys(content);
  const type = headers['content-type']?.split(';')[0] ?? '';
  if (types.length === 0) return text === '' ? [] : [`The ${status} has a body: ${shown(text)}`];
  const media = content[type];
  if (media === undefined) return [`It is of the type "${type}", and not ${types.join(' or ')}.`];
  const validate = validatorOf(media.schema, 'told');
  try {
    if (validate(read(type, text))) return [];
  } catch {
    return [`It is no JSON: ${shown(text)}`];
  }
  return [`${ajv.errorsText(validate.errors, { dataVar: 'body' })}: ${shown(text)}`];
}

function read(type: string, text: string): unknown {
  if (type === 'application/json') return JSON.parse(text);
  return type === 'text/event-stream' ? JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '') : text;
}

const shown = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);

/** What is wrong with a refusal that belongs to no operation: it keeps the one envelope of errors all the same. */
export function envelopeComplaints(heard: Heard): string[] {
  const schema = { $ref: '#/components/schemas/ErrorBody' };
  return bodyComplaints({ content: { 'application/json': { schema } } }, heard);
}

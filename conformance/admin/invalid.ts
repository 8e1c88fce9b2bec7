/** Every way in which a request of an operation can break the contract, made from the document. */
import { type Operation, resolved, type Schema, type Values } from './document.ts';
import { badTexts, badValues, sample } from './values.ts';

export interface Invalid {
  readonly what: string;
  readonly values: Values;
  /** The field at fault, as the refusal names it; null where it is the whole body. */
  readonly param: string | null;
  readonly status: 400 | 413 | 415;
}

/** @param good a request that keeps the contract. */
export function invalidCalls(operation: Operation, good: Values): readonly Invalid[] {
  return [...parameterCalls(operation, good), ...(operation.body === null ? [] : bodyCalls(operation.body, good))];
}

function parameterCalls({ parameters }: Operation, good: Values): readonly Invalid[] {
  const unknown = { ...good.query, unknown_parameter: '1' };
  return [
    refused('an unknown parameter', { ...good, query: unknown }, 'unknown_parameter'),
    ...parameters
      .filter((one) => one.in === 'query' && one.required)
      .map(({ name }) => refused(`without ${name}`, { ...good, query: without(good.query ?? {}, name) }, name)),
    ...parameters.flatMap((parameter) =>
      badTexts(parameter).map((text) => {
        const { name, in: place } = parameter;
        const part = place === 'header' ? 'headers' : place;
        return refused(`${name}=${text.slice(0, 20)}`, { ...good, [part]: { ...good[part], [name]: text } }, name);
      }),
    ),
  ];
}

const LARGER_THAN_A_MEGABYTE = `{"a":"${'a'.repeat(1024 * 1024)}"}`;

function bodyCalls(schema: Schema, good: Values): readonly Invalid[] {
  const type = (value: string | null) => ({ ...good, headers: { ...good.headers, 'content-type': value } });
  return [
    ...['[]', '"text"', '7', 'null', 'true', '{"a":', '', '\u0000'].map((body) =>
      refused(`the body ${body}`, { ...good, body }, null),
    ),
    ...spoiledObjects(schema, good.body as JsonObject).map(({ what, body, at }) =>
      refused(what, { ...good, body }, at),
    ),
    { ...refused('too large a body', { ...good, body: LARGER_THAN_A_MEGABYTE }, null), status: 413 },
    ...['text/plain', 'application/x-www-form-urlencoded', '; charset=utf-8', '', null].map(
      (named): Invalid => ({ ...refused(`the type ${named}`, type(named), null), status: 415 }),
    ),
  ];
}

const refused = (what: string, values: Values, param: string | null): Invalid => ({ what, values, param, status: 400 });

type JsonObject = { readonly [name: string]: unknown };

interface Spoiled {
  readonly what: string;
  readonly body: JsonObject;
  readonly at: string;
}

/** An object with one thing wrong in it; of the objects in it the same. */
function spoiledObjects(schema: Schema, good: JsonObject): readonly Spoiled[] {
  const { properties = {}, required = [], additionalProperties } = resolved(schema);
  const fields = Object.entries(properties);
  return [
    ...(additionalProperties === false
      ? [{ what: 'an unknown field', body: { ...good, unknown_field: 1 }, at: 'unknown_field' }]
      : []),
    ...required.map((name) => ({ what: `without ${name}`, body: without(good, name), at: name })),
    ...fields.flatMap(([name, inner]) =>
      badValues(inner).map((value) => {
        const what = `${name}: ${JSON.stringify(value).slice(0, 30)}`;
        return { what, body: { ...good, [name]: value }, at: name };
      }),
    ),
    ...fields
      .filter(([, inner]) => resolved(inner).properties !== undefined)
      .flatMap(([name, inner]) =>
        spoiledObjects(inner, sample(inner, name, {}) as JsonObject).map(({ what, body, at }) => {
          return { what: `${name}.${what}`, body: { ...good, [name]: body }, at: `${name}.${at}` };
        }),
      ),
  ];
}

function without<T>(values: { readonly [name: string]: T }, name: string): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(values).filter(([each]) => each !== name));
}

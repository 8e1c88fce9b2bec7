/** Parameters written as text → the JSON text of a call's arguments. */
import type { JsonObject } from '../conversation.ts';
import { isObject } from './read-error.ts';

/** A parameter and its value as JSON text, the model's own wherever it wrote JSON. */
export type Member = readonly [key: string, json: string];

export function writeArguments(members: readonly Member[]): string {
  return `{${members.map(([key, json]) => `${quoted(key)}:${json}`).join(',')}}`;
}

/**
 * A value by what its tag says of it, else by the declared schema of the tool, else by what it looks like.
 *
 * @param attributes what the parameter's tag says beside the name, "" when it says nothing.
 * @returns null when the value is not what its tag says.
 */
export function readValue(text: string, key: string, attributes: string, parameters: JsonObject | null): string | null {
  const string = /\bstring="(true|false)"/.exec(attributes)?.[1];
  if (string === 'true') return quoted(text);
  if (string === 'false') return isJson(text) ? text.trim() : null;
  if (allowsString(propertyOf(parameters, key))) return quoted(text);
  // Templates print the values of Python.
  return PYTHON_WORDS.get(text.trim()) ?? (isJson(text) ? text.trim() : quoted(text));
}

/** Half a surrogate pair is no text, and its escape no JSON to strict readers. */
function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed());
}

const PYTHON_WORDS: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
]);

function propertyOf(parameters: JsonObject | null, key: string): unknown {
  const properties = parameters?.properties;
  return isObject(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
}

/** Where a string is allowed, the text as it stands is one. */
function allowsString(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const { type, anyOf, oneOf, enum: values, const: value } = schema;
  if (type === 'string' || (Array.isArray(type) && type.includes('string')) || typeof value === 'string') return true;
  if (type === undefined && Array.isArray(values)) return values.some((one) => typeof one === 'string');
  return [anyOf, oneOf].some((choices) => Array.isArray(choices) && choices.some(allowsString));
}

/** The same text for arguments that mean the same, but for the order of keys and white space around strings. */
export function meaningOf(args: string): string | null {
  try {
    return JSON.stringify(sorted(JSON.parse(args)));
  } catch {
    return null;
  }
}

function sorted(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.map(([key, one]) => [key, sorted(one)]);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

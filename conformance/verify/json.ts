/** Looking into JSON that anybody may have written. */

export type Json = { readonly [key: string]: unknown };

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is none. */
export const record = (value: unknown): Json => (isRecord(value) ? value : {});
/** The value as a list; an empty one when it is none. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** The objects of a list; none when it is no list. */
export const records = (value: unknown): readonly Json[] => list(value).filter(isRecord);
/** The value as a text; an empty one when it is none. */
export const word = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A text that says something. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** The value of a JSON text, undefined when it is none. */
export function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** The object that a text holds, null when it holds none. */
export function parseObject(text: string): Json | null {
  const value = parsed(text);
  return isRecord(value) ? value : null;
}

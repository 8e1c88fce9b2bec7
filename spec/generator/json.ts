export type Json = string | number | boolean | null | undefined | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** Is it an object with keys? */
export function isRecord(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rebuilds a JSON tree, each object passed through `change` after its members. */
export function deepMap(value: JsonObject, change: (object: JsonObject) => JsonObject): JsonObject {
  const walk = (each: Json): Json => {
    if (Array.isArray(each)) return each.map(walk);
    return isRecord(each) ? deepMap(each, change) : each;
  };
  return change(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)])));
}

/** What a document says after a change, by which the changed text is judged. */
import { isDeepStrictEqual } from 'node:util';
import { isTable, readToml, TomlError, type TomlTable, type TomlValue, valueAt } from './read.ts';
import { writeKey } from './write.ts';

type Keys = readonly string[];

/** The table with this value at the path, and the tables on the way to it. */
export function withValue(table: TomlTable, [key = '', ...rest]: Keys, value: TomlValue): TomlTable {
  const inner = valueAt(table, [key]);
  return changed(table, key, rest.length === 0 ? value : withValue(isTable(inner) ? inner : changed(), rest, value));
}

/** The table without what stands at the path. */
export function withoutValue(table: TomlTable, [key = '', ...rest]: Keys): TomlTable {
  const inner = valueAt(table, [key]);
  if (rest.length === 0) return changed(table, key);
  return isTable(inner) ? changed(table, key, withoutValue(inner, rest)) : table;
}

/** Tables along the path that hold nothing, and that only what was removed had made, are no more. */
export function withoutEmptied(table: TomlTable, path: Keys, after: TomlTable): TomlTable {
  const inner = valueAt(table, path);
  const emptied = isTable(inner) && Object.keys(inner).length === 0 && valueAt(after, path) === undefined;
  return emptied ? withoutEmptied(withoutValue(table, path), path.slice(0, -1), after) : table;
}

/** The text, which must say what is wanted and nothing else. @throws TomlError when it does not. */
export function judged(text: string, path: Keys, wanted: (after: TomlTable) => TomlTable): string {
  const read = readAgain(text);
  if (read !== null && isDeepStrictEqual(wanted(read), read)) return text;
  throw new TomlError(`${writeKey(path)} cannot be changed here without changing something else`);
}

function readAgain(text: string): TomlTable | null {
  try {
    return readToml(text);
  } catch (thrown) {
    if (thrown instanceof TomlError) return null;
    throw thrown;
  }
}

/** As the parser makes its tables: without a prototype, so that `__proto__` is a key like others. */
function changed(table: TomlTable = {}, key?: string, value?: TomlValue): TomlTable {
  const entries = Object.entries(table);
  const place = entries.findIndex(([name]) => name === key);
  if (key !== undefined && value !== undefined) entries.splice(place < 0 ? entries.length : place, 1, [key, value]);
  else if (place >= 0) entries.splice(place, 1);
  const made: TomlTable = Object.create(null);
  for (const [name, held] of entries) {
    Object.defineProperty(made, name, { value: held, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

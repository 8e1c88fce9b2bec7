/** Keys and values as TOML 1.0 writes them, which every reader understands. */
import { TomlError } from './read.ts';

/** What m2c writes: a text, a whole number, a switch. */
export type Scalar = string | number | boolean;

/** The value as TOML. @throws TomlError for what TOML cannot say. */
export function writeValue(value: Scalar): string {
  if (typeof value === 'string') return writeText(value);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TomlError(`${value} is no whole number`);
  return String(value);
}

/** The key, or the keys joined by dots, as TOML. */
export function writeKey(path: readonly string[]): string {
  return path.map((key) => (/^[A-Za-z0-9_-]+$/.test(key) ? key : basic(key))).join('.');
}

/** Windows' paths are readable only where a backslash is a backslash. */
function writeText(text: string): string {
  const literal = text.includes('\\') && !/['\p{Cc}]/u.test(text);
  return literal && text.isWellFormed() ? `'${text}'` : basic(text);
}

/** JSON's escapes are TOML's too; but TOML allows DEL only escaped, and halves of a surrogate pair not at all. */
function basic(text: string): string {
  if (!text.isWellFormed()) throw new TomlError('a text with half a character cannot be written');
  return JSON.stringify(text).replaceAll('\x7f', '\\u007f');
}

/** A TOML document as the object it says, and the one kind of error of this room. */
import { TomlError as ParseError, parse, type TomlTable, type TomlValue } from 'smol-toml';

export type { TomlTable, TomlValue };

/** Characters of the longest document that is read. Codex's own files have some ten thousand. */
const LONGEST = 4_000_000;

/** Tables and arrays inside each other. Codex's parser gives up earlier. */
const DEEPEST = 128;

/** What cannot be read, or must not be written. The message is one line for the user and quotes nothing of the document. */
export class TomlError extends Error {
  override readonly name = 'TomlError';
  /** Where it stands, null when it is about the whole document. */
  readonly line: number | null;
  readonly column: number | null;

  constructor(message: string, place?: { readonly line: number; readonly column: number }) {
    super(place === undefined ? message : `line ${place.line}, column ${place.column}: ${message}`);
    this.line = place?.line ?? null;
    this.column = place?.column ?? null;
  }
}

/** The document's text with all that its bytes say, a byte order mark too. @throws TomlError when it is not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new TomlError('this is not UTF-8 text (> in PowerShell writes UTF-16): save it as UTF-8');
  }
}

/** What the document says. @throws TomlError when it is not TOML. */
export function readToml(text: string): TomlTable {
  if (text.length > LONGEST) throw new TomlError(`this is longer than ${LONGEST.toLocaleString('en-US')} characters`);
  try {
    return parse(text, { integersAsBigInt: 'asNeeded', maxDepth: DEEPEST });
  } catch (thrown) {
    if (!(thrown instanceof ParseError)) throw thrown;
    // Behind its first line the parser quotes the document, which may hold tokens.
    const [reason = ''] = thrown.message.replace('Invalid TOML document: ', '').split('\n');
    throw new TomlError(reason, thrown);
  }
}

/** Whether it has keys of its own: neither a value nor an array nor a date. */
export function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

/** What stands at the path, undefined when nothing does. */
export function valueAt(table: TomlTable, path: readonly string[]): TomlValue | undefined {
  let found: TomlValue | undefined = table;
  for (const key of path) {
    if (!isTable(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

/** Where a new key of a TOML document goes. */
import type { Header, Line, Pair, Path, Statement } from './scan.ts';
import { writeKey } from './write.ts';

type Keys = readonly string[];

/** The text with a key that is not there yet: in the table it belongs to, however that is written, or in a new one at the end. */
export function insert(text: string, statements: readonly Statement[], path: Keys, written: string): string {
  const lines = statements.filter((one): one is Line => one.kind === 'pair');
  const inline = inlineTable(lines, path);
  if (inline !== null) return intoInline(text, inline, `${writeKey(path.slice(inline.path.length))} = ${written}`);
  const parent = path.slice(0, -1);
  const header = statements.find(
    (one): one is Header => one.kind === 'header' && one.path.length === parent.length && startsWith(one.path, parent),
  );
  const mine = lines.filter(({ section }) => section.length === parent.length && startsWith(section, parent));
  // A table made by dotted keys may have no header.
  const dotted = parent.length === 0 ? [] : lines.filter((line) => isDotted(line, parent));
  const last = (mine.length > 0 ? mine : dotted).at(-1);
  if (last !== undefined) {
    const key = writeKey(path.slice(last.section.length));
    return behind(text, last, `${text.slice(last.start, last.keyStart)}${key} = ${written}`);
  }
  const line = `${writeKey(path.slice(-1))} = ${written}`;
  if (header !== undefined) return behind(text, header, line);
  return parent.length === 0 ? onTop(text, line) : atEnd(text, `[${writeKey(parent)}]`, line);
}

/** The innermost inline table that the key belongs into. */
function inlineTable(pairs: readonly Pair[], path: Path): Pair | null {
  const around = pairs.find(({ members, path: table }) => members !== null && startsWith(path, table));
  return around === undefined ? null : (inlineTable(around.members ?? [], path) ?? around);
}

function intoInline(text: string, table: Pair, member: string): string {
  const last = table.members?.at(-1);
  if (last === undefined) return put(text, table.valueStart + 1, member);
  return put(text, last.valueEnd, `, ${member}`);
}

function isDotted(line: Line, table: Keys): boolean {
  return line.section.length < table.length && line.path.length > table.length && startsWith(line.path, table);
}

function startsWith(path: Path, beginning: Path): boolean {
  return beginning.every((key, at) => path[at] === key);
}

function behind(text: string, { end }: Statement, line: string): string {
  return text[end - 1] === '\n' ? put(text, end, line + lineEnd(text)) : put(text, end, lineEnd(text) + line);
}

/** Above everything that is there, with a blank line between. */
function onTop(text: string, line: string): string {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return put(text, start, line + lineEnd(text).repeat(text.length > start ? 2 : 1));
}

/** Below everything that is there, with a blank line between; a document without a line end at its end gets none. */
function atEnd(text: string, header: string, line: string): string {
  const newline = lineEnd(text);
  if (text === '' || text === '\uFEFF') return text + header + newline + line + newline;
  if (text.endsWith('\n')) return text + newline + header + newline + line + newline;
  return text + newline + newline + header + newline + line;
}

/** As the document ends its first line. */
function lineEnd(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

function put(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}

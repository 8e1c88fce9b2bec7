/**
 * Single changes to the text of a TOML document. What is not changed stays as it is, byte for byte; and a text goes out only
 * after it has been read again and says what the old one said, with exactly this change.
 */
import { judged, withoutEmptied, withoutValue, withValue } from './change.ts';
import { insert } from './insert.ts';
import { isTable, readToml, TomlError, valueAt } from './read.ts';
import { type Header, type Line, type Pair, type Path, type Statement, scan } from './scan.ts';
import { type Scalar, writeKey, writeValue } from './write.ts';

/** A value as the text has it. */
export interface Written {
  readonly text: string;
  readonly line: number;
}

/** What stands at the path, null when nothing or a table of several lines does. */
export function writtenAt(text: string, path: readonly string[]): Written | null {
  const found = find(scan(text), path);
  if (found === null) return null;
  const { valueStart, valueEnd } = found.pair;
  return { text: text.slice(valueStart, valueEnd), line: lineAt(text, found.pair.keyStart) };
}

/** The line of the table's header, null when it has none. */
export function headerLine(text: string, path: readonly string[]): number | null {
  const header = findHeader(scan(text), path);
  return header === undefined ? null : lineAt(text, header.start);
}

/** The text with this value at the path, in place where the key is there already. @throws TomlError when that cannot be. */
export function setValue(text: string, path: readonly string[], value: Scalar): string {
  return setWritten(text, path, writeValue(value));
}

/** The same with the value as it is to stand in the text. */
export function setWritten(text: string, path: readonly string[], written: string): string {
  const before = readToml(text);
  const { value = '' } = readToml(`value = ${written}`);
  for (const at of path.slice(1).keys()) {
    const table = path.slice(0, at + 1);
    const held = valueAt(before, table);
    if (held !== undefined && !isTable(held)) throw new TomlError(`${writeKey(table)} is no table`);
  }
  const statements = scan(text);
  const found = find(statements, path);
  if (found === null && valueAt(before, path) !== undefined) throw new TomlError(`${writeKey(path)} is a table`);
  const after =
    found === null
      ? insert(text, statements, path, written)
      : text.slice(0, found.pair.valueStart) + written + text.slice(found.pair.valueEnd);
  return judged(after, path, () => withValue(before, path, value));
}

/** The text without the key, untouched when it is not there; the header of a table stays. @throws TomlError when that cannot be. */
export function removeValue(text: string, path: readonly string[]): string {
  const before = readToml(text);
  const statements = scan(text);
  const found = find(statements, path);
  if (found === null) return text;
  const after =
    found.among === null ? removeLine(text, statements, found.line) : removeMember(text, found.pair, found.among);
  return judged(after, path, (read) => withoutEmptied(withoutValue(before, path), path.slice(0, -1), read));
}

/** The text without the table's header and a blank line above it, untouched when there are pairs below it. */
export function removeHeader(text: string, path: readonly string[]): string {
  const before = readToml(text);
  const statements = scan(text);
  const header = findHeader(statements, path);
  const holds = statements.some((one) => one.kind === 'pair' && samePath(one.section, path));
  if (header === undefined || holds) return text;
  const blank = /(?<=^|\n)\r?\n$/.exec(text.slice(0, header.start));
  const after = removeLines(text, header, blank?.index ?? header.start);
  return judged(after, path, (read) => withoutEmptied(before, path, read));
}

interface Found {
  readonly pair: Pair;
  readonly line: Line;
  /** The members of the inline table it is in, null when it has lines of its own. */
  readonly among: readonly Pair[] | null;
}

function find(statements: readonly Statement[], path: Path): Found | null {
  for (const line of statements) {
    if (line.kind === 'header') continue;
    const found = findPair(line, null, line, path);
    if (found !== null) return found;
  }
  return null;
}

function findPair(pair: Pair, among: readonly Pair[] | null, line: Line, path: Path): Found | null {
  if (samePath(pair.path, path)) return { pair, among, line };
  for (const member of pair.members ?? []) {
    const found = findPair(member, pair.members, line, path);
    if (found !== null) return found;
  }
  return null;
}

function findHeader(statements: readonly Statement[], path: Path): Header | undefined {
  return statements.find((one): one is Header => one.kind === 'header' && samePath(one.path, path));
}

function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((key, at) => key === other[at]);
}

/** Where the first statement of a document was written above everything else, a blank line had been left behind it (insert.ts). */
function removeLine(text: string, statements: readonly Statement[], line: Line): string {
  const blank = statements[0] === line ? /^\r?\n/.exec(text.slice(line.end)) : null;
  return removeLines(text, line, line.start, line.end + (blank?.[0].length ?? 0));
}

/** Takes the line from `start` to `end` away; a comment on it stays. */
function removeLines(text: string, one: Statement, start: number, end: number = one.end): string {
  const comment = /^[ \t]*(#.*)/.exec(text.slice(one.saidEnd, one.end));
  if (comment !== null) return text.slice(0, one.start) + text.slice(one.saidEnd).trimStart();
  // A document that has no line end at its end has none afterwards either.
  const last = end === text.length && !text.endsWith('\n');
  const kept = text.slice(0, start);
  return (last ? kept.replace(/\r?\n$/, '') : kept) + text.slice(end);
}

function removeMember(text: string, pair: Pair, among: readonly Pair[]): string {
  const place = among.indexOf(pair);
  const [previous, next] = [among[place - 1], among[place + 1]];
  const gap = previous === undefined ? '#' : text.slice(previous.valueEnd, pair.keyStart);
  // A comment between the two stays.
  if (previous !== undefined && !gap.includes('#')) return text.slice(0, previous.valueEnd) + text.slice(pair.valueEnd);
  const left = next === undefined ? text.slice(pair.valueEnd).replace(/^[ \t]*,/, '') : text.slice(next.keyStart);
  return text.slice(0, pair.keyStart) + left;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

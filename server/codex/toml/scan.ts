/**
 * Where things stand in the text of a TOML document: its headers and pairs, and what is inside inline tables. It scans what
 * the parser has accepted (read.ts) and does not judge it again.
 */

import { readToml, TomlError } from './read.ts';

/** A table's place: its keys, and the number of the element where an array of tables lies on the way. */
export type Path = readonly (string | number)[];

export interface Header {
  readonly kind: 'header';
  readonly path: Path;
  readonly isArray: boolean;
  /** The lines it takes, with the last line's end. */
  readonly start: number;
  readonly end: number;
  /** Where it ends on its line: a comment may follow. */
  readonly saidEnd: number;
}

/** `key = value`, on lines of its own or within an inline table. */
export interface Pair {
  readonly kind: 'pair';
  /** Of its section or inline table, then its own keys. */
  readonly path: Path;
  readonly keyStart: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** What an inline table holds, null for every other value. */
  readonly members: readonly Pair[] | null;
}

/** A pair on lines of its own. */
export interface Line extends Pair {
  /** The path of the header above it, empty before the first. */
  readonly section: Path;
  readonly start: number;
  readonly end: number;
  readonly saidEnd: number;
}

export type Statement = Header | Line;

/** The headers and pairs of a document, in its order. */
export function scan(text: string): readonly Statement[] {
  const scanner = new Scanner(text);
  const found: Statement[] = [];
  const arrays = new Map<string, number>();
  let section: Path = [];
  for (let start = scanner.nextLine(); start !== null; start = scanner.nextLine()) {
    if (text[scanner.at] === '[') {
      const { keys, isArray } = scanner.header();
      section = resolve(keys, isArray, arrays);
      found.push({ kind: 'header', path: section, isArray, start, saidEnd: scanner.at, end: scanner.lineEnd() });
    } else {
      const pair = scanner.pair(section);
      found.push({ ...pair, section, start, saidEnd: pair.valueEnd, end: scanner.lineEnd() });
    }
  }
  return found;
}

/** A header under an array of tables means the last element so far. */
function resolve(keys: readonly string[], isArray: boolean, arrays: Map<string, number>): Path {
  let path: Path = [];
  for (const [place, key] of keys.entries()) {
    path = [...path, key];
    const name = JSON.stringify(path);
    const opens = isArray && place === keys.length - 1;
    const count = (arrays.get(name) ?? 0) + (opens ? 1 : 0);
    if (opens) arrays.set(name, count);
    if (count > 0) path = [...path, count - 1];
  }
  return path;
}

class Scanner {
  readonly text: string;
  at: number;

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  /** Goes to the next line that says something and gives its start, null at the end of the document. */
  nextLine(): number | null {
    for (;;) {
      const start = this.at;
      this.skip(/[ \t]*/y);
      if (this.at >= this.text.length) return null;
      if (!'#\r\n'.includes(this.text[this.at] ?? '')) return start;
      this.lineEnd();
    }
  }

  /** Goes over the rest of the line, which is blank or a comment, and gives the start of the next. */
  lineEnd(): number {
    this.skip(/[^\n]*\n?/y);
    return this.at;
  }

  header(): { readonly keys: readonly string[]; readonly isArray: boolean } {
    const isArray = this.text.startsWith('[[', this.at);
    this.at += isArray ? 2 : 1;
    const keys = this.keys();
    this.at += isArray ? 2 : 1;
    return { keys, isArray };
  }

  pair(inside: Path): Pair {
    const keyStart = this.at;
    const path = [...inside, ...this.keys()];
    this.at += 1; // the =
    this.skip(/[ \t]*/y);
    const valueStart = this.at;
    const members = this.value(path);
    return { kind: 'pair', path, keyStart, valueStart, valueEnd: this.at, members };
  }

  /** The keys of a dotted key; stops at what follows them. */
  private keys(): string[] {
    const keys: string[] = [];
    for (;;) {
      this.skip(/[ \t]*/y);
      const written = this.skip(/"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+/y);
      keys.push(this.readKey(written));
      this.skip(/[ \t]*/y);
      if (this.text[this.at] !== '.') return keys;
      this.at += 1;
    }
  }

  /** Goes over a value; gives the members when it is an inline table. */
  private value(path: Path): readonly Pair[] | null {
    const first = this.text[this.at];
    if (first === '{') return this.inlineTable(path);
    if (first === '[') this.array(path);
    // A multi-line string may end in up to two quotes of its own: five in a row.
    else if (this.text.startsWith('"""', this.at)) this.skip(/"""(?:[^"\\]+|\\[\s\S]|"{1,2}(?!"))*"{3,5}/y);
    else if (this.text.startsWith("'''", this.at)) this.skip(/'''(?:[^']+|'{1,2}(?!'))*'{3,5}/y);
    else if (first === '"') this.skip(/"(?:[^"\\]|\\.)*"/y);
    else if (first === "'") this.skip(/'[^']*'/y);
    // A date may have one space before its time.
    else if (this.skip(/\d{4}-\d\d-\d\d \d[^\s,\]}#]*|[^\s,\]}#]+/y) === '') this.lost();
    return null;
  }

  private inlineTable(path: Path): readonly Pair[] {
    const members: Pair[] = [];
    this.at += 1;
    for (;;) {
      this.blank();
      if (this.text[this.at] === '}') break;
      members.push(this.pair(path));
      this.blank();
      if (this.text[this.at] === ',') this.at += 1;
    }
    this.at += 1;
    return members;
  }

  private array(path: Path): void {
    this.at += 1;
    for (let element = 0; ; element += 1) {
      this.blank();
      if (this.text[this.at] === ']') break;
      this.value([...path, element]);
      this.blank();
      if (this.text[this.at] === ',') this.at += 1;
    }
    this.at += 1;
  }

  /** White space, line ends and comments within a value. */
  private blank(): void {
    this.skip(/(?:[ \t\r\n]|#[^\n]*)*/y);
  }

  private readKey(written: string): string {
    if (written === '') this.lost();
    return /^["']/.test(written) ? (Object.keys(readToml(`${written} = 0`))[0] ?? '') : written;
  }

  /** The parser has read on from here: the document is left alone rather than edited where it is not understood. */
  private lost(): never {
    const before = this.text.slice(0, this.at).split('\n');
    throw new TomlError('m2c cannot follow what stands here', {
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    });
  }

  private skip(sticky: RegExp): string {
    sticky.lastIndex = this.at;
    const [found = ''] = sticky.exec(this.text) ?? [];
    this.at += found.length;
    return found;
  }
}

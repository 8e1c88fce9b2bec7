/** JSON as a person wrote it: its value, and where in the text each part of it stands. */

/** The way to a part of a JSON value: names of fields and places in lists. */
export type Path = readonly (string | number)[];

/** Counted from 1, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface JsonText {
  readonly value: unknown;
  /** Where a part begins, or the nearest part around one that is not there. */
  at(path: Path): Position;
}

/** A text that is no JSON, with the place where it stops being some. */
export class JsonTextError extends Error {
  override readonly name = 'JsonTextError';
  readonly position: Position;

  constructor(message: string, position: Position) {
    super(message);
    this.position = position;
  }
}

const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /[{}[\]:,]|"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
const DEEPEST = 100;

/** @throws JsonTextError at the first place that is no JSON, or where an object names a field twice. */
export function readJsonText(text: string): JsonText {
  const reader = new Reader(text);
  const value = reader.whole();
  return { value, at: (path) => positionIn(text, reader.offsetOf(path)) };
}

/** JSON.parse names no place for many errors (Node 24.21.0), and knows none for what it has read. */
class Reader {
  private readonly text: string;
  private offset = 0;
  private readonly offsets = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
    if (text.startsWith('\uFEFF')) this.offset = 1;
  }

  whole(): unknown {
    const value = this.value([]);
    if (this.peek() !== '') this.fail('something follows after the end of the JSON value');
    return value;
  }

  offsetOf(path: Path): number {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = this.offsets.get(JSON.stringify(path.slice(0, length)));
      if (offset !== undefined) return offset;
    }
    return this.offsets.get('[]') ?? 0;
  }

  private value(path: Path): unknown {
    const token = this.peek();
    this.offsets.set(JSON.stringify(path), this.offset);
    if (path.length > DEEPEST) this.fail(`nothing may stand deeper than ${DEEPEST} levels`);
    if (token === '{') return this.object(path);
    if (token === '[') return this.list(path);
    if (token === '' || /^[}\]:,]$/.test(token)) this.fail('a value is expected here');
    this.offset += token.length;
    return JSON.parse(token);
  }

  private object(path: Path): unknown {
    const fields: [string, unknown][] = [];
    const names = new Set<string>();
    this.members('}', () => {
      const name = this.peek();
      if (!name.startsWith('"')) this.fail('a field name in double quotes is expected here');
      const field = JSON.parse(name) as string;
      if (names.has(field)) this.fail(`the field ${name} stands twice in this object`);
      names.add(field);
      const offset = this.offset;
      this.offset += name.length;
      if (this.peek() !== ':') this.fail('a colon is expected here');
      this.offset += 1;
      fields.push([field, this.value([...path, field])]);
      // A complaint about a field is looked for at its name.
      this.offsets.set(JSON.stringify([...path, field]), offset);
    });
    return Object.fromEntries(fields);
  }

  private list(path: Path): unknown[] {
    const members: unknown[] = [];
    this.members(']', () => {
      members.push(this.value([...path, members.length]));
    });
    return members;
  }

  /** What stands between the brackets, separated by commas. */
  private members(end: '}' | ']', read: () => void): void {
    this.offset += 1;
    if (this.peek() !== end) {
      read();
      while (this.peek() === ',') {
        this.offset += 1;
        if (this.peek() === end) this.fail('JSON has no comma before a closing bracket');
        read();
      }
    }
    if (this.peek() !== end) this.fail(`a comma or ${end} is expected here`);
    this.offset += 1;
  }

  /** The next token, "" at the end. */
  private peek(): string {
    SPACE.lastIndex = this.offset;
    SPACE.test(this.text);
    this.offset = SPACE.lastIndex;
    if (this.offset === this.text.length) return '';
    TOKEN.lastIndex = this.offset;
    const token = TOKEN.exec(this.text)?.[0];
    return token ?? this.fail(whyNone(this.text.slice(this.offset, this.offset + 2)));
  }

  private fail(message: string): never {
    const ended = this.offset >= this.text.length ? 'the text ends too early: ' : '';
    throw new JsonTextError(`${ended}${message}`, positionIn(this.text, this.offset));
  }
}

function whyNone(text: string): string {
  if (text === '//' || text === '/*' || text.startsWith('#')) return 'JSON has no comments';
  if (text.startsWith("'")) return 'JSON has double quotes only';
  if (text.startsWith('"')) return 'this text does not end on its line, or holds an escape that JSON does not know';
  return 'this is no JSON value';
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).replace(/^\uFEFF/, '');
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

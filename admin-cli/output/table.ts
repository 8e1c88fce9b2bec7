/** Rows as a table that fits the terminal, printed as they come. */
import { styleText } from 'node:util';
import { cell, colourOf, isNumeric, isTime, type Row, valueAt } from './cell.ts';
import { fitted, widthOf } from './text.ts';

/** What is written on. */
export interface Paper {
  /** Columns of the terminal, null for as wide as it takes. */
  readonly width: number | null;
  readonly colours: boolean;
  readonly now: Date;
}

interface Column {
  readonly path: string;
  /** The widest cell so far. */
  widest: number;
  /** What all values so far have been, null for as long as there were none. */
  kind: 'number' | 'time' | 'text' | null;
}

interface Placed {
  readonly column: Column;
  readonly width: number;
}

const GAP = '  ';
/** A text is not cut to fewer columns than this. */
const LEAST = 10;

export class Table {
  /** Columns that had no room. */
  leftOut: readonly string[] = [];
  readonly #paper: Paper;
  #columns: readonly Column[];
  #header = '';

  /** Without names, the fields of the first rows are the columns. */
  constructor(names: readonly string[] | null, paper: Paper) {
    this.#paper = paper;
    this.#columns = (names ?? []).map(newColumn);
  }

  /** The next lines; the first come with a header, and so do those that need other columns. */
  lines(rows: readonly Row[]): readonly string[] {
    if (this.#columns.length === 0) this.#columns = [...new Set(rows.flatMap(Object.keys))].map(newColumn);
    const { now, width } = this.#paper;
    const texts = new Map(rows.map((row) => [row, this.#columns.map(({ path }) => cell(valueAt(row, path), now))]));
    for (const [row, cells] of texts) {
      for (const [at, column] of this.#columns.entries()) learn(column, row, cells[at] ?? '');
    }
    const placed = place(this.#columns, width ?? Number.POSITIVE_INFINITY);
    const shown = new Set(placed.map(({ column }) => column));
    this.leftOut = this.#columns.filter((column) => !shown.has(column)).map(({ path }) => path);
    const header = placed.map(({ column }) => column.path).join();
    const head = header === this.#header ? [] : this.#head(placed);
    this.#header = header;
    return [...head, ...[...texts].map(([row, cells]) => this.#line(row, cells, placed))];
  }

  #head(placed: readonly Placed[]): readonly string[] {
    const stacks = placed.map(({ column, width }) => headerLines(column.path, width));
    const height = Math.max(...stacks.map((stack) => stack.length));
    return Array.from({ length: height }, (_, line) => {
      const words = placed.map(({ column, width }, at) => {
        const stack = stacks[at] ?? [];
        return fitted(stack[line - height + stack.length] ?? '', width, column.kind === 'number');
      });
      return this.#styled('bold', words.join(GAP).trimEnd());
    });
  }

  #line(row: Row, cells: readonly string[], placed: readonly Placed[]): string {
    const words = placed.map(({ column, width }) => {
      const text = fitted(cells[this.#columns.indexOf(column)] ?? '', width, column.kind === 'number');
      const colour = colourOf(valueAt(row, column.path));
      return colour === null ? text : this.#styled(colour, text);
    });
    return words.join(GAP).trimEnd();
  }

  #styled(style: 'bold' | 'red' | 'yellow' | 'green', text: string): string {
    return this.#paper.colours ? styleText(style, text, { validateStream: false }) : text;
  }
}

function newColumn(path: string): Column {
  return { path, widest: 0, kind: null };
}

function learn(column: Column, row: Row, text: string): void {
  const value = valueAt(row, column.path);
  column.widest = Math.max(column.widest, widthOf(text));
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return;
  const kind = isNumeric(value) ? 'number' : isTime(value) ? 'time' : 'text';
  column.kind = column.kind === null || column.kind === kind ? kind : 'text';
}

/**
 * The columns with their widths: as they are; else with headers of several lines; else with long texts cut; else without
 * some, from the right, but never without the last one, which is what a next command needs. A number, a time or an id is
 * never cut: it would be another one.
 */
function place(columns: readonly Column[], room: number): readonly Placed[] {
  const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
  const wide = columns.map(({ path, widest }) => Math.max(widest, path.length));
  const put = (widths: readonly number[]) => columns.map((column, at) => ({ column, width: widths[at] ?? 0 }));
  if (total(wide) <= room) return put(wide);
  const narrow = columns.map(({ path, widest }) => Math.max(widest, ...headerWords(path).map(({ length }) => length)));
  for (let excess = total(narrow) - room; excess > 0; excess--) {
    const longest = Math.max(...columns.map((column, at) => (mayCut(column) ? (narrow[at] ?? 0) : 0)));
    if (longest <= LEAST) return columns.length <= 2 ? put(narrow) : place(columns.toSpliced(-2, 1), room);
    narrow[columns.findIndex((column, at) => mayCut(column) && narrow[at] === longest)] = longest - 1;
  }
  return put(narrow);
}

function mayCut({ path, kind }: Column): boolean {
  return kind !== 'number' && kind !== 'time' && !/(^|[._])id$/.test(path);
}

const headerWords = (path: string) => path.toUpperCase().split(/[._]/);

function headerLines(path: string, width: number): readonly string[] {
  if (path.length <= width) return [path.toUpperCase()];
  const lines: string[] = [];
  for (const word of headerWords(path)) {
    const joined = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && joined.length <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

/** An answer of the admin API for people: a list as a table, an object as lines. */
import { cell, isMoney, isRow, type Row } from './cell.ts';
import { type Paper, Table } from './table.ts';
import { printableLines } from './text.ts';

/** The rows of a list, null for any other answer. */
export function rowsOf(answer: unknown): readonly Row[] | null {
  return isRow(answer) && Array.isArray(answer.data) ? answer.data.filter(isRow) : null;
}

export interface Shown {
  readonly text: string;
  /** Columns that had no room. */
  readonly leftOut: readonly string[];
}

/** The answer as text for people. */
export function asText(answer: unknown, columns: readonly string[] | null, paper: Paper): Shown {
  const rows = rowsOf(answer);
  if (rows !== null) return list(answer as Row, rows, columns, paper);
  if (!isRow(answer)) return { text: cell(answer, paper.now), leftOut: [] };
  const leftOut = new Set<string>();
  return { text: lines(answer, paper, leftOut).join('\n'), leftOut: [...leftOut] };
}

/** What stands beside the rows follows below them, but for the words of paging. */
function list(answer: Row, rows: readonly Row[], columns: readonly string[] | null, paper: Paper): Shown {
  const { object: _kind, data: _rows, next_cursor: _next, total, ...rest } = answer;
  const table = new Table(columns, paper);
  const body = rows.length === 0 ? [] : [...table.lines(isRow(total) ? [...rows, total] : rows)];
  if (rows.length > 0 && isRow(total)) body.splice(-1, 0, '-'.repeat(Math.min(paper.width ?? 80, 80)));
  const leftOut = new Set(table.leftOut);
  const below = isEmpty(rest) ? [] : ['', ...lines(rest, paper, leftOut)];
  return { text: [...(body.length === 0 ? ['(none)'] : body), ...below].join('\n'), leftOut: [...leftOut] };
}

const isEmpty = (row: Row) => Object.keys(row).length === 0;

/** A line for each field, those of inner objects with their path; then texts of several lines, and tables of inner lists. */
function lines(row: Row, paper: Paper, leftOut: Set<string>): readonly string[] {
  const fields = flat(row, '');
  const short = fields.filter(([, value]) => !isLong(value));
  const width = Math.max(0, ...short.map(([path]) => path.length));
  const long = fields.filter(([, value]) => isLong(value));
  return [
    ...short.flatMap(([path, value]) => {
      // Sentences want a line each.
      const each = Array.isArray(value) && value.length > 0 && !value.some(isMoney) ? value : [value];
      return each.map((one, at) => `${(at === 0 ? path : '').padEnd(width)}  ${cell(one, paper.now)}`);
    }),
    ...long.flatMap(([path, value]) => ['', path, ...indented(longLines(value, paper, leftOut))]),
  ];
}

function flat(row: Row, prefix: string): readonly (readonly [path: string, value: unknown])[] {
  return Object.entries(row).flatMap(([name, value]) =>
    isRow(value) && !isMoney(value) && !isEmpty(value)
      ? flat(value, `${prefix}${name}.`)
      : [[`${prefix}${name}`, value] as const],
  );
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trimEnd().includes('\n');
const isList = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isRow(one) && !isMoney(one));
const isLong = (value: unknown) => isText(value) || isList(value);

function longLines(value: unknown, paper: Paper, leftOut: Set<string>): readonly string[] {
  if (isText(value)) return printableLines(value.trimEnd()).split('\n');
  if (!isList(value)) return [];
  // A text of several lines has no place in a table.
  if (value.some((row) => Object.values(row).some(isText)))
    return value.flatMap((row) => [...lines(row, paper, leftOut), '']);
  const narrower = { ...paper, width: paper.width === null ? null : paper.width - 2 };
  const paths = [...new Set(value.flatMap((row) => flat(row, '').map(([path]) => path)))];
  // An object that is null in some rows is told by its fields.
  const columns = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
  const table = new Table(columns, narrower);
  const text = table.lines(value);
  for (const name of table.leftOut) leftOut.add(name);
  return text;
}

const indented = (text: readonly string[]) => text.map((line) => (line === '' ? '' : `  ${line}`));

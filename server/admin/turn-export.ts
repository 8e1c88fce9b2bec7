/** Turns as lines of text, a page at a time: the reader's pace is the pace of the reading. */
import type { TurnSummary } from '../../generated/types/admin.ts';
import type { Lines } from './handler.ts';

export interface ExportPage {
  readonly turns: readonly TurnSummary[];
  readonly next: string | null;
}

type Pages = (cursor: string) => Promise<ExportPage>;

export function inNdjson(first: ExportPage, pages: Pages, signal: AbortSignal): Lines {
  const line = (turn: TurnSummary) => `${JSON.stringify(turn)}\n`;
  return { type: 'application/x-ndjson', lines: written(first, pages, signal, line) };
}

/** With the names of the columns first. */
export function inCsv(first: ExportPage, pages: Pages, signal: AbortSignal): Lines {
  const line = (turn: TurnSummary) => row(COLUMNS.map(([, value]) => value(turn)));
  return { type: 'text/csv', lines: written(first, pages, signal, line, row(COLUMNS.map(([name]) => name))) };
}

async function* written(
  first: ExportPage,
  pages: Pages,
  { aborted }: AbortSignal,
  line: (turn: TurnSummary) => string,
  head = '',
): AsyncGenerator<string> {
  let page = first;
  yield head + page.turns.map(line).join('');
  while (page.next !== null && !aborted) {
    page = await pages(page.next);
    yield page.turns.map(line).join('');
  }
}

type Cell = string | number | boolean | null | undefined;

const COLUMNS: readonly (readonly [name: string, value: (turn: TurnSummary) => Cell])[] = [
  ...(
    ['id', 'at', 'model', 'provider', 'upstream_model', 'rule', 'status', 'error_code', 'error_message'] as const
  ).map((name) => [name, (turn: TurnSummary) => turn[name]] as const),
  ...(['streamed', 'client_key', 'session', 'queued_ms', 'first_item_ms', 'duration_ms'] as const).map(
    (name) => [name, (turn: TurnSummary) => turn[name]] as const,
  ),
  ...(['input', 'cached_input', 'output', 'reasoning'] as const).map(
    (name) => [`${name}_tokens`, ({ tokens }: TurnSummary) => tokens?.[name]] as const,
  ),
  ['tokens_per_second', (turn) => turn.tokens_per_second],
  ['cost_micros', ({ cost }) => (cost.length < 2 ? cost[0]?.micros : cost.map(({ micros }) => micros).join(' '))],
  ['currency', ({ cost }) => cost.map(({ currency }) => currency).join(' ')],
  ['attempts', (turn) => turn.attempts],
  ['notes', (turn) => turn.notes],
];

function row(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** Spreadsheets take text that begins so for a formula, and run it (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r\n]/;

/** By RFC 4180. */
function cellOf(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

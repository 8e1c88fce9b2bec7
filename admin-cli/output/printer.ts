/** Prints answers and rows in the form that was asked for. */
import { UsageError } from '../problems.ts';
import type { Terminal } from '../terminal.ts';
import { asText, rowsOf } from './answer.ts';
import type { Row } from './cell.ts';
import { type Paper, Table } from './table.ts';
import { asJson, asYaml, printableLines } from './text.ts';

export interface Style {
  /** null: a table, or the plain values that a query finds. */
  readonly format: 'json' | 'yaml' | null;
  readonly query: string | null;
  readonly columns: readonly string[] | null;
}

export class Printer {
  readonly #terminal: Terminal;
  readonly #style: Style;
  readonly #paper: Paper;
  readonly #table: Table;
  #told = '';

  constructor(terminal: Terminal, style: Style) {
    this.#terminal = terminal;
    this.#style = style;
    this.#paper = { width: terminal.width, colours: terminal.colours, now: terminal.now() };
    this.#table = new Table(style.columns, this.#paper);
  }

  /** A whole answer. */
  async answer(answer: unknown): Promise<void> {
    const { format, query, columns } = this.#style;
    if (query !== null) return this.#found(answer, query);
    if (format === 'json') return this.#line(asJson(answer));
    if (format === 'yaml') return this.#line(await asYaml(answer));
    const { text, leftOut } = asText(answer, columns, this.#paper);
    await this.#line(text);
    this.#tell(leftOut);
  }

  /** Some of many rows: lines of a table, lines of JSON, or items of one YAML list. */
  async rows(rows: readonly Row[]): Promise<void> {
    const { format, query } = this.#style;
    if (rows.length === 0) return;
    if (query !== null) for (const row of rows) await this.#found(row, query);
    else if (format === 'json') await this.#line(rows.map((row) => asJson(row, 0)).join('\n'));
    else if (format === 'yaml') await this.#line(await asYaml(rows));
    else {
      await this.#line(this.#table.lines(rows).join('\n'));
      this.#tell(this.#table.leftOut);
    }
  }

  /** One page of many: its rows, or what a query finds in it. */
  async page(answer: unknown): Promise<void> {
    const rows = rowsOf(answer);
    if (rows === null || this.#style.query !== null) return this.answer(answer);
    await this.rows(rows);
  }

  /** Nothing is left out silently. */
  #tell(leftOut: readonly string[]): void {
    const names = leftOut.join(', ');
    if (names === this.#told || names === '') return;
    this.#told = names;
    this.#terminal.complain(`(no room for ${names}: a wider terminal, --columns or --json shows them)\n`);
  }

  async #found(answer: unknown, query: string): Promise<void> {
    const value = await evaluate(query, answer);
    const { format } = this.#style;
    if (format === 'yaml') return this.#line(await asYaml(value ?? null));
    if (format === 'json') return this.#line(asJson(value));
    // What a script wants to read line by line comes without quotes.
    if (value === undefined) return;
    const values = Array.isArray(value) ? value : [value];
    if (!values.every((one) => typeof one !== 'object' || one === null)) return this.#line(asJson(value));
    await this.#line(values.map((one) => printableLines(String(one))).join('\n'));
  }

  async #line(text: string): Promise<void> {
    if (text !== '') await this.#terminal.print(`${text}\n`);
  }
}

async function evaluate(query: string, answer: unknown): Promise<unknown> {
  const { default: jsonata } = await import('jsonata');
  try {
    return await jsonata(query).evaluate(answer);
  } catch (thrown) {
    const { message, position } = thrown as { readonly message: string; readonly position?: number };
    const place = position === undefined ? '' : ` at character ${position}`;
    throw new UsageError(`--query cannot be evaluated${place}: ${message.replace(/\.$/, '')}.`, { cause: thrown });
  }
}

/**
 * What becomes of each item, tool and content part at each provider, found out by asking: the tables of docs/translation.md.
 * `node conformance/coverage/coverage.ts` writes them, `--check` fails when they are out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { translateRequest } from '../subject.ts';
import { ITEM_SAMPLES, PART_SAMPLES, type Sample, TOOL_SAMPLES, UNKNOWN } from './samples.ts';

/** `lost` is what must never be: the model does not get it, and nobody is told. */
export type Outcome = 'translated' | 'degraded' | 'refused' | 'lost';

export interface Cell {
  readonly outcome: Outcome;
  /** What the user is told of it. */
  readonly reasons: readonly string[];
}

export interface Row {
  readonly name: string;
  readonly cells: readonly Cell[];
}

interface Column {
  readonly title: string;
  readonly provider: string;
  readonly model: string;
}

/** The columns of the document. */
export const COLUMNS: readonly Column[] = [
  { title: 'MiMo (v2.5-pro)', provider: 'mimo', model: 'mimo-v2.5-pro' },
  { title: 'MiMo (v2.5)', provider: 'mimo', model: 'mimo-v2.5' },
  { title: 'DeepSeek', provider: 'deepseek', model: 'deepseek-v4-pro' },
  { title: 'Qwen', provider: 'qwen', model: 'qwen3.7-plus' },
  { title: 'generic', provider: 'generic', model: 'model' },
];

const DOCUMENT = fileURLToPath(new URL('../../docs/translation.md', import.meta.url));

type Find = (columns: readonly Column[]) => readonly Row[];

/** The tables, row by row. */
export const TABLES: { readonly [heading: string]: Find } = {
  'Items of the history': rows(ITEM_SAMPLES, UNKNOWN.items),
  Tools: rows(TOOL_SAMPLES, UNKNOWN.tools),
  'Parts of a message': rows(PART_SAMPLES, UNKNOWN.parts),
};

function rows(samples: { readonly [type: string]: readonly Sample[] }, unknown: Sample): Find {
  const named = Object.entries(samples).flatMap(([type, ones]) => ones.map((one) => ({ type, ...one })));
  return (columns) =>
    [...named, { type: '', ...unknown }].map((sample) => ({
      name: sample.label ?? sample.type,
      cells: columns.map((column) => judge(sample, column)),
    }));
}

function judge({ input = [], tools = [], words }: Sample, { provider, model }: Column): Cell {
  const asked = { role: 'user', content: 'Go on.' };
  try {
    const { chat, notes } = translateRequest({ model, input: [asked, ...input], tools }, provider);
    const text = JSON.stringify(chat);
    const without = JSON.stringify(translateRequest({ model, input: [asked] }, provider).chat);
    // A note that nothing was changed by would be one too many, and no words to look for is not the same as no effect.
    if (notes.length > 0) return { outcome: 'degraded', reasons: notes.map((note) => note.reason) };
    const arrived = words.every((word) => text.includes(word)) && text !== without;
    return { outcome: arrived ? 'translated' : 'lost', reasons: [] };
  } catch (thrown) {
    return { outcome: 'refused', reasons: [thrown instanceof Error ? thrown.message : String(thrown)] };
  }
}

/** The tables as Markdown, with what the user is told below each. */
export function writeTables(): string {
  return Object.entries(TABLES)
    .map(([heading, find]) => writeTable(heading, find(COLUMNS)))
    .join('\n');
}

function writeTable(heading: string, found: readonly Row[]): string {
  const reasons = [...new Set(found.flatMap((row) => row.cells.flatMap((cell) => cell.reasons)))];
  const shown = (cell: Cell) => {
    const numbers = [...new Set(cell.reasons)].map((reason) => reasons.indexOf(reason) + 1);
    return numbers.length === 0 ? cell.outcome : `${cell.outcome} (${numbers.join(', ')})`;
  };
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const name = (row: Row) => row.name.replace(/^[a-z]\w*/, '`$&`');
  return [
    `### ${heading}\n\n`,
    line(['', ...COLUMNS.map((column) => column.title)]),
    line(['---', ...COLUMNS.map(() => '---')]),
    ...found.map((row) => line([name(row), ...row.cells.map(shown)])),
    reasons.length === 0 ? '' : '\n',
    ...reasons.map((reason, index) => `${index + 1}. ${reason.replaceAll('\n', ' ')}\n`),
  ].join('');
}

const BEGIN = '<!-- tables: written by `node conformance/coverage/coverage.ts` -->';
const END = '<!-- end of tables -->';

/** The document as it is, and as it should be. */
export function documents(): { readonly now: string; readonly wanted: string } {
  const now = readFileSync(DOCUMENT, 'utf8').replaceAll('\r\n', '\n');
  const [start, end] = [now.indexOf(BEGIN), now.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`docs/translation.md lacks the line ${BEGIN} or ${END}.`);
  return { now, wanted: `${now.slice(0, start)}${BEGIN}\n\n${writeTables()}\n${now.slice(end)}` };
}

function main(check: boolean): void {
  const { now, wanted } = documents();
  if (now === wanted) process.stdout.write('docs/translation.md is as it should be.\n');
  else if (check) {
    process.stdout.write(
      'docs/translation.md is out of date: run node conformance/coverage/coverage.ts and read the difference.\n',
    );
    process.exitCode = 1;
  } else {
    writeFileSync(DOCUMENT, wanted);
    process.stdout.write('docs/translation.md was written: read the difference.\n');
  }
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));

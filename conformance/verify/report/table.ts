/** The capability table for a terminal or a log, with what follows from it in sentences below. */
import { conclusions } from './conclusions.ts';
import { type Look, MARGIN, wrapped } from './lines.ts';
import { mark, type Report, type Row, words } from './report.ts';

const GAP = 2;
const WIDEST_TITLE = 44;

/** Everything the user reads after a run. */
export function table(report: Report, look: Look): string {
  return `${[...sections(report, look), ...conclusions(report, look)].flat().join('\n')}\n`;
}

/** The rows under the names of their probes, in columns that fit the line. */
function sections(report: Report, look: Look): string[][] {
  const { rows } = report;
  const room = look.columns - MARGIN;
  const title = Math.min(WIDEST_TITLE, Math.floor(room / 2), longest(rows.map((row) => row.title)));
  const rest = room - title - GAP;
  const found =
    report.profile === null ? rest : Math.min(Math.floor(rest / 2), longest(rows.map((row) => words(row.value))));
  const widths = [title, found, rest - found - GAP] as const;
  const titles = [...new Set(rows.map((row) => row.section))];
  return titles.map((section) => [
    '',
    look.paint('bold', section),
    ...rows.filter((row) => row.section === section).flatMap((row) => line(row, widths, look)),
  ]);
}

function line(row: Row, widths: readonly [number, number, number], look: Look): string[] {
  const cells = [row.title, words(row.value), comparison(row)].map((text, column) =>
    wrapped(text, widths[column] ?? 0),
  );
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) => {
    const mark = index === 0 ? `  ${painted(row, look)} ` : ' '.repeat(MARGIN);
    const texts = cells.map((lines, column) => (lines[index] ?? '').padEnd(widths[column] ?? 0));
    return `${mark}${texts.join(' '.repeat(GAP))}`.trimEnd();
  });
}

const COLOURS = { '✗': 'yellow', '?': 'cyan', '·': 'dim', '✓': 'green' } as const;

function painted(row: Row, { paint }: Look): string {
  const sign = mark(row);
  return paint(COLOURS[sign], sign);
}

/** What the profile says of it, in words of the table. */
export function comparison({ comparison, expected }: Row): string {
  if (comparison === 'same') return 'same';
  return comparison === 'differs' ? `profile: ${words(expected)}` : '';
}

const longest = (texts: readonly string[]) => Math.max(1, ...texts.map((text) => text.length));

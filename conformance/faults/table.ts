/** Played cases as a table: lines for a terminal, and Markdown. */
import { CLOSED_WITHIN_MS } from './case.ts';
import type { Played } from './play.ts';

const CASE_WIDTH = 58;
const HEARD_WIDTH = 96;
const HEADINGS = ['No.', 'Case', 'The client heard', 'Lost', 'Provider closed', 'Verdict'] as const;

/** The closing line: `faults: 90 passed, 0 failed`. */
export function closingLine(results: readonly Played[]): string {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  return `faults: ${results.length - failed} passed, ${failed} failed`;
}

/** The first line of the table on a terminal. */
export const HEADER = line(HEADINGS);

/** A case as one line, with what is wrong under it. */
export function asLine(played: Played): string {
  const { lost } = played.finding;
  const columns = cells(played).with(3, lost.length === 0 ? 'nothing' : `${lost.length}, see`);
  return [line(columns), ...played.failures.map((failure) => `       ✗ ${failure}`)].join('\n');
}

/** All cases as a Markdown document. */
export function asMarkdown(results: readonly Played[]): string {
  const row = (columns: readonly string[]) => `| ${columns.map(escaped).join(' | ')} |`;
  const failed = results.filter(({ failures }) => failures.length > 0);
  return [
    '# Faults',
    '',
    'What breaks on the way, what a client of `m2c` hears of it, and what is lost. `node conformance/faults/run.ts` plays them;',
    `a provider whose answer nobody wants any more must be let go within ${CLOSED_WITHIN_MS} ms. HOST stands for the provider's`,
    'address. "retried" and "final" say what Codex does with the code.',
    '',
    row(HEADINGS),
    row(HEADINGS.map(() => '---')),
    ...results.map((played) => row(cells(played))),
    '',
    ...failed.flatMap(({ fault, failures }) => [`- **${fault.name}**: ${failures.join('; ')}`]),
    ...(failed.length > 0 ? [''] : []),
    closingLine(results),
    '',
  ].join('\n');
}

function cells({ fault, finding, failures }: Played): string[] {
  const { heard, lost, providerClosedMs } = finding;
  return [
    fault.number === null ? '+' : String(fault.number),
    fault.name,
    heard,
    lost.length === 0 ? 'nothing' : lost.join('; '),
    providerClosedMs === null ? '' : `${Math.round(providerClosedMs)} ms`,
    failures.length === 0 ? 'passed' : 'FAILED',
  ];
}

function line([number = '', name = '', heard = '', lost = '', closed = '', verdict = '']: readonly string[]): string {
  const columns = [number.padStart(3), clipped(name, CASE_WIDTH), clipped(heard, HEARD_WIDTH), clipped(lost, 7)];
  return [...columns, closed.padStart(15), verdict].join('  ').trimEnd();
}

function clipped(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, width - 1)}…`;
}

function escaped(text: string): string {
  return text.replace(/[\\|<>`*]/g, '\\$&').replace(/\s+/g, ' ');
}

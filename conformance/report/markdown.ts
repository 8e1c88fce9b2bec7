/** The report as Markdown. */
import { countsOf, findingsOf, type Matrix } from './matrix.ts';

/** The whole page. */
export function markdown(matrix: Matrix): string {
  const { passed, failed } = countsOf(matrix);
  const { columns, rows } = matrix;
  const lines = [
    '# Conformance',
    '',
    'Written by `make conformance`, never by hand. The page `report.html` beside it shows the same.',
    '',
    `**${passed} passed, ${failed} failed**: ${rows.length} recordings, ${columns.length} promises each.`,
    '',
    tableRow(['recording', ...columns.map(({ name }) => name)]),
    tableRow(['---', ...columns.map(() => ':-:')]),
    ...rows.map(({ recording, cells }) =>
      tableRow([recording, ...cells.map((found) => (found.length === 0 ? '✓' : '✗'))]),
    ),
    '',
    '## What a mark promises',
    '',
    ...columns.map(({ name, promise }) => `- **${name}**: ${promise}`),
    '',
    'An ear also checks what its client sends next: the provider gets back its own words, thoughts and calls.',
    '',
    '## What was found',
    '',
    ...findingLines(matrix),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLines(matrix: Matrix): string[] {
  const findings = findingsOf(matrix);
  if (findings.length === 0) return ['Nothing.'];
  return findings.flatMap(({ recording, column, complaints }) => [
    `- **${recording}, ${column}**`,
    ...complaints.map((complaint) => `  - ${code(complaint)}`),
  ]);
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Whatever a complaint quotes, on one line and as it is. */
function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const line = text.replaceAll('\n', ' ');
  return fence.length === 1 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

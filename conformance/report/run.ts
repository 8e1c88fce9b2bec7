/**
 * Every recording before every check and every ear. Writes conformance/report.md and conformance/report.html, which change
 * only when something has changed, and ends with the counts. `make conformance` runs it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killAllChildren } from '../clients/children.ts';
import { codexIsInstalled } from '../clients/codex.ts';
import { within } from '../clients/within.ts';
import { type Recording, readRecordings } from '../recordings/recording.ts';
import { checks } from './checks.ts';
import { earColumn } from './ears.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { type Column, countsOf, findingsOf, type Matrix, type Row, rowOf } from './matrix.ts';

const LIMIT_MS = 60_000;
const FOLDER = join(import.meta.dirname, '..');

process.once('exit', killAllChildren);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

if (!codexIsInstalled()) {
  console.error('The clients are not installed in conformance/clients: run `make conformance`.');
  process.exit(1);
}
// Only now: what is not installed cannot be imported either.
const { ears } = await import('../clients/ears/all.ts');
const columns = [...checks, ...ears.map(earColumn)];
const rows: Row[] = [];
for (const recording of readRecordings()) {
  const cells = await Promise.all(columns.map((column) => found(column, recording)));
  rows.push(rowOf(recording, cells));
  console.log(`${cells.map((cell) => (cell.length === 0 ? '✓' : '✗')).join(' ')}  ${recording.name}`);
}
const matrix: Matrix = { columns: columns.map(({ judge: _, ...column }) => column), rows };
writeFileSync(join(FOLDER, 'report.md'), markdown(matrix));
writeFileSync(join(FOLDER, 'report.html'), html(matrix));
for (const { recording, column, complaints } of findingsOf(matrix)) {
  console.log(`✗ ${recording}, ${column}\n    ${complaints.join('\n    ')}`);
}
const { passed, failed } = countsOf(matrix);
console.log('Written: conformance/report.md and conformance/report.html');
console.log(`conformance: ${passed} passed, ${failed} failed`);
// A client may have left a connection open that nobody needs any more.
process.exit(failed === 0 && passed > 0 ? 0 : 1);

async function found(column: Column, recording: Recording): Promise<readonly string[]> {
  try {
    return await within(LIMIT_MS, column.judge(recording));
  } catch (cause) {
    return [`The check broke off: ${cause instanceof Error ? cause.message : String(cause)}.`];
  }
}

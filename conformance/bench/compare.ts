/**
 * Shows what changed against an earlier result.
 *
 *     node conformance/bench/compare.ts BASE.json [NOW.json]
 *
 * NOW is the last result of `make bench` unless told. The exit code is 1 when a figure became worse beyond the spread of the rounds.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Change, changesOf } from './change.ts';
import type { Result } from './result.ts';
import { spreadWords } from './shown.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [base, now = join(import.meta.dirname, 'results', 'latest.json')] = positionals;
if (base === undefined) {
  process.stderr.write(
    'Name the earlier result: node conformance/bench/compare.ts BASE.json (make bench-compare BASE=BASE.json)\n',
  );
  process.exit(2);
}
const [before, after] = [read(base), read(now)];
const changes = changesOf(before, after);
say(`before  ${before.at.slice(0, 16)}  ${before.machine}`);
say(`now     ${after.at.slice(0, 16)}  ${after.machine}\n`);
const width = Math.max(...changes.map((change) => nameOf(change).length));
for (const change of changes) say(line(change));
const worse = changes.filter(({ beyond, share }) => beyond && share > 0);
const better = changes.filter(({ beyond, share }) => beyond && share < 0);
say(`\n${better.length} better and ${worse.length} worse beyond the spread of the rounds, of ${changes.length}`);
process.exitCode = worse.length === 0 ? 0 : 1;

function line(change: Change): string {
  const { before, now, share, beyond } = change;
  const percent = `${share > 0 ? '+' : ''}${(share * 100).toFixed(0)} %`;
  const verdict = beyond ? (share < 0 ? 'better' : 'worse') : 'within the spread';
  const values = `${spreadWords(before).padEnd(20)} → ${spreadWords(now).padEnd(20)}`;
  return `${nameOf(change).padEnd(width)}  ${values} ${percent.padStart(7)}  ${verdict}`;
}

function nameOf({ title, label }: Change): string {
  return label === '' ? title : `${title}: ${label}`;
}

function read(file: string): Result {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Result;
  } catch (thrown) {
    process.stderr.write(`${file} is no result of the benchmark: ${(thrown as Error).message}\n`);
    return process.exit(2);
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

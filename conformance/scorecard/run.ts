/**
 * Shows every promise by its command, one after another, and writes the figures down.
 *
 *     node conformance/scorecard/run.ts [--quick] [--only WORDS] [--out conformance/scorecard.md]
 *
 * Takes some 25 minutes on two cores; `--only` shows the promises whose command holds these words, and leaves the other rows as
 * they stand; `--quick` only tries the scorecard itself, and writes nothing unless told where.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PROMISES, type Promised } from './promises.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    out: { type: 'string' },
  },
});
const out = values.out ?? (values.quick ? null : join(ROOT, 'conformance', 'scorecard.md'));

interface Shown {
  readonly promised: Promised;
  readonly kept: boolean;
  readonly figure: string;
}

let current: ChildProcess | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    current?.kill(signal);
    process.exit(130);
  });
}

const shown: Shown[] = [];
for (const promised of PROMISES) {
  if (!promised.command.includes(values.only)) continue;
  process.stdout.write(`${promised.command} …\n`);
  const { code, output } = await printed(values.quick ? promised.quick : promised.run);
  const figure = output.match(promised.figure)?.[1] ?? 'no figure: the command ended before its closing line';
  const kept = code === 0 && promised.figure.test(output);
  process.stdout.write(`${kept ? '✓' : '✗'} ${figure}\n\n`);
  shown.push({ promised, kept, figure });
}
const kept = shown.filter((one) => one.kept).length;
if (out !== null) {
  writeFileSync(`${out}.new`, page(shown));
  renameSync(`${out}.new`, out);
}
process.stdout.write(`scorecard: ${kept} of ${shown.length} promises kept\n`);
process.exitCode = kept === shown.length ? 0 : 1;

/** Runs one command to its end, and shows what it says meanwhile: some take ten minutes. */
async function printed(words: readonly string[]): Promise<{ code: number | null; output: string }> {
  // A plain log: no colours, no line that is drawn again.
  const env = { ...process.env, CI: '1', NO_COLOR: '1' };
  const child = spawn(process.execPath, [...words], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  current = child;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

function page(all: readonly Shown[]): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const machine = `${availableParallelism()} cores, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  return [
    '# Scorecard',
    '',
    `What m2c ${version} promises, the figure that shows it, and the command that gives the figure again. Written by \`make scorecard\`, never`,
    `by hand; this one on ${machine}.`,
    '',
    '| | Promise | Figure | Command |',
    '|---|---|---|---|',
    ...PROMISES.map((promised) => {
      const shown = all.find((one) => one.promised === promised);
      return shown === undefined ? rowBefore(promised) : row(shown);
    }),
    '',
  ].join('\n');
}

function row({ promised, kept, figure }: Shown): string {
  return `| ${kept ? '✓' : '✗'} | ${promised.promise} | ${figure} | ${commandCell(promised)}`;
}

function commandCell({ command }: Promised): string {
  return `\`${command}\` |`;
}

/** The row that stands in the page already. */
function rowBefore(promised: Promised): string {
  const lines = out !== null && existsSync(out) ? readFileSync(out, 'utf8').split('\n') : [];
  return (
    lines.find((line) => line.endsWith(commandCell(promised))) ??
    row({ promised, kept: false, figure: 'not shown yet' })
  );
}

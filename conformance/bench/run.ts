/**
 * Measures what m2c costs, against a process that only passes bytes on.
 *
 *     node conformance/bench/run.ts [--quick] [--only WORDS] [--rounds 3] [--out DIR] [--entry FILE] [--per-write 16]
 *
 * Takes some ten minutes. `--quick` measures the goals only, with a quarter of the requests; `--only` measures the figures and parts
 * (growth, modes) whose id holds one of these words, separated by commas. Both write nothing unless told where. `--entry` is the
 * file that Node runs as m2c; `--per-write` is how many chunks the provider puts into one write. The exit code is 0 when no
 * stream was wrong and no figure misses its must.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HUGE, LARGE, SMALL } from './bodies.ts';
import { chart } from './chart.ts';
import { FIGURES, GROWTH, MODES, type Work } from './figures.ts';
import { machineLine } from './machine.ts';
import { type Labelled, Load, warmUp } from './measure.ts';
import { startModes } from './modes.ts';
import { type FigureResult, type Result, verdictOf } from './result.ts';
import { type Stage, takeFigure, takeWork } from './rounds.ts';
import { figureLine, markdown } from './shown.ts';
import { type M2cOptions, startProvider, startTarget } from './targets.ts';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '3' },
    out: { type: 'string' },
    entry: { type: 'string' },
    'per-write': { type: 'string', default: '16' },
  },
});
const words = flags.only.split(',').filter((word) => word !== '');
const whole = !flags.quick && words.length === 0;
const out = flags.out ?? (whole ? join(import.meta.dirname, 'results') : null);
const chosen = (id: string) => words.length === 0 || words.some((word) => id.includes(word));
const say = (line: string) => process.stdout.write(`${line}\n`);

say(`${machineLine()}\n`);
const provider = await startProvider(Number(flags['per-write']));
const load = await Load.start();
const m2c: M2cOptions = flags.entry === undefined ? {} : { entry: resolve(flags.entry) };
const targets: Labelled[] = [];
for (const name of ['direct', 'pipe', 'template', 'm2c'] as const) {
  targets.push([name, await startTarget(name, provider.url, m2c)]);
}
const stage: Stage = {
  ...{ load, provider, targets, m2c },
  rounds: Number(flags.rounds),
  share: flags.quick ? 0.25 : 1,
};
const wanted = FIGURES.filter(({ id }) => chosen(id));
// The others bring processes of their own.
if (wanted.some(({ kind }) => /work|growth|first/.test(kind))) await warmUp(load, targets, [SMALL, LARGE]);

const figures: FigureResult[] = [];
for (const figure of wanted) figures.push(told(await takeFigure(stage, figure)));
const growth = whole || words.includes('growth') ? await takeGrowth() : [];
const modes = whole || words.includes('modes') ? await takeModes() : [];

const result: Result = {
  ...{ at: new Date().toISOString(), machine: machineLine(), rounds: stage.rounds },
  ...{ ...load.judged, figures, growth, modes },
};
for (const wrong of result.wrong.slice(0, 10)) say(`wrong: ${wrong}`);
const missed = figures.filter((figure) => verdictOf(figure) === 'missed');
if (out !== null) write(out);
say(
  `\nbench: ${figures.length - missed.length} of ${figures.length} figures within their must, ${result.wrongs} of ${result.streams} streams wrong`,
);
process.exit(missed.length + result.wrongs === 0 ? 0 : 1);

async function takeGrowth(): Promise<FigureResult[]> {
  say('\nGrowth');
  await warmUp(load, targets, [HUGE]);
  return await takeAll(GROWTH, targets);
}

async function takeModes(): Promise<FigureResult[]> {
  say('\nWays to keep turns');
  const [, pipe] = targets;
  const opened = await startModes(provider.url, m2c, say);
  await warmUp(load, opened.targets, [SMALL, LARGE]);
  const taken = await takeAll(MODES, [...(pipe === undefined ? [] : [pipe]), ...opened.targets]);
  await opened.close();
  return taken;
}

async function takeAll(works: readonly Work[], labelled: readonly Labelled[]): Promise<FigureResult[]> {
  const taken: FigureResult[] = [];
  for (const work of works) taken.push(told(await takeWork(stage, { ...work, goal: null }, labelled)));
  return taken;
}

function told(figure: FigureResult): FigureResult {
  say(figureLine(figure));
  return figure;
}

/** Whole or not at all: a page that half a run wrote would be believed. */
function write(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const files = {
    'latest.json': `${JSON.stringify(result, null, 2)}\n`,
    'latest.md': markdown(result),
    'latest.svg': chart(result),
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, `${name}.new`), text);
    renameSync(join(folder, `${name}.new`), join(folder, name));
  }
}

/** A result as lines and as a Markdown page. */
import type { Goal } from './figures.ts';
import { type FigureResult, type Result, type Verdict, verdictOf } from './result.ts';
import type { Spread } from './spread.ts';

export const MARKS: Readonly<Record<Verdict, string>> = { aim: '✓ aim', must: '✓ must', missed: '✗ missed', shown: '' };

/** A figure in one line for a terminal. */
export function figureLine(figure: FigureResult): string {
  const { m2c } = figure.ratios;
  const goal = figure.goal === null ? '' : `  ${goalWords(figure.goal)}  ${MARKS[verdictOf(figure)]}`;
  const values = Object.entries(figure.values).map(([label, value]) => `${label} ${short(value.median)}`);
  const unit = figure.unit === '×' ? '' : `  (${values.join(', ')} ${figure.unit})`;
  const ratio = m2c === undefined ? '' : spreadWords(m2c).padEnd(24);
  return `${figure.title.padEnd(52)} ${ratio}${goal}${unit}`;
}

/** The page of a whole result. */
export function markdown(result: Result): string {
  return [
    '# What m2c costs',
    '',
    'Written by `make bench`, never by hand. Each figure is a ratio within one run, the median of its rounds with the least and the most of',
    'them: only ratios of one run compare. The pipe is a Node process that passes bytes on and looks at none; the template floor parses each',
    'chunk and fills the events in, without checks; both stand before the same provider as m2c, which runs as `m2c start` does by itself.',
    '',
    `${result.at.slice(0, 16).replace('T', ' ')} UTC · ${result.machine} · ${result.rounds} rounds · ${count(result.streams)} streams heard to the end, ${count(result.wrongs)} of them wrong`,
    '',
    ...section('Against the goals', goalRows(result.figures)),
    ...section('Growth', plainRows(result.growth)),
    ...section('Ways to keep turns', plainRows(result.modes)),
    ...NOTES,
    '',
  ].join('\n');
}

const NOTES = [
  'CPU is that of the process with all its threads, over kept connections; the time to the first delta is taken over new connections, one',
  'at a time, as Codex opens them, and only what is added to a direct connection counts. Memory is the growth of the resident set of a',
  'fresh process with all streams open after their first delta. The start is that of `m2c start` until the first delta of its first answer.',
  'What PostgreSQL uses is not in the figures of m2c: it is a process of its own.',
];

function section(title: string, rows: readonly (readonly string[])[]): string[] {
  if (rows.length < 2) return [];
  const [head = '', ...rest] = rows.map((row) => `| ${row.join(' | ')} |`);
  return [`## ${title}`, '', head, `|${'---|'.repeat(rows[0]?.length ?? 0)}`, ...rest, ''];
}

const GOAL_COLUMNS = ['direct', 'pipe', 'template', 'm2c'];

function goalRows(figures: readonly FigureResult[]): string[][] {
  const head = ['Figure', 'Unit', ...GOAL_COLUMNS, 'm2c, as a ratio', 'Must', 'Aim', ''];
  return [head, ...figures.map((figure) => goalRow(figure))];
}

function goalRow(figure: FigureResult): string[] {
  const { title, unit, goal, values, ratios } = figure;
  const value = (label: string) => {
    // The base of some figures is no target.
    const spread = values[label] ?? (label === 'pipe' ? (values.node ?? values.parse) : undefined);
    return spread === undefined ? '–' : short(spread.median);
  };
  const ratio = ratios.m2c === undefined ? '–' : `**${spreadWords(ratios.m2c)}**`;
  const goals = goal === null ? ['', ''] : [`≤ ${goal.must}×`, `≤ ${goal.aim}×`];
  return [title, unit, ...GOAL_COLUMNS.map(value), ratio, ...goals, MARKS[verdictOf(figure)]];
}

function plainRows(figures: readonly FigureResult[]): string[][] {
  const labels = [...new Set(figures.flatMap(({ values }) => Object.keys(values)))];
  const cell = ({ values, ratios }: FigureResult, label: string) => {
    const [value, ratio] = [values[label], ratios[label]];
    if (value === undefined) return '–';
    return ratio === undefined ? short(value.median) : `${short(value.median)} (${short(ratio.median)}×)`;
  };
  return [
    ['Figure', 'Unit', ...labels],
    ...figures.map((figure) => [figure.title, figure.unit, ...labels.map((label) => cell(figure, label))]),
  ];
}

function goalWords({ must, aim }: Goal): string {
  return `must ≤ ${must}×, aim ≤ ${aim}×`;
}

/** `4.1× (3.9–4.4)`. */
export function spreadWords({ min, median, max }: Spread): string {
  return `${short(median)}× (${short(min)}–${short(max)})`;
}

/** Three digits that say something. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 100) return count(Math.round(value));
  return value.toFixed(size >= 10 ? 1 : 2);
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

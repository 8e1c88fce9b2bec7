/** The goals as a bar chart: one bar for each figure, its must and its aim as lines, all on one scale of shares of the must. */
import { type FigureResult, type Result, type Verdict, verdictOf } from './result.ts';
import { spreadWords } from './shown.ts';

const ROW = 30;
const TEXT = 370;
const BARS = 420;
const WIDTH = TEXT + BARS + 170;
/** A bar twice as long as allowed goes to the edge. */
const MOST = 2;
const COLOURS: Readonly<Record<Verdict, string>> = {
  aim: '#2f855a',
  must: '#2b6cb0',
  missed: '#c53030',
  shown: '#718096',
};

/** The chart of a result as SVG. */
export function chart({ figures, machine }: Pick<Result, 'figures' | 'machine'>): string {
  const rows = figures.filter(({ goal, ratios }) => goal !== null && ratios.m2c !== undefined);
  const height = 90 + rows.length * ROW;
  const must = TEXT + BARS / MOST;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="What m2c costs, against what it may cost">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="16" y="26" font-size="16" font-weight="600">What m2c costs, against what it may cost</text>`,
    `<text x="16" y="44" font-size="10" fill="#4a5568">${escaped(machine)}</text>`,
    ...rows.map((row, index) => bar(row, 62 + index * ROW)),
    `<line x1="${must}" y1="56" x2="${must}" y2="${height - 26}" stroke="#1a202c" stroke-dasharray="4 3"/>`,
    `<text x="${must}" y="${height - 12}" text-anchor="middle" font-size="11">must</text>`,
    `<text x="${TEXT}" y="${height - 12}" font-size="11" fill="#4a5568">▏ aim</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function bar(figure: FigureResult, top: number): string {
  const { goal, ratios, title } = figure;
  if (goal === null || ratios.m2c === undefined) return '';
  const at = (ratio: number) => (Math.min(MOST, ratio / goal.must) / MOST) * BARS;
  const { min, median, max } = ratios.m2c;
  const middle = top + 9;
  const aim = TEXT + at(goal.aim);
  return [
    `<text x="16" y="${top + 14}">${escaped(title)}</text>`,
    `<rect x="${TEXT}" y="${top}" width="${round(at(median))}" height="18" rx="2" fill="${COLOURS[verdictOf(figure)]}"/>`,
    `<line x1="${round(TEXT + at(min))}" y1="${middle}" x2="${round(TEXT + at(max))}" y2="${middle}" stroke="#1a202c" stroke-width="2"/>`,
    `<line x1="${round(aim)}" y1="${top - 2}" x2="${round(aim)}" y2="${top + 20}" stroke="#4a5568" stroke-width="2"/>`,
    `<text x="${TEXT + BARS + 10}" y="${top + 14}">${escaped(spreadWords(ratios.m2c))}</text>`,
  ].join('');
}

function round(value: number): string {
  return value.toFixed(1);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

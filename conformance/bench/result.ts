/** A result: what was measured, on what machine, and how it stands to what m2c is held to. */
import type { Goal } from './figures.ts';
import { type Spread, spreadOf } from './spread.ts';

export interface FigureResult {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly goal: Goal | null;
  /** Of each target, by its label. */
  readonly values: Readonly<Record<string, Spread>>;
  /** Against the base of the figure, round by round. */
  readonly ratios: Readonly<Record<string, Spread>>;
}

export interface Result {
  readonly at: string;
  readonly machine: string;
  readonly rounds: number;
  readonly streams: number;
  readonly wrongs: number;
  readonly wrong: readonly string[];
  readonly figures: readonly FigureResult[];
  readonly growth: readonly FigureResult[];
  readonly modes: readonly FigureResult[];
}

export type Verdict = 'aim' | 'must' | 'missed' | 'shown';

/** How a figure stands to its goal: by its median. */
export function verdictOf({ goal, ratios }: FigureResult): Verdict {
  const { m2c } = ratios;
  if (goal === null || m2c === undefined) return 'shown';
  if (m2c.median <= goal.aim) return 'aim';
  return m2c.median <= goal.must ? 'must' : 'missed';
}

/** Brings the rounds of a figure together. @param base the label of what the others are held against. */
export function figureResult(
  figure: Pick<FigureResult, 'id' | 'title' | 'unit' | 'goal'>,
  rounds: readonly Readonly<Record<string, number>>[],
  base: string | null,
): FigureResult {
  const { id, title, unit, goal } = figure;
  const labels = Object.keys(rounds[0] ?? {});
  const of = (value: (round: Readonly<Record<string, number>>, label: string) => number, shown: readonly string[]) =>
    Object.fromEntries(shown.map((label) => [label, spreadOf(rounds.map((round) => value(round, label)))]));
  const divisor = (round: Readonly<Record<string, number>>) => (base === null ? 1 : (round[base] ?? Number.NaN));
  return {
    ...{ id, title, unit, goal },
    values: of((round, label) => round[label] ?? Number.NaN, labels),
    ratios: of(
      (round, label) => (round[label] ?? Number.NaN) / divisor(round),
      labels.filter((label) => label !== base && label !== 'direct'),
    ),
  };
}

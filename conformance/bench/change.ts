/** What changed between two results, and whether the spread of their rounds allows to say so. */
import type { FigureResult, Result } from './result.ts';
import type { Spread } from './spread.ts';

export interface Change {
  readonly title: string;
  /** Which of several m2cs; empty where there is one. */
  readonly label: string;
  readonly before: Spread;
  readonly now: Spread;
  /** Of the medians: -0.2 for a fifth less. */
  readonly share: number;
  /** No round of one result lies among the rounds of the other. */
  readonly beyond: boolean;
}

type Compared = Pick<Result, 'figures' | 'growth' | 'modes'>;

/** The changes of all ratios that stand in both results. */
export function changesOf(before: Compared, now: Compared): Change[] {
  return (['figures', 'growth', 'modes'] as const).flatMap((part) =>
    now[part].flatMap((figure) => {
      const base = before[part].find(({ id }) => id === figure.id);
      return base === undefined ? [] : changesIn(base, figure);
    }),
  );
}

/** The floors stand for the machine: their own ratios are no news. */
function changesIn(before: FigureResult, now: FigureResult): Change[] {
  return Object.entries(now.ratios).flatMap(([label, ratio]) => {
    const base = before.ratios[label];
    if (base === undefined || label === 'pipe' || label === 'template') return [];
    return [{ title: now.title, label: label === 'm2c' ? '' : label, ...changeOf(base, ratio) }];
  });
}

function changeOf(before: Spread, now: Spread): Pick<Change, 'before' | 'now' | 'share' | 'beyond'> {
  const beyond = now.min > before.max || now.max < before.min;
  return { before, now, share: now.median / before.median - 1, beyond };
}

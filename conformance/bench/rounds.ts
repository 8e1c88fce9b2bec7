/** The rounds of every figure, on targets that are started once and worked in turn. */
import { measureStart, measureStartCpu, measureValidation, type Starts } from './cold.ts';
import type { Figure, Work } from './figures.ts';
import { type Labelled, type Load, measureFirst, measureHeld, measureWork, type Values } from './measure.ts';
import { type FigureResult, figureResult } from './result.ts';
import { type M2cOptions, type Provider, startTarget, type TargetName } from './targets.ts';

export interface Stage {
  readonly load: Load;
  readonly provider: Provider;
  /** Nothing in between, the floors and m2c. */
  readonly targets: readonly Labelled[];
  readonly m2c: M2cOptions;
  readonly rounds: number;
  /** Of the requests of each figure: 1 for all. */
  readonly share: number;
}

const PROXIES = ['pipe', 'template', 'm2c'] as const satisfies readonly TargetName[];

/** Takes all rounds of a figure. */
export async function takeFigure(stage: Stage, figure: Figure): Promise<FigureResult> {
  const { load, targets, share } = stage;
  switch (figure.kind) {
    case 'work':
      return takeWork(stage, figure, targets);
    case 'growth':
      return taken(stage, figure, null, async () => {
        const short = await measureWork(load, figure.short, targets, share);
        const long = await measureWork(load, figure.long, targets, share);
        return Object.fromEntries(Object.keys(short).map((label) => [label, (long[label] ?? 0) / (short[label] ?? 0)]));
      });
    case 'first':
      return taken(stage, figure, 'pipe', () => measureFirst(load, figure, targets, share));
    case 'held':
      return taken(stage, figure, 'pipe', async () => {
        const values: Record<string, number> = {};
        for (const name of PROXIES) {
          const target = await startTarget(name, stage.provider.url, stage.m2c);
          values[name] = await measureHeld(load, figure, target, stage.provider, share);
          await target.close();
        }
        return values;
      });
    case 'validation':
      return taken(stage, figure, 'parse', () => measureValidation(figure.size));
    case 'start':
      return taken(stage, figure, 'node', () => measureStart(load, startsOf(stage)));
    case 'start-cpu':
      return taken(stage, figure, 'node', () => measureStartCpu(load, startsOf(stage)));
  }
}

function startsOf({ provider, m2c }: Stage): Starts {
  return {
    template: () => startTarget('template', provider.url),
    m2c: () => startTarget('m2c', provider.url, m2c),
  };
}

/** Takes all rounds of one work on these targets. */
export function takeWork(stage: Stage, work: Work, targets: readonly Labelled[]): Promise<FigureResult> {
  return taken(stage, work, 'pipe', () => measureWork(stage.load, work, targets, stage.share));
}

async function taken(stage: Stage, figure: Figure, base: string | null, round: () => Promise<Values>) {
  const rounds: Values[] = [];
  while (rounds.length < stage.rounds) rounds.push(await round());
  return figureResult(figure, rounds, base);
}

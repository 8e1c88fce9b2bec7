/** The figures that m2c is held to, each a ratio within one run, and how each is taken. */
import { type BodySize, HUGE, LARGE, SMALL } from './bodies.ts';

export interface Goal {
  readonly must: number;
  readonly aim: number;
}

interface Named {
  readonly id: string;
  readonly title: string;
  /** Of the values; the figure itself is a ratio. */
  readonly unit: string;
  readonly goal: Goal | null;
}

/** What the proxy's process uses of the processor for each request, or for each delta. */
export interface Work extends Named {
  readonly kind: 'work';
  readonly size: BodySize;
  readonly deltas: number;
  readonly concurrency: number;
  readonly requests: number;
  readonly per: 'request' | 'delta';
}

/** The same work in two lengths: a cost per delta that grows is one that long answers do not bear. */
export interface Growth extends Named {
  readonly kind: 'growth';
  readonly short: Work;
  readonly long: Work;
}

/** What the proxy adds to the time until the first piece of text, over new connections, as Codex opens them. */
export interface First extends Named {
  readonly kind: 'first';
  readonly size: BodySize;
  readonly requests: number;
}

/** What the process grows by for each stream that is open and silent. */
export interface Held extends Named {
  readonly kind: 'held';
  readonly size: BodySize;
  readonly streams: number;
}

/** The time to validate a request, as a share of the time to parse it. */
export interface Validation extends Named {
  readonly kind: 'validation';
  readonly size: BodySize;
}

/** From the start of the process to the first piece of text of its first answer: the time, or what it uses of the processor. */
export interface Start extends Named {
  readonly kind: 'start' | 'start-cpu';
}

export type Figure = Work | Growth | First | Held | Validation | Start;

const FEW_DELTAS = 10;

const small: Work = {
  ...{ kind: 'work', id: 'cpu-30k', title: 'CPU per request, 30 KB, 64 at a time', unit: 'ms' },
  ...{ size: SMALL, deltas: FEW_DELTAS, concurrency: 64, requests: 4000, per: 'request' },
  goal: { must: 5, aim: 2.2 },
};
const large: Work = {
  ...{ kind: 'work', id: 'cpu-500k', title: 'CPU per request, 500 KB, 16 at a time', unit: 'ms' },
  ...{ size: LARGE, deltas: FEW_DELTAS, concurrency: 16, requests: 400, per: 'request' },
  goal: { must: 12, aim: 3.5 },
};
const one: Work = {
  ...{ kind: 'work', id: 'delta-1', title: 'CPU per delta, 1 stream of 5,000', unit: 'µs' },
  ...{ size: SMALL, deltas: 5000, concurrency: 1, requests: 40, per: 'delta' },
  goal: { must: 2.2, aim: 1.6 },
};
const many: Work = {
  ...{ kind: 'work', id: 'delta-64', title: 'CPU per delta, 64 streams of 2,000', unit: 'µs' },
  ...{ size: SMALL, deltas: 2000, concurrency: 64, requests: 256, per: 'delta' },
  goal: { must: 2.2, aim: 1.6 },
};
const long: Work = {
  ...{ kind: 'work', id: 'delta-long', title: 'CPU per delta, 1 stream of 40,000', unit: 'µs', goal: null },
  ...{ size: SMALL, deltas: 40_000, concurrency: 1, requests: 5, per: 'delta' },
};
const huge: Work = {
  ...{ kind: 'work', id: 'cpu-5m', title: 'CPU per request, 5 MB, 2 at a time', unit: 'ms', goal: null },
  ...{ size: HUGE, deltas: FEW_DELTAS, concurrency: 2, requests: 40, per: 'request' },
};

/** In the order of the table. */
export const FIGURES: readonly Figure[] = [
  small,
  large,
  one,
  many,
  {
    ...{ kind: 'growth', id: 'delta-growth', title: 'CPU per delta at 40,000, against 5,000', unit: '×' },
    ...{ short: one, long, goal: { must: 1.2, aim: 1 } },
  },
  {
    ...{ kind: 'first', id: 'first-30k', title: 'Added time to first delta, 30 KB', unit: 'ms' },
    ...{ size: SMALL, requests: 100, goal: { must: 3, aim: 1.5 } },
  },
  {
    ...{ kind: 'first', id: 'first-500k', title: 'Added time to first delta, 500 KB', unit: 'ms' },
    ...{ size: LARGE, requests: 60, goal: { must: 7, aim: 3 } },
  },
  {
    ...{ kind: 'held', id: 'held', title: 'Memory per held stream', unit: 'KB' },
    ...{ size: SMALL, streams: 1000, goal: { must: 2.5, aim: 1.5 } },
  },
  {
    ...{ kind: 'validation', id: 'validation-30k', title: 'Validation, against JSON.parse, 30 KB', unit: 'µs' },
    ...{ size: SMALL, goal: { must: 0.25, aim: 0.1 } },
  },
  {
    ...{ kind: 'validation', id: 'validation-500k', title: 'Validation, against JSON.parse, 500 KB', unit: 'µs' },
    ...{ size: LARGE, goal: { must: 0.25, aim: 0.1 } },
  },
  {
    ...{ kind: 'start', id: 'start', title: 'Cold start to the first answer, against `node -e 0`', unit: 'ms' },
    goal: { must: 5, aim: 2.5 },
  },
  {
    ...{ kind: 'start-cpu', id: 'start-cpu', title: 'CPU of the cold start, against `node -e 0`', unit: 'ms' },
    goal: null,
  },
];

/** How the cost grows with the answer and with the request. */
export const GROWTH: readonly Work[] = [one, long, small, large, huge];

/** What each way of keeping turns costs. */
export const MODES: readonly Work[] = [small, large, many];

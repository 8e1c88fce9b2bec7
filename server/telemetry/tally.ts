/**
 * Numbers by their labels. They are kept here and not in a metrics library, so that everything counts from the start and
 * the library (50 ms to load, Node 24.21.0) is only loaded by whoever wants to read them.
 */
import type { Metric } from './table.ts';

/** One line of a scrape. */
export interface Sample {
  /** Of the metric itself unless told. */
  readonly metricName?: string;
  readonly labels: { readonly [label: string]: string };
  readonly value: number;
}

/** A metric and what it says now. */
export interface Reading {
  readonly metric: Metric;
  readonly samples: readonly Sample[];
}

/** No label holds it: it stands between them. */
const BETWEEN = '\u0000';

/** A counter, or a gauge that goes up and down. */
export class Tally {
  private readonly values = new Map<string, number>();
  private readonly metric: Metric;

  constructor(metric: Metric) {
    this.metric = metric;
  }

  /** @param labels in the order of the metric's own. */
  add(labels: readonly string[], by = 1): void {
    const key = labels.join(BETWEEN);
    this.values.set(key, (this.values.get(key) ?? 0) + by);
  }

  read(): Reading {
    const samples = Array.from(this.values, ([key, value]) => ({ labels: labelled(this.metric, key), value }));
    return { metric: this.metric, samples };
  }
}

interface Spread {
  /** Observations by the first bucket that takes them; the last one takes all the rest. */
  readonly counts: number[];
  sum: number;
}

/** A histogram. */
export class Spreads {
  private readonly spreads = new Map<string, Spread>();
  private readonly metric: Metric;
  private readonly bounds: readonly number[];

  constructor(metric: Metric & { readonly buckets: readonly number[] }) {
    this.metric = metric;
    this.bounds = metric.buckets;
  }

  observe(labels: readonly string[], seconds: number): void {
    const key = labels.join(BETWEEN);
    const spread = this.spreads.get(key) ?? { counts: Array(this.bounds.length + 1).fill(0), sum: 0 };
    this.spreads.set(key, spread);
    const fits = this.bounds.findIndex((bound) => seconds <= bound);
    const bucket = fits < 0 ? this.bounds.length : fits;
    spread.counts[bucket] = (spread.counts[bucket] ?? 0) + 1;
    spread.sum += seconds;
  }

  read(): Reading {
    return { metric: this.metric, samples: [...this.spreads].flatMap(([key, spread]) => this.samplesOf(key, spread)) };
  }

  private samplesOf(key: string, { counts, sum }: Spread): Sample[] {
    const labels = labelled(this.metric, key);
    const { name } = this.metric;
    let count = 0;
    const buckets = counts.map((own, at) => {
      count += own;
      const le = String(this.bounds[at] ?? '+Inf');
      return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: count };
    });
    return [
      ...buckets,
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: count },
    ];
  }
}

function labelled({ labels }: Metric, key: string): { readonly [label: string]: string } {
  if (labels.length === 0) return {};
  const words = key.split(BETWEEN);
  return Object.fromEntries(labels.map((label, at) => [label, words[at] ?? '']));
}

/** Millions of delays in little room: counted by tenths of a millisecond. */
export interface Ages {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const STEPS_PER_MS = 10;
/** Ten seconds; what is older counts as that. */
const STEPS = 100_000;

export class AgeCount {
  private readonly counts = new Uint32Array(STEPS + 1);
  private count = 0;
  private max = 0;

  add(ms: number): void {
    const step = Math.min(STEPS, Math.max(0, Math.floor(ms * STEPS_PER_MS)));
    this.counts[step] = (this.counts[step] ?? 0) + 1;
    this.count += 1;
    this.max = Math.max(this.max, ms);
  }

  ages(): Ages {
    return { count: this.count, p50: this.below(0.5), p99: this.below(0.99), max: this.max };
  }

  /** What this share of all is younger than. */
  private below(share: number): number {
    let left = this.count * share;
    const step = this.counts.findIndex((count) => {
      left -= count;
      return left <= 0;
    });
    return (step + 1) / STEPS_PER_MS;
  }
}

/** What could not be read, counted by kind: told to the user instead of passed over. */
export interface Gap {
  /** What it is, in words that follow a number. */
  readonly what: string;
  readonly count: number;
}

export class Gaps {
  private readonly counts = new Map<string, number>();

  add(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** In the order in which they were met. */
  list(): readonly Gap[] {
    return [...this.counts].map(([what, count]) => ({ what, count }));
  }
}

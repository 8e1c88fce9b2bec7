/** Something told to many, each of whom answers: over once all have, or are gone, or have had their time. */

interface Round {
  readonly waits: Set<number>;
  readonly values: unknown[];
  readonly over: () => void;
}

/** One that stands still must not hold up the others for ever. */
const PATIENCE_MS = 5000;

export class Rounds {
  private readonly open = new Map<number, Round>();
  private readonly patienceMs: number;
  private last = 0;

  constructor(patienceMs = PATIENCE_MS) {
    this.patienceMs = patienceMs;
  }

  /** @param send tells one of them, under the number of the round. @returns what those answered who did. */
  tell(those: readonly number[], send: (one: number, round: number) => void): Promise<readonly unknown[]> {
    this.last += 1;
    const round = this.last;
    return new Promise((resolve) => {
      const values: unknown[] = [];
      const over = () => {
        clearTimeout(patience);
        this.open.delete(round);
        resolve(values);
      };
      const patience = setTimeout(over, this.patienceMs);
      this.open.set(round, { waits: new Set(those), values, over });
      for (const one of those) send(one, round);
      if (those.length === 0) over();
    });
  }

  /** @param values what it answers; none where it has nothing to say. */
  answered(one: number, round: number, values: readonly unknown[] = []): void {
    const found = this.open.get(round);
    if (found?.waits.delete(one) !== true) return;
    found.values.push(...values);
    if (found.waits.size === 0) found.over();
  }

  /** It will answer no more. */
  gone(one: number): void {
    for (const round of [...this.open.keys()]) this.answered(one, round);
  }
}

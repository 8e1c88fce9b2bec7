/** What was used within the last minute, to the second. Time comes in from outside, in milliseconds. */

const SECONDS = 60;

export class Minute {
  /** The second, counted from the beginning of the clock, with what was used in it; the oldest first. */
  private readonly used = new Map<number, number>();

  add(amount: number, now: number): void {
    const second = Math.floor(now / 1000);
    this.forget(second);
    this.used.set(second, (this.used.get(second) ?? 0) + amount);
  }

  /** Milliseconds until less than this was used within a minute; 0 for now. */
  waitMs(limit: number, now: number): number {
    this.forget(Math.floor(now / 1000));
    let left = [...this.used.values()].reduce((sum, amount) => sum + amount, 0);
    let free = 0;
    for (const [second, amount] of this.used) {
      if (left < limit) break;
      left -= amount;
      free = (second + SECONDS) * 1000;
    }
    return Math.max(0, free - now);
  }

  private forget(second: number): void {
    for (const old of this.used.keys()) {
      if (old > second - SECONDS) return;
      this.used.delete(old);
    }
  }
}

/** The values that were kept last, within bounds of number, bytes and time. */

export interface RecentBounds {
  readonly values: number;
  readonly bytes: number;
}

/** Providers keep their prompt caches about as long: a thread that rests longer has time, and an idle process holds nothing. */
const FORGOTTEN_MS = 300_000;

interface Kept<Value> {
  readonly value: Value;
  readonly bytes: number;
  readonly at: number;
}

export class Recent<Key, Value> {
  /** The oldest first. */
  private readonly kept = new Map<Key, Kept<Value>>();
  private readonly bounds: RecentBounds;
  private held = 0;
  private forgetting: NodeJS.Timeout | undefined;

  constructor(bounds: RecentBounds) {
    this.bounds = bounds;
  }

  get(key: Key): Value | undefined {
    return this.kept.get(key)?.value;
  }

  /** The newest value of which this is true. */
  find(isIt: (value: Value) => boolean): Value | undefined {
    return [...this.kept.values()].findLast(({ value }) => isIt(value))?.value;
  }

  /** Keeps the value as the newest; one that is larger than all may be together is not kept. */
  set(key: Key, value: Value, bytes: number): void {
    this.delete(key);
    if (bytes > this.bounds.bytes) return;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size < this.bounds.values && this.held + bytes <= this.bounds.bytes) break;
      this.delete(oldest);
    }
    this.kept.set(key, { value, bytes, at: performance.now() });
    this.held += bytes;
    this.forgetLater();
  }

  delete(key: Key): void {
    this.held -= this.kept.get(key)?.bytes ?? 0;
    this.kept.delete(key);
  }

  private forgetLater(): void {
    this.forgetting ??= setTimeout(() => {
      this.forgetting = undefined;
      const since = performance.now() - FORGOTTEN_MS;
      for (const [key, { at }] of this.kept) if (at <= since) this.delete(key);
      if (this.kept.size > 0) this.forgetLater();
    }, FORGOTTEN_MS).unref();
  }
}

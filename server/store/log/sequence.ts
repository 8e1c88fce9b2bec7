/**
 * The place of a turn in the log as one number: its time in milliseconds, and a number within that. One key then orders,
 * filters by time and pages, and every index of the log is as small as it can be.
 */

/** Turns of one millisecond. Times beyond the year 2100 still fit into a number that JavaScript keeps exact. */
const EACH_MS = 2048;

/** The first place at this time. */
export function firstAt(at: number): number {
  return Math.min(Math.max(0, Math.ceil(at)), Number.MAX_SAFE_INTEGER / EACH_MS - 1) * EACH_MS;
}

/** Gives places out; it begins anywhere, since another process may give some out for the same millisecond. */
export class Sequence {
  private count = Math.floor(Math.random() * EACH_MS);

  next(at: number): number {
    this.count = (this.count + 1) % EACH_MS;
    return firstAt(at) + this.count;
  }
}

/** A place in a list for its reader to come back to. */
export function cursorOf(seq: number): string {
  return seq.toString(36);
}

/** @returns null when it is none of ours. */
export function readCursor(text: string): number | null {
  const seq = /^[0-9a-z]{1,11}$/.test(text) ? Number.parseInt(text, 36) : Number.NaN;
  return Number.isSafeInteger(seq) ? seq : null;
}

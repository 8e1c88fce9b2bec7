/** What was left out or changed on the way, for the user to see: nothing is dropped silently. */

export interface Note {
  /** Where: a path in the request (`input[3]`, `tools[0]`, `temperature`) or a place in what became of it (`turn[2]`). */
  readonly at: string;
  /** What was done and why, in one sentence. */
  readonly reason: string;
}

export interface Noted<T> {
  readonly value: T;
  readonly notes: readonly Note[];
}

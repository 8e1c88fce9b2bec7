/** What the pool and its threads say to each other. */
import type { Finding, Way } from './finding.ts';

/** So many turns of one target from one seed. */
export interface Slice {
  readonly target: string;
  readonly way: Way;
  readonly seed: number;
  readonly runs: number;
  /** Signatures of what was found before: it is not made small again. */
  readonly known: readonly string[];
}

/** A slice to try, or a finding to try again. */
export type Task = Slice | { readonly again: Finding };

export interface Done {
  /** What broke; of a finding that was tried again at most itself. */
  readonly findings: readonly Finding[];
}

/**
 * What the pool sees of a thread while it works, as numbers at these places: the turns that were tried, not counting those that
 * make a finding small; one that moves with each try, from the moment on at which the thread is ready; and which turn of the
 * slice it is.
 */
export const [TRIED, ALIVE, PLACE] = [0, 1, 2] as const;

/** Those numbers, none of them counted yet. */
export function startWatch(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
}

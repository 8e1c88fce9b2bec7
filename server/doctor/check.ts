/** What `m2c doctor` finds out: one line each, with what to do about it. */

/** `fail` keeps turns from working; `warn` may; `skip` could not be looked at. */
export type Verdict = 'ok' | 'warn' | 'fail' | 'skip';

export interface Check {
  readonly name: string;
  readonly verdict: Verdict;
  /** What was found, without any secret. */
  readonly found: string;
  /** What to do, null when nothing. */
  readonly advice: string | null;
}

export const ok = (name: string, found: string): Check => ({ name, verdict: 'ok', found, advice: null });
export const skip = (name: string, found: string): Check => ({ name, verdict: 'skip', found, advice: null });
export const warn = (name: string, found: string, advice: string): Check => ({ name, verdict: 'warn', found, advice });
export const fail = (name: string, found: string, advice: string): Check => ({ name, verdict: 'fail', found, advice });

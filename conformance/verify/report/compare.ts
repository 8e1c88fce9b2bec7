/** What was found beside what the shipped profile makes m2c do: the same, worth knowing, or a turn that breaks. */
import type { Finding, Value } from '../probe.ts';
import { type Profile, requestFacts } from '../shipped.ts';
import { EXPECTATIONS } from './expectations.ts';

export interface Compared {
  /** Where the profile says it, such as `request.images`; null when no profile speaks of it. */
  readonly field: string | null;
  /** What the profile says, null when there is none. */
  readonly expected: Value;
  readonly comparison: 'same' | 'differs' | 'untold' | 'none';
  /** What agent sessions will suffer; null when the server holds, or when its profile already knows and m2c gets by. */
  readonly problem: string | null;
  /** What is worth knowing and breaks nothing. */
  readonly remark: string | null;
}

/** Compares one of the findings; a shortfall counts against every server, unless its profile knows of it. */
export function compare(finding: Finding, all: readonly Finding[], profile: Profile | null, model: string): Compared {
  const { id, value, shortfall, evidence } = finding;
  const expectation = EXPECTATIONS.find((one) => one.finding === id);
  if (profile === null || expectation === undefined) {
    return { field: null, expected: null, comparison: 'none', problem: shortfall, remark: null };
  }
  const { field } = expectation;
  if (value === null) return { field, expected: null, comparison: 'untold', problem: shortfall, remark: null };
  const found = (other: string) => all.find((one) => one.id === other)?.value ?? null;
  const said = expectation.says(value, { request: requestFacts(profile, model), profile, evidence, found });
  const { expected, fits } = said;
  if (fits) return { field, expected, comparison: 'same', problem: null, remark: shortfall };
  const problem = said.problem ?? shortfall;
  return { field, expected, comparison: 'differs', problem, remark: problem === null ? (said.remark ?? null) : null };
}

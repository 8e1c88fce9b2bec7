/** What a fact of a profile makes m2c expect of a finding. */
import type { Value } from '../probe.ts';
import type { Profile, RequestFacts } from '../shipped.ts';

/** What one fact of a profile says of one finding. */
export interface Said {
  /** What the profile says, in words of the table. */
  readonly expected: Value;
  readonly fits: boolean;
  /** What breaks, when the profile claims something that the server refuses. */
  readonly problem?: string | null;
  readonly remark?: string | null;
}

export interface Expectation {
  /** Id of the finding. */
  readonly finding: string;
  /** Where the profile says it: `request.images`. */
  readonly field: string;
  /** @param found never null. */
  says(found: NonNullable<Value>, facts: Facts): Said;
}

/** Everything that may be asked about a profile, and about what else was found. */
export interface Facts {
  readonly request: RequestFacts;
  readonly profile: Profile;
  readonly evidence: string;
  /** What another finding said; null when it is not known. */
  readonly found: (id: string) => Value;
}

/** `a, b and c` */
export function and(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

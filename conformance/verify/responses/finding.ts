/** How the probes of this wire say what they found. */
import type { Finding, Value } from '../probe.ts';

/** A rule that a server keeps or breaks. */
export interface Rule {
  readonly id: string;
  /** Words of the table, which read well before "yes" and "no". */
  readonly title: string;
  /** What a client suffers when it is broken. */
  readonly shortfall: string;
}

/** Whether the rule holds; null when it could not be told, which is nobody's fault. */
export function told({ id, title, shortfall }: Rule, holds: boolean | null, evidence = ''): Finding {
  return { id, title, value: holds, shortfall: holds === false ? shortfall : null, evidence };
}

/** The rule holds when nothing speaks against it. */
export function unless(rule: Rule, complaint: string | null | undefined): Finding {
  return told(rule, complaint === null || complaint === undefined, complaint ?? '');
}

/** A fact worth knowing, or a value of which some fall short. */
export function fact(id: string, title: string, value: Value, evidence = '', shortfall: string | null = null): Finding {
  return { id, title, value, shortfall, evidence };
}

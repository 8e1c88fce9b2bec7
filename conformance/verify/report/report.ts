/** A run as it is reported: each finding beside what the shipped profile says, and what follows from all of them. */
import type { Cost, Finding, Probe, Value, Verdict } from '../probe.ts';
import type { Profile } from '../shipped.ts';
import { type Compared, compare } from './compare.ts';

export interface Row extends Finding, Compared {
  /** Id and words of the probe that found it. */
  readonly probe: string;
  readonly section: string;
}

export type Outcome = 'holds' | 'falls short' | 'could not run' | 'interrupted';

/** What a run gave, with what the command knows around it. */
export interface Ran extends Omit<Verdict, 'findings'> {
  /** When it began, in ISO form. */
  readonly date: string;
  readonly found: readonly {
    readonly probe: Pick<Probe<never>, 'id' | 'title'>;
    readonly findings: readonly Finding[];
  }[];
  readonly announced: Cost;
}

export interface Report extends Omit<Ran, 'found'> {
  /** Id of the shipped profile that the findings are compared with. */
  readonly profile: string | null;
  readonly rows: readonly Row[];
  readonly outcome: Outcome;
}

/** Judges what was found, beside a profile when there is one. */
export function judge({ found, ...ran }: Ran, profile: Profile | null): Report {
  const all = found.flatMap(({ findings }) => findings);
  const rows = found.flatMap(({ probe, findings }) =>
    findings.map((finding) => ({
      ...finding,
      probe: probe.id,
      section: probe.title,
      ...compare(finding, all, profile, ran.target.model),
    })),
  );
  return { ...ran, profile: profile?.id ?? null, rows, outcome: outcomeOf(rows, ran) };
}

function outcomeOf(rows: readonly Row[], { stopped, unrun }: Pick<Ran, 'stopped' | 'unrun'>): Outcome {
  if (stopped !== null) return stopped.kind === 'interrupted' ? 'interrupted' : 'could not run';
  if (rows.some((row) => row.problem !== null)) return 'falls short';
  // Nobody should release on a verdict that half of the probes never reached.
  return unrun.length > 0 || rows.length === 0 ? 'could not run' : 'holds';
}

const EXIT_CODES: Readonly<Record<Outcome, number>> = {
  holds: 0,
  'falls short': 1,
  'could not run': 2,
  interrupted: 130,
};

/** What the process ends with. */
export const exitCodeOf = (report: Report): number => EXIT_CODES[report.outcome];

/** The value in words of the table. */
export function words(value: Value): string {
  if (value === null) return 'could not be told';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.join(', ');
  return String(value);
}

/** Nobody falls short by these, but a tick beside them would be read as praise. */
const LACKING: readonly Value[] = [false, 'refused', 'ignored', 'nothing known', 'untold', 'missing'];

/** Whether the server lacks it. */
export const isLacking = (value: Value): boolean => LACKING.includes(value);

/** Falls short, could not be told, lacks what is not needed, has. */
export function mark({ value, problem }: Row): '✗' | '?' | '·' | '✓' {
  if (problem !== null) return '✗';
  if (value === null) return '?';
  return isLacking(value) ? '·' : '✓';
}

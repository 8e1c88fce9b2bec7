/** Text that a person looks for, as a pattern of SQL. */

/** Longer ones find nothing more, and cost the database much (CVE-2026-25591). */
const LONGEST = 200;

/**
 * What contains this text as it stands, with `%`, `_` and `\` for themselves: `where x like ${containing(text)} escape '\'`.
 */
export function containing(text: string): string {
  return `%${text.slice(0, LONGEST).replace(/[\\%_]/g, '\\$&')}%`;
}

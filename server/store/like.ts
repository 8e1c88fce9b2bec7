/** Text that a person looks for, in a column. */
import { type Expression, type RawBuilder, sql } from 'kysely';

/** Longer ones find nothing more, and cost the database much (CVE-2026-25591). */
const LONGEST = 200;

/** Whether a column contains this text as it stands, whatever its case: `%`, `_` and `\` stand for themselves. */
export function contains(column: Expression<string | null>, text: string): RawBuilder<boolean> {
  const escaped = text
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/[\\%_]/g, '\\$&');
  return sql<boolean>`lower(${column}) like lower(${`%${escaped}%`}) escape '\\'`;
}

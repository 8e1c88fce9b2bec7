/** Times as the admin API takes and gives them, in one place. Milliseconds since 1970 everywhere else. */
import { Fault } from '../fault.ts';

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/**
 * `2026-11-21T08:00:00Z`, or with no zone, which is UTC then; `24h` for so long before now.
 *
 * @param name the field it stands in.
 * @throws Fault `invalid_request` for a day that no calendar has.
 */
export function readMoment(text: string, name: string, now: number): number {
  const [, count, unit] = /^(\d+)([mhdw])$/.exec(text) ?? [];
  if (unit !== undefined) return Math.max(0, now - Number(count) * UNITS[unit as keyof typeof UNITS]);
  const at = Date.parse(text.includes('T') && !/(Z|[+-]\d\d:\d\d)$/.test(text) ? `${text}Z` : text);
  if (!Number.isNaN(at) && isOfCalendar(text)) return Math.max(0, at);
  throw new Fault('invalid_request', `${name} is no time of the calendar.`, { param: name });
}

/** `Date.parse` takes the 31st of February for a day in March. */
function isOfCalendar(text: string): boolean {
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** As answers tell it. */
export function momentOf(at: number): string {
  return new Date(at).toISOString();
}

/** The same, for what may not have happened. */
export function momentOrNull(at: number | null): string | null {
  return at === null ? null : momentOf(at);
}

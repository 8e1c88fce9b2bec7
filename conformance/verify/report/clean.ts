/** What a server said goes to terminals, files and build logs: without keys, and without what would drive a terminal. */
import { redact } from '../shipped.ts';
import type { Ran } from './report.ts';

/** The same run, safe to show. */
export function clean(ran: Ran, secrets: readonly string[]): Ran {
  const text = (words: string) => redact(words.toWellFormed().replaceAll(/\p{Cc}+/gu, ' '), secrets);
  return {
    ...ran,
    found: mapStrings(ran.found, text),
    unrun: mapStrings(ran.unrun, text),
    stopped: mapStrings(ran.stopped, text),
  };
}

/** Data in, data of the same form out. */
function mapStrings<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapStrings(one, change)])) as T;
}

/** One value of an answer as text for people. */
import { printable } from './text.ts';

export type Row = { readonly [name: string]: unknown };

/** Is it an object with fields? */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a dotted path. */
export function valueAt(row: unknown, path: string): unknown {
  let value = row;
  for (const step of path.split('.')) value = isRow(value) ? value[step] : undefined;
  return value;
}

/** A value on one line. */
export function cell(value: unknown, now: Date): string {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return value === '' ? '-' : (localTime(value, now) ?? printable(value));
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.map((one) => cell(one, now)).join(', ');
  if (isMoney(value)) return money(value);
  return printable(JSON.stringify(value));
}

/** Does its column stand to the right? */
export function isNumeric(value: unknown): boolean {
  return (
    typeof value === 'number' || isMoney(value) || (Array.isArray(value) && value.length === 1 && isMoney(value[0]))
  );
}

interface Money {
  readonly currency: string;
  readonly micros: number;
}

/** An amount of the contract: millionths of a currency. */
export function isMoney(value: unknown): value is Money {
  return isRow(value) && typeof value.currency === 'string' && typeof value.micros === 'number';
}

/** To a hundredth of a cent, so that amounts stand below each other; less than that to the last digit. */
function money({ currency, micros }: Money): string {
  const size = Math.abs(micros);
  const [value, digits] = size > 0 && size < 50 ? [size, 6] : [Math.round(size / 100), 4];
  const text = String(value).padStart(digits + 1, '0');
  return `${printable(currency)} ${micros < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Whole numbers as they are, others to three digits at least. */
function number(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) < 100 ? String(Number(value.toPrecision(3))) : value.toFixed(1);
}

/** Is it a time of the contract? */
export function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
}

/** A time of the contract on this machine's clock: today's without its date. */
function localTime(text: string, now: Date): string | null {
  if (!isTime(text)) return null;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return null;
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  if (time.toDateString() === now.toDateString()) return clock;
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${clock}`;
}

/** Words that say how things are. */
const MOODS: readonly (readonly [words: RegExp, style: 'red' | 'yellow' | 'green'])[] = [
  [/^(failed|refused|unusable|open|error)$/, 'red'],
  [/^(incomplete|abandoned|cooling|half-open|degraded|disabled)$/, 'yellow'],
  [/^(ok|completed|ready|closed)$/, 'green'],
];

/** The colour of a value, null for none. */
export function colourOf(value: unknown): 'red' | 'yellow' | 'green' | null {
  return typeof value === 'string' ? (MOODS.find(([words]) => words.test(value))?.[1] ?? null) : null;
}

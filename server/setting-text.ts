/** How the texts of settings are read: numbers, choices, lists. */
import { availableParallelism } from 'node:os';
import { ConfigError } from './data-dir.ts';

type Texts = { readonly [name: string]: string };

/** @throws ConfigError naming the flag or variable whose text is no such number. */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new ConfigError(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}

/** Each is a whole server: more of them help nobody. */
const MOST_WORKERS = 64;

/** `auto` is one for each core. @throws ConfigError when the text says neither that nor how many. */
export function workerCount(name: string, text = '1'): number {
  if (text.toLowerCase() === 'auto') return Math.min(availableParallelism(), MOST_WORKERS);
  if (/^\d+$/.test(text)) return wholeNumber(name, text, 1, MOST_WORKERS);
  throw new ConfigError(`${name} must be a whole number from 1 to ${MOST_WORKERS}, or auto, not "${text}".`);
}

const YES = ['1', 'true', 'yes', 'on'];
export const NO = ['0', 'false', 'no', 'off'];

/** @throws ConfigError when the text says neither. */
export function yes(name: string, variables: Texts): boolean {
  const text = variables[name]?.toLowerCase() ?? 'no';
  if (YES.includes(text)) return true;
  if (NO.includes(text)) return false;
  throw new ConfigError(`${name} must be 1 or 0, not "${variables[name]}".`);
}

/** @throws ConfigError when the text is neither "required" nor "optional". */
export function required(name: string, variables: Texts): boolean {
  const text = variables[name] ?? 'optional';
  if (text === 'required') return true;
  if (text === 'optional') return false;
  throw new ConfigError(`${name} must be required or optional, not "${text}".`);
}

/** For secrets: in clear only to this machine itself. @throws ConfigError when it is no such URL. */
export function secureUrl(name: string, text: string): string {
  const url = URL.parse(text);
  const own = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if ((url?.protocol === 'https:' || own) && `${url?.username}${url?.password}` === '') return text.replace(/\/+$/, '');
  throw new ConfigError(`${name} must be an https URL, or http on this machine, without credentials.`);
}

/** What stands between commas. */
export function words(text = ''): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** `name=model, other=model`. @throws ConfigError when it is none. */
export function pairs(name: string, text?: string): { readonly [name: string]: string } {
  const found = words(text).map((word) => word.split('=').map((side) => side.trim()));
  const wrong = found.find(([left = '', right = '', ...more]) => left === '' || right === '' || more.length > 0);
  if (wrong !== undefined)
    throw new ConfigError(`${name} must be pairs such as "gpt-5.5=provider/model", not "${wrong.join('=')}".`);
  return Object.fromEntries(found);
}

/** A blank value counts as unset. */
export function withoutBlanks(values: { readonly [name: string]: string | undefined }): Texts {
  const filled = Object.entries(values).flatMap(([name, value]) => {
    const text = value?.trim() ?? '';
    return text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(filled);
}

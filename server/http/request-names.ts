/** Under which names a request is found again: its own id, the trace of whoever asked, and where it went. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { excerpt } from './faults.ts';

/** The client's own `x-request-id` where it is 1 to 128 visible ASCII characters, else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[!-~]{1,128}$/.test(given) ? given : randomUUID();
}

/** W3C Trace Context, level 2: later versions may add fields behind the flags; the version ff and ids of zeros are invalid. */
const TRACEPARENT = /^(?!ff)([\da-f]{2})-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}(-.*)?$/;

/** The client's `traceparent` without what a later version may have added, null when it is not valid. */
export function traceparentOf(headers: IncomingHttpHeaders): string | null {
  const given = headers.traceparent;
  if (typeof given !== 'string') return null;
  const [, version, more] = TRACEPARENT.exec(given) ?? [];
  if (version === undefined || (version === '00' && more !== undefined)) return null;
  return given.slice(0, 55);
}

/** `provider/model; rule`. A header holds no letters beyond Latin-1, and a model's name may. */
export function routeHeader(provider: string, model: string, rule: string): string {
  return `${provider}/${encodeURI(excerpt(model).toWellFormed())}; ${rule}`;
}

/** Who may use the admin API: programs that can read its token, and web pages of its own address. */
import type { Request, RequestHandler } from 'express';
import type { Place } from '../crew.ts';
import { Fault } from '../fault.ts';
import { failureLimit } from './failure-limit.ts';
import type { AdminToken } from './token.ts';

/** Behind the guard of the Host header. `forwarded` headers are not read: whoever sends the request writes them. */
export function guarded(token: AdminToken, place?: Place): RequestHandler {
  const limit = failureLimit(place);
  return (request, _response, next) => {
    refuseForeignPage(request);
    const from = request.socket.remoteAddress ?? '';
    const now = performance.now();
    const waitMs = limit.waitMs(from, now);
    if (waitMs > 0) {
      const sentence = 'Too many wrong admin tokens came from this address: wait, and use the right one.';
      throw new Fault('too_many_failures', sentence, { retryAfter: Math.ceil(waitMs / 1000) });
    }
    const [, shown = ''] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
    if (!token.fits(shown)) {
      if (shown !== '') limit.failed(from, now);
      const what = shown === '' ? 'No admin token came along' : "This is not this server's admin token";
      throw new Fault('invalid_admin_token', `${what}: send "Authorization: Bearer …" with that of ${token.place}.`);
    }
    next();
  };
}

/** Browsers say where a page comes from whenever it does more than look; a page in a sandbox says `null`. */
function refuseForeignPage({ headers }: Request): void {
  const { origin, host = '' } = headers;
  if (origin === undefined) return;
  const url = URL.parse(origin);
  if (url !== null && /^https?:$/.test(url.protocol) && url.host === host.toLowerCase()) return;
  throw new Fault('forbidden', 'Web pages of another origin may not use the admin API.');
}

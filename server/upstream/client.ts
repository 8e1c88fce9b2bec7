/** HTTP to a provider: one POST, its status and its bytes, within deadlines. What they mean is decided elsewhere. */
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { type Dispatcher, errors, request } from 'undici';
import { asFault, Fault } from '../fault.ts';
import type { Provider } from '../providers/profile.ts';
import { brokeAfterEarlierAnswer } from './kept-connections.ts';
import { Connections, type Deadlines, type Line, type Network, proxyFor, shownProxy } from './network.ts';

export type { Deadlines } from './network.ts';

/** How one provider is asked otherwise than all others. */
export interface Way {
  /** Header names in small letters; they win over m2c's own. */
  readonly headers: { readonly [name: string]: string };
  /** Added to the URL. */
  readonly query: { readonly [name: string]: string };
  /** A line of its own, null for the one of all. */
  readonly line: Line | null;
}

/** A provider that may be asked in a way of its own. */
export interface ReachedProvider extends Provider {
  readonly way?: Way | undefined;
}

/** The way to a provider, undefined for the way of all. */
export function wayTo(provider: ReachedProvider): Way | undefined {
  return provider.way;
}

const SECRET_NAME = /auth|key|token|secret|password|cookie|credential|signature/i;

/** The keys of a provider, and the headers and parameters whose names tell that they are secret. */
export function secretsOf({ keys, way }: Pick<ReachedProvider, 'keys' | 'way'>): readonly string[] {
  const named = Object.entries({ ...way?.headers, ...way?.query }).filter(([name]) => SECRET_NAME.test(name));
  // "Basic abc" is written without its scheme too.
  return [...keys, ...named.flatMap(([, text]) => [text, text.replace(/^\w+ +/, '')])];
}

export interface UpstreamCall {
  readonly url: string;
  readonly apiKey: string;
  readonly way?: Way | undefined;
  readonly body: string | Uint8Array;
  readonly signal: AbortSignal;
}

export interface UpstreamAnswer {
  readonly status: number;
  /** Seconds of a `Retry-After` header, null without one that can be read. */
  readonly retryAfter: number | null;
  /** What else it said; for whoever passes it on. */
  readonly headers?: { readonly [name: string]: string | string[] | undefined };
  readonly body: Readable;
}

/** What a GET of a provider answered; used to look, never to serve a turn. */
export interface UpstreamLook {
  readonly status: number;
  /** The `Date` header, null without one. */
  readonly date: string | null;
  /** The body's first mebibyte. */
  readonly text: string;
}

export interface Upstream {
  /** @throws Fault when the provider cannot be reached in time; the signal's reason when it was aborted. */
  send(call: UpstreamCall): Promise<UpstreamAnswer>;
  /** GET of a provider's address, such as its list of models. @throws as `send` does. */
  look(call: Omit<UpstreamCall, 'body'>): Promise<UpstreamLook>;
  close(): Promise<void>;
}

/** The upstream of the whole process. */
export interface SharedUpstream extends Upstream {
  /** The ways of all providers that there are from now on; others end after their last answer. */
  keepOnly(ways: readonly Way[]): void;
}

const LONGEST_LOOK = 1024 * 1024;
/** Of one request whose connections turn out to be closed, whatever the retries of its turn. */
const MOST_RESENDS = 2;

export function openUpstream(deadlines: Deadlines, network: Network): SharedUpstream {
  const shared: Line = { deadlines, network };
  const connections = new Connections(shared);

  async function ask(
    call: Omit<UpstreamCall, 'body'>,
    body: string | Uint8Array | null,
    resends = MOST_RESENDS,
  ): Promise<Dispatcher.ResponseData> {
    const { url, apiKey, way, signal } = call;
    const line = way?.line ?? null;
    const chat = body === null ? {} : CHAT_HEADERS;
    try {
      return await request(withQuery(url, way), {
        method: body === null ? 'GET' : 'POST',
        dispatcher: connections.of(line),
        signal,
        body: body === null ? null : inOnePiece(body),
        headers: {
          ...chat,
          ...lengthOf(body),
          authorization: `Bearer ${apiKey}`,
          'user-agent': 'm2c',
          ...way?.headers,
        },
      });
    } catch (error) {
      if (signal.aborted) throw error;
      if (resends === 0 || !brokeAfterEarlierAnswer(error)) throw fault(error, url, line);
      // Other connections that were closed meanwhile are seen and left before the request goes out again.
      await setImmediate();
      return await ask(call, body, resends - 1);
    }
  }
  const fault = (error: unknown, url: string, line: Line | null) =>
    connectionFault(error, new URL(url).host, proxyFor(url, (line ?? shared).network.proxies));

  return {
    async send(call) {
      const { statusCode, headers, body } = await ask(call, call.body);
      const packed = headers['content-encoding'] ?? 'identity';
      if (statusCode === 200 && packed !== 'identity') {
        body.on('error', () => undefined).destroy();
        const { host } = new URL(call.url);
        throw new Fault('upstream_unreadable', `${host} packed its answer (${packed}), which m2c asked it not to do.`);
      }
      const retryAfter = readRetryAfter(headers['retry-after'], clockOf(headers.date));
      return { status: statusCode, retryAfter, headers, body };
    },
    async look(call) {
      const { statusCode, headers, body } = await ask(call, null);
      try {
        const text = await beginningOf(body);
        return { status: statusCode, date: typeof headers.date === 'string' ? headers.date : null, text };
      } catch (error) {
        throw call.signal.aborted ? error : fault(error, call.url, call.way?.line ?? null);
      }
    },
    keepOnly: (ways) => connections.keepOnly(new Set(ways.flatMap(({ line }) => line ?? []))),
    close: () => connections.destroy(),
  };
}

/** undici holds on to bytes for as long as their answer takes, but not to what comes piece by piece, as its types do not say (8.12.4). */
function inOnePiece(body: string | Uint8Array): Readable {
  const pieces = [body];
  const next = async () => ({ value: pieces.pop(), done: false });
  const over = async () => ({ value: undefined, done: true });
  return {
    [Symbol.asyncIterator]: () => ({ next: () => (pieces.length > 0 ? next() : over()) }),
  } as unknown as Readable;
}

function lengthOf(body: string | Uint8Array | null): { readonly [name: string]: string } {
  return body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

const CHAT_HEADERS = {
  'content-type': 'application/json',
  accept: 'text/event-stream',
  'accept-encoding': 'identity',
};

function withQuery(url: string, way: Way | undefined): string {
  const added = Object.entries(way?.query ?? {});
  if (added.length === 0) return url;
  const whole = new URL(url);
  for (const [name, text] of added) whole.searchParams.set(name, text);
  return whole.href;
}

/** The body's first mebibyte. */
export async function beginningOf(body: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    if (size > LONGEST_LOOK) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** A failure of the way to or from the provider, before or within its answer. */
export function connectionFault(error: unknown, host: string, proxy: string | null = null): Fault {
  if (error instanceof Fault) return error;
  const detail = { cause: error };
  if (error instanceof errors.ConnectTimeoutError) {
    return new Fault('upstream_timeout', `${host} did not accept a connection in time.`, detail);
  }
  if (error instanceof errors.HeadersTimeoutError) {
    return new Fault('upstream_timeout', `${host} did not begin to answer within the deadline.`, detail);
  }
  if (error instanceof errors.BodyTimeoutError) {
    return new Fault('upstream_timeout', `${host} fell silent in the middle of its answer.`, detail);
  }
  if (error instanceof errors.HTTPParserError) {
    return new Fault('upstream_unreadable', `${host} does not keep to HTTP/1.1: ${error.message}.`, detail);
  }
  const code = codeOf(error);
  // Nothing of the network: a fault of ours, and not one that trying again would mend.
  if (code === null) return asFault(error);
  // Says nothing of the provider, which must not be spared for it, and passes.
  if (code === 'EMFILE' || code === 'ENFILE') {
    return new Fault(
      'upstream_unreachable',
      `m2c may open no more files (${code}): raise the limit (ulimit -n).`,
      detail,
    );
  }
  const untrusted = whyUntrusted(code);
  if (untrusted !== null) return new Fault('upstream_unreachable', `${host} ${untrusted}.`, detail);
  const unreached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code);
  if (unreached || proxy !== null) {
    const hop = proxy === null ? '' : ` through the proxy ${shownProxy(proxy)}`;
    return new Fault('upstream_unreachable', `${host} could not be reached${hop} (${code}).`, detail);
  }
  return new Fault('upstream_cut', `The connection to ${host} broke (${code}).`, detail);
}

/** Now, by the provider's own clock where it tells: ours may be an hour off, and a date counts from its own. */
function clockOf(date: string | string[] | undefined): number {
  const told = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(told) ? Date.now() : told;
}

/** TLS failed before anything was sent: by the certificate, or since one end does not speak it. */
function whyUntrusted(code: string): string | null {
  if (/CERT|SELF_SIGNED|LEAF_SIGNATURE/.test(code)) {
    return `has a certificate that is not trusted (${code}): check the base URL and this machine's clock, or name its authority with M2C_CA_FILE`;
  }
  return /^ERR_SSL_|^EPROTO$/.test(code) ? `does not speak TLS with m2c (${code}): check the base URL` : null;
}

function codeOf(error: unknown): string | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && typeof one.code === 'string') return one.code;
  }
  return null;
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3); nonsense and the past count as none. */
export function readRetryAfter(header: string | string[] | undefined, nowMs: number): number | null {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return null;
  // Date.parse takes "-1" for a year: a date of HTTP begins with its weekday.
  const date = /^[A-Z][a-z]+, /.test(text) ? Date.parse(text) : Number.NaN;
  const seconds = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : (date - nowMs) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.ceil(seconds), 3600) : null;
}

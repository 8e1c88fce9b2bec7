/** HTTP to a provider: one POST, its status and its bytes, within deadlines. What they mean is decided elsewhere. */
import type { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher, EnvHttpProxyAgent, errors, request } from 'undici';
import { asFault, Fault } from '../fault.ts';
import { type Network, proxyFor, shownProxy } from './network.ts';

export interface Deadlines {
  readonly connectMs: number;
  /** Until the provider's status line; long prompts are read in silence. */
  readonly headersMs: number;
  /** Between two reads of the answer. */
  readonly idleMs: number;
}

export interface UpstreamCall {
  readonly url: string;
  readonly apiKey: string;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface UpstreamAnswer {
  readonly status: number;
  /** Seconds of a `Retry-After` header, null without one that can be read. */
  readonly retryAfter: number | null;
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

const AGENT = { 'user-agent': 'm2c' };
const LONGEST_LOOK = 1024 * 1024;

export function openUpstream(deadlines: Deadlines, network: Network): Upstream {
  const dispatcher = openDispatcher(deadlines, network);
  return {
    async send({ url, apiKey, body, signal }) {
      try {
        const answer = await request(url, {
          method: 'POST',
          dispatcher,
          signal,
          body,
          headers: {
            'content-type': 'application/json',
            accept: 'text/event-stream',
            'accept-encoding': 'identity',
            authorization: `Bearer ${apiKey}`,
            ...AGENT,
          },
        });
        const encoding = answer.headers['content-encoding'] ?? 'identity';
        if (answer.statusCode === 200 && encoding !== 'identity') {
          answer.body.on('error', () => undefined).destroy();
          const host = new URL(url).host;
          throw new Fault(
            'upstream_unreadable',
            `${host} packed its answer (${encoding}), which m2c asked it not to do.`,
          );
        }
        return {
          status: answer.statusCode,
          retryAfter: readRetryAfter(answer.headers['retry-after'], clockOf(answer.headers.date)),
          body: answer.body,
        };
      } catch (error) {
        if (signal.aborted) throw error;
        throw connectionFault(error, new URL(url).host, proxyFor(url, network.proxies));
      }
    },
    async look({ url, apiKey, signal }) {
      try {
        const answer = await request(url, {
          dispatcher,
          signal,
          headers: { authorization: `Bearer ${apiKey}`, ...AGENT },
        });
        const pieces: Buffer[] = [];
        let size = 0;
        for await (const piece of answer.body as AsyncIterable<Buffer>) {
          pieces.push(piece);
          size += piece.length;
          if (size > LONGEST_LOOK) break;
        }
        const { date } = answer.headers;
        const text = Buffer.concat(pieces).toString('utf8');
        return { status: answer.statusCode, date: typeof date === 'string' ? date : null, text };
      } catch (error) {
        if (signal.aborted) throw error;
        throw connectionFault(error, new URL(url).host, proxyFor(url, network.proxies));
      }
    },
    close: () => dispatcher.destroy(),
  };
}

function openDispatcher(deadlines: Deadlines, { proxies, certificates, ipv4Only }: Network): Dispatcher {
  const connect = {
    timeout: deadlines.connectMs,
    ...(certificates === null ? {} : { ca: [...rootCertificates, certificates] }),
    ...(ipv4Only ? { family: 4, autoSelectFamily: false } : {}),
  };
  const options = {
    connect,
    headersTimeout: deadlines.headersMs,
    bodyTimeout: deadlines.idleMs,
    // A provider's connection serves one turn at a time; idle ones are kept for the next.
    pipelining: 1,
    keepAliveTimeout: 30_000,
  };
  if (proxies === null) return new Agent(options);
  const { http, https, direct } = proxies;
  const tls = { requestTls: connect, proxyTls: connect };
  return new EnvHttpProxyAgent({ ...options, ...tls, httpProxy: http, httpsProxy: https, noProxy: direct });
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
    return new Fault('upstream_cut', `m2c may open no more files (${code}): raise the limit (ulimit -n).`, detail);
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

/** TLS failed before anything was sent: by the certificate, or since one end does not speak it. */
function whyUntrusted(code: string): string | null {
  if (/CERT|SELF_SIGNED|LEAF_SIGNATURE/.test(code)) {
    return `has a certificate that is not trusted (${code}): check the base URL and this machine's clock, or name its authority with M2C_CA_FILE`;
  }
  return /^ERR_SSL_|^EPROTO$/.test(code) ? `does not speak TLS with m2c (${code}): check the base URL` : null;
}

/** Now, by the provider's own clock where it tells: ours may be an hour off, and a date counts from its own. */
function clockOf(date: string | string[] | undefined): number {
  const told = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(told) ? Date.now() : told;
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

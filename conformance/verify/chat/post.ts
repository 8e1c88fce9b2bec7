/** One POST to the judged server: its bytes, and when they came. Nothing about them is believed. */
import { Agent, request } from 'undici';
import { word } from '../json.ts';
import { CannotJudge } from '../probe.ts';
import type { Arrived, Read } from './reply.ts';

export interface Endpoint {
  /** Without a trailing slash; `/chat/completions` is appended. */
  readonly baseUrl: string;
  /** Null: no authorization is sent. */
  readonly apiKey: string | null;
  /** Headers of the user's own, which win over others. */
  readonly headers?: { readonly [name: string]: string };
  /** Added to the URL. */
  readonly query?: { readonly [name: string]: string };
  readonly signal: AbortSignal;
  /** For one whole exchange. */
  readonly deadlineMs?: number;
}

export interface Sending {
  /** The most tokens of the answer. */
  readonly maxTokens: number;
  /** Sent instead of the key. */
  readonly key?: string;
  /** Hangs up as soon as this much of the body has come. */
  readonly enoughBytes?: number;
}

/** The connection was closed, or nothing came in time, before there was a status. */
export class NoAnswer extends Error {}

const DEADLINE_MS = 120_000;
const IDLE_MS = 60_000;
const CONNECT_MS = 10_000;
const LONGEST_WAIT_MS = 30_000;
/** A cap that the server does not obey is enforced by hanging up. A chunk of one token has some 300 bytes. */
const BYTES_PER_TOKEN = 800;
const FEWEST_BYTES = 16_384;
/** A server that keeps the connection open after its last word is not waited for; its usage may follow the finish. */
const LAST_WORD = /\[DONE\]|"finish_reason":\s*"\w/;
const AFTER_LAST_WORD_MS = 2_000;

/** The connections of one run. */
export function openAgent(): Agent {
  return new Agent({ headersTimeout: IDLE_MS, bodyTimeout: IDLE_MS, connect: { timeout: CONNECT_MS } });
}

/** Why an answer broke off, null when it did not. */
export function brokenOff({ ending }: Arrived): string | null {
  return typeof ending === 'object' ? ending.broke : null;
}

/** Sends the body and reads what comes. @throws NoAnswer, or CannotJudge when no request could fare better. */
export async function post(agent: Agent, endpoint: Endpoint, body: string, how: Sending): Promise<Arrived> {
  const startedAt = performance.now();
  const hangUp = new AbortController();
  const deadline = AbortSignal.timeout(endpoint.deadlineMs ?? DEADLINE_MS);
  const key = how.key ?? endpoint.apiKey;
  const answer = await request(`${endpoint.baseUrl}/chat/completions`, {
    method: 'POST',
    query: { ...endpoint.query },
    dispatcher: agent,
    signal: AbortSignal.any([endpoint.signal, deadline, hangUp.signal]),
    body,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'accept-encoding': 'identity',
      'user-agent': 'm2c-verify',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...endpoint.headers,
    },
  }).catch((cause: unknown) => {
    throw unreachable(cause, endpoint);
  });
  const most = how.enoughBytes ?? Math.max(FEWEST_BYTES, how.maxTokens * BYTES_PER_TOKEN);
  const reads: Read[] = [];
  let size = 0;
  let ending: Arrived['ending'] = 'ended';
  try {
    for await (const bytes of answer.body as AsyncIterable<Buffer>) {
      reads.push({ at: performance.now() - startedAt, bytes });
      size += bytes.length;
      if (size > most) hangUp.abort();
      else if (LAST_WORD.test(bytes.toString('latin1'))) setTimeout(() => hangUp.abort(), AFTER_LAST_WORD_MS).unref();
    }
  } catch (cause) {
    if (endpoint.signal.aborted) throw cause;
    ending = hangUp.signal.aborted ? 'hung up' : { broke: `the answer broke off (${causeOf(cause)})` };
  }
  const { 'content-type': type, 'retry-after': after } = answer.headers;
  return {
    status: answer.statusCode,
    contentType: word(Array.isArray(type) ? type[0] : type),
    retryAfterMs: waitOf(after),
    reads,
    ending,
  };
}

/** Seconds; the form with a date, and none at all, are a short while. */
function waitOf(retryAfter: unknown): number {
  const seconds = typeof retryAfter === 'string' && /^\s*\d/.test(retryAfter) ? Number.parseFloat(retryAfter) : 2;
  return Math.min(LONGEST_WAIT_MS, 1000 * seconds);
}

/** Codes of failures before the server could read a word: no other request would fare better. */
const NO_WAY =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS\w*|ERR_SSL\w*|\w*CERT\w*)$/;

function unreachable(cause: unknown, { baseUrl, signal }: Endpoint): unknown {
  if (signal.aborted) return cause;
  const { host } = new URL(baseUrl);
  const why = causeOf(cause);
  if (NO_WAY.test(why)) return new CannotJudge(`${host} cannot be reached (${why}).`);
  return new NoAnswer(`${host} closed the connection or fell silent before it answered (${why}).`);
}

function causeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

/** One request to the judged server and the bytes that came back; nothing about them is believed yet. */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { request } from 'undici';
import { CannotJudge, type Meter } from '../probe.ts';

/** A Responses server under judgement. */
export interface JudgedServer {
  /** The address that `/responses` is appended to, such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Null sends no Authorization header. */
  readonly apiKey: string | null;
  /** Headers of the user's own, which win over others. */
  readonly headers?: { readonly [name: string]: string };
  /** Added to each URL. */
  readonly query?: { readonly [name: string]: string };
  readonly signal: AbortSignal;
  readonly meter: Meter;
}

export interface Sent {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly path?: string;
  /** A string goes out as it is. */
  readonly body?: unknown;
  /** Instead of an event stream, which Codex always asks for. */
  readonly accept?: 'application/json';
  /** Instead of the server's own key. */
  readonly apiKey?: string;
  /** The request is not one of those that the probe announced. */
  readonly spare?: true;
  /** Hangs up as soon as the answer holds this text. */
  readonly until?: string;
}

export interface Exchange {
  readonly status: number;
  /** In lower case, without parameters. */
  readonly contentType: string;
  readonly header: (name: string) => string | null;
  readonly text: string;
  /** Why the body did not come whole, null when it did. */
  readonly broken: string | null;
}

/** The longest a whole answer may take; a model that thinks is slow. */
const PATIENCE_MS = 120_000;
/** Some five thousand tokens: a server that heeds no limit is left there. */
const LONGEST_ANSWER = 2 * 1024 * 1024;
/** Failures before the server could read a word: no other request would fare better. */
const NO_WAY =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS\w*|ERR_SSL\w*|\w*CERT\w*)$/;

/** @throws CannotJudge when nobody answers there, Error when the connection breaks before there is a status. */
export async function send(server: JudgedServer, what: Sent): Promise<Exchange> {
  if (what.spare !== true) server.meter.request();
  const { method = 'POST', path = '/responses' } = what;
  const text = typeof what.body === 'string' ? what.body : JSON.stringify(what.body);
  const { statusCode, headers, body } = await request(server.baseUrl + path, {
    method,
    query: { ...server.query },
    headers: headersOf(server, what),
    ...(what.body === undefined ? {} : { body: text }),
    // Codex opens a connection for each request (codex-cli 0.169.0).
    reset: true,
    signal: AbortSignal.any([server.signal, AbortSignal.timeout(PATIENCE_MS)]),
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
  }).catch(unreachable);
  const header = (name: string) => [headers[name]].flat()[0] ?? null;
  const contentType = (header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return { status: statusCode, contentType, header, ...(await readBody(body, server.signal, what.until)) };
}

function unreachable(cause: Error & { readonly code?: string }): never {
  if (NO_WAY.test(cause.code ?? '')) throw new CannotJudge(`The server cannot be reached: ${cause.message}.`);
  throw cause;
}

function headersOf(
  server: JudgedServer,
  { body, accept, apiKey = server.apiKey ?? undefined }: Sent,
): Record<string, string> {
  return {
    accept: accept ?? 'text/event-stream',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    ...server.headers,
  };
}

/** After one of these nothing else is said, and a connection that stays open is not waited for. */
const LAST_WORD = /\[DONE\]|"type":\s*"response\.(completed|incomplete|failed)"/;
const AFTER_LAST_WORD_MS = 2_000;

async function readBody(body: Readable, signal: AbortSignal, until?: string) {
  const pieces: Buffer[] = [];
  const joined = () => Buffer.concat(pieces).toString('utf8');
  let [size, broken]: [number, string | null] = [0, null];
  let patience: NodeJS.Timeout | undefined;
  const leave = () => body.destroy(new Error('it stays open after the last event'));
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      pieces.push(piece);
      size += piece.length;
      if (size > LONGEST_ANSWER) broken = `The answer is longer than ${LONGEST_ANSWER} bytes.`;
      if (broken !== null || (until !== undefined && joined().includes(until))) break;
      if (LAST_WORD.test(Buffer.concat(pieces.slice(-2)).toString('latin1')))
        patience ??= setTimeout(leave, AFTER_LAST_WORD_MS);
    }
  } catch (cause) {
    if (signal.aborted) throw cause;
    broken = `The connection did not end well: ${(cause as Error).message}.`;
  } finally {
    clearTimeout(patience);
    body.destroy();
  }
  return { text: joined(), broken };
}

/** The status that answers the wish to switch to a WebSocket; 101 when it is granted, which ends the connection. */
export function askWebSocket(server: JudgedServer): Promise<number> {
  server.meter.request();
  const url = new URL(`${server.baseUrl}/responses`);
  for (const [name, text] of Object.entries(server.query ?? {})) url.searchParams.set(name, text);
  const headers = {
    ...headersOf(server, {}),
    ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
    'sec-websocket-key': Buffer.from('0123456789abcdef').toString('base64'),
    'openai-beta': 'responses_websockets=2026-02-06',
  };
  return new Promise((resolve, reject) => {
    const asked = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, { headers, signal: server.signal });
    const heard = (status: number) => {
      resolve(status);
      asked.destroy();
    };
    asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error('The server does not answer.')));
    asked.once('upgrade', () => heard(101));
    asked.once('response', (answer) => heard(answer.statusCode ?? 0));
    asked.once('error', reject);
    asked.end();
  });
}

/**
 * A scripted Chat Completions provider on loopback: it answers what the script says, piece by piece, and remembers all it
 * heard. With `strict` it also refuses what a strict provider refuses, or one of these ways
 * (provider-rules.ts).
 */
import { EventEmitter } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, errorAnswer, type Piece } from './chat-answers.ts';
import { brokenRule } from './provider-rules.ts';
import type { Ways } from './provider-ways.ts';

export * from './chat-answers.ts';

export interface HeardCall {
  readonly id: string;
  readonly type: string;
  readonly function: { readonly name: string; readonly arguments: string };
}

/** A message as it came; nothing about it is checked. */
export interface HeardMessage {
  readonly role: string;
  readonly content?: unknown;
  readonly reasoning_content?: unknown;
  /** What some providers call it. */
  readonly reasoning?: unknown;
  readonly tool_calls?: readonly HeardCall[];
  readonly tool_call_id?: string;
}

export interface HeardTool {
  readonly type: string;
  readonly function: { readonly name: string; readonly description?: string; readonly parameters?: unknown };
}

export interface HeardBody {
  readonly model: string;
  readonly messages: readonly HeardMessage[];
  readonly tools?: readonly HeardTool[];
  readonly [field: string]: unknown;
}

export interface HeardRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: HeardBody;
  /** Milliseconds of the monotonic clock. */
  readonly arrivedAt: number;
  /** When the exchange ended, and whether the answer had been sent to its end (not so when the caller hung up before). */
  readonly closed: Promise<{ readonly at: number; readonly complete: boolean }>;
  /** The 400 that strict mode answered, null when the request kept every rule. */
  readonly refusal: string | null;
}

/** Answers in the order of the requests, or a function that reads the request. */
export type Script = readonly Answer[] | ((request: HeardRequest, index: number) => Answer);

export interface FakeUpstream {
  /** `http://127.0.0.1:PORT/v1` */
  readonly url: string;
  readonly requests: readonly HeardRequest[];
  /** The request of this index, as soon as it is heard. */
  request(index: number): Promise<HeardRequest>;
  close(): Promise<void>;
}

export interface FakeOptions {
  readonly strict?: boolean | Ways;
  /** What it lists; it has no list unless told. */
  readonly models?: readonly string[];
}

/** Starts the provider on a free port. */
export async function startFakeUpstream(
  script: Script,
  { strict = false, models }: FakeOptions = {},
): Promise<FakeUpstream> {
  const requests: HeardRequest[] = [];
  const awaited = new EventEmitter();
  const stop = new AbortController();

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (models !== undefined && incoming.method === 'GET' && incoming.url === '/v1/models') {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify({ object: 'list', data: models.map((id) => ({ id, object: 'model' })) }));
      return;
    }
    if (incoming.method !== 'POST' || incoming.url !== '/v1/chat/completions') {
      return play(errorAnswer(404, `There is no ${incoming.method} ${incoming.url} here.`), outgoing, stop.signal);
    }
    const body = JSON.parse(await readText(incoming)) as HeardBody;
    const request: HeardRequest = {
      headers: incoming.headers,
      body,
      arrivedAt: performance.now(),
      closed: closing(outgoing),
      refusal: strict === false ? null : brokenRule(body, strict === true ? {} : strict),
    };
    const index = requests.push(request) - 1;
    awaited.emit(String(index), request);
    const answer = request.refusal === null ? scripted(script, request, index) : errorAnswer(400, request.refusal);
    await play(answer, outgoing, stop.signal);
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((cause: unknown) => fail(cause, outgoing));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    request: (index) =>
      new Promise((resolve) => {
        const heard = requests[index];
        if (heard === undefined) awaited.once(String(index), resolve);
        else resolve(heard);
      }),
    close: () =>
      new Promise<void>((resolve) => {
        stop.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function scripted(script: Script, request: HeardRequest, index: number): Answer {
  if (typeof script === 'function') return script(request, index);
  return script[index] ?? errorAnswer(500, `The script has no answer for request ${index + 1}.`);
}

async function play(answer: Answer, outgoing: ServerResponse, stop: AbortSignal): Promise<void> {
  const status = answer.status ?? 200;
  const type = status === 200 ? 'text/event-stream; charset=utf-8' : 'application/json';
  outgoing.writeHead(status, { 'content-type': type, ...answer.headers });
  outgoing.flushHeaders();
  for (const piece of answer.pieces) {
    if (outgoing.destroyed) return;
    if (piece === 'end') break;
    if (piece === 'hang') return;
    if (piece === 'reset') {
      outgoing.socket?.resetAndDestroy();
      return;
    }
    await playPiece(piece, outgoing, stop);
  }
  outgoing.end();
}

async function playPiece(piece: Exclude<Piece, 'reset' | 'end' | 'hang'>, outgoing: ServerResponse, stop: AbortSignal) {
  if (typeof piece === 'object' && 'waitMs' in piece) {
    await wait(piece.waitMs, undefined, { signal: stop }).catch(() => undefined);
    return;
  }
  // Each piece leaves on its own before the next, and a reset after it does not overtake it.
  await new Promise<void>((resolve) => {
    outgoing.once('close', resolve);
    outgoing.write(piece, () => {
      outgoing.off('close', resolve);
      resolve();
    });
  });
}

function closing(outgoing: ServerResponse): HeardRequest['closed'] {
  return new Promise((resolve) => {
    outgoing.once('close', () => resolve({ at: performance.now(), complete: outgoing.writableEnded }));
  });
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

/** A request that is not JSON, or a script that threw: said in the answer, where the test sees it. */
function fail(cause: unknown, outgoing: ServerResponse): void {
  if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'application/json' });
  outgoing.end(
    JSON.stringify({ error: { message: `The fake upstream failed: ${String(cause)}`, type: 'server_error' } }),
  );
}

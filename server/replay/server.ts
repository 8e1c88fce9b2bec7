/**
 * A Chat Completions provider that knows only its recordings. With it a newcomer sees a whole conversation without an
 * account, and a test sees a provider's own bytes.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { asFault, Fault } from '../fault.ts';
import { opened, sendJson } from '../ports.ts';
import { type Asked, chooseAnswer, complaint, Given } from './choose.ts';
import { type RecordedAnswer, type Recording, readRecordings, type Speed } from './recording.ts';

/** The bound of m2c's own door: whatever m2c sends fits. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const NATURAL_PAUSE_MS = 15;
const MODELS_TOLD = 5;
const LONGEST_NAME = 100;

export interface ReplayOptions {
  readonly host?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly speed?: Speed;
  /** Told one sentence about each request that is not the recorded one. */
  readonly complain?: (sentence: string) => void;
  /** Such a request is refused with that sentence. */
  readonly strict?: boolean;
}

export interface ReplayServer {
  /** The base URL that a Chat Completions client is given. */
  readonly url: string;
  readonly models: readonly string[];
  readonly recordings: readonly Recording[];
  close(): Promise<void>;
}

/** Serves a folder of recordings. Rejects with a RecordingError or a ListenError. */
export async function startReplay(directory: string, options: ReplayOptions = {}): Promise<ReplayServer> {
  const recordings = await readRecordings(directory);
  const given = new Given();
  const server = createServer((request, response) => {
    answer(request, response, recordings, given, options).catch((thrown: unknown) => refuse(response, asFault(thrown)));
  });
  const url = await opened(server, options.host ?? '127.0.0.1', options.port ?? 0);
  return {
    url: `${url}/v1`,
    models: recordings.map((recording) => recording.name),
    recordings,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  recordings: readonly Recording[],
  given: Given,
  { complain, strict = false, speed = 'natural' }: ReplayOptions,
): Promise<void> {
  const startedAt = performance.now();
  const path = (request.url ?? '').replace(/\?.*/, '');
  if (request.method === 'GET' && path === '/v1/models') return sendJson(response, 200, modelList(recordings));
  if (request.method !== 'POST' || path !== '/v1/chat/completions') {
    throw new Fault('not_found', 'Replay answers POST /v1/chat/completions and GET /v1/models only.');
  }
  const asked = readAsked(await readBody(request));
  const chosen = chooseAnswer(asked, recordings, given);
  if (chosen === null) throw unknown(asked.model, recordings);
  const different = complain === undefined && !strict ? null : complaint(asked, chosen);
  if (different !== null) {
    complain?.(different);
    if (strict) throw new Fault('invalid_prompt', different);
  }
  await play(response, chosen.answer, piecesOf(chosen.answer, speed), startedAt);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    // An upload that is too large is read to its end and thrown away, so that the client hears the refusal.
    if (size <= MAX_BODY_BYTES) pieces.push(piece);
    else pieces.length = 0;
  }
  if (size > MAX_BODY_BYTES) throw new Fault('payload_too_large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  return Buffer.concat(pieces).toString('utf8');
}

function readAsked(text: string): Asked {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new Fault('invalid_prompt', 'The request body is not valid JSON.', { cause });
  }
  const { model, messages, stream } = (body ?? {}) as { readonly [field: string]: unknown };
  if (typeof model !== 'string') throw new Fault('invalid_prompt', 'model must be a text.', { param: 'model' });
  if (!Array.isArray(messages)) throw new Fault('invalid_prompt', 'messages must be a list.', { param: 'messages' });
  if (stream !== true) {
    throw new Fault('invalid_prompt', 'Recordings are streams: ask with "stream": true.', { param: 'stream' });
  }
  return { model, messages, body: body as Asked['body'] };
}

function unknown(model: string, recordings: readonly Recording[]): Fault {
  const some = recordings.slice(0, MODELS_TOLD).map((candidate) => candidate.name);
  const said = JSON.stringify(model.slice(0, LONGEST_NAME));
  return new Fault(
    'model_not_found',
    `No recording is named ${said}; GET /v1/models lists all, among them ${some.join(', ')}.`,
    { param: 'model' },
  );
}

/** A part of an answer, and when it is due: milliseconds since the request. */
type DuePiece = readonly [due: number, bytes: Buffer];

function piecesOf(recorded: RecordedAnswer, speed: Speed): readonly DuePiece[] {
  const { reads, body } = recorded;
  if (speed === 'real' && reads !== null) {
    let end = 0;
    return reads.map(([due, size]) => {
      end += size;
      return [due, body.subarray(end - size, end)];
    });
  }
  const pauseMs = speed === 'max' ? 0 : NATURAL_PAUSE_MS;
  return [...events(recorded)].map((event, index) => [pauseMs * (index + 1), event]);
}

/** Writes a recorded answer piece by piece; stops when the client goes away. */
async function play(
  response: ServerResponse,
  { status, contentType }: RecordedAnswer,
  pieces: readonly DuePiece[],
  startedAt: number,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-cache' });
  response.flushHeaders();
  try {
    for (const [due, bytes] of pieces) {
      const early = due - (performance.now() - startedAt);
      if (early > 0) await sleep(early, undefined, { signal: gone.signal });
      if (gone.signal.aborted) return;
      response.write(bytes);
    }
    response.end();
  } catch (thrown) {
    if (!gone.signal.aborted) throw thrown;
  }
}

/** The body cut behind each blank line, byte for byte; a body that is not a stream stays whole. */
function* events(recorded: RecordedAnswer): Generator<Buffer> {
  const { body } = recorded;
  if (!recorded.contentType.startsWith('text/event-stream')) return yield body;
  let start = 0;
  for (const { index, 0: blank } of body.toString('latin1').matchAll(/\r?\n\r?\n/g)) {
    yield body.subarray(start, index + blank.length);
    start = index + blank.length;
  }
  if (start < body.length) yield body.subarray(start);
}

function modelList(recordings: readonly Recording[]): unknown {
  return {
    object: 'list',
    data: recordings.map(({ name, about }) => ({ id: name, object: 'model', created: 0, owned_by: about.provider })),
  };
}

function refuse(response: ServerResponse, fault: Fault): void {
  if (response.headersSent) response.destroy();
  else sendJson(response, fault.status, fault.envelope());
}

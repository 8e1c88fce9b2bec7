/** Answers without an end in sight: bytes as they come, and events with a new connection when one is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import { type Caller, send } from './call.ts';
import { isRow, type Row } from './output/cell.ts';
import { CallError } from './problems.ts';
import type { Request } from './request.ts';

/** Servers send a heartbeat more often than this. */
const IDLE_MS = 60_000;
const MOST_EVENT_LETTERS = 1024 * 1024;
const FIRST_WAIT_MS = 500;
const MOST_WAIT_MS = 15_000;

/** The bytes of an answer as they come. @throws CallError when they stop before their end. */
export async function* piecesOf(caller: Caller, request: Request, accept: string): AsyncGenerator<Uint8Array> {
  const idle = new AbortController();
  const silent = () => idle.abort(new DOMException('Nothing came for too long.', 'TimeoutError'));
  let timer = setTimeout(silent, caller.target.timeoutMs);
  try {
    const response = await send(caller, request, accept, idle.signal);
    // What the caller does before the first bytes, it does once it is connected.
    yield new Uint8Array();
    for await (const piece of unbroken(response.body ?? [], caller)) {
      clearTimeout(timer);
      timer = setTimeout(silent, IDLE_MS);
      yield piece;
    }
  } finally {
    clearTimeout(timer);
    idle.abort();
  }
}

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function* unbroken(pieces: Pieces, { target, terminal }: Caller): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (cause) {
    if (terminal.interrupted.aborted) throw cause;
    throw new CallError(`The connection to ${target.url} broke before the end.`, null, cause);
  }
}

/** The events of one connection after another, for as long as the user stays; `connected` is called for each of them. */
export async function* eventsOf(caller: Caller, request: Request, connected: () => Promise<void>): AsyncGenerator<Row> {
  const { interrupted, complain } = caller.terminal;
  let wait = FIRST_WAIT_MS;
  let before = false;
  while (!interrupted.aborted) {
    const begun = performance.now();
    let lost = 'The server ended the stream.';
    try {
      yield* eventsOfOne(caller, request, async () => {
        await connected();
        before = true;
      });
    } catch (thrown) {
      if (interrupted.aborted) return;
      if (!before || !(thrown instanceof CallError) || mayNotRetry(thrown)) throw thrown;
      lost = thrown.message;
    }
    if (performance.now() - begun > MOST_WAIT_MS) wait = FIRST_WAIT_MS;
    complain(`m2c-admin: ${lost} It is tried again in ${wait / 1000} s.\n`);
    await sleep(wait, undefined, { signal: interrupted }).catch(() => undefined);
    wait = Math.min(wait * 2, MOST_WAIT_MS);
  }
}

/** A refusal stays one, and so does an answer that breaks the contract; an overloaded or restarting server does not. */
function mayNotRetry({ status }: CallError): boolean {
  return status !== null && status < 500 && status !== 429;
}

async function* eventsOfOne(caller: Caller, request: Request, connected: () => Promise<void>): AsyncGenerator<Row> {
  const events: Row[] = [];
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent: ({ data }) => events.push(eventOf(data, caller)),
    onError: ({ type, message }) => {
      if (type === 'max-buffer-size-exceeded')
        throw new CallError(`${caller.target.url} sent an event beyond all bounds: ${message}`, 200);
    },
    maxBufferSize: MOST_EVENT_LETTERS,
  });
  let first = true;
  for await (const piece of piecesOf(caller, request, 'text/event-stream')) {
    if (first) await connected();
    first = false;
    parser.feed(decoder.decode(piece, { stream: true }));
    yield* events.splice(0);
  }
}

function eventOf(data: string, { target }: Caller): Row {
  try {
    const event: unknown = JSON.parse(data);
    if (isRow(event)) return event;
  } catch {
    // Said below.
  }
  throw new CallError(`${target.url} sent an event that is no JSON object.`, 200);
}

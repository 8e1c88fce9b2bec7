/**
 * Events onto a response: one write for each batch, the headers with the first and the end with the last, and a word to the
 * caller when the client reads slower than we write.
 */
import type { ServerResponse } from 'node:http';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { Fault } from '../fault.ts';
import { frame } from '../translate/responses/frame.ts';
import { isTerminal } from '../translate/responses/response.ts';

export interface EventStream {
  /** Returns a promise when the client is behind: it resolves once the client has caught up or gone. */
  write(events: readonly StreamEvent[]): void | Promise<void>;
  /** Writes the closing `data: [DONE]`, and with it the event that ended the answer. Resolves once the client has all, or has gone. */
  end(): Promise<void>;
}

/** A client that reads nothing at all for so long is gone, or as good as gone: its provider is not held up for ever. */
const UNREAD_MS = 600_000;

/** Ready for events; nothing is sent before the first of them. */
export function openEventStream(
  response: ServerResponse,
  unreadMs = UNREAD_MS,
  hear?: (events: readonly StreamEvent[], text: string) => void,
): EventStream {
  response.socket?.setNoDelay(true);
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    // Otherwise nginx and its like keep events back until a buffer is full.
    'x-accel-buffering': 'no',
  });
  let begun = false;
  let last = '';
  return {
    write: (events) => {
      const newest = events.at(-1);
      if (newest === undefined || response.destroyed) return;
      const text = frame(events);
      hear?.(events, text);
      if (isTerminal(newest)) {
        last = text;
        return;
      }
      const isTaken = begun ? writeOn(response, text) : response.write(text);
      begun = true;
      return isTaken ? undefined : caughtUp(response, unreadMs);
    },
    end: () => finish(response, `${last}data: [DONE]\n\n`, unreadMs),
  };
}

/**
 * A piece of a body that has begun. By the socket, as the one chunk that it is (RFC 9112, 7.1): `response.write` makes four writes
 * of it, and costs 4 µs more for each token that comes alone (10 instead of 6, Node 24.21.0, 2026-11).
 */
function writeOn(response: ServerResponse, text: string): boolean {
  const { socket, chunkedEncoding } = response;
  // While an earlier answer has the connection there is no socket, and a client of HTTP/1.0 gets no chunks.
  if (socket === null || !chunkedEncoding) return response.write(text);
  return socket.write(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`);
}

/** Writes the last of a body. Resolves once the client has got all of it, or has gone. */
function finish(response: ServerResponse, text: string, unreadMs: number): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  response.setTimeout(unreadMs);
  return new Promise((resolve) => {
    response.once('close', resolve).end(text);
  });
}

/** Resolves once the client has read what was written, or has gone. */
export function caughtUp(response: ServerResponse, unreadMs = UNREAD_MS): Promise<void> {
  // Ends the connection when no byte of it moves any more, however many still wait.
  response.setTimeout(unreadMs);
  const { socket } = response;
  return new Promise((resolve) => {
    const settle = () => {
      response.setTimeout(0).off('drain', settle).off('close', settle);
      socket?.off('drain', settle);
      resolve();
    };
    response.on('drain', settle).on('close', settle);
    // Of what went to the socket past the response only the socket tells.
    socket?.on('drain', settle);
  });
}

/** Whether the client left, and m2c did not end the answer itself. */
export function isLeft({ aborted, reason }: AbortSignal): boolean {
  return aborted && !(reason instanceof Fault);
}

/** The open port: deadlines for slow uploads, words for what is not HTTP, and a patient end. */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Fault } from '../fault.ts';
import { opened } from '../ports.ts';

export interface Listener {
  /** `http://127.0.0.1:8788`. */
  readonly url: string;
  /**
   * Takes no new connection and lets open answers finish for so long. Then `giveUp` may make them say their last words, and
   * what is still open a moment later is cut.
   */
  close(graceMs: number, giveUp?: () => void): Promise<void>;
}

const LAST_WORDS_MS = 1000;
/** One address may hold so many connections: more than any crowd of clients, and fewer than a process has files. */
const MOST_CONNECTIONS = 2048;
/** How often, and how soon after one another, a client that has ended its side is asked whether it still listens. */
const PROBES = 3;
const PROBE_MS = 20;

/** Opens the port; rejects with a ListenError when that fails. */
export async function listen(app: RequestListener, host: string, port: number): Promise<Listener> {
  const server = createServer(
    // Deadlines are looked at so often: by default only every 30 s.
    { headersTimeout: 15_000, requestTimeout: 120_000, connectionsCheckingInterval: 5000, keepAliveTimeout: 75_000 },
    app,
  );
  // Not in the types: without it a client that has only ended its own side gets no answer (Node 24.21.0).
  Object.assign(server, { httpAllowHalfOpen: true });
  /** The answers that a connection waits for, the one on the wire first: requests may come before it is over. */
  const waiting = new WeakMap<Socket, Set<ServerResponse>>();
  const isTooMany = connectionCount();
  server.on('connection', (socket) => {
    if (isTooMany(socket)) return refuse({ code: TOO_MANY }, socket);
    const answers = new Set<ServerResponse>();
    waiting.set(socket, answers);
    socket.once('end', () => probe(socket, answers));
  });
  server.on('request', ({ socket }, response) => {
    waiting.get(socket)?.add(response);
    response.once('close', () => waiting.get(socket)?.delete(response));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const [current] = waiting.get(socket) ?? [];
    // Words in the middle of an answer would become a part of it.
    if (error.code === 'ECONNRESET' || !socket.writable || current?.headersSent === true) socket.destroy();
    else refuse(error, socket);
  });
  const url = await opened(server, host, port);
  return { url, close: (graceMs, giveUp) => closed(server, graceMs, giveUp) };
}

/** Whether the address of a new connection has more of them than it may. */
function connectionCount(): (socket: Socket) => boolean {
  const open = new Map<string, number>();
  return (socket) => {
    const { remoteAddress: from = '' } = socket;
    const count = (open.get(from) ?? 0) + 1;
    open.set(from, count);
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1;
      if (left === 0) open.delete(from);
      else open.set(from, left);
    });
    return count > MOST_CONNECTIONS;
  };
}

const TOO_MANY = 'TOO_MANY_CONNECTIONS';

const REFUSALS: { readonly [code: string]: readonly [status: string, message: string] } = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
  [TOO_MANY]: ['503 Service Unavailable', 'Your address has too many connections open: close some, or wait.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers of the request are too large.'],
};

/** Bytes that are not HTTP, headers and bodies that never end, and connections beyond the bound. */
function refuse({ code = '' }: Pick<NodeJS.ErrnoException, 'code'>, socket: Socket): void {
  const [status, message] = REFUSALS[code] ?? ['400 Bad Request', 'This is not an HTTP/1.1 request that m2c can read.'];
  const body = JSON.stringify(new Fault('invalid_prompt', message).envelope());
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // Ended at once with bytes unread, it would be reset before the client has heard why; nor is a client waited for that stays.
  socket.resume();
  setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref();
}

/**
 * A client that has gone and one that has only nothing more to say look the same from here. Bytes tell them apart, since they
 * draw a reset from the first, on which the second write fails.
 */
function probe(socket: Socket, answers: ReadonlySet<ServerResponse>): void {
  let left = PROBES;
  const knock = () => {
    const [current] = answers;
    if (left-- === 0 || current === undefined || current.writableEnded) clearInterval(timer);
    // What every reader passes over: a comment of the event stream, and an interim answer before the headers.
    else if (current.headersSent) current.write(':\n\n');
    else if (current.req.httpVersionMinor > 0) current.writeProcessing();
    else socket.destroy();
  };
  const timer = setInterval(knock, PROBE_MS);
  socket.once('close', () => clearInterval(timer));
  knock();
}

function closed(server: Server, graceMs: number, giveUp?: () => void): Promise<void> {
  return new Promise((resolve) => {
    const timers = [
      setTimeout(() => giveUp?.(), graceMs),
      setTimeout(() => server.closeAllConnections(), graceMs + (giveUp === undefined ? 0 : LAST_WORDS_MS)),
      // A connection whose answer ends only now would otherwise be kept open for the next one.
      setInterval(() => server.closeIdleConnections(), 100),
    ];
    server.close(() => {
      for (const timer of timers) clearTimeout(timer);
      resolve();
    });
  });
}

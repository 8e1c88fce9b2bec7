/** The open port: deadlines for slow uploads, words for what is not HTTP, and a patient end. */
import { createServer, type RequestListener, type Server } from 'node:http';
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

/** Opens the port; rejects with a ListenError when that fails. */
export async function listen(app: RequestListener, host: string, port: number): Promise<Listener> {
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 75_000 }, app);
  const answering = new WeakSet<Socket>();
  server.on('request', (request, response) => {
    answering.add(request.socket);
    response.once('close', () => answering.delete(request.socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // Words in the middle of an answer would become a part of it.
    if (error.code === 'ECONNRESET' || !socket.writable || answering.has(socket)) socket.destroy();
    else refuse(error, socket);
  });
  const url = await opened(server, host, port);
  return { url, close: (graceMs, giveUp) => closed(server, graceMs, giveUp) };
}

const REFUSALS: { readonly [code: string]: readonly [status: string, message: string] } = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers of the request are too large.'],
};

/** Bytes that are not HTTP, or headers and bodies that never end. */
function refuse({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  const [status, message] = REFUSALS[code] ?? ['400 Bad Request', 'This is not an HTTP/1.1 request that m2c can read.'];
  const body = JSON.stringify(new Fault('invalid_prompt', message).envelope());
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
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

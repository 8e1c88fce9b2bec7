/** The open port: deadlines for slow uploads, one clear sentence when it cannot be opened, and a patient end. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Fault } from '../fault.ts';

export interface Listener {
  /** `http://127.0.0.1:8788`. */
  readonly url: string;
  /** Takes no new connection, lets open answers finish for so long, then ends them. */
  close(graceMs: number): Promise<void>;
}

/** A port that cannot be opened. The message is one line for the user. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

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
  await opened(server, host, port);
  const { port: real } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${real}`,
    close: (graceMs) => closed(server, graceMs),
  };
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

function opened(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new ListenError(whyClosed(cause, host, port), { cause })),
    );
    server.listen(port, host, resolve);
  });
}

function whyClosed({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken: another program, perhaps another m2c, listens on ${host}:${port}; use --port or M2C_PORT for another.`;
  }
  if (code === 'EACCES') return `Port ${port} needs rights you do not have: use --port with a number above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `${host} is no address of this machine: use --host 127.0.0.1.`;
  }
  return `m2c cannot listen on ${host}:${port}: ${message}.`;
}

function closed(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection whose answer ends only now would otherwise be kept open for the next one.
    const tidy = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearTimeout(impatient);
      clearInterval(tidy);
      resolve();
    });
  });
}

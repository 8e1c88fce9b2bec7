/**
 * Providers with something wrong below HTTP: raw connections whose every byte is scripted, TLS or not, and addresses that
 * lead nowhere. What can be said in lawful HTTP is said by upstream/fake-upstream.ts.
 */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { type Answer, type Piece, startFakeUpstream, textAnswer } from '../upstream/fake-upstream.ts';

export interface Provider {
  /** Its base URL. */
  readonly url: string;
  /** How often it was asked. */
  asked(): number;
  /** When the connection of its first request was let go, by the monotonic clock; waits for that. */
  released(): Promise<number>;
  close(): Promise<void>;
}

/** The first two requests, one for a stream and one for a plain answer, meet the fault; then the provider is well. */
export const FAULTY_REQUESTS = 2;
export const WELL = 'Well again.';

/** A provider that answers in lawful HTTP, whatever the answer says. */
export async function scripted(answer: Answer): Promise<Provider> {
  const upstream = await startFakeUpstream((_request, index) => (index < FAULTY_REQUESTS ? answer : textAnswer(WELL)));
  return {
    url: upstream.url,
    asked: () => upstream.requests.length,
    released: async () => (await (await upstream.request(0)).closed).at,
    close: upstream.close,
  };
}

export interface RawOptions {
  /** Speaks TLS with this certificate. */
  readonly tls?: TlsOptions;
  /** Begins to answer as soon as somebody connects, without waiting for a request. */
  readonly early?: boolean;
}

/** A provider that sends exactly these bytes on its connection, head and framing included. */
export async function raw(pieces: () => Iterable<Piece>, { tls, early = false }: RawOptions = {}): Promise<Provider> {
  const sockets: Socket[] = [];
  let asked = 0;
  const serve = (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    const answer = () => {
      asked += 1;
      return play(socket, asked <= FAULTY_REQUESTS ? pieces() : eventStream(...textAnswer(WELL).pieces));
    };
    if (early) void answer();
    else onRequest(socket, answer);
  };
  const server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve);
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${await listening(server)}/v1`,
    asked: () => asked,
    async released() {
      const [first] = sockets;
      if (first === undefined) throw new Error('nobody connected');
      // By hand, since events.once() takes a reset for a failure of its own.
      if (!first.closed) await new Promise<void>((resolve) => first.once('close', () => resolve()));
      return performance.now();
    },
    close: () => closed(server, sockets),
  };
}

/** An address where nobody listens: the port was free a moment ago. */
export async function refused(): Promise<Provider> {
  const server = createServer();
  const address = await listening(server);
  await closed(server, []);
  return nowhere(`http://${address}/v1`);
}

/** A base URL that leads to no provider. */
export function nowhere(url: string): Provider {
  const never = new Promise<number>(() => undefined);
  return { url, asked: () => 0, released: () => never, close: () => Promise.resolve() };
}

/** The head of an answer whose body ends with its connection. */
export function head(status = 200, headers: Readonly<Record<string, string>> = {}): string {
  const all = { 'content-type': 'text/event-stream', connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} Scripted\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** A whole event stream with its head. */
export function eventStream(...pieces: readonly Piece[]): readonly Piece[] {
  return [head(), ...pieces, 'end'];
}

/** One chunk of HTTP/1.1's chunked coding. */
export function httpChunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

/** Plays the answer once for each request that has arrived whole. */
function onRequest(socket: Socket, answer: () => Promise<void>): void {
  let held = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    held = Buffer.concat([held, bytes]);
    const headers = held.toString('latin1');
    const bodyAt = headers.indexOf('\r\n\r\n') + 4;
    const length = /\r\ncontent-length: *(\d+)/i.exec(headers)?.[1];
    if (bodyAt < 4 || length === undefined || held.length < bodyAt + Number(length)) return;
    held = held.subarray(bodyAt + Number(length));
    void answer();
  });
}

async function play(socket: Socket, pieces: Iterable<Piece>): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed || piece === 'hang') return;
    if (piece === 'end') socket.end();
    else if (piece === 'reset') socket.resetAndDestroy();
    else if (typeof piece === 'object' && 'waitMs' in piece) await wait(piece.waitMs);
    else await written(socket, piece);
  }
}

/** Each piece leaves on its own before the next; an endless answer waits for its reader. */
function written(socket: Socket, piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', resolve);
    socket.write(piece, () => {
      socket.off('close', resolve);
      resolve();
    });
  });
}

/** @returns `127.0.0.1:PORT`. */
export async function listening(server: Server, backlog?: number): Promise<string> {
  server.listen({ port: 0, host: '127.0.0.1', backlog });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `127.0.0.1:${address.port}`;
}

async function closed(server: Server, sockets: readonly Socket[]): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
}

/** A client as raw as TCP: it can stop reading, end its own side, leave in either way, and send what is not HTTP. */
import { connect, type Socket } from 'node:net';
import { bodyOf, type Reply } from './asking.ts';

/** How a client goes away: it closes, or its machine resets the connection. */
export type Leaving = 'close' | 'reset';

export interface Caller {
  readonly socket: Socket;
  /** Every byte that came so far. */
  received(): string;
  /** Resolves once this has come; rejects when the connection ends without it. */
  hears(words: string): Promise<void>;
  /** Resolves when the server has ended its side or the connection is gone. */
  readonly over: Promise<void>;
  /** @returns when that was, by the monotonic clock. */
  leave(how: Leaving): number;
}

/** Connects and sends these bytes. */
export function callWith(url: string, bytes: string | Uint8Array): Caller {
  const { hostname: host, port } = new URL(url);
  const socket = connect({ host, port: Number(port), allowHalfOpen: true });
  const pieces: Buffer[] = [];
  const received = () => Buffer.concat(pieces).toString();
  socket.on('data', (piece: Buffer) => pieces.push(piece));
  // Why a connection broke is not told to a client of HTTP: only that it did.
  socket.on('error', () => undefined);
  socket.write(bytes);
  return {
    socket,
    received,
    over: new Promise((resolve) => {
      socket.once('end', resolve);
      socket.once('close', () => resolve());
    }),
    hears: (words) =>
      new Promise((resolve, reject) => {
        const look = () => received().includes(words) && resolve();
        socket.on('data', look);
        socket.once('close', () => reject(new Error(`the connection ended before ${words} was heard`)));
        look();
      }),
    leave(how) {
      if (how === 'close') socket.destroy();
      else socket.resetAndDestroy();
      return performance.now();
    },
  };
}

/** A request for an answer, as bytes. */
export function requestBytes(body: unknown = bodyOf(), headers: Readonly<Record<string, string>> = {}): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  return Buffer.concat([headBytes({ 'content-length': String(bytes.length), ...headers }), bytes]);
}

/** The head of such a request. */
export function headBytes(headers: Readonly<Record<string, string>>): Buffer {
  const all = { host: '127.0.0.1', 'content-type': 'application/json', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`POST /v1/responses HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
}

/** Comments, by which m2c asks a client that has ended its side whether it still listens, are no events. */
export function withoutComments(reply: Reply): Reply {
  return { ...reply, text: reply.text.replaceAll(':\n\n', '') };
}

/** The answers in these bytes, one after another, interim ones left out; the last may be cut. */
export function repliesIn(bytes: string): Reply[] {
  const replies: Reply[] = [];
  for (let rest = bytes; rest !== ''; ) {
    const [reply, after] = readReply(rest);
    if (reply.status >= 200) replies.push(reply);
    rest = after;
  }
  return replies;
}

function readReply(text: string): [Reply, rest: string] {
  const bodyAt = text.indexOf('\r\n\r\n') + 4;
  const head = text.slice(0, Math.max(0, bodyAt - 4)).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head[0] ?? '')?.[1] ?? 0);
  const headers = Object.fromEntries(
    head
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const reply = { status, headers, endedAt: performance.now() };
  const rest = bodyAt < 4 ? '' : text.slice(bodyAt);
  if (status >= 100 && status < 200) return [{ ...reply, text: '', whole: true }, rest];
  if (headers['transfer-encoding'] === 'chunked') {
    const [body, after] = readChunked(Buffer.from(rest));
    return [{ ...reply, text: body, whole: after !== null }, after ?? ''];
  }
  const bytes = Buffer.from(rest);
  const length = Number(headers['content-length'] ?? 0);
  const body = bytes.subarray(0, length).toString();
  return [{ ...reply, text: body, whole: status > 0 && bytes.length >= length }, bytes.subarray(length).toString()];
}

/** @returns the body, and what comes after it; null when it has no end. */
function readChunked(bytes: Buffer): [body: string, after: string | null] {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = lineEnd === -1 ? Number.NaN : Number.parseInt(bytes.subarray(at, lineEnd).toString(), 16);
    const end = lineEnd + 2 + size;
    if (Number.isNaN(size) || bytes.length < end + 2) return [Buffer.concat(pieces).toString(), null];
    if (size === 0) return [Buffer.concat(pieces).toString(), bytes.subarray(end + 2).toString()];
    pieces.push(bytes.subarray(lineEnd + 2, end));
    at = end + 2;
  }
}

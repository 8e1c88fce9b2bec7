/**
 * The benchmark's provider, a process of its own that answers as fast as it can or at a pace. Its chunks are made once and
 * framed for HTTP already, since whatever it costs here is missing on the same core for the load.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { chunksOf, closing, eventOf, opening, textChunk } from './chunks.ts';
import { modelOf, type Plan, planIn, stamped } from './plan.ts';
import { heardFrom, listening, tell } from './process.ts';

/** How many chunks go into one write: over a network, a fast model's arrive together (1 for each alone). */
const PER_WRITE = Number(process.argv[2]);

const held = new Set<() => void>();
const answers = new Map<string, readonly Buffer[]>();

const server = createServer((request, response) => {
  request.once('data', (bytes: Buffer) => begin(request, response, planIn(bytes.toString('latin1'))));
  request.on('error', () => undefined);
});
server.keepAliveTimeout = Number(process.argv[3]);
heardFrom((word) => {
  if (word === 'release') for (const goOn of held) goOn();
});
tell({ url: await listening(server) });

function begin(request: IncomingMessage, response: ServerResponse, plan: Plan | null): void {
  const answer = () => {
    if (plan === null) return response.writeHead(400).end('{"error":{"message":"the model names no plan"}}');
    response.writeHead(200, { 'content-type': 'text/event-stream', 'transfer-encoding': 'chunked' });
    response.flushHeaders();
    response.socket?.setNoDelay(true);
    if (plan.pace !== null) return pace(response, plan, plan.pace);
    return plan.held ? hold(response, plan) : void send(response, writesOf(plan));
  };
  request.once('end', answer).resume();
}

/** By the socket itself: the chunks are framed already, and the end is left to the response. */
async function send(response: ServerResponse, writes: readonly Buffer[]): Promise<void> {
  for (const bytes of writes) {
    const { socket } = response;
    if (socket === null || socket.destroyed) return;
    if (!socket.write(bytes)) await drained(socket, response);
  }
  response.end();
}

function drained(socket: NonNullable<ServerResponse['socket']>, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      socket.off('drain', over);
      response.off('close', over);
      resolve();
    };
    socket.on('drain', over);
    response.on('close', over);
  });
}

function hold(response: ServerResponse, plan: Plan): void {
  const chunks = chunksOf(plan).map(framed);
  const rest = chunks.splice(2);
  response.socket?.write(Buffer.concat(chunks));
  const goOn = () => {
    held.delete(goOn);
    void send(response, [Buffer.concat(rest)]);
  };
  held.add(goOn);
  response.once('close', () => held.delete(goOn));
}

function pace(response: ServerResponse, { deltas }: Plan, perSecond: number): void {
  let left = deltas;
  response.socket?.write(framed(opening()));
  const timer = setInterval(() => {
    left -= 1;
    if (left >= 0 && response.socket?.writable === true) response.socket.write(framed(textChunk(stamped())));
    if (left > 0) return;
    clearInterval(timer);
    void send(response, closing(deltas).map(framed));
  }, 1000 / perSecond);
  response.once('close', () => clearInterval(timer));
}

/** The chunks of a plan, several in each write. */
function writesOf(plan: Plan): readonly Buffer[] {
  const name = modelOf(plan);
  const known = answers.get(name);
  if (known !== undefined) return known;
  const chunks = chunksOf(plan).map(framed);
  const writes = Array.from({ length: Math.ceil(chunks.length / PER_WRITE) }, (_, index) =>
    Buffer.concat(chunks.slice(index * PER_WRITE, (index + 1) * PER_WRITE)),
  );
  answers.set(name, writes);
  return writes;
}

/** An event as one chunk of HTTP, which is how providers send it. */
function framed(data: string): Buffer {
  const event = eventOf(data);
  return Buffer.from(`${Buffer.byteLength(event).toString(16)}\r\n${event}\r\n`);
}

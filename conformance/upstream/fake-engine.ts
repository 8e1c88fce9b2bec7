/** A search engine on loopback: it answers what the script says, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface EngineQuestion {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface EngineAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as it stands when it is a text. */
  readonly body?: unknown;
  /** Before anything is sent. */
  readonly waitMs?: number;
  /** Nothing more is sent than what stands in `body`, and the connection stays open. */
  readonly hangs?: boolean;
}

export interface FakeEngine {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly asked: readonly EngineQuestion[];
  close(): Promise<void>;
}

/** The pages that the engine knows, as SearXNG and Tavily tell them. */
export const SWIFTS = {
  results: [
    { title: 'Common swift', url: 'https://example.org/swift', content: 'Apus apus sleeps in flight.' },
    { title: 'Swifts in towns', url: 'https://example.com/towns', content: 'They nest under roofs.' },
  ],
};

/** Starts the engine on a free port. */
export async function startFakeEngine(
  answer: (question: EngineQuestion, index: number) => EngineAnswer = () => ({ body: SWIFTS }),
): Promise<FakeEngine> {
  const asked: EngineQuestion[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const question = await read(incoming);
    const chosen = answer(question, asked.push(question) - 1);
    await wait(chosen.waitMs ?? 0);
    reply(chosen, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<EngineQuestion> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const { method = '', url: path = '', headers } = incoming;
  return { method, path, headers, body: Buffer.concat(pieces).toString('utf8') };
}

function reply({ status = 200, headers = {}, body = '', hangs = false }: EngineAnswer, outgoing: ServerResponse): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
  outgoing.flushHeaders();
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (hangs) outgoing.write(text);
  else outgoing.end(text);
}

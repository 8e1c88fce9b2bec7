/** For tests: a collector that takes traces over HTTP, and the spans it was sent, read from the JSON on the wire. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly kind: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly status: number;
  readonly attributes: Record<string, unknown>;
}

export interface Collector {
  readonly url: string;
  /** The bodies, as they came. */
  readonly bodies: string[];
  readonly headers: Record<string, unknown>[];
  /** What it answers with from now on. */
  status: number;
  spans(): readonly SentSpan[];
  resource(): Record<string, unknown>;
  close(): Promise<void>;
}

/** Opens the collector on a free port of the loopback. */
export async function openCollector(): Promise<Collector> {
  const bodies: string[] = [];
  const headers: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece) => pieces.push(piece));
    request.on('end', () => {
      headers.push({ ...request.headers, path: request.url });
      bodies.push(Buffer.concat(pieces).toString('utf8'));
      response.writeHead(collector.status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const groups = () => bodies.flatMap((body) => JSON.parse(body).resourceSpans);
  const collector: Collector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    headers,
    status: 200,
    spans: () => groups().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }: Raw) => spans.map(readSpan))),
    resource: () => attributesOf(groups()[0]?.resource.attributes ?? []),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return collector;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
type Raw = any;

function readSpan(raw: Raw): SentSpan {
  return {
    name: raw.name,
    traceId: raw.traceId,
    spanId: raw.spanId,
    parentSpanId: raw.parentSpanId ?? '',
    kind: raw.kind,
    startMs: Number(BigInt(raw.startTimeUnixNano) / 1_000_000n),
    endMs: Number(BigInt(raw.endTimeUnixNano) / 1_000_000n),
    status: raw.status?.code ?? 0,
    attributes: attributesOf(raw.attributes ?? []),
  };
}

/** JSON of protocol buffers writes 64-bit numbers as text or as numbers. */
function attributesOf(list: readonly Raw[]): Record<string, unknown> {
  return Object.fromEntries(
    list.map(({ key, value }) => {
      const [[kind, content] = ['', null]] = Object.entries(value);
      return [key, kind === 'intValue' || kind === 'doubleValue' ? Number(content) : content];
    }),
  );
}

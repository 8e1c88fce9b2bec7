/** For tests: the whole app on a free port, with a provider that answers as the test says. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { listen } from './http/listener.ts';
import { createLog } from './log.ts';
import { openaiCompatible } from './providers/openai-compatible.ts';
import type { Provider } from './providers/profile.ts';
import { Meters } from './telemetry/meters.ts';
import type { TurnListener } from './turn-entry.ts';
import type { Upstream, UpstreamCall } from './upstream/client.ts';
import { Health } from './upstream/health.ts';

export const MAX_BODY_BYTES = 100_000;

const DEADLINES = { connectMs: 1000, headersMs: 1000, idleMs: 1000, heartbeatMs: 1000, totalMs: 60_000 };

/** Nothing is tried again, so that each test hears the first failure. */
const RETRY = { retries: 0, baseMs: 1, longestWaitMs: 1000, totalMs: 10_000 };

const CONFIG: Config = {
  host: '127.0.0.1',
  port: 0,
  workers: 1,
  dataDir: '',
  codexHome: '',
  showReasoning: true,
  webSearch: false,
  logLevel: 'debug',
  maxBodyBytes: MAX_BODY_BYTES,
  allowedHosts: ['m2c.example'],
  deadlines: DEADLINES,
  routing: { defaultProvider: null, fallbacks: [], aliases: {}, smallModel: null },
  proxyFromEnvironment: false,
  ipv4Only: false,
  retry: RETRY,
  maxConcurrency: null,
  autoCompact: null,
  databaseUrl: null,
  masterKey: null,
  clientKeysRequired: false,
  chatGptPassthrough: false,
  chatGptUrl: 'http://127.0.0.1:9',
  clientProviderKeys: 'off',
  adminToken: 'test-admin-token-0123',
  variables: {},
  sources: {},
};

/** A provider of one model, `echo-1`, with a key unless told otherwise. */
export function provider(overrides: Partial<Provider> = {}): Provider {
  return {
    profile: openaiCompatible,
    baseUrl: 'http://provider.invalid/v1',
    keys: ['test-key-0123456789'],
    models: [{ id: 'echo-1', displayName: 'Echo 1', contextWindow: 100_000, efforts: ['low', 'medium'] }],
    defaultModel: 'echo-1',
    ...overrides,
  };
}

export interface TestApp {
  readonly url: string;
  readonly port: number;
  /** What the provider was asked. */
  readonly calls: UpstreamCall[];
  /** The log's lines. */
  readonly log: string[];
  close(): Promise<void>;
}

/** What the provider answers with. */
export interface Scripted {
  readonly status?: number;
  readonly retryAfter?: number;
  readonly pieces: Iterable<string> | AsyncIterable<string>;
}

export interface TestAppOptions {
  readonly answer?: () => Scripted;
  readonly provider?: Provider;
  readonly isStopping?: () => boolean;
  readonly giveUp?: AbortSignal;
  readonly hears?: readonly TurnListener[];
}

/** Starts the app; the provider says "Hello" unless `answer` says otherwise. */
export async function startApp({
  answer = hello,
  provider: only = provider(),
  ...more
}: TestAppOptions = {}): Promise<TestApp> {
  const calls: UpstreamCall[] = [];
  const log: string[] = [];
  const upstream: Upstream = {
    async send(call) {
      calls.push(call);
      const { status = 200, retryAfter = null, pieces } = answer();
      call.signal.throwIfAborted();
      const body = Readable.from(toBytes(pieces));
      call.signal.addEventListener('abort', () => body.destroy(new Error('aborted')));
      return { status, retryAfter, body };
    },
    look: async () => ({ status: 404, date: null, text: '' }),
    close: async () => undefined,
  };
  const health = new Health();
  const meters = new Meters({ providers: () => [only], standing: (one) => health.look(one, performance.now()) });
  const app = buildApp(CONFIG, {
    routes: { providers: [only], fallback: only },
    upstream,
    health,
    meters,
    retry: RETRY,
    showReasoning: true,
    webSearch: false,
    deadlines: DEADLINES,
    newId: () => 'test',
    now: () => 1_700_000_000,
    log: createLog({ level: 'debug', secrets: [] }, () => ({ write: (line: string) => void log.push(line) }), false),
    ...more,
    hears: [meters, ...(more.hears ?? [])],
  });
  const listener = await listen(app, '127.0.0.1', 0);
  return { url: listener.url, port: Number(new URL(listener.url).port), calls, log, close: () => listener.close(0) };
}

async function* toBytes(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

/** One event of a Chat Completions stream. */
export function chunk(delta: object, finish: string | null = null): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
}

const hello = (): Scripted => ({
  pieces: [chunk({ role: 'assistant', content: 'Hel' }), chunk({ content: 'lo' }, 'stop'), 'data: [DONE]\n\n'],
});

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  readonly json: any;
}

/** A request whose every header is the test's: fetch would not send a foreign Host. */
export function send(
  app: Pick<TestApp, 'port'>,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: app.port, method, path, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString('utf8');
        const json =
          response.headers['content-type']?.startsWith('application/json') === true ? JSON.parse(text) : undefined;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** POST /v1/responses with a JSON body, given as a value or as it stands. */
export function post(
  app: Pick<TestApp, 'port'>,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return send(app, 'POST', '/v1/responses', { 'content-type': 'application/json', ...headers }, bytes);
}

/** For tests: `m2c start --workers` as a user runs it, before a provider that holds its answers back until it is told. */
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';
import { chunk, DONE, errorAnswer, finish, opening } from '../../conformance/upstream/chat-answers.ts';
import { post, type RawAnswer, send } from '../app.testing.ts';
import { address, m2c, type Run } from './running.testing.ts';

const ADMIN_TOKEN = 'admin-token-of-the-workers';
/** One connection for each request, so that each goes to the next worker. */
const FRESH = { connection: 'close' };

export interface Held {
  readonly url: string;
  /** Requests that wait for their answers now. */
  readonly waiting: readonly ServerResponse[];
  /** All that wait are answered, and with `ever` all that come. */
  release(ever?: boolean): void;
}

/** A provider that begins each answer and ends it when it is told to. */
export async function startHeld(): Promise<Held> {
  let free = false;
  const waiting: ServerResponse[] = [];
  const end = (response: ServerResponse) => response.end(chunk({ content: ' there.' }) + finish('stop') + DONE);
  const server = createServer((asked, response) => {
    void text(asked).then((body) => {
      if (body.includes('parallel_tool_calls')) {
        const { status = 400, pieces } = errorAnswer(400, "Unsupported parameter: 'parallel_tool_calls'.");
        response.writeHead(status, { 'content-type': 'application/json' }).end(pieces[0]);
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(opening() + chunk({ content: 'Hello' }));
      if (free) end(response);
      else waiting.push(response);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    waiting,
    release(ever = false) {
      free = ever;
      for (const response of waiting.splice(0)) end(response);
    },
  };
}

export interface Workers {
  readonly run: Run;
  readonly port: number;
  readonly held: Held;
  /** The process of each worker by its number, as the log tells. */
  pids(): ReadonlyMap<number, number>;
  /** One turn; resolves at its end. The provider refuses `parallel_tool_calls`. */
  turn(headers?: Record<string, string>, body?: object): Promise<RawAnswer>;
  admin(method: string, path: string, body?: unknown): Promise<RawAnswer>;
  /** The status of a scrape with these headers. */
  metrics(headers: Record<string, string>): Promise<number>;
}

/** Two of them unless told. */
export async function startTwo(
  variables: Record<string, string> = {},
  words: readonly string[] = [],
): Promise<Workers> {
  const held = await startHeld();
  const run = m2c(['start', '--port', '0', '--workers', '2', ...words], {
    ...{ M2C_LOG_LEVEL: 'info', M2C_ADMIN_TOKEN: ADMIN_TOKEN, M2C_RETRIES: '0' },
    ...{ GENERIC_API_KEY: 'key-0123456789', GENERIC_BASE_URL: held.url, GENERIC_DEFAULT_MODEL: 'mine' },
    ...variables,
  });
  const port = Number(new URL(await address(run)).port);
  const ups = () => logged(run).filter(({ msg }) => msg === 'A worker is up.');
  await expect.poll(() => ups().length, { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
  return {
    ...{ run, port, held },
    pids: () => new Map(ups().map(({ worker, pid }) => [worker, pid])),
    turn: (headers = {}, body = {}) =>
      post({ port }, { model: 'mine', input: 'Hello', stream: true, ...body }, { ...FRESH, ...headers }),
    metrics: async (headers) => (await send({ port }, 'GET', '/metrics', { ...FRESH, ...headers })).status,
    admin: (method, path, body) => {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json', ...FRESH };
      return send({ port }, method, path, headers, body === undefined ? undefined : JSON.stringify(body));
    },
  };
}

/** The lines of the log. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever stands there
export function logged(run: Run): readonly any[] {
  const lines = run.errors().split('\n').slice(0, -1);
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Turns as they are watched through one worker. */
export async function watch({ port }: Workers): Promise<{ readonly kinds: string[]; leave(): void }> {
  const kinds: string[] = [];
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const asked = request({ port, path: '/admin/v1/turns/live', headers });
  asked.on('error', () => undefined).end();
  await new Promise((resolve) => {
    asked.on('response', (response) => {
      response.setEncoding('utf8').on('data', (text: string) => {
        kinds.push(...[...text.matchAll(/"type":"(started|ended)"/g)].map(([, kind = '']) => kind));
      });
      response.on('error', () => undefined);
      resolve(response);
    });
  });
  return { kinds, leave: () => asked.destroy() };
}

/** What is attacked: the real `m2c start` before a scripted provider, asked by its users and by whoever else reaches it. */
import { existsSync, readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { callWith, repliesIn } from '../faults/caller.ts';
import { type Launch, launch, type Running } from '../faults/program.ts';
import { MODEL, type World } from '../faults/world.ts';
import { type FakeUpstream, type Script, startFakeUpstream, textAnswer } from '../upstream/fake-upstream.ts';

/** A busy machine may take its time to start one. */
export const PATIENCE_MS = 60_000;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  readonly json: any;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when it is text or bytes, otherwise as JSON. */
  readonly body?: unknown;
}

export interface Target extends Running {
  readonly provider: FakeUpstream;
  readonly dataDir: string;
  readonly token: string;
  /** Whatever the headers say, nothing is added to them but a content type where there is a body. */
  send(path: string, asked?: Asked): Promise<Answer>;
  /** A request of the admin API with its token. */
  admin(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** A turn that is answered in one piece. */
  turn(more?: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends these bytes and waits for the server to end the connection. */
  raw(bytes: string | Uint8Array): Promise<readonly { readonly status: number; readonly text: string }[]>;
}

export interface Aim extends Launch {
  readonly script?: Script;
}

/** Starts it; it goes with the world. */
export async function target(world: World, { script = () => textAnswer('Well.'), ...how }: Aim = {}): Promise<Target> {
  const provider = world.keep(await startFakeUpstream(script));
  const running = await launch(world, provider.url, how);
  const { url, port, folder } = running;
  const dataDir = join(folder, 'data');
  const file = join(dataDir, 'admin-token');
  const token = how.variables?.M2C_ADMIN_TOKEN ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
  const send: Target['send'] = (path, asked = {}) => sent(port, path, asked);
  return {
    ...{ ...running, provider, dataDir, token, send },
    admin: (method, path, body, headers = {}) =>
      send(`/admin/v1${path}`, { method, body, headers: { authorization: `Bearer ${token}`, ...headers } }),
    turn: (more = {}, headers = {}) =>
      send('/v1/responses', { method: 'POST', headers, body: { model: MODEL, input: 'Go on.', ...more } }),
    async raw(bytes) {
      const caller = callWith(url, bytes);
      await caller.over;
      caller.leave('close');
      return repliesIn(caller.received());
    },
  };
}

function sent(port: number, path: string, { method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
  const plain = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = plain ? body : JSON.stringify(body);
  const typed = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const all = { ...typed, ...headers };
    const asked = request({ host: '127.0.0.1', port, path, method, headers: all, agent: false }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        const json = answer.headers['content-type']?.startsWith('application/json') ? JSON.parse(text) : undefined;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json });
      });
    });
    asked.on('error', reject);
    asked.end(bytes);
  });
}

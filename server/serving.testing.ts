/** For tests: the whole server with a real store on a free port, as `m2c start` opens it; it goes with its test. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type DATABASES, fresh } from '../conformance/postgres/databases.ts';
import { type RawAnswer, send } from './app.testing.ts';
import { loadConfig } from './config.ts';
import { listen } from './http/listener.ts';
import { createLog } from './log.ts';
import { providersFile } from './providers-file/open.ts';
import { openServing, type Serving } from './serving.ts';
import { readNetwork } from './upstream/network.ts';

export interface Served {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly token: string;
  readonly serving: Serving;
  /** The log's lines. */
  readonly log: readonly string[];
  /** A request of the admin API, with the token and a JSON body. */
  admin(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<RawAnswer>;
  /** Ends it before its test does. */
  close(): Promise<void>;
}

export interface ServedOptions {
  /** `broken`: one that cannot be opened. */
  readonly store?: (typeof DATABASES)[number] | 'broken';
  /** The data directory of a server that has ended. */
  readonly dataDir?: string;
  readonly variables?: Record<string, string>;
  /** What providers.json says. */
  readonly file?: unknown;
  readonly host?: string;
}

/** Opens no port to the network: whatever host is told, it listens on 127.0.0.1. */
export async function serve(options: ServedOptions = {}): Promise<Served> {
  const { store = 'sqlite', variables = {}, host = '127.0.0.1' } = options;
  const place = await fresh(store === 'broken' ? 'sqlite' : store);
  const dataDir = options.dataDir ?? place.dataDir;
  if (store === 'broken') mkdirSync(join(dataDir, 'm2c.db'));
  if (options.file !== undefined) writeFileSync(join(dataDir, 'providers.json'), JSON.stringify(options.file));
  const database = place.databaseUrl === null ? {} : { M2C_DATABASE_URL: place.databaseUrl };
  const config = loadConfig({ port: '0', dataDir, host }, { ...database, ...variables });
  const log: string[] = [];
  const secrets: string[] = [];
  const serving = await openServing({
    ...{ config, secrets, file: providersFile(config), network: readNetwork(config) },
    log: createLog({ level: 'debug', secrets }, () => ({ write: (line: string) => void log.push(line) }), false),
    stopping: new AbortController().signal,
    giveUp: new AbortController().signal,
  });
  const listener = await listen(serving.app, '127.0.0.1', 0);
  serving.warm();
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await listener.close(0);
    await serving.close();
  };
  onTestFinished(close);
  const { url } = listener;
  const port = Number(new URL(url).port);
  const token = variables.M2C_ADMIN_TOKEN ?? readFileSync(join(dataDir, 'admin-token'), 'utf8').trim();
  const admin: Served['admin'] = (method, path, body, headers = {}) => {
    const typed = body === undefined ? {} : { 'content-type': 'application/json' };
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const all = { authorization: `Bearer ${token}`, ...typed, ...headers };
    return send({ port }, method, `/admin/v1${path}`, all, text);
  };
  return { ...{ url, port, dataDir, token, serving, log }, admin, close };
}

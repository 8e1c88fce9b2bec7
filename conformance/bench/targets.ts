/** What is measured: nothing in between, the two floors, and m2c itself, each before the same provider. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Wire } from './judge.ts';
import { closed, type Helper, spawnNode, startHelper } from './machine.ts';

export type TargetName = 'direct' | 'pipe' | 'template' | 'm2c';

export interface Target {
  readonly name: TargetName;
  readonly url: string;
  readonly wire: Wire;
  /** 0 for nothing in between. */
  readonly pid: number;
  readonly headers: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** m2c itself, which says things. */
export interface M2cTarget extends Target {
  /** All that it has written on its outputs. */
  said(): string;
}

export interface Provider {
  readonly url: string;
  /** Lets all held answers go on. */
  release(): void;
  close(): Promise<void>;
}

/** Longer than any pause between two works: the pools are not to be filled again and again. */
const KEEPS_MS = 600_000;

/**
 * @param perWrite how many chunks the provider puts into one write.
 * @param keepsMs for how long it keeps a connection that waits.
 */
export async function startProvider(perWrite: number, keepsMs = KEEPS_MS): Promise<Provider> {
  const [helper, word] = await startHelper('upstream.ts', [String(perWrite), String(keepsMs)], 'load');
  return { url: urlIn(word), release: () => helper.say('release'), close: helper.close };
}

function urlIn(word: unknown): string {
  return (word as { readonly url: string }).url;
}

export interface M2cOptions {
  /** The file that Node runs; m2c's own unless told. */
  readonly entry?: string;
  readonly words?: readonly string[];
  readonly nodeFlags?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts what is named, in front of the provider at this address. */
export async function startTarget(name: TargetName, upstream: string, options: M2cOptions = {}): Promise<Target> {
  if (name === 'm2c') return startM2c(upstream, options);
  const none = { headers: {}, wire: name === 'template' ? 'responses' : 'chat' } as const;
  if (name === 'direct') return { ...none, name, url: upstream, pid: 0, close: async () => undefined };
  const [helper, word]: [Helper, unknown] = await startHelper(`floor-${name}.ts`, [upstream], 'proxy');
  return { ...none, name, url: urlIn(word), pid: helper.pid, close: helper.close };
}

const ADMIN_TOKEN = 'admin-token-of-the-benchmark';
const ENTRY = join(import.meta.dirname, '..', '..', 'server', 'm2c.js');

/** Starts m2c with an empty data folder, and waits until it listens. */
export async function startM2c(upstream: string, options: M2cOptions = {}): Promise<M2cTarget> {
  const { entry = ENTRY, words = [], nodeFlags = [], variables = {}, headers = {} } = options;
  const folder = await mkdtemp(join(tmpdir(), 'm2c-bench-'));
  const env = {
    // Nothing of whoever measures: their keys must not choose the providers.
    ...{ PATH: process.env.PATH ?? '', SystemRoot: process.env.SystemRoot ?? '', HOME: folder, USERPROFILE: folder },
    ...{ GENERIC_BASE_URL: `${upstream}/v1`, GENERIC_API_KEY: 'sk-bench', GENERIC_DEFAULT_MODEL: 'bench' },
    ...{ M2C_ADMIN_TOKEN: ADMIN_TOKEN, ...variables },
  };
  const start = [...nodeFlags, entry, 'start', '--port', '0', '--data-dir', join(folder, 'data'), ...words];
  const child = spawnNode(start, 'proxy', { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, found] = /listens on (http:\S+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('close', (code) => reject(new Error(`m2c start ended with ${code}: ${said}`)));
  });
  return {
    ...{ name: 'm2c', wire: 'responses', url, headers, pid: child.pid ?? 0 },
    said: () => said,
    async close() {
      await closed(child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Asks the admin API of a running m2c. @returns what it answers. */
export async function askAdmin(
  { url }: Pick<Target, 'url'>,
  method: string,
  path: string,
  body: unknown,
): Promise<unknown> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/admin/v1${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`m2c refuses ${method} ${path}: ${await answer.text()}`);
  return await answer.json();
}

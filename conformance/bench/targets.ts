/** What is measured: nothing in between, the two floors, and m2c itself, each before the same provider. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Wire } from './hear.ts';
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

export interface Provider {
  readonly url: string;
  /** Lets all held answers go on. */
  release(): void;
  close(): Promise<void>;
}

/** @param perWrite how many chunks the provider puts into one write. */
export async function startProvider(perWrite: number): Promise<Provider> {
  const [helper, word] = await startHelper('upstream.ts', [String(perWrite)], 'load');
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

export const ADMIN_TOKEN = 'admin-token-of-the-benchmark';
const ENTRY = join(import.meta.dirname, '..', '..', 'server', 'm2c.js');

async function startM2c(upstream: string, options: M2cOptions): Promise<Target> {
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
    async close() {
      await closed(child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

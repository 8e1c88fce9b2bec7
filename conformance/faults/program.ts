/** The real `m2c start` under conditions of the host: signals, limits, broken outputs; and what the system says about it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { listening } from './faulty-upstream.ts';
import { API_KEY, type Variables, type World } from './world.ts';

const M2C = join(import.meta.dirname, '..', '..', 'server', 'm2c.js');
const START_MS = 20_000;
const MEBIBYTE = 1024 * 1024;

export interface Launch {
  readonly variables?: Variables;
  /** Words of the command line, after `m2c start`. */
  readonly words?: readonly string[];
  /** Flags of Node itself. */
  readonly nodeFlags?: readonly string[];
  /** A program that starts this one, with its words: `prlimit --nofile=64`. */
  readonly through?: readonly string[];
  /** Where its outputs go: kept unless said otherwise. */
  readonly stdout?: 'pipe' | number;
  readonly stderr?: 'pipe' | number;
  /** Under another user: the administrator's own rights would open every folder. */
  readonly uid?: number;
  /** The address of one that ran before. */
  readonly port?: number;
  readonly folder?: string;
}

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** A folder of its own, with the data directory `data` in it. */
  readonly folder: string;
  /** From its start to its first answer. */
  readonly readyMs: number;
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts m2c before the provider at this base URL, and waits until it answers. It ends with the world. */
export async function launch(world: World, providerUrl: string, options: Launch = {}): Promise<Running> {
  const folder = options.folder ?? (await ownFolder(world));
  const port = options.port ?? (await freePort());
  const startedAt = performance.now();
  const running = world.keep(spawned(providerUrl, { ...options, folder, port }));
  const url = `http://127.0.0.1:${port}`;
  await answers(url, running);
  return { ...running, url, port, folder, readyMs: performance.now() - startedAt };
}

/** Starts m2c where it is not to come up. @returns how it ended and what it said. */
export async function launchRefused(world: World, providerUrl: string, options: Launch = {}) {
  const folder = options.folder ?? (await ownFolder(world));
  const running = world.keep(spawned(providerUrl, { ...options, folder, port: options.port ?? 0 }));
  const code = await Promise.race([running.ended, wait(START_MS, 'still runs', { ref: false })]);
  return { code, said: running.stderr() };
}

type Spawned = Omit<Running, 'url' | 'port' | 'folder' | 'readyMs'> & { close(): Promise<void> };

function spawned(providerUrl: string, options: Launch & { readonly folder: string; readonly port: number }): Spawned {
  const { through = [], nodeFlags = [], words = [], stdout = 'pipe', stderr = 'pipe', folder, port } = options;
  const start = ['start', '--port', String(port), '--data-dir', join(folder, 'data'), ...words];
  const [program = '', ...args] = [...through, process.execPath, ...nodeFlags, M2C, ...start];
  const env = {
    // Nothing of whoever runs the cases: their keys must not choose the providers.
    ...{ PATH: process.env.PATH ?? '', SystemRoot: process.env.SystemRoot ?? '', HOME: folder, USERPROFILE: folder },
    ...{ GENERIC_BASE_URL: providerUrl, GENERIC_API_KEY: API_KEY, GENERIC_DEFAULT_MODEL: 'scripted' },
    ...options.variables,
  };
  const user = options.uid === undefined ? {} : { uid: options.uid };
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', stdout, stderr], ...user });
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'nobody knows'));
  });
  return {
    ...{ pid: child.pid ?? 0, child, ended, stdout: () => said.stdout, stderr: () => said.stderr },
    async close() {
      process.off('exit', killed);
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function answers(url: string, running: Pick<Running, 'ended' | 'stderr'>): Promise<void> {
  const patience = AbortSignal.timeout(START_MS);
  let over: number | string | null = null;
  void running.ended.then((code) => {
    over = code;
  });
  while (over === null && !patience.aborted) {
    if (await isWell(url)) return;
    await wait(10);
  }
  throw new Error(`m2c start ${over === null ? 'does not answer' : `ended with ${over}`}: ${running.stderr()}`);
}

/** Whether m2c answers there. */
export async function isWell(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function ownFolder(world: World): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'm2c-faults-'));
  world.keep({ close: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) });
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = Number((await listening(server)).split(':')[1]);
  server.close();
  await once(server, 'close');
  return port;
}

/** Flags with which the process tells what it holds once its garbage is gone: one line of JSON for each SIGUSR2. */
export const TELLS_MEMORY = [
  '--expose-gc',
  '--import',
  `data:text/javascript,${encodeURIComponent(
    "process.on('SIGUSR2', () => { gc(); gc(); console.error('memory ' + JSON.stringify({ ...process.memoryUsage(), most: process.resourceUsage().maxRSS * 1024 })); })",
  )}`,
];

export interface Memory {
  /** What the system has given to the process. */
  readonly residentMiB: number;
  /** The most that this ever was. */
  readonly mostResidentMiB: number;
  /** Live objects and text. */
  readonly heapMiB: number;
  /** Bytes on their way in or out. */
  readonly buffersMiB: number;
}

/** The live memory of a process started with these flags. */
export async function memoryOf({ child, stderr }: Pick<Running, 'child' | 'stderr'>): Promise<Memory> {
  const lines = () => stderr().match(/^memory .*$/gm) ?? [];
  const before = lines().length;
  child.kill('SIGUSR2');
  while (lines().length === before) await wait(5);
  const told = JSON.parse(lines().at(-1)?.slice('memory '.length) ?? '') as NodeJS.MemoryUsage & { most: number };
  return {
    residentMiB: told.rss / MEBIBYTE,
    mostResidentMiB: told.most / MEBIBYTE,
    heapMiB: told.heapUsed / MEBIBYTE,
    // Node counts the bytes of buffers within those of `external`.
    buffersMiB: told.external / MEBIBYTE,
  };
}

/** How many files and connections the process has open; null where the system does not say. */
export function openDescriptors(pid: number): number | null {
  return process.platform === 'linux' ? readdirSync(`/proc/${pid}/fd`).length : null;
}

/** Processes on cores of their own, and what the system says that they use. */
import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';

/** The proxy alone on one core, all else on the other. */
export type Core = 'proxy' | 'load';

const CORES: Readonly<Record<Core, string>> = { proxy: '0', load: '1' };

/** Whether processes are held to their cores: only Linux has a program for that. */
export const PINNED =
  process.platform === 'linux' && availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** One line about this machine, for whoever compares results. */
export function machineLine(): string {
  const pinned = PINNED ? 'the proxy on one core, load and provider on another' : 'no process held to a core';
  const { model = 'unknown processor' } = cpus()[0] ?? {};
  const name = model.trim() === '' ? 'unknown processor' : model.trim();
  return `${availableParallelism()} cores (${name}), Node ${process.versions.node}, ${process.platform} ${process.arch}, ${pinned}`;
}

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** Runs Node with these words on a core. */
export function spawnNode(words: readonly string[], core: Core, options: SpawnOptions): ChildProcess {
  const command = [...(PINNED ? ['taskset', '-c', CORES[core]] : []), process.execPath, ...words];
  const [program = '', ...args] = command;
  const child = spawn(program, args, options);
  children.add(child);
  child.once('close', () => children.delete(child));
  return child;
}

/** A process of the benchmark's own, that speaks with whoever started it. */
export interface Helper {
  readonly pid: number;
  say(word: unknown): void;
  /** The next word that it says. */
  hears(): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts a file of this folder. @returns it, and the first word that it says. */
export async function startHelper(file: string, args: readonly string[], core: Core): Promise<[Helper, unknown]> {
  const path = join(import.meta.dirname, file);
  const child = spawnNode([path, ...args], core, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const words: unknown[] = [];
  const heard = new EventEmitter();
  child.on('message', (word) => heard.emit('word', words.push(word)));
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${file} ended with ${code ?? signal}`);
  });
  ended.catch(() => undefined);
  const helper: Helper = {
    pid: child.pid ?? 0,
    say: (word) => child.send(word as object),
    async hears() {
      if (words.length === 0) await Promise.race([once(heard, 'word'), ended]);
      return words.shift();
    },
    close: () => closed(child),
  };
  return [helper, await helper.hears()];
}

/** Ends a process and waits until it is gone. */
export async function closed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Linux counts in hundredths of a second for whoever reads /proc, whatever its kernel does. */
const TICK_MS = 10;

/** What the process and all its threads have used of the processor, in milliseconds. */
export function cpuMs(pid: number): number {
  if (process.platform !== 'linux') return minutes(ps(pid, 'time')) * 60_000;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program stands in parentheses and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** What the process holds of the memory, in bytes. */
export function residentBytes(pid: number): number {
  if (process.platform !== 'linux') return Number(ps(pid, 'rss')) * 1024;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

function ps(pid: number, field: string): string {
  return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
}

/** `1:02:03.45`, `02:03.45` and `1-02:03:04` in minutes. */
function minutes(text: string): number {
  const [days, rest = ''] = text.includes('-') ? text.split('-') : ['0', text];
  const seconds = rest.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Number(days) * 1440 + seconds / 60;
}

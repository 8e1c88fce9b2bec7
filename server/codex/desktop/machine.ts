/** The machine as the desktop commands see it: everything that runs or looks outside m2c is given in. */
import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join, win32 } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Variables } from '../../config.ts';

export interface Ran {
  /** Null when the program could not be started, or did not end in time. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program without a shell. */
export type Run = (program: string, words: readonly string[]) => Promise<Ran>;

export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Where the Codex app is if the user says so, `none` for one that is left alone; null to look for it. */
  readonly chosen: string | null;
  /** Folders in which macOS keeps apps, the first one that has it wins. */
  readonly applications: readonly string[];
  /** Where Windows has its own programs. */
  readonly systemRoot: string;
  /** Where Linux shows its processes. */
  readonly processes: string;
  readonly run: Run;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** This machine, as the variables tell it. */
export function thisMachine({ SystemRoot = 'C:\\Windows', M2C_CODEX_APP }: Variables = {}): Machine {
  return {
    platform: process.platform,
    chosen: M2C_CODEX_APP ?? null,
    applications: ['/Applications', join(homedir(), 'Applications')],
    systemRoot: SystemRoot,
    processes: '/proc',
    run: runProgram,
    wait: setTimeout,
  };
}

const PATIENCE_MS = 120_000;
const LONGEST_OUTPUT = 16 * 1024 * 1024;

const runProgram: Run = (program, words) =>
  new Promise((settle) => {
    const options = { timeout: PATIENCE_MS, maxBuffer: LONGEST_OUTPUT, windowsHide: true, encoding: 'utf8' } as const;
    const child = execFile(program, words, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      settle({ code, stdout, stderr: stderr === '' && code === null ? String(error?.message) : stderr });
    });
    child.stdin?.end();
  });

/** A program of Windows itself, by its whole path: no other of its name is ever run. */
export function ofWindows({ systemRoot }: Pick<Machine, 'systemRoot'>, ...path: readonly string[]): string {
  return win32.join(systemRoot, ...path);
}

/** For tests: the program as a user runs it, in a data directory of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach } from 'vitest';

export const M2C = fileURLToPath(new URL('../m2c.js', import.meta.url));

/** Of the test that runs. */
export let dataDir: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'm2c-start-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
}

/** Starts m2c with these words; the test's end is its end. */
export function m2c(
  words: readonly string[],
  variables: Record<string, string> = {},
  nodeFlags: readonly string[] = [],
): Run {
  const child = spawn(process.execPath, [...nodeFlags, M2C, ...words], {
    // Keys of whoever runs the tests must not choose the providers.
    env: {
      HOME: dataDir,
      USERPROFILE: dataDir,
      PATH: '',
      SystemRoot: 'C:\\Windows',
      M2C_DATA_DIR: dataDir,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  child.stderr?.on('data', (text) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output: () => output, errors: () => errors, ended };
}

/** The address from the banner, once the whole banner is there. */
export async function address(run: Run): Promise<string> {
  for (;;) {
    if (run.output().includes('Ctrl-C ends it.')) return /listens on (http:\S+)/.exec(run.output())?.[1] ?? '';
    const over = await Promise.race([
      run.ended,
      once(run.child.stdout as NodeJS.ReadableStream, 'data').then(() => undefined),
    ]);
    if (over !== undefined) throw new Error(`m2c ended with ${over}: ${run.errors()}`);
  }
}

/** The Codex of this machine, as a program that can be started without a shell. */
import { existsSync } from 'node:fs';
import nodePath from 'node:path';
import { ConfigError, type Variables } from '../../config.ts';

export interface CodexProgram {
  readonly file: string;
  /** Before the words of the user. */
  readonly words: readonly string[];
}

interface Machine {
  readonly platform: string;
  readonly exists: (file: string) => boolean;
  readonly node: string;
}

const HERE: Machine = { platform: process.platform, exists: existsSync, node: process.execPath };

/** @throws ConfigError when there is none on PATH. */
export function findCodex(variables: Variables, { platform, exists, node }: Machine = HERE): CodexProgram {
  const windows = platform === 'win32';
  const { join, delimiter } = windows ? nodePath.win32 : nodePath.posix;
  const path = Object.entries(variables).find(([name]) => (windows ? name.toUpperCase() : name) === 'PATH')?.[1] ?? '';
  for (const folder of path.split(delimiter).filter((one) => one !== '')) {
    const program = join(folder, windows ? 'codex.exe' : 'codex');
    if (exists(program)) return { file: program, words: [] };
    // npm puts a .cmd there, which nobody can start without a shell, beside the package that it starts.
    const script = join(folder, 'node_modules', '@openai', 'codex', 'bin', 'codex.js');
    if (windows && exists(script)) return { file: node, words: [script] };
  }
  throw new ConfigError('There is no codex on PATH: npm install -g @openai/codex installs it.');
}

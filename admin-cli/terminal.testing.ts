/** A command line run in this process: what it printed, said and asked. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operation } from '../generated/operations.ts';
import { run } from './main.ts';
import type { Terminal } from './terminal.ts';

export const URL_HERE = 'http://127.0.0.1:8788';

export interface Setting {
  readonly environment?: Record<string, string>;
  readonly home?: string;
  /** Columns of the terminal; left out, the output is a pipe. */
  readonly width?: number;
  readonly colours?: boolean;
  /** What the user answers, in order; left out, nobody is there. */
  readonly answers?: readonly string[];
  readonly input?: string;
  readonly interrupted?: AbortSignal;
  readonly table?: readonly Operation[];
  /** Hears the output as it comes. */
  readonly heard?: (output: string) => void;
}

export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
  readonly questions: readonly string[];
}

/** Runs one command line as a user would, with nothing of this machine's own settings. */
export async function admin(words: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const home = setting.home ?? mkdtempSync(join(tmpdir(), 'm2c-admin-'));
  const said = { output: '', errors: '' };
  const questions: string[] = [];
  const answers = [...(setting.answers ?? [])];
  const terminal: Terminal = {
    environment: setting.environment ?? {},
    home,
    width: setting.width ?? null,
    colours: setting.colours ?? false,
    interactive: setting.answers !== undefined,
    interrupted: setting.interrupted ?? new AbortController().signal,
    print: async (text) => {
      said.output += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
      setting.heard?.(said.output);
    },
    complain: (text) => {
      said.errors += text;
    },
    ask: async (question) => {
      questions.push(question);
      return answers.shift() ?? '';
    },
    input: async function* () {
      yield Buffer.from(setting.input ?? '');
    },
    now: () => new Date('2026-11-21T18:00:00Z'),
  };
  try {
    const code = await run(words, terminal, setting.table);
    return { code, ...said, questions };
  } finally {
    if (setting.home === undefined) rmSync(home, { recursive: true, force: true });
  }
}

/** The keys of an entry, from where it says they are: variables, files and programs. */
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { KeySource, ProviderEntry } from '../../generated/types/files.ts';
import type { Variables } from '../config.ts';
import { redact } from '../secrets.ts';
import { listOf, whyNoKeys } from '../upstream/keys.ts';
import type { Complaint } from './complaint.ts';
import type { Path } from './json-text.ts';

export interface FoundKeys {
  readonly keys: readonly string[];
  /** Sources that cannot be used. */
  readonly complaints: readonly Complaint[];
  /** Sources that hold no key, or are too open. */
  readonly warnings: readonly Complaint[];
}

const PATIENCE_MS = 10_000;
const LONGEST_KEY = 64 * 1024;
const LONGEST_REASON = 200;

/** @param file the path of the file that the entry stands in: other paths are told from its folder. */
export async function findKeys(
  key: NonNullable<ProviderEntry['key']>,
  path: Path,
  variables: Variables,
  file: string,
): Promise<FoundKeys> {
  const sources = [key].flat();
  const found = await Promise.all(
    sources.map((source, at) => readSource(source, Array.isArray(key) ? [...path, at] : path, variables, file)),
  );
  return {
    keys: [...new Set(found.flatMap(({ keys }) => keys))],
    complaints: found.flatMap(({ complaints }) => complaints),
    warnings: found.flatMap(({ warnings }) => warnings),
  };
}

async function readSource(source: KeySource, path: Path, variables: Variables, file: string): Promise<FoundKeys> {
  const { env, file: keyFile, command } = source;
  if (env !== undefined) return fromVariable(env, [...path, 'env'], variables);
  if (keyFile !== undefined) return fromFile(pathFrom(file, keyFile), [...path, 'file']);
  return await fromCommand(command ?? [], [...path, 'command'], file);
}

/** A path as it stands in the file: `~` is the user's home, anything else counts from the file's folder. */
export function pathFrom(file: string, path: string): string {
  return /^~(?=$|[/\\])/.test(path) ? join(homedir(), path.slice(1)) : resolve(dirname(file), path);
}

function fromVariable(name: string, path: Path, variables: Variables): FoundKeys {
  const text = variables[name];
  if (text === undefined)
    return { keys: [], complaints: [], warnings: [{ path, sentence: `names ${name}, which is not set.` }] };
  return checked(listOf(text), path, `names ${name}, which`);
}

function fromFile(file: string, path: Path): FoundKeys {
  try {
    const { mode, size } = statSync(file);
    if (size > LONGEST_KEY) return refused(path, `names ${file}, which is too long for a key.`);
    const found = checked(listOf(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')), path, `names ${file}, which`);
    // Windows knows no such bits.
    if (process.platform === 'win32' || (mode & 0o077) === 0) return found;
    const sentence = `names ${file}, which other users of this machine may read: chmod 600 it.`;
    return { ...found, warnings: [...found.warnings, { path, sentence }] };
  } catch (thrown) {
    const { code = 'unknown error' } = thrown as NodeJS.ErrnoException;
    return refused(path, `names ${file}, which cannot be read (${code}).`);
  }
}

/** The program runs without a shell, in the folder of the file, and says the key on its standard output. */
async function fromCommand(command: readonly string[], path: Path, file: string): Promise<FoundKeys> {
  const [program = '', ...words] = command;
  const { error, stdout, stderr } = await run(program, words, dirname(file));
  if (error === null) return checked(listOf(stdout), path, `runs ${program}, whose output`);
  const why =
    error.killed === true ? `did not end within ${PATIENCE_MS / 1000} s` : `failed (${error.code ?? error.signal})`;
  const said = redact(stderr, listOf(stdout)).replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON);
  return refused(path, `runs ${program}, which ${why}${said === '' ? '.' : `: ${said}`}`);
}

interface Ran {
  readonly error: {
    readonly code?: string | number | null;
    readonly killed?: boolean;
    readonly signal?: unknown;
  } | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, words: readonly string[], folder: string): Promise<Ran> {
  const options = {
    cwd: folder,
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
    maxBuffer: LONGEST_KEY,
    windowsHide: true,
    shell: false,
    encoding: 'utf8',
  } as const;
  return new Promise((settle) => {
    const child = execFile(program, words, options, (error, stdout, stderr) => settle({ error, stdout, stderr }));
    // A program that asks for a password would wait for ever.
    child.stdin?.end();
  });
}

function checked(keys: readonly string[], path: Path, which: string): FoundKeys {
  const why = keys.length === 0 ? 'holds no key.' : whyNoKeys(keys);
  return why === null ? { keys, complaints: [], warnings: [] } : refused(path, `${which} ${why}`);
}

function refused(path: Path, sentence: string): FoundKeys {
  return { keys: [], complaints: [{ path, sentence }], warnings: [] };
}

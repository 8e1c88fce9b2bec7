/**
 * For tests: changes of a home, and a disk that may end at any of its steps. As a program, `stepping.testing.ts <home> <change>
 * <step>` kills itself without a word before the step of this number, counted from 0; with `pause` for a number it waits in the
 * middle of its renames until its standard input ends.
 */
import fs from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { restoreBackup } from './backups.ts';
import { changeFiles } from './change.ts';
import type { Disk } from './disk.ts';
import { readCodexFile } from './target.ts';

/** The files of a home by their names; null: there is none. */
export type Files = { readonly [name: string]: string | null };

export const BEFORE: Files = {
  'config.toml': '# mine\nmodel = "gpt-5.5"\n',
  'auth.json': '{"OPENAI_API_KEY":"sk-mine"}',
  'm2c-models.json': null,
};
export const ENABLED: Files = {
  'config.toml': `# mine\nmodel = "some-model"\n${'# long\n'.repeat(50)}`,
  'auth.json': '{"OPENAI_API_KEY":"m2c"}',
  'm2c-models.json': '{"models":[]}',
};

export const STATE_ENABLED = { undo: ['what stood there'] };

/** Puts files in the place of others, as a caller that has just read them. */
export async function change(home: string, action: string, files: Files, state: object | null, disk?: Disk) {
  const changes = await Promise.all(
    Object.entries(files).map(async ([name, content]) => ({
      name,
      content: content === null ? null : Buffer.from(content),
      expected: (await readCodexFile(home, name)).sha256,
    })),
  );
  return await changeFiles(home, { action, note: null }, changes, state, disk);
}

export const CHANGES: { readonly [name: string]: (home: string, disk?: Disk) => Promise<unknown> } = {
  enable: (home, disk) => change(home, 'enable', ENABLED, STATE_ENABLED, disk),
  disable: (home, disk) => change(home, 'disable', BEFORE, null, disk),
  restore: (home, disk) => restoreBackup(home, null, disk),
};

/** Told before each step that writes something, and what the step is about. */
export type Step = (name: string, file: string) => void | Promise<void>;

const WRITING = ['chmod', 'chown', 'mkdir', 'rename', 'rm', 'unlink'] as const;
const OF_HANDLE = ['chmod', 'chown', 'sync'] as const;

/**
 * The real disk, which says each step before it takes it. A file is written in two halves, so that it may end between them.
 * Waiting for the disk is left out unless asked for, since only a loss of power would show the difference.
 */
export function stepping(step: Step, { syncs = false } = {}): Disk {
  const named = Object.fromEntries(
    WRITING.map((name) => [
      name,
      async (file: string, ...rest: unknown[]) => {
        await step(name, name === 'rename' ? `${file} → ${rest[0]}` : file);
        return await (fs[name] as (...words: unknown[]) => Promise<unknown>)(file, ...rest);
      },
    ]),
  );
  const open = async (file: string, flags: string, mode?: number) => {
    if (flags !== 'r') await step('open', file);
    return steppingHandle(await fs.open(file, flags, mode), file, { step, syncs });
  };
  return { ...fs, ...named, open } as Disk;
}

/** Nothing happens to it. */
export const QUICK = stepping(() => undefined);

interface Stepping {
  readonly step: Step;
  readonly syncs: boolean;
}

function steppingHandle(handle: fs.FileHandle, file: string, { step, syncs }: Stepping): fs.FileHandle {
  const own: { [name: string]: unknown } = {
    writeFile: async (content: Buffer | string) => {
      const bytes = Buffer.from(content);
      const half = Math.floor(bytes.length / 2);
      await step('write', file);
      await handle.writeFile(bytes.subarray(0, half));
      await step('write', file);
      await handle.writeFile(bytes.subarray(half));
    },
  };
  for (const name of OF_HANDLE) {
    own[name] = async (...words: unknown[]) => {
      await step(name, file);
      if (name === 'sync' && !syncs) return;
      return await (handle[name] as (...all: unknown[]) => Promise<unknown>).apply(handle, words);
    };
  }
  return new Proxy(handle, {
    get(target, name) {
      const value = own[String(name)] ?? Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Calls `end` before the step of this number, counted from 0. */
export function at(number: number, end: Step): Step {
  let left = number;
  return async (name, file) => {
    left -= 1;
    if (left === -1) await end(name, file);
  };
}

const die = async (): Promise<void> => {
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
};

async function wait(): Promise<void> {
  process.stdout.write('waiting\n');
  await text(process.stdin);
}

/** In the middle: one file has its new content, and the others not. */
function amidRenames(end: Step): Step {
  let renamed = 0;
  return async (name, file) => {
    if (name !== 'rename' || !/(toml|auth\.json|models\.json)$/.test(file)) return;
    renamed += 1;
    if (renamed === 2) await end(name, file);
  };
}

if (import.meta.main) {
  const [, , home = '', name = '', number = ''] = process.argv;
  await CHANGES[name]?.(
    home,
    stepping(number === 'pause' ? amidRenames(wait) : at(Number(number), die), { syncs: true }),
  );
  process.stdout.write('changed\n');
}

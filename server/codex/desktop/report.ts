/** What is told of the Codex app, alike on the command line and by the admin API. */
import { ConfigError } from '../../config.ts';
import { quitApp, relaunchApp } from './control.ts';
import { findApp } from './find.ts';
import type { Machine } from './machine.ts';
import { type Picker, patchPicker, restorePicker } from './patch.ts';

export interface Outcome {
  /** Whether it was done, or was so already. */
  readonly done: boolean;
  /** One sentence. */
  readonly message: string;
}

export interface AppReport {
  readonly installed: boolean;
  /** The path of its bundle on macOS, the id by which Windows starts it; null where there is none. */
  readonly where: string | null;
  readonly version: string | null;
  readonly running: boolean;
  readonly message: string;
}

export async function reportApp(machine: Machine): Promise<AppReport> {
  const nowhere = { installed: false, where: null, version: null, running: false };
  try {
    const app = await findApp(machine);
    if (app === null) return { ...nowhere, message: 'The Codex app is not installed.' };
    const { where, version, processes } = app;
    const running = processes.length > 0;
    const message = `The Codex app ${version ?? ''}`.trim();
    return {
      installed: true,
      where,
      version,
      running,
      message: `${message} ${running ? 'runs' : 'is installed and does not run'}.`,
    };
  } catch (thrown) {
    return { ...nowhere, ...refused(thrown) };
  }
}

export const quit = (machine: Machine): Promise<Outcome> =>
  outcome(async () => ((await quitApp(machine)) ? 'The Codex app has ended.' : 'The Codex app does not run.'));

export const relaunch = (machine: Machine): Promise<Outcome> =>
  outcome(async () => {
    await relaunchApp(machine);
    return 'The Codex app has started.';
  });

async function outcome(work: () => Promise<string>): Promise<Outcome> {
  try {
    return { done: true, message: await work() };
  } catch (thrown) {
    return { done: false, ...refused(thrown) };
  }
}

export interface PickerReport extends Outcome {
  readonly app: string | null;
  readonly version: string | null;
  readonly changes: readonly ChangeReport[];
  readonly backup: string | null;
}

interface ChangeReport {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export async function patch(machine: Machine, codexHome: string, apply: boolean): Promise<PickerReport> {
  return await picker(patchPicker(machine, codexHome, apply), ({ changes, done }) => {
    if (changes.length === 0) return 'The picker is patched already.';
    if (done)
      return 'The picker is patched: restore-picker puts the app back as it was, and so does each update of the app.';
    return 'Nothing was changed yet: this was a dry run.';
  });
}

export async function restore(machine: Machine, codexHome: string): Promise<PickerReport> {
  return await picker(restorePicker(machine, codexHome), ({ done }) =>
    done ? 'The app is as it was before it was patched.' : 'The app is as it was: it is not patched.',
  );
}

async function picker(work: Promise<Picker>, said: (one: Picker) => string): Promise<PickerReport> {
  try {
    const found = await work;
    const { app, version, backup } = found;
    const changes = found.changes.map(({ offset: _, ...change }) => change);
    return { done: true, message: said(found), app, version, changes, backup };
  } catch (thrown) {
    return { done: false, ...refused(thrown), app: null, version: null, changes: [], backup: null };
  }
}

/** What keeps it from being done is an answer; a fault of ours is none. */
function refused(thrown: unknown): { readonly message: string } {
  if (!(thrown instanceof ConfigError)) throw thrown;
  return { message: thrown.message };
}

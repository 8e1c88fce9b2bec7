/** An app of macOS as a whole folder: copied, and put in the place of another one, all or nothing. */
import { constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ConfigError } from '../../config.ts';

export const archiveOf = (app: string): string => join(app, 'Contents', 'Resources', 'app.asar');
export const plistOf = (app: string): string => join(app, 'Contents', 'Info.plist');

const beside = (app: string, what: string): string => join(dirname(app), `.${basename(app)}.m2c-${what}`);

/** A copy with all links and modes; on APFS it takes no room and no time. */
export async function copyApp(from: string, to: string): Promise<void> {
  const draft = `${to}.tmp`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  await cp(from, draft, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    mode: constants.COPYFILE_FICLONE,
  });
  renameSync(draft, to);
}

/**
 * Puts another app in the place of this one, once it is ready: a copy of `source`, which `prepare` has changed.
 *
 * @throws ConfigError when the system does not allow it; the app is then as it was.
 */
export async function replaceApp(app: string, source: string, prepare: (copy: string) => Promise<void>): Promise<void> {
  const [next, before] = [beside(app, 'new'), beside(app, 'old')];
  try {
    rmSync(next, { recursive: true, force: true });
    await copyApp(source, next);
    await prepare(next);
    renameSync(app, before);
    try {
      renameSync(next, app);
    } catch (thrown) {
      renameSync(before, app);
      throw thrown;
    }
  } catch (thrown) {
    throw refusal(thrown, app);
  } finally {
    rmSync(next, { recursive: true, force: true });
    rmSync(`${next}.tmp`, { recursive: true, force: true });
  }
  rmSync(before, { recursive: true, force: true });
}

/** After an end between the two steps that put an app in its place: the one that was there is there again. */
export function recoverApp(app: string): void {
  const before = beside(app, 'old');
  if (!existsSync(before)) return;
  if (existsSync(app)) rmSync(before, { recursive: true, force: true });
  else renameSync(before, app);
}

function refusal(thrown: unknown, app: string): unknown {
  const { code } = thrown as NodeJS.ErrnoException;
  if (code === 'EPERM' || code === 'EACCES') {
    const where = 'System Settings › Privacy & Security › App Management';
    return new ConfigError(
      `${app} may not be changed by this terminal: allow it under ${where}. Nothing was changed.`,
      { cause: thrown },
    );
  }
  if (code === 'ENOSPC')
    return new ConfigError(`There is no room for a copy of ${app}. Nothing was changed.`, { cause: thrown });
  return thrown;
}

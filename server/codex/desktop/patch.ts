/**
 * The picker of the Codex app for macOS patched, so that it shows the models of m2c, and put back as it was. Experimental:
 * the app is not made for it, and each of its updates undoes it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ConfigError } from '../../config.ts';
import { lockDataDir } from '../../store/lock.ts';
import { changeArchive, codeIn, headerHash } from './archive.ts';
import { archiveOf, copyApp, plistOf, recoverApp, replaceApp } from './bundle.ts';
import { installed } from './control.ts';
import { appPlaces, type DesktopApp } from './find.ts';
import type { Machine } from './machine.ts';
import { type Change, planChanges } from './picker.ts';
import { checkXml, withIntegrity } from './plist.ts';

export interface Picker {
  readonly app: string;
  readonly version: string | null;
  /** What is changed, or would be. */
  readonly changes: readonly Change[];
  /** False after a dry run, and where there is nothing to do. */
  readonly done: boolean;
  /** The whole app as it was; null where none was made. */
  readonly backup: string | null;
}

/** @param apply false only tells what would change. @throws ConfigError; the app is then as it was. */
export async function patchPicker(machine: Machine, codexHome: string, apply: boolean): Promise<Picker> {
  const app = await closedMacApp(machine);
  return apply
    ? await alone(codexHome, () => patched(app, machine, codexHome))
    : { ...(await planFor(app)).told, ...NOTHING };
}

const NOTHING = { done: false, backup: null };

async function planFor(app: DesktopApp) {
  const { where, version } = app;
  const changes = planChanges(await codeIn(archiveOf(where)), named(app));
  const hash = await headerHash(archiveOf(where));
  const plist = readFileSync(plistOf(where), 'utf8');
  checkXml(plist);
  withIntegrity(plist, hash, hash);
  return { told: { app: where, version, changes }, hash, plist };
}

async function patched(app: DesktopApp, machine: Machine, codexHome: string): Promise<Picker> {
  const { told, hash, plist } = await planFor(app);
  const { where, version } = app;
  if (told.changes.length === 0) return { ...told, ...NOTHING };
  const backup = join(folderOf(codexHome), `${safe(version)}-${hash.slice(0, 8)}`, basename(where));
  if (!existsSync(backup)) await copyApp(where, backup);
  await replaceApp(where, where, async (copy) => {
    const after = await changeArchive(archiveOf(copy), told.changes);
    writeFileSync(plistOf(copy), withIntegrity(plist, hash, after));
    await signed(copy, machine);
  });
  return { ...told, done: true, backup };
}

/** Puts the app back that was there before it was patched, byte for byte. @throws ConfigError when there is none of this version. */
export async function restorePicker(machine: Machine, codexHome: string): Promise<Picker> {
  const app = await closedMacApp(machine);
  const { where, version } = app;
  const hash = await headerHash(archiveOf(where));
  const backups = backupsOf(codexHome, version).map((name) => join(folderOf(codexHome), name, basename(where)));
  const told = { app: where, version, changes: [] };
  const [backup] = backups.filter((one) => existsSync(one));
  if (backup === undefined) {
    throw new ConfigError(
      `There is no copy of ${named(app)} as it was: m2c has not patched it, or it was updated since, which undoes the patch.`,
    );
  }
  if (backup.includes(`-${hash.slice(0, 8)}`)) return { ...told, done: false, backup };
  await alone(codexHome, () => replaceApp(where, backup, async () => undefined));
  return { ...told, done: true, backup };
}

/** The system lets go of the lock whenever its holder ends. */
async function alone<T>(codexHome: string, work: () => Promise<T>): Promise<T> {
  const folder = folderOf(codexHome);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockDataDir(folder);
  if (!lock.held) throw new ConfigError('Another m2c is changing the Codex app just now: wait until it is done.');
  try {
    return await work();
  } finally {
    lock.release();
  }
}

const folderOf = (codexHome: string): string => join(codexHome, '.m2c', 'desktop');

const safe = (version: string | null): string => (version ?? 'unknown').replaceAll(/[^\w.]/g, '_');

function backupsOf(codexHome: string, version: string | null): readonly string[] {
  const folder = folderOf(codexHome);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.startsWith(`${safe(version)}-`));
}

const named = ({ version }: DesktopApp): string => `The Codex app ${version ?? 'of an unknown version'}`;

async function closedMacApp(machine: Machine): Promise<DesktopApp> {
  if (machine.platform === 'darwin') for (const place of appPlaces(machine)) recoverApp(place);
  const app = await installed(machine);
  if (app.system !== 'macos')
    throw new ConfigError('Windows lets nobody change an app of its store: the picker can be patched on macOS only.');
  const [pid] = app.processes;
  if (pid !== undefined) throw new ConfigError(`The Codex app runs (process ${pid}): m2c codex desktop quit ends it.`);
  return app;
}

/** macOS starts no app whose parts were changed after they were signed; a signature of nobody will do on one's own machine. */
async function signed(app: string, { run }: Machine): Promise<void> {
  for (const words of [
    ['--force', '--deep', '--sign', '-', app],
    ['--verify', '--deep', '--strict', app],
  ]) {
    const { code, stderr } = await run('/usr/bin/codesign', words);
    if (code === 0) continue;
    const why =
      code === null
        ? 'is not there (xcode-select --install brings it)'
        : `refuses the app (${stderr.trim().split('\n')[0]})`;
    throw new ConfigError(`/usr/bin/codesign ${why}, and macOS would not start it unsigned. Nothing was changed.`);
  }
}

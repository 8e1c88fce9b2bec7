/** Copies of the database file, in a folder beside it: secrets in them are as sealed as in the file itself. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { copySettings } from './copy.ts';
import { StoreError } from './error.ts';
import { migrate } from './migrate.ts';
import { checkOwn } from './own-file.ts';
import { connect, databaseOf, filesOf, sqliteFile } from './sqlite.ts';
import type { Db } from './tables.ts';

/** `settings`: all but the log of turns; `whole`: that too. `daily`, `migration` and `restore` are made by themselves. */
export type BackupKind = 'settings' | 'whole' | 'daily' | 'migration' | 'restore';

export interface Backup {
  /** Of its file. */
  readonly name: string;
  readonly kind: BackupKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly bytes: number;
}

const NAME = /^(settings|whole|daily|migration|restore)-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:-\d{3})?)-[\da-f]{8}\.db$/;

const folderOf = (dataDir: string): string => join(dataDir, 'backups');

/** @throws StoreError `unusable`: a link would lead copies elsewhere, or bring foreign ones. */
function ownFolder(dataDir: string): string {
  const folder = folderOf(dataDir);
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory()) return folder;
  throw new StoreError('unusable', `${folder} is a link or no folder: remove it.`);
}

/** The newest first. */
export function listBackups(dataDir: string): readonly Backup[] {
  const folder = folderOf(dataDir);
  return namesIn(folder)
    .flatMap((name) => {
      const [, kind, time] = NAME.exec(name) ?? [];
      if (kind === undefined || time === undefined) return [];
      return [{ name, kind: kind as BackupKind, at: timeIn(time), bytes: statSync(join(folder, name)).size }];
    })
    .toSorted((one, other) => other.at - one.at || other.name.localeCompare(one.name));
}

/** No file of Windows may have a colon in its name. */
function timeIn(text: string): number {
  return Date.parse(`${text.replace(/T(\d\d)-(\d\d)-(\d\d)-?/, 'T$1:$2:$3.').replace(/\.$/, '')}Z`);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** @throws StoreError `absent`: a name is no path, so that it leads to no other folder. */
export function backupFile(dataDir: string, name: string): string {
  const file = join(ownFolder(dataDir), name);
  if (!NAME.test(name) || !checkOwn(file)) {
    throw new StoreError('absent', `There is no backup of the name "${name.slice(0, 100)}".`);
  }
  return file;
}

/** While others go on to write. What fails leaves no half of a backup. */
export async function makeBackup(db: Db, dataDir: string, kind: BackupKind): Promise<Backup> {
  const folder = ownFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') chmodSync(folder, 0o700);
  const time = new Date().toISOString().slice(0, 23).replaceAll(/[:.]/g, '-');
  const name = `${kind}-${time}-${randomBytes(4).toString('hex')}.db`;
  const draft = join(folder, `${name}.tmp`);
  closeSync(openSync(draft, 'wx', 0o600));
  try {
    if (kind === 'settings' || kind === 'daily') await copyOfSettings(draft, dataDir);
    else await sql`vacuum into ${draft}`.execute(db);
    renameSync(draft, join(folder, name));
  } finally {
    for (const file of [...filesOf(draft), `${draft}-journal`]) rmSync(file, { force: true });
  }
  return {
    name,
    kind,
    at: timeIn(time),
    bytes: statSync(join(folder, name)).size,
  };
}

async function copyOfSettings(draft: string, dataDir: string): Promise<void> {
  const database = databaseOf(connect(draft));
  try {
    await migrate(database);
    await copySettings(database.db, sqliteFile(dataDir));
    // One file, without a log beside it.
    await sql`pragma journal_mode = delete`.execute(database.db);
  } finally {
    await database.close();
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
const DAILY_KEPT = 7;

/** A copy of the settings each day, the last ones of which are kept: what a damaged file is mended from. */
export async function keepDaily(db: Db, dataDir: string): Promise<void> {
  const daily = listBackups(dataDir).filter(({ kind }) => kind === 'daily');
  const [newest] = daily;
  if (newest !== undefined && Date.now() - newest.at < DAY_MS) return;
  const changed = await db.selectFrom('changes').select('topic').limit(1).executeTakeFirst();
  if (changed === undefined) return;
  await makeBackup(db, dataDir, 'daily');
  for (const { name } of daily.slice(DAILY_KEPT - 1)) rmSync(join(folderOf(dataDir), name), { force: true });
}

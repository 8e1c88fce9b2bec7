/** From whatever is on the disk to a database of the newest schema that can be used. */
import { existsSync, statSync } from 'node:fs';
import { keepDaily, listBackups, makeBackup } from './backups.ts';
import { type Database, openDatabase, type Place } from './database.ts';
import { StoreError, storeErrorOf } from './error.ts';
import { type Lock, lockDataDir } from './lock.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { MIGRATIONS, newestOf } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { checkOwn } from './own-file.ts';
import { damageOf, mend } from './sound.ts';
import { filesOf, sqliteFile } from './sqlite.ts';

export interface Opened extends Database {
  /** What the user should know of it, a sentence each. */
  readonly warnings: readonly string[];
}

export interface Opening extends Place {
  /** For the m2c that serves; commands only visit, and mend nothing. */
  readonly serves?: boolean;
}

/** @throws StoreError when there is no way to a database that can be used; what is there then stays as it is. */
export async function openReady(opening: Opening, migrations: readonly Migration[] = MIGRATIONS): Promise<Opened> {
  const bring = (database: Database) => migrate(database, migrations);
  if (opening.databaseUrl !== null) return await readied(await openDatabase(opening), [], bring);
  const { dataDir, serves = false } = opening;
  const lock = serves ? lockDataDir(dataDir) : null;
  try {
    const warnings = lock?.held === false ? [together(dataDir)] : [];
    const mended = await mendedFile(dataDir, lock, newestOf(migrations));
    const database = await openDatabase(opening);
    const opened = await readied(database, [...warnings, ...mended], async () => {
      const version = await schemaVersion(database.db);
      if (version > 0 && version < newestOf(migrations)) await makeBackup(database.db, dataDir, 'migration');
      await bring(database);
    });
    const failed = serves ? await daily(database, dataDir) : [];
    return {
      ...opened,
      warnings: [...opened.warnings, ...failed],
      close: async () => {
        await database.close();
        lock?.release();
      },
    };
  } catch (thrown) {
    lock?.release();
    throw thrown;
  }
}

async function readied(
  database: Database,
  warnings: readonly string[],
  ready: (database: Database) => Promise<void>,
): Promise<Opened> {
  try {
    await ready(database);
    return { ...database, warnings };
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}

/** What became of a damaged file; nothing when it is sound, or not there. */
async function mendedFile(dataDir: string, lock: Lock | null, newest: number): Promise<readonly string[]> {
  const file = sqliteFile(dataDir);
  for (const part of filesOf(file)) checkOwn(part);
  if (!existsSync(file)) return [];
  // Where there is a backup, there was more than nothing.
  const emptied = statSync(file).size === 0 && listBackups(dataDir).length > 0;
  const damage = emptied ? 'it is empty' : await damageOf(file, undefined, newest);
  if (damage === null) return [];
  if (lock?.held === true) return [await mend(dataDir, damage)];
  const sentence = `The database is damaged (${damage}): end every m2c and start it again, which mends it.`;
  throw new StoreError('broken', sentence);
}

async function daily({ db }: Database, dataDir: string): Promise<readonly string[]> {
  try {
    await keepDaily(db, dataDir);
    return [];
  } catch (thrown) {
    return [`The daily backup of the settings failed: ${storeErrorOf(thrown).message}`];
  }
}

function together(dataDir: string): string {
  return `Another m2c works with ${dataDir} too: both go on, and each hears of the other's changes within a second.`;
}

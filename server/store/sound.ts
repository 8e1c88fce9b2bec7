/** A database file that may be damaged: what is wrong with it, and how m2c goes on all the same. */
import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { backupFile, listBackups } from './backups.ts';
import { copySettings, SETTINGS_TABLES } from './copy.ts';
import type { Database } from './database.ts';
import { spoiledTopics } from './digest.ts';
import { storeErrorOf } from './error.ts';
import { APPLICATION_ID, migrate, refuseNewer, schemaVersion } from './migrate.ts';
import { NEWEST } from './migrations/index.ts';
import { databaseOf, filesOf, openSqlite, sqliteFile } from './sqlite.ts';
import type { Db } from './tables.ts';

/** Files up to this size are read whole before they are used; of larger ones, only what is set. */
const READ_WHOLE_BYTES = 64 * 1024 * 1024;

/**
 * What is wrong with a database file, null when nothing is.
 *
 * @throws StoreError when it is none of ours, or of a newer m2c: then nobody may touch it.
 */
export async function damageOf(
  file: string,
  tables: readonly string[] | null = whole(file),
  newest = NEWEST,
): Promise<string | null> {
  try {
    // Without our pragmas, which write.
    const database = databaseOf(new Sqlite(file, { fileMustExist: true, timeout: 5000 }));
    try {
      return await damageIn(database, tables, newest);
    } finally {
      await database.close();
    }
  } catch (thrown) {
    const { kind, cause } = storeErrorOf(thrown);
    // The definition of a table may be what changed.
    const misread = (cause as { readonly code?: string } | undefined)?.code === 'SQLITE_ERROR';
    if (kind === 'broken' || misread) return cause instanceof Error ? cause.message : 'it cannot be read';
    throw thrown;
  }
}

const whole = (file: string) => (statSync(file).size <= READ_WHOLE_BYTES ? null : SETTINGS_TABLES);

async function damageIn(
  { db, pragma }: Database,
  tables: readonly string[] | null,
  newest: number,
): Promise<string | null> {
  const findings = await integrityOf(db, tables);
  const ours = pragma?.('application_id') === APPLICATION_ID;
  const version = await schemaVersion(db).catch((thrown: unknown) => {
    if (ours || findings.length > 0) return null;
    throw thrown;
  });
  const alike = version === pragma?.('user_version');
  if (version !== null && alike) refuseNewer(version, newest);
  if (findings.length > 0) return findings[0] ?? null;
  if (!alike) return 'its schema is not what its header says';
  const spoiled = version === 0 ? [] : await spoiledTopics(db);
  return spoiled.length === 0 ? null : `${spoiled.join(', ')} changed by itself`;
}

/** What SQLite finds wrong in the whole file, or in these tables and their indexes. */
export async function integrityOf(db: Db, tables: readonly string[] | null): Promise<readonly string[]> {
  const there = new Set((await db.introspection.getTables()).map(({ name }) => name));
  const checks =
    tables === null
      ? [sql`pragma integrity_check(20)`]
      : tables.filter((table) => there.has(table)).map((table) => sql`pragma integrity_check(${sql.id(table)})`);
  const found: string[] = [];
  for (const check of checks) {
    const { rows } = await check.execute(db);
    found.push(...rows.map((row) => String(Object.values(row as object)[0])).filter((finding) => finding !== 'ok'));
  }
  return found;
}

/**
 * Puts a damaged file aside and something in its place: its own settings where they are whole, the last backup that is, or
 * nothing.
 *
 * @returns what became of it, for the user.
 */
export async function mend(dataDir: string, damage: string): Promise<string> {
  const file = sqliteFile(dataDir);
  const aside = `${file}.broken-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`;
  for (const [at, part] of filesOf(file).entries()) {
    if (existsSync(part)) renameSync(part, filesOf(aside)[at] ?? aside);
  }
  const told = `The database was damaged (${damage.replace(/\s+/g, ' ').slice(0, 200)}) and is kept as ${aside}`;
  if (await salvage(file, aside)) return `${told}: its settings are whole and were taken over, its log begins anew.`;
  for (const { name, at } of listBackups(dataDir)) {
    const backup = backupFile(dataDir, name);
    if ((await damageOf(backup, null).catch(String)) !== null) continue;
    copyFileSync(backup, file);
    return `${told}: m2c goes on with the backup of ${new Date(at).toISOString()}; what was set since then is lost.`;
  }
  return `${told}: there is no backup, so m2c begins with an empty one; keys and settings stored in it are lost.`;
}

async function salvage(file: string, aside: string): Promise<boolean> {
  try {
    if ((await damageOf(aside, SETTINGS_TABLES)) !== null) return false;
    const database = openSqlite(file);
    try {
      await migrate(database);
      await copySettings(database.db, aside);
    } finally {
      await database.close();
    }
    return true;
  } catch (thrown) {
    for (const part of filesOf(file)) rmSync(part, { force: true });
    if (storeErrorOf(thrown).kind === 'full') throw thrown;
    return false;
  }
}

/** Looking after the database: its size and soundness, its backups, and the way back to one. */
import { copyFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { sql } from 'kysely';
import { openAudit } from './audit.ts';
import { type Backup, backupFile, listBackups, makeBackup } from './backups.ts';
import { copySettings, SETTINGS_TABLES } from './copy.ts';
import { spoiledTopics } from './digest.ts';
import { StoreError } from './error.ts';
import { migrate, schemaVersion } from './migrate.ts';
import type { Opened } from './opening.ts';
import { damageOf, integrityOf } from './sound.ts';
import { connect, databaseOf, filesOf, sqliteFile } from './sqlite.ts';
import type { Vault } from './vault.ts';

export interface StoreState {
  readonly kind: Opened['kind'];
  /** The schema of the database. */
  readonly schema: number;
  /** What the user should know of how it was opened, a sentence each. */
  readonly warnings: readonly string[];
}

export interface StoreSize {
  readonly bytes: number;
  /** Part of it that is free for new rows. */
  readonly freeBytes: number;
  readonly backupBytes: number;
}

export interface Integrity {
  readonly sound: boolean;
  /** What is wrong, a sentence each. */
  readonly findings: readonly string[];
}

export interface Restored {
  /** The backup of what was there before. */
  readonly replaced: Backup;
  /** Keys of providers that no master key at hand opens; they were removed. */
  readonly lostKeys: number;
}

export function openMaintenance(opened: Opened, dataDir: string, vault: Vault) {
  const { kind, db, pragma } = opened;
  const file = sqliteFile(dataDir);
  async function size(): Promise<StoreSize> {
    if (kind === 'postgres') return { bytes: await postgresBytes(opened), freeBytes: 0, backupBytes: 0 };
    const free = Number(pragma?.('freelist_count')) * Number(pragma?.('page_size'));
    const sizes = filesOf(file).map((part) => statSync(part, { throwIfNoEntry: false })?.size ?? 0);
    const backups = listBackups(dataDir).map(({ bytes }) => bytes);
    return { bytes: sum(sizes), freeBytes: free, backupBytes: sum(backups) };
  }
  return {
    state: async (): Promise<StoreState> => ({ kind, schema: await schemaVersion(db), warnings: opened.warnings }),

    size,

    /** The whole file is read, which takes its time. */
    async integrity(): Promise<Integrity> {
      const damage = kind === 'sqlite' ? await integrityOf(db, null) : [];
      const spoiled = (await spoiledTopics(db)).map((topic) => `What is stored of ${topic} changed by itself.`);
      const { broken } = await openAudit(db).verify();
      const trail = broken === null ? [] : [`The audit trail is broken at its entry ${broken}.`];
      const findings = [...damage, ...spoiled, ...trail];
      return { sound: findings.length === 0, findings };
    },

    /** Gives free space back to the disk by writing the file anew; others wait meanwhile. */
    async vacuum(): Promise<StoreSize> {
      if (kind === 'postgres') throw unavailable('vacuums by itself');
      const { bavail, bsize } = statfsSync(dataDir);
      const needed = statSync(file).size;
      if (bavail * bsize < needed) {
        throw new StoreError(
          'full',
          `The disk has too little room to write the database anew: free ${mebibytes(needed)}.`,
        );
      }
      await sql`vacuum`.execute(db);
      await sql`pragma wal_checkpoint(truncate)`.execute(db);
      return await size();
    },

    /** Secrets in it are sealed as in the database itself. @param turns whether the log of turns comes with it. */
    async backup({ turns }: { readonly turns: boolean }): Promise<Backup> {
      if (kind === 'postgres') throw unavailable('has its own backups (pg_dump --schema=m2c)');
      return await makeBackup(db, dataDir, turns ? 'whole' : 'settings');
    },

    /** The newest first. */
    async backups(): Promise<readonly Backup[]> {
      return kind === 'postgres' ? [] : listBackups(dataDir);
    },

    /**
     * The settings of a backup take the place of those that are there, at once; the log of turns and the audit trail stay as
     * they are. What was there is kept as one more backup.
     *
     * @throws StoreError `absent`; `broken` or `newer` when the backup cannot be used, and then nothing is changed.
     */
    async restore(name: string): Promise<Restored> {
      if (kind === 'postgres') throw unavailable('has its own backups (pg_restore)');
      const backup = backupFile(dataDir, name);
      const damage = await damageOf(backup, null);
      if (damage !== null) throw new StoreError('broken', `The backup ${name} is damaged (${damage}): take another.`);
      const copy = `${file}.restoring`;
      try {
        copyFileSync(backup, copy);
        await migrateCopy(copy);
        const replaced = await makeBackup(db, dataDir, 'restore');
        // What was done since then stays written down, or whoever brings back a backup could hide it.
        const restored = SETTINGS_TABLES.filter((table) => table !== 'audit');
        await copySettings(db, copy, restored);
        return { replaced, lostKeys: await vault.forgetLost() };
      } finally {
        for (const part of filesOf(copy)) rmSync(part, { force: true });
      }
    },

    /** @throws StoreError `absent`. */
    async removeBackup(name: string): Promise<void> {
      rmSync(backupFile(dataDir, name));
    },
  };
}

async function migrateCopy(copy: string): Promise<void> {
  const database = databaseOf(connect(copy));
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
}

async function postgresBytes({ db }: Opened): Promise<number> {
  const { rows } = await sql<{ bytes: number | null }>`
    select sum(pg_total_relation_size(c.oid)) as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'm2c' and c.relkind in ('r', 'm')`.execute(db);
  return rows[0]?.bytes ?? 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const mebibytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MiB`;

function unavailable(does: string): StoreError {
  return new StoreError('unavailable', `PostgreSQL ${does}: m2c does this for its own database file only.`);
}

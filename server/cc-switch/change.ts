/** m2c's entry in the database of cc-switch: put in, refreshed, taken out; never while cc-switch itself works with it. */
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Machine } from '../codex/desktop/machine.ts';
import { listProcesses } from '../codex/desktop/processes.ts';
import { ConfigError } from '../config.ts';
import { ENTRY_ID, settingsConfig, type Wanted } from './entry.ts';
import { databaseIn, readCcSwitch, schemaOf } from './source.ts';

export interface Place {
  /** Of cc-switch. */
  readonly folder: string;
  /** Copies of its database are kept in here, in a folder of their own. */
  readonly codexHome: string;
  readonly machine: Machine;
}

export interface Changed {
  readonly outcome: 'added' | 'refreshed' | 'unchanged' | 'removed' | 'absent';
  /** The copy of the database as it was; null where nothing was changed. */
  readonly backup: string | null;
}

/**
 * Puts the entry in, or gives the one that is there what is wanted now.
 *
 * @param refresh whether one that holds something else may be changed.
 * @throws ConfigError; nothing is changed then.
 */
export async function putEntry(wanted: Wanted, place: Place, refresh: boolean): Promise<Changed> {
  const settings = settingsConfig(wanted);
  return await change(place, (db) => {
    const row = entryIn(db);
    if (row?.settings_config === settings) return null;
    if (row === undefined) return { outcome: 'added', write: () => insert(db, settings) };
    if (!refresh)
      throw new ConfigError('cc-switch has m2c already, with other settings: add --refresh to write them anew.');
    const update = db.prepare("update providers set settings_config = ? where id = ? and app_type = 'codex'");
    return { outcome: 'refreshed', write: () => void update.run(settings, ENTRY_ID) };
  });
}

/** Takes the entry out. @throws ConfigError while it is the one that is chosen, and for what keeps any change from being made. */
export async function removeEntry(place: Place): Promise<Changed> {
  const { current } = readCcSwitch(place.folder) ?? {};
  return await change(place, (db) => {
    if (entryIn(db) === undefined) return null;
    if (current === ENTRY_ID)
      throw new ConfigError('cc-switch has m2c chosen for Codex: choose another provider there first.');
    const remove = db.prepare("delete from providers where id = ? and app_type = 'codex'");
    return { outcome: 'removed', write: () => void remove.run(ENTRY_ID) };
  });
}

/** Whether a window of cc-switch is open, by the name of its program on each system. */
export async function isRunning(machine: Machine): Promise<boolean> {
  const all = await listProcesses(machine);
  return all.some(({ program }) => /(^|[/\\])cc[- _]?switch(\.exe|\.AppImage)?$/i.test(program));
}

interface Plan {
  readonly outcome: 'added' | 'refreshed' | 'removed';
  readonly write: () => void;
}

/** @param plan what is to be written; null for nothing. */
async function change(
  { folder, codexHome, machine }: Place,
  plan: (db: Sqlite.Database) => Plan | null,
): Promise<Changed> {
  const file = databaseIn(folder);
  if (!existsSync(file))
    throw new ConfigError(`${file} is not there: start cc-switch 3.8 or newer once, which makes it.`);
  if (await isRunning(machine)) throw new ConfigError('cc-switch is open: end it (also in the tray) and try again.');
  const backup = join(codexHome, '.m2c', 'cc-switch', nameAt(new Date()));
  try {
    const db = new Sqlite(file, { fileMustExist: true, timeout: 0 });
    try {
      schemaOf(db, file);
      if (plan(db) === null) return { outcome: entryIn(db) === undefined ? 'absent' : 'unchanged', backup: null };
      await copyOf(db, backup);
      db.pragma('foreign_keys = on');
      const outcome = db
        .transaction(() => {
          const planned = plan(db);
          planned?.write();
          return planned?.outcome ?? 'unchanged';
        })
        .immediate();
      return { outcome, backup };
    } finally {
      db.close();
    }
  } catch (thrown) {
    throw refusal(thrown, file);
  }
}

function refusal(thrown: unknown, file: string): unknown {
  if (!(thrown instanceof Sqlite.SqliteError)) return thrown;
  const busy = /^SQLITE_(BUSY|LOCKED)/.test(thrown.code);
  const sentence = busy
    ? `${file} is in use by another program: end it and try again.`
    : `${file} cannot be changed (${thrown.code}): make it and its folder yours and writable.`;
  return new ConfigError(`${sentence} Nothing was changed.`, { cause: thrown });
}

function entryIn(db: Sqlite.Database): { readonly settings_config: string } | undefined {
  return db
    .prepare<[string], { settings_config: string }>(
      "select settings_config from providers where id = ? and app_type = 'codex'",
    )
    .get(ENTRY_ID);
}

interface Column {
  readonly name: string;
  readonly notnull: number;
  readonly dflt_value: unknown;
  readonly pk: number;
}

/** Only columns that are there, since each version of cc-switch has some more. */
function insert(db: Sqlite.Database, settings: string): void {
  const last = db.prepare<[], { last: number | null }>(
    "select max(rowid) as last from providers where app_type = 'codex'",
  );
  const values: { readonly [column: string]: unknown } = {
    ...{ id: ENTRY_ID, app_type: 'codex', name: 'm2c', settings_config: settings },
    ...{ category: 'custom', created_at: Date.now(), sort_index: last.get()?.last ?? 0 },
    ...{ notes: 'Made by m2c: m2c codex cc-switch remove takes it out.', meta: '{}', is_current: 0 },
  };
  const columns = db.pragma('table_info(providers)') as readonly Column[];
  const unknown = columns.filter(
    ({ name, notnull, dflt_value }) => notnull === 1 && dflt_value === null && !(name in values),
  );
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(', ');
    throw new ConfigError(
      `This cc-switch wants ${names} of a provider, which m2c does not know: update m2c. Nothing was changed.`,
    );
  }
  const there = columns.filter(({ name }) => name in values).map(({ name }) => name);
  const marks = there.map(() => '?').join(', ');
  db.prepare(`insert into providers (${there.join(', ')}) values (${marks})`).run(there.map((name) => values[name]));
}

const KEPT = 5;

const nameAt = (time: Date): string => `cc-switch-${time.toISOString().replaceAll(/[:.]/g, '-')}.db`;

/** A whole copy that only its owner reads, since it holds the keys of cc-switch; the newest ones are kept. */
async function copyOf(db: Sqlite.Database, file: string): Promise<void> {
  const folder = join(file, '..');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.tmp`;
  try {
    await db.backup(draft);
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  } catch (thrown) {
    rmSync(draft, { force: true });
    throw thrown;
  }
  const all = readdirSync(folder)
    .filter((name) => /^cc-switch-.*\.db$/.test(name))
    .toSorted();
  for (const name of all.slice(0, -KEPT)) rmSync(join(folder, name), { force: true });
}

/** Changes of Codex's databases, made while no Codex uses them. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { Fault } from '../../fault.ts';
import type { Changed } from './journal.ts';

const TRIES = 20;
const PAUSE_MS = 100;

/**
 * Gives the sessions their providers in the database, and does the work beside it: both or neither. The work must not wait,
 * for nothing else of this process could use the database meanwhile.
 *
 * @param file null when there is no database.
 */
export async function changeRows(file: string | null, sessions: readonly Changed[], work: () => void): Promise<void> {
  if (file === null) return work();
  const history = await historyBeside(file);
  const database = await openToWrite(file);
  try {
    if (history !== null) database.prepare('attach database ? as history').run(history);
    await begin(database, file);
    const update = database.prepare('update threads set model_provider = ? where id = ? and model_provider = ?');
    for (const session of sessions) {
      const { id, from, to } = session;
      if (from !== null && update.run(to, id, from).changes !== 1) throw changedMeanwhile(id);
      if (history !== null) shiftPlaces(database, session);
    }
    work();
    database.exec('commit');
  } finally {
    // What is not committed is undone.
    database.close();
  }
}

const changedMeanwhile = (id: string) =>
  new Fault('conflict', `The session ${id} has changed meanwhile, and nothing was moved: try it again.`);

async function openToWrite(file: string): Promise<Sqlite.Database> {
  try {
    return new Sqlite(file, { fileMustExist: true, timeout: 0 });
  } catch (thrown) {
    throw new Fault('conflict', `Codex's database ${file} cannot be opened.`, { cause: thrown });
  }
}

/** Others hold it for moments; waiting inside SQLite would keep this whole process from its work. */
async function begin(database: Sqlite.Database, file: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      database.exec('begin immediate');
      return;
    } catch (thrown) {
      const { code = '' } = thrown as { readonly code?: string };
      const busy = code.startsWith('SQLITE_BUSY');
      if (busy && tries < TRIES) await wait(PAUSE_MS);
      else {
        const why = busy ? 'is held by another program: end it, and try again' : `cannot be written (${code})`;
        throw new Fault('conflict', `Codex's database ${file} ${why}.`, { cause: thrown });
      }
    }
  }
}

async function historyBeside(file: string): Promise<string | null> {
  const folder = dirname(file);
  const names = await readdir(folder);
  const numbers = names.flatMap((name) => /^thread_history_(\d{1,6})\.sqlite$/.exec(name)?.[1] ?? []).map(Number);
  return numbers.length === 0 ? null : join(folder, `thread_history_${Math.max(...numbers)}.sqlite`);
}

/** Where Codex keeps places in session files (codex-cli 0.169.0). */
const PLACES: readonly (readonly [table: string, column: string])[] = [
  ['thread_history_projection_state', 'next_rollout_byte_offset'],
  ['thread_turns', 'rollout_byte_offset'],
  ['thread_turns', 'rollout_end_byte_offset'],
];

/** What stands behind bytes that became more stands further behind. */
function shiftPlaces(database: Sqlite.Database, { id, edits }: Changed): void {
  // From the last one, so that each finds the places behind it where they were.
  for (const { at, before, after } of edits.toReversed()) {
    const more = after.length - before.length;
    if (more === 0) continue;
    for (const [table, column] of PLACES) {
      const columns = database.pragma(`history.table_info(${table})`) as { readonly name: string }[];
      if (!columns.some(({ name }) => name === column)) continue;
      const text = `update history.${table} set ${column} = ${column} + ? where thread_id = ? and ${column} >= ?`;
      database.prepare(text).run(more, id, at + before.length);
    }
  }
}

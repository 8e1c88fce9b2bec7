/**
 * Codex's database of sessions, state_<N>.sqlite, read without writing: SQLite would make a log file beside a database that
 * has none. Measured with codex-cli 0.169.0, 2026-11-21: state_5.sqlite, whose table `threads` has the columns named here.
 */
import { existsSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { parentIn } from './head.ts';
import { textOf } from './lines.ts';

export interface ThreadRow {
  readonly id: string;
  readonly provider: string;
  readonly cwd: string;
  readonly title: string | null;
  readonly firstMessage: string | null;
  readonly model: string | null;
  readonly tokens: number | null;
  readonly archived: boolean;
  readonly parent: string | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

const NEEDED = ['id', 'model_provider', 'cwd', 'created_at', 'updated_at', 'archived'];
/** These are not in every release. */
const TIMES = ['created_at_ms', 'updated_at_ms'];
const WANTED = ['title', 'name', 'preview', 'first_user_message', 'model', 'tokens_used', 'source'];
const LONGEST_TEXT = 500;
const MOST_IN_MEMORY = 256 * 1024 * 1024;

/** The newest state_<N>.sqlite there, null for none. */
export async function findDatabase(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  const numbers = names.flatMap((name) => /^state_(\d{1,6})\.sqlite$/.exec(name)?.[1] ?? []).map(Number);
  return numbers.length === 0 ? null : join(folder, `state_${Math.max(...numbers)}.sqlite`);
}

/** The sessions that the database has; a sentence when it cannot tell. */
export async function readThreads(file: string): Promise<readonly ThreadRow[] | string> {
  try {
    const database = await openToRead(file);
    try {
      return rowsOf(database);
    } finally {
      database.close();
    }
  } catch (thrown) {
    const { code = thrown instanceof Error ? thrown.message : 'unreadable' } = thrown as { readonly code?: string };
    return `its database ${file} cannot be read (${code})`;
  }
}

function rowsOf(database: Sqlite.Database): readonly ThreadRow[] {
  const columns = database.pragma('table_info(threads)') as { readonly name: string }[];
  const has = (name: string) => columns.some((column) => column.name === name);
  const missing = NEEDED.filter((name) => !has(name));
  if (missing.length > 0) throw new Error(`it has a form that m2c does not know, without ${missing[0]}`);
  const wanted = WANTED.filter(has).map((name) => `substr("${name}", 1, ${LONGEST_TEXT}) as "${name}"`);
  const plain = [...NEEDED, ...TIMES.filter(has)].map((name) => `"${name}"`);
  return (database.prepare(`select ${[...plain, ...wanted].join(', ')} from threads`).all() as Row[]).map(threadOf);
}

type Row = { readonly [column: string]: unknown };

function threadOf(row: Row): ThreadRow {
  return {
    id: String(row.id),
    provider: String(row.model_provider),
    cwd: String(row.cwd),
    title: textOf(row.name) ?? textOf(row.title) ?? textOf(row.preview),
    firstMessage: textOf(row.first_user_message),
    model: textOf(row.model),
    tokens: row.tokens_used === undefined ? null : Number(row.tokens_used),
    archived: row.archived === 1,
    parent: parentIn({ source: sourceOf(row.source) }),
    createdAt: momentOf(row.created_at_ms ?? row.created_at),
    updatedAt: momentOf(row.updated_at_ms ?? row.updated_at),
  };
}

/** A word, or JSON about the session whose sub-agent it is. */
function sourceOf(source: unknown): unknown {
  try {
    return JSON.parse(String(source));
  } catch {
    return source;
  }
}

/** As milliseconds would be 1973. */
const SECONDS_BEFORE = 100_000_000_000;

/** Releases differ in whether they count seconds or milliseconds. */
function momentOf(value: unknown): number {
  const number = Number(value);
  if (!Number.isFinite(number)) return 0;
  return number < SECONDS_BEFORE ? number * 1000 : number;
}

/** A database with a log beside it is opened where it is; one without is copied into memory, since opening it would make one. */
async function openToRead(file: string): Promise<Sqlite.Database> {
  if (hasLog(file)) return new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 0 });
  for (let tries = 0; ; tries += 1) {
    const before = await stat(file);
    if (before.size > MOST_IN_MEMORY) throw new Error('it is larger than 256 MiB');
    const bytes = await readFile(file);
    const after = statSync(file);
    if ((after.mtimeMs !== before.mtimeMs || after.size !== before.size) && tries < 3) continue;
    return new Sqlite(withoutLog(bytes), { readonly: true });
  }
}

/** @throws Error when its log has no index, which opening it would make. */
function hasLog(file: string): boolean {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  if (log === undefined || log.size === 0) return false;
  if (existsSync(`${file}-shm`)) return true;
  throw new Error('its log has no index');
}

/** The header's two numbers that tell whether a log is kept (SQLite, "Database File Format", 1.3.3): none can be in memory. */
function withoutLog(bytes: Buffer): Buffer {
  if (bytes.length > 19) bytes.fill(1, 18, 20);
  return bytes;
}

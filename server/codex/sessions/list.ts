/** All sessions of a Codex home, whoever answers in them: from its database, and from the files that the database misses. */
import { Fault } from '../../fault.ts';
import { type Gap, Gaps } from './gaps.ts';
import { type Head, readHead } from './head.ts';
import type { CodexHome } from './home.ts';
import { isWithin, projectOf } from './projects.ts';
import { findRollouts, type Rollout } from './rollouts.ts';
import { findDatabase, readThreads, type ThreadRow } from './state.ts';

export interface Session {
  readonly id: string;
  readonly provider: string | null;
  readonly model: string | null;
  readonly project: string | null;
  readonly title: string | null;
  readonly tokens: number | null;
  readonly archived: boolean;
  /** The session whose sub-agent it is. */
  readonly parent: string | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Null when there is none, or it cannot be read. */
  readonly rollout: Rollout | null;
  /** Whether the database knows it. */
  readonly listed: boolean;
}

export interface Sessions {
  /** The latest first. */
  readonly sessions: readonly Session[];
  readonly database: string | null;
  readonly gaps: readonly Gap[];
  /** Why the database could not be read; null when it was, or there is none. */
  readonly problem: string | null;
}

export interface SessionFilter {
  readonly provider?: string | undefined;
  /** A folder; sessions inside it count too. */
  readonly project?: string | undefined;
  readonly archived?: boolean | undefined;
}

const READ_AT_ONCE = 16;
const LONGEST_TITLE = 200;

/** Reads every session there is, and writes nothing. */
export async function readSessions({ folder, databases }: CodexHome): Promise<Sessions> {
  const gaps = new Gaps();
  const rollouts = await findRollouts(folder, gaps);
  const database = await findDatabase(databases);
  const threads = database === null ? [] : await readThreads(database);
  const rows = typeof threads === 'string' ? [] : threads;
  const known = new Set(rows.map(({ id }) => id));
  const others = await inTurns(
    [...rollouts.values()].filter(({ id }) => !known.has(id)),
    (rollout) => fromFile(rollout, gaps),
  );
  const sessions = [...rows.map((row) => fromRow(row, rollouts, gaps)), ...others.filter((one) => one !== null)];
  return {
    sessions: sessions.toSorted((one, other) => other.updatedAt - one.updatedAt || (one.id < other.id ? 1 : -1)),
    database,
    gaps: gaps.list(),
    problem: typeof threads === 'string' ? threads : null,
  };
}

/** Those that are asked for; archived ones only when they are. */
export function chosen(
  sessions: readonly Session[],
  { provider, project, archived = false }: SessionFilter,
): Session[] {
  return sessions.filter(
    (session) =>
      session.archived === archived &&
      (provider === undefined || session.provider === provider) &&
      (project === undefined || (session.project !== null && isWithin(session.project, project))),
  );
}

/** @throws Fault `not_found` when no session, or more than one, has an id that begins so. */
export function sessionOf(sessions: readonly Session[], id: string): Session {
  const wanted = id.toLowerCase();
  const found = sessions.filter((session) => session.id.startsWith(wanted));
  const [one, ...others] = found;
  const exact = found.find((session) => session.id === wanted);
  if (exact !== undefined) return exact;
  if (one === undefined)
    throw new Fault('not_found', `Codex has no session "${id}": m2c codex sessions list shows all.`);
  if (others.length === 0) return one;
  const sentence = `The ids of ${found.length} sessions begin with "${id}": give more of it.`;
  throw new Fault('not_found', sentence);
}

function fromRow(row: ThreadRow, rollouts: ReadonlyMap<string, Rollout>, gaps: Gaps): Session {
  const { cwd, title, firstMessage, ...rest } = row;
  const rollout = rollouts.get(row.id) ?? null;
  if (rollout === null) gaps.add('sessions whose files are not there');
  return { ...rest, project: projectOf(cwd), title: titleOf(title ?? firstMessage), rollout, listed: true };
}

async function fromFile(rollout: Rollout, gaps: Gaps): Promise<Session | null> {
  const head = await headOf(rollout, gaps);
  if (head === null) return null;
  const { provider, model, cwd, firstMessage, tokens, parent, updatedAt } = head;
  const { id, archived, startedAt: createdAt } = rollout;
  const project = cwd === null ? null : projectOf(cwd);
  const about = { id, provider, model, project, title: titleOf(firstMessage), tokens, archived, parent };
  return { ...about, createdAt, updatedAt, rollout, listed: false };
}

async function headOf(rollout: Rollout, gaps: Gaps): Promise<Head | null> {
  try {
    const head = await readHead(rollout);
    if (head === null) gaps.add('session files whose first lines are damaged');
    return head;
  } catch {
    gaps.add('session files that cannot be read');
    return null;
  }
}

/** The first line that says something. */
function titleOf(text: string | null): string | null {
  const line = text?.split('\n').find((one) => one.trim() !== '');
  return line === undefined ? null : line.trim().slice(0, LONGEST_TITLE).toWellFormed();
}

/** A few at a time: there may be thousands of files. */
export async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += READ_AT_ONCE) {
    results.push(...(await Promise.all(all.slice(from, from + READ_AT_ONCE).map(work))));
  }
  return results;
}

/**
 * A made-up Codex home: session files and databases in the form of codex-cli 0.169.0 (measured 2026-11-21), so far as a reader of
 * sessions looks at them.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';

export interface MadeSession {
  readonly id: string;
  readonly provider: string;
  readonly cwd?: string;
  readonly message?: string;
  readonly archived?: boolean;
  readonly compressed?: boolean;
  /** The session whose sub-agent it is. */
  readonly parent?: string;
  /** The session that it was forked from, at the end of its file. */
  readonly base?: string;
  /** In milliseconds since 1970. */
  readonly at?: number;
  /** What follows the lines of an ordinary session. */
  readonly more?: string;
  /** Without a file, or without a row in the database. */
  readonly only?: 'row' | 'file';
}

const START = Date.UTC(2026, 10, 21, 12);

/** An id as Codex makes them. */
export function sessionId(number: number): string {
  return `01a1f000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** The path of its file, within the home. */
export function rolloutPath({ id, archived, compressed }: MadeSession): string {
  const folder = archived === true ? 'archived_sessions' : 'sessions/2026/11/21';
  return `${folder}/rollout-2026-11-21T12-00-00-${id}.jsonl${compressed === true ? '.zst' : ''}`;
}

/** Its lines: a question, a thought, a call, an answer. */
export function rolloutText(session: MadeSession): string {
  const {
    id,
    provider,
    cwd = '/srv/projects',
    message = 'Look around.',
    parent,
    base,
    at = START,
    more = '',
  } = session;
  const source = parent === undefined ? 'exec' : { subagent: { thread_spawn: { parent_thread_id: parent, depth: 1 } } };
  const forked = base === undefined ? {} : { history_base: { thread_id: base, end_byte_offset: 100 } };
  // The words of the provider's own field stand in other places too.
  const words = `Write "model_provider":"${provider}" nowhere.`;
  const meta = { id, cwd, source, model_provider: provider, base_instructions: { text: words }, ...forked };
  const settings = { model: 'acme-1', model_provider_id: provider, cwd };
  const usage = { total_token_usage: { total_tokens: 132 } };
  const item = (payload: object) => ['response_item', payload] as const;
  const said = (role: string, text: string) => item({ type: 'message', role, content: [{ type: 'text', text }] });
  const lines = [
    ['session_meta', meta],
    said('user', '<environment_context>\n  <cwd>here</cwd>\n</environment_context>'),
    ['event_msg', { type: 'thread_settings_applied', thread_id: id, thread_settings: settings }],
    ['turn_context', { model: 'acme-1', cwd }],
    said('user', message),
    item({ type: 'reasoning', summary: [{ type: 'summary_text', text: 'I look first.' }] }),
    item({ type: 'function_call', name: 'exec_command', arguments: '{"cmd":"ls"}', call_id: 'call_1' }),
    item({ type: 'function_call_output', call_id: 'call_1', output: 'notes.txt' }),
    said('assistant', 'There are notes.'),
    ['event_msg', { type: 'token_count', info: usage }],
  ] as const;
  const timestamp = new Date(at).toISOString();
  return `${lines.map(([type, payload], ordinal) => JSON.stringify({ timestamp, ordinal, type, payload })).join('\n')}\n${more}`;
}

const THREADS = `create table threads (
  id text primary key, rollout_path text not null, created_at integer not null, updated_at integer not null,
  source text not null, model_provider text not null, cwd text not null, title text not null,
  tokens_used integer not null default 0, archived integer not null default 0,
  first_user_message text not null default '', model text, updated_at_ms integer, preview text not null default '', name text)`;
const PLACES = `create table thread_turns (thread_id text, turn_id text, rollout_ordinal integer, rollout_byte_offset integer,
  rollout_end_byte_offset integer);
create table thread_history_projection_state (thread_id text primary key, next_rollout_byte_offset integer)`;

/** Writes the home into this folder. */
export function makeCodexHome(folder: string, sessions: readonly MadeSession[], database = true): void {
  for (const session of sessions) {
    if (session.only === 'row') continue;
    const file = join(folder, rolloutPath(session));
    mkdirSync(dirname(file), { recursive: true });
    const text = rolloutText(session);
    writeFileSync(file, session.compressed === true ? zstdCompressSync(text) : text);
  }
  if (database)
    makeDatabases(
      folder,
      sessions.filter(({ only }) => only !== 'file'),
    );
}

function makeDatabases(folder: string, sessions: readonly MadeSession[]): void {
  mkdirSync(folder, { recursive: true });
  const state = new Sqlite(join(folder, 'state_5.sqlite'));
  const history = new Sqlite(join(folder, 'thread_history_1.sqlite'));
  for (const database of [state, history]) database.pragma('journal_mode = wal');
  state.exec(THREADS);
  history.exec(PLACES);
  const row = state.prepare(
    `insert into threads (id, rollout_path, created_at, updated_at, source, model_provider, cwd, title, tokens_used, archived,
    first_user_message, model, updated_at_ms) values (?, ?, ?, ?, ?, ?, ?, ?, 132, ?, ?, 'acme-1', ?)`,
  );
  for (const session of sessions) {
    const { id, provider, cwd = '/srv/projects', message = 'Look around.', archived, parent, at = START } = session;
    const source = parent === undefined ? 'exec' : `{"subagent":{"thread_spawn":{"parent_thread_id":"${parent}"}}}`;
    const seconds = Math.floor(at / 1000);
    const about = [id, join(folder, rolloutPath(session)), seconds, seconds, source, provider, cwd, message];
    row.run(...about, archived === true ? 1 : 0, message, at);
    placesOf(history, session);
  }
  state.close();
  history.close();
}

/** As if each line were a turn. */
function placesOf(history: Sqlite.Database, session: MadeSession): void {
  const insert = history.prepare('insert into thread_turns values (?, ?, ?, ?, ?)');
  const lines = rolloutText(session).split('\n');
  let at = 0;
  for (const [ordinal, line] of lines.entries()) {
    const end = at + Buffer.byteLength(line) + 1;
    if (line !== '') insert.run(session.id, `turn-${ordinal}`, ordinal, at, end);
    if (line !== '') at = end;
  }
  history.prepare('insert into thread_history_projection_state values (?, ?)').run(session.id, at);
}

/** Every file of a folder by its path, with its bytes; the index of a database's log is only a memory of its readers. */
export function filesOf(folder: string): { readonly [path: string]: string } {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => !path.endsWith('-shm'));
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.sort().map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

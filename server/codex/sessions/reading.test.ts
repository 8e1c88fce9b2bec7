/** Sessions of a Codex home are read as they are, whatever else lies there, and nothing is written. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesOf, type MadeSession, makeCodexHome, rolloutPath, sessionId } from '../../../conformance/codex-home.ts';
import { Fault } from '../../fault.ts';
import { Gaps } from './gaps.ts';
import { openHome } from './home.ts';
import { LONGEST_LINE } from './lines.ts';
import { chosen, readSessions, sessionOf } from './list.ts';
import { transcriptOf } from './transcript.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-codex-sessions-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = async () => readSessions(await openHome({ codexHome: folder, variables: {} }));

async function saidIn(id: string) {
  const gaps = new Gaps();
  const said: unknown[] = [];
  for await (const { kind, name, text } of transcriptOf(sessionOf((await read()).sessions, id), gaps)) {
    said.push([kind, name, text.slice(0, 100)]);
  }
  return { said, gaps: gaps.list() };
}

const ORDINARY = [
  ['user', null, 'Look around.'],
  ['reasoning', null, 'I look first.'],
  ['call', 'exec_command', '{"cmd":"ls"}'],
  ['output', null, 'notes.txt'],
  ['assistant', null, 'There are notes.'],
];

const at = (minutes: number) => Date.UTC(2026, 10, 21, 12, minutes);
const [A, B, C, D] = [1, 2, 3, 4].map(sessionId) as [string, string, string, string];

test('those of the database and those of files alone make one list, the latest first', async () => {
  makeCodexHome(folder, [
    { id: A, provider: 'openai', at: at(1) },
    { id: B, provider: 'm2c', at: at(3), compressed: true },
    { id: C, provider: 'mimo', at: at(2), only: 'file', message: '\n  From a file.\nMore.' },
    { id: D, provider: 'mimo', at: at(0), parent: A },
  ]);
  const { sessions, gaps, problem } = await read();
  expect([gaps, problem]).toEqual([[], null]);
  const facts = sessions.map(({ id, provider, model, title, tokens, parent, listed }) => [
    id,
    provider,
    model,
    title,
    tokens,
    parent,
    listed,
  ]);
  // A file alone tells its last turn by the time it was written.
  expect(facts).toEqual([
    [C, 'mimo', 'acme-1', 'From a file.', 132, null, false],
    [B, 'm2c', 'acme-1', 'Look around.', 132, null, true],
    [A, 'openai', 'acme-1', 'Look around.', 132, null, true],
    [D, 'mimo', 'acme-1', 'Look around.', 132, A, true],
  ]);
  expect(sessions.slice(1).map(({ updatedAt }) => updatedAt)).toEqual([at(3), at(1), at(0)]);
});

test('reading writes nothing, whether the database has a log or not', async () => {
  makeCodexHome(folder, [{ id: A, provider: 'openai' }]);
  const before = filesOf(folder);
  expect((await read()).sessions).toHaveLength(1);
  expect(filesOf(folder)).toEqual(before);
  const codex = new Sqlite(join(folder, 'state_5.sqlite'));
  codex.prepare("update threads set model_provider = 'later'").run();
  const open = filesOf(folder);
  expect(Object.keys(open)).toContain('state_5.sqlite-wal');
  expect((await read()).sessions[0]?.provider).toBe('later');
  expect(filesOf(folder)).toEqual(open);
  codex.close();
});

test('the newest database counts, in the folder that config.toml names', async () => {
  const elsewhere = join(folder, 'databases');
  makeCodexHome(elsewhere, [{ id: A, provider: 'openai', only: 'row' }]);
  writeFileSync(join(elsewhere, 'state_4.sqlite'), 'an old one');
  writeFileSync(join(folder, 'config.toml'), `sqlite_home = ${JSON.stringify(elsewhere)}\n`);
  const { sessions, gaps } = await read();
  expect(sessions.map(({ id, rollout }) => [id, rollout])).toEqual([[A, null]]);
  expect(gaps).toEqual([{ what: 'sessions whose files are not there', count: 1 }]);
  await expect(saidIn(A)).rejects.toThrow(/The file of the session .* is not there/);
});

test.each([
  [
    'no database',
    () => writeFileSync(join(folder, 'state_9.sqlite'), 'no database at all, and long enough to be looked at'),
  ],
  ['another form', () => new Sqlite(join(folder, 'state_9.sqlite')).exec('create table threads (id text)').close()],
])('files tell of the sessions where the database is %s', async (_what, spoil) => {
  makeCodexHome(folder, [{ id: A, provider: 'openai', only: 'file' }]);
  spoil();
  const { sessions, problem } = await read();
  expect(sessions.map(({ id, provider }) => [id, provider])).toEqual([[A, 'openai']]);
  expect(problem).toMatch(/state_9\.sqlite/);
});

test('a time is a time, in seconds or in milliseconds', async () => {
  makeCodexHome(folder, [
    { id: A, provider: 'openai', at: at(1) },
    { id: B, provider: 'openai', at: at(2) },
  ]);
  const database = new Sqlite(join(folder, 'state_5.sqlite'));
  database.prepare('update threads set updated_at_ms = null').run();
  database.prepare('update threads set updated_at = updated_at * 1000 where id = ?').run(B);
  database.close();
  expect((await read()).sessions.map(({ updatedAt }) => updatedAt)).toEqual([at(2), at(1)]);
});

test('projects are one folder, however Windows writes it; archived sessions are asked for', async () => {
  makeCodexHome(folder, [
    { id: A, provider: 'openai', cwd: '\\\\?\\C:\\work\\app' },
    { id: B, provider: 'openai', cwd: 'c:\\work\\app\\' },
    { id: C, provider: 'openai', cwd: 'C:\\work\\apple' },
    { id: D, provider: 'openai', cwd: 'C:\\work\\app', archived: true },
  ]);
  const { sessions } = await read();
  const ids = (filter: Parameters<typeof chosen>[1]) =>
    chosen(sessions, filter)
      .map(({ id }) => id)
      .sort();
  expect(sessionOf(sessions, A).project).toBe('C:\\work\\app');
  expect(ids({ project: 'C:\\WORK\\app' })).toEqual([A, B]);
  expect(ids({ project: 'c:\\work' })).toEqual([A, B, C]);
  expect(ids({ archived: true })).toEqual([D]);
  expect(ids({ provider: 'm2c' })).toEqual([]);
});

test('an id may be cut short, unless several begin so', async () => {
  makeCodexHome(folder, [
    { id: A, provider: 'openai' },
    { id: B, provider: 'openai' },
  ]);
  const { sessions } = await read();
  expect(sessionOf(sessions, A.toUpperCase()).id).toBe(A);
  expect(() => sessionOf(sessions, A.slice(0, 8))).toThrow(/The ids of 2 sessions begin with "01a1f000"/);
  expect(() => sessionOf(sessions, 'ff')).toThrow(Fault);
});

test('a transcript tells what was said, and not what Codex told the model of its surroundings', async () => {
  makeCodexHome(folder, [
    { id: A, provider: 'openai' },
    { id: B, provider: 'openai', compressed: true },
  ]);
  expect(await saidIn(A)).toEqual({ said: ORDINARY, gaps: [] });
  expect(await saidIn(B)).toEqual({ said: ORDINARY, gaps: [] });
});

test('broken, cut and endless lines are passed over and counted', async () => {
  const line = (text: string) =>
    `${JSON.stringify({ type: 'response_item', payload: { type: 'message', role: 'assistant', content: [{ text }] } })}\n`;
  const more = `no JSON\n\n{"type":1}\n[]\n${line('a'.repeat(LONGEST_LINE + 1))}${line('After it.')}{"type":"response_item","payl`;
  makeCodexHome(folder, [{ id: A, provider: 'openai', more }]);
  expect(await saidIn(A)).toEqual({
    said: [...ORDINARY, ['assistant', null, 'After it.']],
    gaps: [
      { what: 'lines that are damaged', count: 2 },
      { what: 'lines too long to be shown', count: 1 },
      { what: 'last lines that break off', count: 1 },
    ],
  });
});

test('links are not followed, and what is no session is counted', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'm2c-outside-'));
  try {
    const secret: MadeSession = { id: B, provider: 'secret' };
    makeCodexHome(outside, [secret], false);
    makeCodexHome(folder, [{ id: A, provider: 'openai' }], false);
    const day = dirname(join(folder, rolloutPath({ id: A, provider: '' })));
    symlinkSync(join(outside, rolloutPath(secret)), join(folder, rolloutPath(secret)));
    symlinkSync(outside, join(folder, 'sessions', '2025'));
    writeFileSync(join(day, 'notes.txt'), 'mine');
    writeFileSync(join(folder, rolloutPath({ id: C, provider: '' })), '\0\0\0');
    writeFileSync(join(folder, rolloutPath({ id: D, provider: '', compressed: true })), 'no zstd');
    const { sessions, gaps } = await read();
    expect(sessions.map(({ id }) => id)).toEqual([A]);
    expect(gaps.toSorted((one, other) => one.what.localeCompare(other.what))).toEqual([
      { what: 'files with other names among the sessions', count: 1 },
      { what: 'links among the session files, which are not followed', count: 2 },
      { what: 'session files that cannot be read', count: 1 },
      { what: 'session files whose first lines are damaged', count: 1 },
    ]);
  } finally {
    rmSync(outside, { recursive: true, force: true });
  }
});

test('a home that is not there has no sessions', async () => {
  rmSync(folder, { recursive: true });
  expect(await read()).toEqual({ sessions: [], database: null, gaps: [], problem: null });
});

test('thousands of sessions are found without a database', async () => {
  const made = Array.from({ length: 3000 }, (_, index): MadeSession => ({ id: sessionId(index), provider: 'openai' }));
  makeCodexHome(folder, made, false);
  expect((await read()).sessions).toHaveLength(3000);
});

test('what an old release wrote is read: items bare, no provider', async () => {
  const file = join(folder, rolloutPath({ id: A, provider: '' }));
  mkdirSync(dirname(file), { recursive: true });
  const message = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hello.' }] };
  writeFileSync(file, `${JSON.stringify({ id: A, timestamp: '2025-05-01T00:00:00Z', instructions: null })}\n`);
  appendFileSync(file, `${JSON.stringify(message)}\n`);
  const { sessions } = await read();
  expect(sessions.map(({ provider, title }) => [provider, title])).toEqual([[null, 'Hello.']]);
  expect((await saidIn(A)).said).toEqual([['user', null, 'Hello.']]);
});

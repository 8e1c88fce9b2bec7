/** A session is moved as a whole or not at all, and no byte is changed that does not have to be. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  filesOf,
  type MadeSession,
  makeCodexHome,
  rolloutPath,
  rolloutText,
  sessionId,
} from '../../../conformance/codex-home.ts';
import { openHome } from './home.ts';
import { readSessions } from './list.ts';
import { moveSessions, undoMove } from './move.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-codex-move-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const [A, B, C] = [1, 2, 3].map(sessionId) as [string, string, string];
const home = () => openHome({ codexHome: folder, variables: {} });
const move = async (id: string, to: string, dryRun = false) => moveSessions(await home(), { what: { id }, to, dryRun });

/** The session files, and what the databases say of each session. */
function standing() {
  const files = Object.entries(filesOf(folder)).filter(
    ([path]) => /sessions\/.*rollout/.test(path) && !path.startsWith('.'),
  );
  return { files: Object.fromEntries(files), providers: providers(), places: places() };
}

function providers() {
  return inDatabase('state_5.sqlite', 'select id, model_provider from threads order by id').map(Object.values);
}

function places() {
  return inDatabase('thread_history_1.sqlite', 'select * from thread_turns order by thread_id, rollout_ordinal');
}

function inDatabase(name: string, sql: string): readonly { readonly [column: string]: unknown }[] {
  const database = new Sqlite(join(folder, name));
  try {
    return database.prepare(sql).all() as { [column: string]: unknown }[];
  } finally {
    database.close();
  }
}

/** The providers that a file tells of, wherever it tells one. */
function told(session: MadeSession): readonly string[] {
  const text = readFileSync(join(folder, rolloutPath(session)), 'utf8');
  return [...text.matchAll(/(?<!\\)"model_provider(?:_id)?":"([\w-]+)"/g)].map(([, name = '']) => name);
}

const LATER = `${JSON.stringify({ type: 'response_item', payload: { type: 'message', role: 'user', content: [] } })}\n`;

test.each([
  ['a shorter name', 'm2c'],
  ['a longer name', 'a-much-longer-name'],
])('a session is given %s, and put back byte for byte', async (_what, to) => {
  const [one, packed, archived, other]: MadeSession[] = [
    { id: A, provider: 'openai' },
    { id: B, provider: 'mimo', compressed: true },
    { id: C, provider: 'openai', archived: true },
    { id: sessionId(4), provider: 'openai' },
  ];
  makeCodexHome(folder, [one, packed, archived, other] as MadeSession[]);
  const before = standing();
  const stamps: string[] = [];
  for (const id of [A, B, C]) stamps.push((await move(id, to)).stamp ?? '');
  const { sessions, gaps } = await readSessions(await home());
  expect(gaps).toEqual([]);
  expect(sessions.map(({ id, provider }) => [id, provider]).sort()).toEqual([
    [A, to],
    [B, to],
    [C, to],
    [sessionId(4), 'openai'],
  ]);
  expect(told(one as MadeSession)).toEqual([to, to]);
  // The words of the user stay what they were.
  expect(readFileSync(join(folder, rolloutPath(one as MadeSession)), 'utf8')).toContain('\\"openai\\" nowhere');
  for (const stamp of stamps) await undoMove(await home(), stamp);
  const after = standing();
  // Compression has more than one form.
  const path = rolloutPath(packed as MadeSession);
  expect({ ...after, files: { ...after.files, [path]: '' } }).toEqual({
    ...before,
    files: { ...before.files, [path]: '' },
  });
});

test.each(['m2c', 'a-much-longer-name'])(
  'the places that Codex keeps stay those of the same lines under %s',
  async (to) => {
    const session = { id: A, provider: 'openai' };
    makeCodexHome(folder, [session, { id: B, provider: 'openai' }]);
    await move(A, to);
    const bytes = readFileSync(join(folder, rolloutPath(session)));
    const turns = places().filter(({ thread_id: id }) => id === A);
    expect(turns.length).toBeGreaterThan(5);
    for (const { rollout_ordinal: ordinal, rollout_byte_offset: from, rollout_end_byte_offset: to } of turns) {
      const line = bytes.subarray(Number(from), Number(to)).toString();
      expect(line.endsWith('\n')).toBe(true);
      expect(JSON.parse(line).ordinal).toBe(ordinal);
    }
    const [state] = inDatabase(
      'thread_history_1.sqlite',
      `select * from thread_history_projection_state where thread_id = '${A}'`,
    );
    expect(state?.next_rollout_byte_offset).toBe(bytes.length);
  },
);

test('what was said after a move stays when it is put back', async () => {
  const session = { id: A, provider: 'openai' };
  makeCodexHome(folder, [session]);
  const { stamp } = await move(A, 'm2c');
  const path = join(folder, rolloutPath(session));
  const settings = { type: 'thread_settings_applied', thread_settings: { model_provider_id: 'm2c' } };
  appendFileSync(path, `${JSON.stringify({ type: 'event_msg', payload: settings })}\n${LATER}`);
  await undoMove(await home(), stamp ?? '');
  expect(told(session)).toEqual(['openai', 'openai', 'openai']);
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith(rolloutText(session))).toBe(true);
  expect(text.endsWith(LATER)).toBe(true);
  await expect(undoMove(await home(), stamp ?? '')).rejects.toThrow(/has been undone already/);
  await expect(undoMove(await home(), '../../x')).rejects.toThrow(/There is no move/);
});

test('its sub-agents go with it; all of a provider go at once; a dry run changes nothing', async () => {
  const all: MadeSession[] = [
    { id: A, provider: 'openai' },
    { id: B, provider: 'mimo', parent: A },
    { id: C, provider: 'mimo' },
    { id: sessionId(4), provider: 'mimo', only: 'row' },
  ];
  makeCodexHome(folder, all);
  const before = standing();
  const planned = await move(A, 'm2c', true);
  expect(standing()).toEqual(before);
  const { stamp, moved } = await move(A, 'm2c');
  expect(planned).toMatchObject({ stamp: null, moved });
  expect(moved.map(({ id, from }) => [id, from])).toEqual([
    [A, 'openai'],
    [B, 'mimo'],
  ]);
  expect(stamp).not.toBeNull();
  const rest = await moveSessions(await home(), { what: { allOf: 'mimo' }, to: 'm2c', dryRun: false });
  expect(rest.moved.map(({ id }) => id)).toEqual([C]);
  expect(rest.notes[0]).toContain(`${sessionId(4)} is left where it is, since its file is not there`);
  expect(rest.notes[1]).toContain('has no [model_providers.m2c]');
  expect((await move(C, 'm2c')).moved).toEqual([]);
});

test('a session is found in its file alone', async () => {
  const session: MadeSession = { id: A, provider: 'openai', only: 'file' };
  makeCodexHome(folder, [session], false);
  const { stamp } = await move(A, 'm2c');
  expect(told(session)).toEqual(['m2c', 'm2c']);
  await undoMove(await home(), stamp ?? '');
  expect(told(session)).toEqual(['openai', 'openai']);
});

test('a forked session takes no longer name, since the fork counts its bytes', async () => {
  makeCodexHome(folder, [
    { id: A, provider: 'openai' },
    { id: B, provider: 'openai', base: A },
  ]);
  const before = standing();
  await expect(move(A, 'longer-name')).rejects.toThrow(/only a provider name of at most 6 letters fits/);
  expect(standing()).toEqual(before);
  await move(A, 'm2c');
  await move(A, 'openai');
  expect(standing()).toEqual(before);
});

test('nothing is moved while the database is held, or cannot be read', async () => {
  makeCodexHome(folder, [{ id: A, provider: 'openai' }]);
  const before = filesOf(folder);
  const codex = new Sqlite(join(folder, 'state_5.sqlite'));
  codex.exec('begin immediate');
  await expect(move(A, 'm2c')).rejects.toThrow(/is held by another program/);
  codex.close();
  expect(filesOf(folder)).toEqual(before);
  writeFileSync(join(folder, 'state_6.sqlite'), 'no database at all, and long enough to be looked at');
  await expect(move(A, 'm2c')).rejects.toThrow(
    /No session can be moved: its database .*state_6\.sqlite cannot be read/,
  );
});

test('nothing is moved while a Codex has files of this home open, and it is named', async () => {
  makeCodexHome(folder, [{ id: A, provider: 'openai' }]);
  const elsewhere = mkdtempSync(join(tmpdir(), 'm2c-other-home-'));
  const codex = join(elsewhere, 'codex');
  symlinkSync('/bin/sh', codex);
  const run = (file: string) => spawn(codex, ['-c', 'exec 3<"$0"; echo open; read line', file], { stdio: 'pipe' });
  const own = run(join(folder, 'state_5.sqlite'));
  try {
    await once(own.stdout, 'data');
    await expect(move(A, 'm2c')).rejects.toThrow(`Codex is running (codex, process ${own.pid})`);
  } finally {
    own.kill('SIGKILL');
    await once(own, 'close');
    rmSync(elsewhere, { recursive: true, force: true });
  }
  expect((await move(A, 'm2c')).moved).toHaveLength(1);
});

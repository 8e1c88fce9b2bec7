/** A move that is cut off, wherever: no session is ever told of one provider here and of another one there. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesOf, type MadeSession, makeCodexHome, rolloutPath, sessionId } from '../../../conformance/codex-home.ts';
import { openHome } from './home.ts';
import { moveSessions } from './move.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-codex-killed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const [A, B, C] = [1, 2, 3].map(sessionId) as [string, string, string];

/** The providers that the file and the database tell of. */
function told(session: MadeSession): readonly unknown[] {
  const text = readFileSync(join(folder, rolloutPath(session)), 'utf8');
  const names = [...text.matchAll(/(?<!\\)"model_provider(?:_id)?":"([\w-]+)"/g)].map(([, name]) => name);
  const database = new Sqlite(join(folder, 'state_5.sqlite'));
  const row = database.prepare('select model_provider from threads where id = ?').pluck().get(session.id);
  database.close();
  return [...names, row];
}

const sessionFiles = () => Object.keys(filesOf(folder)).filter((path) => path.startsWith('sessions'));

/** A move in a program of its own, which is ended at its n-th step, as by a power cut; the steps are those that change the disk. */
const MOVER = `
  import fs from 'node:fs';
  import { createRequire, syncBuiltinESMExports } from 'node:module';
  const { kill, rooms, home } = JSON.parse(process.env.STEPS);
  let left = kill;
  const count = (holder, name, when) => {
    const real = holder[name];
    holder[name] = function (...args) {
      if (when(...args) && left-- === 0) process.kill(process.pid, 'SIGKILL');
      return Reflect.apply(real, this, args);
    };
  };
  const inside = (path) => String(path).includes('m2c');
  for (const name of ['renameSync', 'linkSync', 'openSync']) count(fs, name, inside);
  for (const name of ['rm', 'chmod', 'mkdir']) count(fs.promises, name, inside);
  count(createRequire(rooms)('better-sqlite3').prototype, 'exec', () => true);
  syncBuiltinESMExports();
  const { openHome } = await import(new URL('home.ts', rooms).href);
  const { moveSessions } = await import(new URL('move.ts', rooms).href);
  const codex = await openHome({ codexHome: home, variables: {} });
  await moveSessions(codex, { what: { allOf: 'openai' }, to: 'm2c', dryRun: false });
`;

test('killed at any step, it is finished or put back by the next move, and nothing is left lying', {
  timeout: 300_000,
}, async () => {
  const sessions = [A, B].map((id): MadeSession => ({ id, provider: 'openai' }));
  const other = { id: C, provider: 'mimo' };
  const outcomes = new Set<string>();
  for (let kill = 0, ended = false; !ended; kill += 1) {
    rmSync(folder, { recursive: true, force: true });
    makeCodexHome(folder, [...sessions, other]);
    const before = sessionFiles();
    const STEPS = JSON.stringify({ kill, rooms: new URL('.', import.meta.url).href, home: folder });
    const flags = ['--input-type=module', '--eval', MOVER];
    const { signal, stderr } = spawnSync(process.execPath, flags, { env: { STEPS }, encoding: 'utf8' });
    expect(stderr).toBe('');
    ended = signal === null;
    // Whoever moves anything next puts right what was half done.
    const codex = await openHome({ codexHome: folder, variables: {} });
    await moveSessions(codex, { what: { id: C }, to: 'm2c', dryRun: false });
    const [first, ...others] = sessions.map(told);
    for (const one of others) expect(one).toEqual(first);
    expect(new Set(first).size).toBe(1);
    outcomes.add(`${ended ? 'ended' : 'killed'}: ${first?.[0]}`);
    expect(sessionFiles()).toEqual(before);
  }
  expect(outcomes).toEqual(new Set(['killed: openai', 'killed: m2c', 'ended: m2c']));
});

/** What happens to the turn log: it may stop, and says so; no answer waits for it or is lost with it. */
import { mkdirSync, rmdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { startFakeUpstream } from '../upstream/fake-upstream.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding, nextClient, WELL_ANSWER } from './found.ts';
import { kill } from './kill.ts';
import { logFile, loggedIds } from './log-file.ts';
import { launch, type Running } from './program.ts';
import { ADMIN_TOKEN, type World } from './world.ts';

const TURNS = 10;
const STOPPED = /The turn log has stopped and is tried again from time to time; answers go on as ever\. [^"]+\./g;
const PATIENCE_MS = 20_000;

export const logCases: readonly FaultCase[] = [
  {
    number: 39,
    name: 'another process locks the database of the turn log',
    hears: 'Every answer as ever; the log stops with one line, and holds every turn once the lock is gone.',
    play: locked,
  },
  {
    number: 38,
    name: 'the database of the turn log cannot be opened',
    hears: 'Every answer as ever; the log stops with one line, and holds every turn once the file can be made.',
    play: unopened,
  },
  {
    number: null,
    name: 'm2c is killed while it logs turns and settings change',
    hears:
      'Nothing more; of what was acknowledged every setting is there, and every turn but those of the last moments.',
    play: killed,
  },
];

/** Of POSIX: a file may not grow beyond some size. */
export const fullDiskCase: FaultCase = {
  number: 38,
  name: 'the disk of the turn log is full',
  hears: 'Every answer as ever; the log stops with one line.',
  play: full,
};

async function locked(world: World): Promise<Finding> {
  const running = await started(world);
  const lost = await turns(running, 1);
  await until(() => loggedIds(logFile(running.folder)).size === 1);
  const other = world.keep(new Sqlite(logFile(running.folder)));
  other.exec('begin immediate');
  lost.push(...(await turns(running, TURNS)));
  const stopped = await until(() => said(running).length > 0);
  const told = await problemsOf(running);
  other.exec('rollback');
  const written = await until(() => loggedIds(logFile(running.folder)).size === TURNS + 1);
  return found(running, lost, [
    ...(stopped ? [] : ['it did not say that the log has stopped']),
    ...(told.length === 1 ? [] : [`its health names ${told.length} problems`]),
    ...(written ? [] : ['turns are missing from the log']),
  ]);
}

async function unopened(world: World): Promise<Finding> {
  const folder = await world.folder();
  mkdirSync(logFile(folder), { recursive: true, mode: 0o700 });
  const running = await started(world, { folder });
  const lost = await turns(running, TURNS);
  const stopped = await until(() => said(running).length > 0);
  const told = await problemsOf(running);
  rmdirSync(logFile(folder));
  const written = await until(() => loggedIds(logFile(folder)).size === TURNS);
  return found(running, lost, [
    ...(stopped ? [] : ['it did not say that the log has stopped']),
    ...(told.length === 1 ? [] : [`its health names ${told.length} problems`]),
    ...(written ? [] : ['turns are missing from the log']),
  ]);
}

async function full(world: World): Promise<Finding> {
  // Blocks of 512 bytes: enough for the schema, and for some turns.
  const through = ['/bin/sh', '-c', 'ulimit -f 1000 && exec "$@"', 'sh'];
  const running = await started(world, { through });
  const lost: string[] = [];
  for (let asked = 0; asked < 500 && said(running).length === 0; asked += 1) lost.push(...(await turns(running, 1)));
  const stopped = await until(() => said(running).length > 0);
  lost.push(...(await turns(running, TURNS)));
  const told = await problemsOf(running);
  return found(running, lost, [
    ...(stopped ? [] : ['it did not say that the log has stopped']),
    ...(told.length === 1 ? [] : [`its health names ${told.length} problems`]),
  ]);
}

async function killed(world: World): Promise<Finding> {
  const { turns: all, lostMs, settings, lostSettings, sound } = await kill(world, await world.folder(), 4, 500);
  return finding({
    heard: `${all} answers, of which the log holds ${all - lostMs.length}; ${settings} settings were acknowledged`,
    wrong: sound ? [] : ['the database is damaged'],
    lost: lostSettings.map((id) => `the setting ${id}`),
  });
}

async function started(world: World, options: Parameters<typeof launch>[2] = {}): Promise<Running> {
  const provider = world.keep(await startFakeUpstream(() => WELL_ANSWER));
  return await launch(world, provider.url, { ...options, variables: { M2C_ADMIN_TOKEN: ADMIN_TOKEN } });
}

/** So many clients after one another. @returns what was lost for them. */
async function turns({ url }: Running, count: number): Promise<string[]> {
  const lost: string[] = [];
  for (let turn = 0; turn < count; turn += 1) lost.push(...(await nextClient(url)));
  return lost;
}

const said = ({ stderr }: Running): readonly string[] => stderr().match(STOPPED) ?? [];

async function problemsOf({ url }: Running): Promise<readonly string[]> {
  const answer = await fetch(`${url}/admin/v1/health`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
  const { problems } = (await answer.json()) as { problems: readonly string[] };
  // Where the settings lie in the same file, they have a problem of their own.
  return problems.filter((problem) => problem.startsWith('The turn log'));
}

/** @returns whether it came to be so within some patience. */
async function until(holds: () => boolean): Promise<boolean> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  while (!holds()) {
    if (patience.aborted) return false;
    await wait(50);
  }
  return true;
}

function found(running: Running, lost: readonly string[], wrong: readonly string[]): Finding {
  const lines = said(running);
  const often = lines.length > 1 ? [`it said ${lines.length} times that the log has stopped`] : [];
  return finding({ heard: `every answer, and on stderr "${lines[0]}"`, lost, wrong: [...wrong, ...often] });
}

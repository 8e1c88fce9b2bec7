/** Whenever m2c is killed while it changes Codex's files, they are afterwards as before or as wanted, and never a mixture. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { type Case, caseOf, copyOf, expectWhole, NAMES } from './cases.testing.ts';
import { recover } from './change.ts';
import { freshFolder, standing } from './home.testing.ts';
import { at, CHANGES, QUICK, type Step, stepping } from './stepping.testing.ts';

const PROGRAM = fileURLToPath(new URL('./stepping.testing.ts', import.meta.url));

test('kill -9 before every step of enable, disable and restore', { timeout: 900_000 }, async () => {
  const cache = freshFolder();
  const count = { kills: 0, mixed: 0, undone: 0, finished: 0 };
  const kill = async (one: Case, step: number) => {
    const home = copyOf(one.home);
    const child = spawn(process.execPath, [PROGRAM, home, one.name, String(step)], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
    const found = await standing(home);
    count.kills += 1;
    if (!isDeepStrictEqual(found, one.before) && !isDeepStrictEqual(found, one.after)) count.mixed += 1;
    await recover(home, QUICK);
    count[(await expectWhole(home, one)) ? 'finished' : 'undone'] += 1;
    rmSync(home, { recursive: true });
  };
  for (const name of NAMES) {
    const one = await caseOf(name);
    const queue = Array.from({ length: one.steps }, (_, step) => step).values();
    // Each takes the next one, so that both cores have work.
    const worker = async () => {
      for (const step of queue) await kill(one, step);
    };
    await Promise.all([worker(), worker()]);
  }
  const { kills, mixed, undone, finished } = count;
  process.stdout.write(
    `${kills} kills: ${mixed} left a mixture; ${undone} were undone and ${finished} finished, 0 mixtures stayed\n`,
  );
  expect(kills).toBeGreaterThan(200);
  expect(Math.min(mixed, undone, finished)).toBeGreaterThan(5);
});

const crash: Step = () => {
  throw new Error('crashed');
};

/** As after a kill, nothing reaches the disk any more, not even what cleans up. */
function crashingAt(number: number): Step {
  let crashed = false;
  const last = at(number, () => {
    crashed = true;
  });
  return async (name, file) => {
    await last(name, file);
    if (crashed) await crash(name, file);
  };
}

test('a crash in the middle of a recovery changes nothing about that', { timeout: 300_000 }, async () => {
  const cases = await Promise.all(NAMES.map(caseOf));
  const run = async (which: number, first: number, second: number) => {
    const one = cases[which] ?? expect.unreachable();
    const home = copyOf(one.home);
    // The last steps only tidy up.
    await CHANGES[one.name]?.(home, stepping(crashingAt(first % one.steps))).catch(() => undefined);
    await recover(home, stepping(crashingAt(second))).catch(() => undefined);
    await recover(home, QUICK);
    await expectWhole(home, one);
    rmSync(home, { recursive: true });
  };
  const places = fc.tuple(fc.nat({ max: cases.length - 1 }), fc.nat({ max: 100 }), fc.nat({ max: 40 }));
  await fc.assert(
    fc.asyncProperty(places, (where) => run(...where)),
    { numRuns: 300 },
  );
});

test('two at once: the second is told who is at work, and nothing is mixed', async () => {
  const one = await caseOf('enable');
  const child = spawn(process.execPath, [PROGRAM, one.home, 'enable', 'pause'], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = text(child.stdout);
  await once(child.stdout, 'data');
  await expect(CHANGES.disable?.(one.home)).rejects.toMatchObject({
    code: 'busy',
    message: `Another m2c (enable, process ${child.pid}) is changing the files of ${one.home} just now: wait until it has ended, then run it again.`,
  });
  expect(await recover(one.home)).toBeNull();
  child.stdin.end();
  expect(await said).toBe('waiting\nchanged\n');
  expect(await expectWhole(one.home, one)).toBe(true);
});

test('several at once: each is done or refused', { timeout: 120_000 }, async () => {
  const one = await caseOf('enable');
  const children = Array.from({ length: 4 }, () => spawn(process.execPath, [PROGRAM, one.home, 'enable', '-1']));
  const said = await Promise.all(children.map((child) => Promise.all([text(child.stdout), text(child.stderr)])));
  const failures = said.filter(([out]) => out !== 'changed\n').map(([, error]) => error);
  expect(failures.length).toBeLessThan(4);
  for (const failure of failures) expect(failure).toMatch(/just now: wait until|has written .* meanwhile/);
  expect(await expectWhole(one.home, one)).toBe(true);
});

/** A disk that refuses a step: everything is changed or nothing, and it is said. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Case, caseOf, copyOf, expectWhole, NAMES } from './cases.testing.ts';
import { recover } from './change.ts';
import { leftIn, standing } from './home.testing.ts';
import { HomeError } from './home.ts';
import { at, CHANGES, QUICK, type Step, stepping } from './stepping.testing.ts';

const LONG = { timeout: 300_000 };

/** Each step of each change in turn, in a home of its own. */
async function atEachStep(run: (one: Case, home: string, step: number) => Promise<void>): Promise<void> {
  for (const one of await Promise.all(NAMES.map(caseOf))) {
    for (let step = 0; step < one.steps; step += 1) {
      const home = copyOf(one.home);
      await run(one, home, step);
      rmSync(home, { recursive: true });
    }
  }
}

/** Null when the change was made. */
async function failureOf(one: Case, home: string, step: Step): Promise<HomeError | null> {
  try {
    await CHANGES[one.name]?.(home, stepping(step));
    return null;
  } catch (thrown) {
    return thrown instanceof HomeError ? thrown : expect.unreachable(String(thrown));
  }
}

test.each(['ENOSPC', 'EACCES', 'EIO'])('%s at any step: everything is changed or nothing', LONG, async (code) => {
  const fail: Step = () => {
    throw Object.assign(new Error('of the test'), { code });
  };
  let [refused, done] = [0, 0];
  await atEachStep(async (one, home, step) => {
    const failure = await failureOf(one, home, at(step, fail));
    if (failure === null) done += 1;
    else refused += 1;
    if (failure !== null) expect(failure.message).toMatch(/^Nothing was changed: /);
    expect(await standing(home)).toEqual(failure === null ? one.after : one.before);
    // The file that says who is at work may have stayed.
    expect(await recover(home, QUICK)).toBeNull();
    expect(leftIn(home)).toEqual([]);
  });
  expect(refused).toBeGreaterThan(100);
  expect(done).toBeGreaterThan(0);
});

test('a disk that stays full from any step on: told, and whole once there is room', LONG, async () => {
  const told = new Set<string>();
  await atEachStep(async (one, home, step) => {
    let left = step;
    const failure = await failureOf(one, home, (name) => {
      left -= 1;
      if (left < 0 && name !== 'rm' && name !== 'unlink') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });
    told.add(failure?.code ?? 'done');
    if (failure?.code !== 'interrupted') expect(await standing(home)).toEqual(failure ? one.before : one.after);
    await recover(home, QUICK);
    await expectWhole(home, one);
  });
  expect([...told].toSorted()).toEqual(['done', 'interrupted', 'refused']);
});

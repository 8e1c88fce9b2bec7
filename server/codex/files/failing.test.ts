/** A disk that refuses a step: everything is changed or nothing, and it is said. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { caseOf, copyOf, expectWhole, NAMES } from './cases.testing.ts';
import { recover } from './change.ts';
import { leftIn, standing } from './home.testing.ts';
import { at, CHANGES, QUICK, type Step, stepping } from './stepping.testing.ts';

test.each(['ENOSPC', 'EACCES', 'EIO'])(
  '%s at any step: everything is changed or nothing',
  { timeout: 300_000 },
  async (code) => {
    let [refused, done] = [0, 0];
    for (const one of await Promise.all(NAMES.map(caseOf))) {
      for (let step = 0; step < one.steps; step += 1) {
        const home = copyOf(one.home);
        const fail: Step = () => {
          throw Object.assign(new Error(`${code} of the test`), { code });
        };
        const failure = await CHANGES[one.name]?.(home, stepping(at(step, fail))).then(() => null, String);
        expect(failure ?? 'Nothing was changed').toMatch(/Nothing was changed: |Nothing was changed$/);
        expect(await standing(home)).toEqual(failure === null ? one.after : one.before);
        if (failure === null) done += 1;
        else refused += 1;
        expect(leftIn(home)).toEqual([]);
        rmSync(home, { recursive: true });
      }
    }
    expect(refused).toBeGreaterThan(100);
    expect(done).toBeGreaterThan(0);
  },
);

test('a disk that fails for good in the middle: told, and whole once it works again', {
  timeout: 300_000,
}, async () => {
  const told = new Set<string>();
  for (const one of await Promise.all(NAMES.map(caseOf))) {
    for (let step = 0; step < one.steps; step += 1) {
      const home = copyOf(one.home);
      let left = step;
      const full: Step = (name) => {
        left -= 1;
        if (left < 0 && name !== 'rm' && name !== 'unlink') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      };
      const failure: { code?: string } | null = await (
        CHANGES[one.name]?.(home, stepping(full)) ?? Promise.reject()
      ).then(
        () => null,
        (thrown: { code?: string }) => thrown,
      );
      told.add(failure?.code ?? 'done');
      if (failure?.code !== 'interrupted')
        expect(await standing(home)).toEqual(failure === null ? one.after : one.before);
      await recover(home, QUICK);
      await expectWhole(home, one);
      rmSync(home, { recursive: true });
    }
  }
  expect([...told].toSorted()).toEqual(['done', 'interrupted', 'refused']);
});

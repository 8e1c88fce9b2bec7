/** What is done about a change that was interrupted, and what is said of it. */
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recover } from './change.ts';
import { freshFolder, freshHome, leftIn, standing } from './home.testing.ts';
import { readState } from './state.ts';
import { BEFORE, CHANGES, ENABLED, STATE_ENABLED, stepping } from './stepping.testing.ts';

const IN_PLACE = /(toml|auth\.json|models\.json|state\.json)$/;

/** Interrupted after so many files have their new content, with config.toml as the last. */
async function interrupted(renames: number): Promise<string> {
  const home = freshHome();
  let left = renames;
  let dead = false;
  const disk = stepping((name, file) => {
    if (name === 'unlink' || (name === 'rename' && IN_PLACE.test(file))) left -= 1;
    dead ||= left < 0;
    if (dead) throw new Error('dead');
  });
  await expect(CHANGES.enable?.(home, disk)).rejects.toThrow();
  expect(existsSync(join(home, '.m2c', 'journal.json'))).toBe(true);
  return home;
}

test('an interrupted change is finished, and that is said once', async () => {
  const home = await interrupted(1);
  expect(await recover(home)).toBe(`A change of the files of ${home} (enable) was interrupted and is now finished.`);
  expect(readFileSync(join(home, 'config.toml'), 'utf8')).toBe(ENABLED['config.toml']);
  expect(await recover(home)).toBeNull();
});

test('a file that another program wrote before its new content came is kept: the change is undone', async () => {
  const home = await interrupted(1);
  writeFileSync(join(home, 'config.toml'), 'theirs\n');
  expect(await recover(home)).toMatch(
    /is now undone; another program has changed config\.toml since, which was left as it is\.$/,
  );
  expect(readFileSync(join(home, 'config.toml'), 'utf8')).toBe('theirs\n');
  expect(readFileSync(join(home, 'auth.json'), 'utf8')).toBe(BEFORE['auth.json']);
  expect([existsSync(join(home, 'm2c-models.json')), leftIn(home)]).toEqual([false, []]);
});

test('a file that another program wrote on top of its new content is kept: the change is finished', async () => {
  const home = await interrupted(4);
  writeFileSync(join(home, 'config.toml'), `${ENABLED['config.toml']}# theirs\n`);
  expect(await recover(home)).toMatch(
    /is now finished; another program has changed config\.toml since, which was left as it is\.$/,
  );
  expect(readFileSync(join(home, 'config.toml'), 'utf8')).toMatch(/# theirs\n$/);
  expect([await readState(home), leftIn(home)]).toEqual([STATE_ENABLED, []]);
});

test('the next change settles what was interrupted, and says so even when it is refused', async () => {
  const home = await interrupted(1);
  await expect(CHANGES.enable?.(home)).rejects.toMatchObject({
    code: 'changed',
    message: expect.stringMatching(
      /interrupted and is now finished\. Nothing was changed: another program has written/,
    ),
  });
});

test('a damaged journal is kept, told, and not acted on', async () => {
  const home = await interrupted(1);
  const journal = join(home, '.m2c', 'journal.json');
  const text = readFileSync(journal, 'utf8').replace('enable', 'enablf');
  writeFileSync(journal, text);
  const before = await standing(home);
  expect(await recover(home)).toMatch(
    /was interrupted, and what was noted of it is damaged: nothing was done about it/,
  );
  expect(await standing(home)).toEqual(before);
  const [kept = ''] = readdirSync(join(home, '.m2c')).filter((name) => name.startsWith('journal-broken'));
  expect(readFileSync(join(home, '.m2c', kept), 'utf8')).toBe(text);
  expect(await recover(home)).toBeNull();
});

test('a home is the same by whatever link it is reached', async () => {
  const [home, elsewhere] = [await interrupted(1), freshFolder()];
  symlinkSync(home, join(elsewhere, 'codex'));
  expect(await recover(join(elsewhere, 'codex'))).toMatch(/is now finished\.$/);
  expect(await readState(home)).toEqual(STATE_ENABLED);
});

test('the journal of a home that was copied is not acted on', async () => {
  const [home, copy] = [await interrupted(1), freshFolder()];
  cpSync(home, copy, { recursive: true });
  const before = await standing(home);
  expect(await recover(copy)).toMatch(/damaged/);
  expect(await standing(home)).toEqual(before);
});

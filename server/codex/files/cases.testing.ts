/** For tests: the changes that are interrupted, and what must hold afterwards. */
import { cpSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { listBackups } from './backups.ts';
import { recover } from './change.ts';
import { freshFolder, freshHome, leftIn, standing } from './home.testing.ts';
import { CHANGES, change, QUICK, stepping } from './stepping.testing.ts';

/** What happened to the home before the change that is interrupted. */
const HISTORY: { readonly [name: string]: readonly string[] } = {
  enable: [],
  disable: ['enable'],
  restore: ['enable'],
};
export const NAMES = Object.keys(HISTORY);

export interface Case {
  readonly home: string;
  readonly name: string;
  readonly before: object;
  readonly after: object;
  /** Those of the change, which are the same in every run. */
  readonly steps: number;
}

/** A home before a change, and what the change makes of it. */
export async function caseOf(name: string): Promise<Case> {
  const home = freshHome();
  for (const earlier of HISTORY[name] ?? []) await CHANGES[earlier]?.(home, QUICK);
  const before = await standing(home);
  const trial = copyOf(home);
  let steps = 0;
  await CHANGES[name]?.(
    trial,
    stepping(() => {
      steps += 1;
    }),
  );
  return { home, name, before, after: await standing(trial), steps };
}

export function copyOf(home: string): string {
  const copy = freshFolder();
  cpSync(home, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** Whole, nothing left over, and as good as ever. @returns whether it was finished. */
export async function expectWhole(home: string, { before, after }: Case): Promise<boolean> {
  const found = await standing(home);
  const finished = isDeepStrictEqual(found, after);
  if (!finished) expect(found).toEqual(before);
  expect(leftIn(home)).toEqual([]);
  expect(await recover(home, QUICK)).toBeNull();
  expect(await standing(home)).toEqual(found);
  expect((await listBackups(home)).map(({ damage }) => damage).filter((damage) => damage !== null)).toEqual([]);
  await change(home, 'switch', { 'config.toml': 'another\n' }, { undo: 'another' }, QUICK);
  expect(await standing(home)).toMatchObject({
    'config.toml': expect.stringContaining('another'),
    state: { undo: 'another' },
  });
  return finished;
}

/** Backups: the first is kept for ever, later ones rotate, and none that is damaged is put back. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deleteBackup, listBackups, restoreBackup } from './backups.ts';
import { freshHome, leftIn, standing } from './home.testing.ts';
import { readState } from './state.ts';
import { BEFORE, CHANGES, change, ENABLED, type Files, QUICK } from './stepping.testing.ts';

const put = async (home: string, action: string, files: Files, state: object | null = { undo: action }) =>
  (await change(home, action, files, state, QUICK)).snapshot?.id ?? expect.unreachable();
const config = (text: string): Files => ({ 'config.toml': text });

test('a backup says what it holds, when, and why', async () => {
  const home = freshHome();
  await CHANGES.enable?.(home);
  expect(await listBackups(home)).toEqual([
    expect.objectContaining({ action: 'enable', note: null, original: true, preserved: true, damage: null }),
  ]);
  const [{ files = [], id = '', at = 0 } = {}] = await listBackups(home);
  expect(files.toSorted((one, other) => one.name.localeCompare(other.name))).toMatchObject([
    { name: 'auth.json', bytes: BEFORE['auth.json']?.length },
    { name: 'config.toml', bytes: BEFORE['config.toml']?.length },
    { name: 'm2c-models.json', bytes: null },
  ]);
  expect(id).toBe(new Date(at).toISOString().slice(0, 23).replaceAll(/[:.]/g, '-'));
});

test('the first is kept for ever, ten later ones are, and the newest from before m2c', async () => {
  const home = freshHome();
  const first = await put(home, 'enable', config('0'));
  await put(home, 'disable', config('mine'), null);
  const again = await put(home, 'enable', config('1'));
  const later: string[] = [];
  for (let at = 2; at < 16; at += 1) later.push(await put(home, 'switch', config(String(at))));
  const ids = (await listBackups(home)).map(({ id }) => id);
  expect(ids).toEqual([...later.slice(-10).toReversed(), again, first]);
});

test('the first of a file that is changed later is kept too', async () => {
  const home = freshHome();
  await put(home, 'enable', config('0'));
  await put(home, 'switch', config('1'));
  await put(home, 'enable', { 'auth.json': '{}' }, { undo: 2 });
  expect((await listBackups(home)).map(({ preserved }) => preserved)).toEqual([true, false, true]);
});

test('a restore puts back exactly the files of its backup, and can itself be taken back', async () => {
  const home = freshHome();
  const before = await standing(home);
  await CHANGES.enable?.(home);
  const enabled = await standing(home);
  writeFileSync(join(home, 'other.txt'), 'stays');
  const { id, snapshot, files } = await restoreBackup(home, null);
  expect(await standing(home)).toEqual(before);
  expect(files.map(({ name }) => name).toSorted()).toEqual(Object.keys(ENABLED).toSorted());
  expect((await listBackups(home)).map(({ note }) => note)).toEqual([id, null]);
  await restoreBackup(home, snapshot?.id ?? '');
  expect(await standing(home)).toEqual(enabled);
  expect(readFileSync(join(home, 'other.txt'), 'utf8')).toBe('stays');
});

test('a restore takes the newest from before m2c, and leaves what its backup does not hold', async () => {
  const home = freshHome();
  await put(home, 'enable', config('0'));
  await put(home, 'disable', config('mine, later'), null);
  await put(home, 'enable', config('1'));
  writeFileSync(join(home, 'auth.json'), 'a newer login');
  await restoreBackup(home, null);
  expect(await standing(home)).toMatchObject({ 'config.toml': '640 mine, later', 'auth.json': '600 a newer login' });
  expect(await readState(home)).toBeNull();
});

test('one that is damaged is told and refused', async () => {
  const home = freshHome();
  const id = await put(home, 'enable', ENABLED);
  const before = await standing(home);
  const copy = join(home, '.m2c', 'backups', id, 'config.toml');
  writeFileSync(copy, 'bits');
  expect((await listBackups(home))[0]?.damage).toBe(`${copy} is damaged.`);
  await expect(restoreBackup(home, id)).rejects.toMatchObject({
    code: 'damaged',
    message: `The backup ${id} is not put back: ${copy} is damaged. Choose another one.`,
  });
  writeFileSync(join(home, '.m2c', 'backups', id, 'manifest.json'), '{"files":[]}');
  expect((await listBackups(home))[0]?.damage).toMatch(/manifest\.json is damaged; what it listed stands beside it\.$/);
  await expect(restoreBackup(home, id)).rejects.toMatchObject({ code: 'damaged' });
  expect(await standing(home)).toEqual(before);
});

test('one is deleted; the first only by force', async () => {
  const home = freshHome();
  const first = await put(home, 'enable', config('0'));
  const second = await put(home, 'switch', config('1'));
  await deleteBackup(home, second, { force: false });
  await expect(deleteBackup(home, first, { force: false })).rejects.toMatchObject({
    code: 'preserved',
    message: `The backup ${first} holds the first config.toml and is kept: --force deletes it all the same.`,
  });
  await deleteBackup(home, first, { force: true });
  expect([await listBackups(home), leftIn(home)]).toEqual([[], []]);
  await expect(restoreBackup(home, null)).rejects.toMatchObject({ code: 'absent' });
});

test('only the name of a backup is one', async () => {
  const home = freshHome();
  await put(home, 'enable', config('0'));
  for (const id of ['..', '../..', 'x', '', '2026-01-01T00-00-00-000']) {
    await expect(deleteBackup(home, id, { force: true })).rejects.toMatchObject({ code: 'absent' });
    await expect(restoreBackup(home, id)).rejects.toMatchObject({ code: 'absent' });
  }
  expect(existsSync(join(home, '.m2c'))).toBe(true);
});

test('a damaged state is told', async () => {
  const home = freshHome();
  await put(home, 'enable', config('0'));
  writeFileSync(join(home, '.m2c', 'state.json'), '{"version":1}');
  await expect(readState(home)).rejects.toMatchObject({ code: 'damaged' });
});

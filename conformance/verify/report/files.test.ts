/** A file of a report is written whole, or refused in a sentence before anything was paid for. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPlace, writeWhole } from './files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (name: string, overwrite = true) => checkPlace(join(folder, name), { flag: '--json', overwrite });

test('a new file and an old one are written, and nothing is left beside them', () => {
  for (const text of ['one', 'two']) {
    check('a.json');
    writeWhole(join(folder, 'a.json'), text);
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(text);
  }
  expect(readdirSync(folder)).toEqual(['a.json']);
});

test('a folder that is not there is named', () => {
  expect(() => check('no/a.json')).toThrow(
    /^--json cannot write .*a\.json: the folder .*no does not exist; make it first\.$/,
  );
});

test('a folder is no file', () => {
  mkdirSync(join(folder, 'sub'));
  expect(() => check('sub')).toThrow(/it is no ordinary file/);
});

test('a file is kept when it may not be replaced', () => {
  writeFileSync(join(folder, 'a.json'), 'kept');
  expect(() => check('a.json', false)).toThrow(/does not overwrite .*: add --force, or name another file\.$/);
});

test('a file that cannot be written says so, and leaves nothing behind', () => {
  mkdirSync(join(folder, 'sub'));
  expect(() => writeWhole(join(folder, 'sub'), 'text')).toThrow(/could not be written \(E\w+\): make room/);
  expect(readdirSync(folder)).toEqual(['sub']);
});

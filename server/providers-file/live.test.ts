/** A file that changes while the process runs, on a real disk. */
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Live, openLive } from './live.ts';

let folder: string;
let file: string;
let live: Live<string> | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-live-'));
  file = join(folder, 'providers.json');
});
afterEach(() => {
  live?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file whose text is its value; "broken" cannot be used. */
async function follow(path = file) {
  const heard = new EventEmitter();
  const open = async () => {
    const text = readFileSync(path, 'utf8');
    if (text.startsWith('broken')) throw new Error(text);
    return text;
  };
  const changed = (text: string, before: string | null) => heard.emit('changed', text, before, live?.current);
  const failed = (thrown: unknown) => heard.emit('failed', thrown);
  live = await openLive(path, open, { changed, failed });
  return heard;
}

test('a change is taken over, and its listener hears of it before anybody uses it', async () => {
  writeFileSync(file, 'one');
  const heard = await follow();
  const changed = once(heard, 'changed');
  writeFileSync(file, 'two');
  expect(await changed).toEqual(['two', 'one', 'one']);
  expect(live?.current).toBe('two');
});

test('a file that takes the place of another is read', async () => {
  writeFileSync(file, 'one');
  const heard = await follow();
  const changed = once(heard, 'changed');
  writeFileSync(join(folder, 'new'), 'two');
  renameSync(join(folder, 'new'), file);
  await changed;
  expect(live?.current).toBe('two');
});

test('a version that cannot be used leaves the last one in place, until one can be used again', async () => {
  writeFileSync(file, 'one');
  const heard = await follow();
  const failed = once(heard, 'failed');
  writeFileSync(file, 'broken');
  expect(await failed).toEqual([new Error('broken')]);
  expect(live?.current).toBe('one');
  const changed = once(heard, 'changed');
  writeFileSync(file, 'three');
  await changed;
  expect(live?.current).toBe('three');
});

// Windows lets only administrators make links.
test.runIf(process.platform !== 'win32')(
  'what the system does not tell of is seen all the same: a file behind a link',
  async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'm2c-elsewhere-'));
    writeFileSync(join(elsewhere, 'real'), 'one');
    symlinkSync(join(elsewhere, 'real'), file);
    const heard = await follow();
    const changed = once(heard, 'changed');
    writeFileSync(join(elsewhere, 'real'), 'two');
    await changed;
    expect(live?.current).toBe('two');
    rmSync(elsewhere, { recursive: true });
  },
);

test('of many quick changes the last one holds', async () => {
  writeFileSync(file, '0');
  const heard = await follow();
  const last = new Promise<void>((resolve) => heard.on('changed', (text: string) => text === '50' && resolve()));
  for (let at = 1; at <= 50; at += 1) writeFileSync(file, String(at));
  await last;
  expect(live?.current).toBe('50');
});

test('a first version that cannot be used is an error', async () => {
  writeFileSync(file, 'broken');
  await expect(follow()).rejects.toThrow('broken');
});

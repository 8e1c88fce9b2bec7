/** What a change leaves alone, what it refuses, and in which order it reaches the disk. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  type Stats,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, win32 } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listBackups } from './backups.ts';
import { changeFiles, recover } from './change.ts';
import { DISK, type Disk } from './disk.ts';
import { freshFolder, freshHome, leftIn, standing } from './home.testing.ts';
import { placesOf } from './home.ts';
import { readState } from './state.ts';
import { BEFORE, CHANGES, change, ENABLED, stepping } from './stepping.testing.ts';

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);
const enable = (home: string, disk?: Disk) => change(home, 'enable', ENABLED, { undo: 1 }, disk);

/** Refused with one sentence, and the home as it was. */
async function expectRefused(home: string, message: RegExp, disk?: Disk): Promise<void> {
  const before = await standing(home);
  await expect(enable(home, disk)).rejects.toMatchObject({ code: 'refused', message: expect.stringMatching(message) });
  expect(await standing(home)).toEqual(before);
  expect(leftIn(home)).toEqual([]);
  expect(await recover(home)).toBeNull();
}

test('a file keeps its rights, a new one is private, and so is all that m2c keeps', async () => {
  const home = freshHome();
  await enable(home);
  expect([modeOf(join(home, 'config.toml')), modeOf(join(home, 'auth.json'))]).toEqual(['640', '600']);
  expect(modeOf(join(home, 'm2c-models.json'))).toBe('600');
  const own = join(home, '.m2c');
  for (const name of readdirSync(own, { recursive: true, encoding: 'utf8' })) {
    expect([name, modeOf(join(own, name))]).toEqual([name, statSync(join(own, name)).isDirectory() ? '700' : '600']);
  }
  expect(modeOf(own)).toBe('700');
});

test('what is so already is not changed, and makes no backup', async () => {
  const home = freshHome();
  await enable(home);
  expect(await enable(home)).toEqual({ snapshot: null, recovered: null });
  expect(await listBackups(home)).toHaveLength(1);
});

test('a home that does not exist is made', async () => {
  const home = join(freshFolder(), '.codex');
  await enable(home);
  expect(await readState(home)).toEqual({ undo: 1 });
  expect(modeOf(home)).toBe('700');
});

test('a link stays, and the file that it leads to is replaced', async () => {
  const [home, elsewhere] = [freshHome(), freshFolder()];
  rmSync(join(home, 'config.toml'));
  writeFileSync(join(elsewhere, 'codex.toml'), 'linked\n', { mode: 0o644 });
  symlinkSync(join(elsewhere, 'codex.toml'), join(home, 'config.toml'));
  await enable(home);
  expect(lstatSync(join(home, 'config.toml')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(elsewhere, 'codex.toml'), 'utf8')).toBe(ENABLED['config.toml']);
  await CHANGES.restore?.(home);
  expect(readFileSync(join(elsewhere, 'codex.toml'), 'utf8')).toBe('linked\n');
  expect(readdirSync(elsewhere)).toEqual(['codex.toml']);
});

test('a read-only file is refused, for root too', async () => {
  const home = freshHome();
  chmodSync(join(home, 'config.toml'), 0o444);
  await expectRefused(
    home,
    /^Nothing was changed: \S+config\.toml is marked read-only; make it writable \(chmod u\+w /,
  );
});

test('a read-only folder is refused, for root too', async () => {
  const home = freshHome();
  chmodSync(home, 0o555);
  onTestFinished(() => chmodSync(home, 0o755));
  await expectRefused(home, /^Nothing was changed: \S+ is marked read-only; make it writable/);
});

test('a folder in the place of a file is refused', async () => {
  const home = freshHome();
  mkdirSync(join(home, 'm2c-models.json'));
  await expect(enable(home)).rejects.toThrow(/m2c-models\.json is no file: move it away, then run it again\.$/);
});

test('a link that leads nowhere, or round, is refused', async () => {
  const home = freshHome();
  const file = join(home, 'm2c-models.json');
  symlinkSync(join(home, 'nothing'), file);
  await expect(enable(home)).rejects.toThrow(/is a link to a file that does not exist: remove the link/);
  rmSync(file);
  symlinkSync(file, file);
  await expect(enable(home)).rejects.toThrow(/is a link that leads back to itself/);
  expect(readFileSync(join(home, 'config.toml'), 'utf8')).toBe(BEFORE['config.toml']);
});

test('two links to one file are refused', async () => {
  const home = freshHome();
  rmSync(join(home, 'auth.json'));
  symlinkSync(join(home, 'config.toml'), join(home, 'auth.json'));
  await expectRefused(home, /two links lead to \S+config\.toml; remove one/);
});

test('a link to the file of another user is refused, for root too', async () => {
  const home = freshHome();
  const disk = {
    ...DISK,
    stat: async (file: string) => {
      const found = await DISK.stat(file);
      return file.endsWith('auth.json') ? Object.assign(found, { uid: found.uid + 1 }) : found;
    },
  } as Disk;
  await expectRefused(home, /auth\.json belongs to another user: give it to the owner of /, disk);
});

test('a file beyond all measure is refused', async () => {
  const home = freshHome();
  truncateSync(join(home, 'auth.json'), 33 * 1024 * 1024);
  await expect(enable(home)).rejects.toThrow(/auth\.json could not be read, since it has more than 32 MiB/);
});

test('a file that was written meanwhile is refused', async () => {
  const home = freshHome();
  const change = { name: 'config.toml', content: Buffer.from('new'), expected: 'what the caller read' };
  await expect(changeFiles(home, { action: 'enable', note: null }, [change], {})).rejects.toMatchObject({
    code: 'changed',
    message: `Nothing was changed: another program has written ${join(home, 'config.toml')} meanwhile; run it again.`,
  });
  const late = stepping((name, file) => {
    if (name === 'write' && file.endsWith('config.toml.m2c-new')) writeFileSync(join(home, 'config.toml'), 'theirs');
  });
  await expect(enable(home, late)).rejects.toMatchObject({ code: 'changed' });
  expect(readFileSync(join(home, 'config.toml'), 'utf8')).toBe('theirs');
  expect([leftIn(home), await listBackups(home)]).toEqual([[], []]);
});

test('no file outside the home can be named', async () => {
  const home = freshHome();
  for (const name of ['../x', '.m2c/journal.json', '/etc/passwd', 'a/b', '.m2c', '..']) {
    const one = { name, content: Buffer.from(''), expected: null };
    await expect(changeFiles(home, { action: 'enable', note: null }, [one], {})).rejects.toThrow(/is not the name/);
  }
});

test('no error and nothing that is listed holds what a file says', async () => {
  const home = freshHome();
  await enable(home);
  expect(JSON.stringify([await listBackups(home), await readState(home)])).not.toContain('sk-mine');
});

/** Windows refuses to replace a file that is open. */
const inUse = (times: number, code: string): Disk => {
  let left = times;
  return stepping((name, file) => {
    if (name !== 'rename' || !file.endsWith('config.toml') || left === 0) return;
    left -= 1;
    throw Object.assign(new Error('in use'), { code });
  });
};

test.each(['EPERM', 'EBUSY', 'EACCES'])('a file in use is waited for (%s)', async (code) => {
  const home = freshHome();
  await enable(home, inUse(3, code));
  expect(readFileSync(join(home, 'config.toml'), 'utf8')).toBe(ENABLED['config.toml']);
});

test('a file that stays in use: all that was changed before it is put back', async () => {
  await expectRefused(
    freshHome(),
    /config\.toml could not be written, since another program has it open; end Codex/,
    inUse(99, 'EBUSY'),
  );
});

test('the places are the same on Windows', () => {
  expect(placesOf('C:\\Users\\you\\.codex', win32)).toMatchObject({
    config: 'C:\\Users\\you\\.codex\\config.toml',
    catalog: 'C:\\Users\\you\\.codex\\m2c-models.json',
    journal: 'C:\\Users\\you\\.codex\\.m2c\\journal.json',
  });
});

test('no file takes its place before it and the note of it are on the disk', async () => {
  const home = freshHome();
  const steps: string[] = [];
  await enable(
    home,
    stepping((name, file) => void steps.push(`${name} ${file.replaceAll(home, '')}`)),
  );
  const placeOf = (step: string) => steps.indexOf(step);
  const noted = steps.lastIndexOf('rename /.m2c/journal.json.m2c-new → /.m2c/journal.json');
  const notedOnDisk = steps.indexOf('sync /.m2c', noted);
  const dropped = placeOf('unlink /.m2c/journal.json');
  for (const name of Object.keys(ENABLED)) {
    const renamed = placeOf(`rename /${name}.m2c-new → /${name}`);
    expect(placeOf(`sync /${name}.m2c-new`)).toBeGreaterThan(steps.lastIndexOf(`write /${name}.m2c-new`));
    expect(placeOf(`sync /${name}.m2c-new`)).toBeLessThan(noted);
    expect(renamed).toBeGreaterThan(notedOnDisk);
    const onDisk = steps.indexOf('sync ', renamed);
    expect([onDisk > renamed, onDisk < dropped]).toEqual([true, true]);
  }
  // The model list is there before config.toml names it.
  const [list, config] = ['m2c-models.json', 'config.toml'].map((name) =>
    placeOf(`rename /${name}.m2c-new → /${name}`),
  );
  expect(list).toBeLessThan(config ?? 0);
});

test('what root changes for another user stays theirs, and nothing else that m2c makes there is root’s', async () => {
  const home = freshHome();
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  onTestFinished(() => void vi.restoreAllMocks());
  const given = new Set<string>();
  const theirs = async (found: Promise<Stats>) => Object.assign(await found, { uid: 4242, gid: 4242 });
  const disk = stepping((name, file) => {
    if (name !== 'chown') return;
    given.add(file.replace(home, '').replace(/\.m2c-new$|\/\.?\d{4}-.*/, ''));
    // Some file systems know no owners; and whoever runs this test may not be root.
    throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
  });
  await enable(home, { ...disk, stat: (file: string) => theirs(DISK.stat(file)) } as Disk);
  const files = ['/config.toml', '/auth.json', '/m2c-models.json'];
  const own = ['', '/state.json', '/journal.json', '/holder.json', '/m2c.lock', '/backups'].map(
    (name) => `/.m2c${name}`,
  );
  expect([...given].toSorted()).toEqual([...files, ...own].toSorted());
});

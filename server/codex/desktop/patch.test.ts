/** The picker of a made-up app patched and put back: all of it or nothing, and byte for byte. */
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { extractFile, getRawHeader, listPackage, uncacheAll } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockDataDir } from '../../store/lock.ts';
import { CODE, type HeardMachine, machineOf, makeApp, PICKER, plistWith, readPlist, THREADS } from './app.testing.ts';
import { patch, restore } from './report.ts';

let folder: string;
let codexHome: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-picker-'));
  codexHome = join(folder, '.codex');
});
afterEach(() => {
  uncacheAll();
  rmSync(folder, { recursive: true, force: true });
});

const mac = (answer?: Parameters<typeof machineOf>[2]): HeardMachine => machineOf('darwin', folder, answer);
const archive = (app: string) => join(app, 'Contents', 'Resources', 'app.asar');
const hashOf = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

/** Every file of the app: its kind, its mode and its bytes. */
function snapshot(app: string): { readonly [path: string]: string } {
  const entries = readdirSync(app, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const { mode } = lstatSync(path);
    const held = entry.isFile() ? hashOf(readFileSync(path)) : entry.isSymbolicLink() ? readlinkSync(path) : 'folder';
    return [relative(app, path), `${mode.toString(8)} ${held}`] as const;
  });
  return Object.fromEntries(entries.toSorted(([one], [other]) => one.localeCompare(other)));
}

/** What stands in the archive, by its own reader. */
function unpacked(app: string): { readonly [path: string]: string } {
  uncacheAll();
  const { header } = getRawHeader(archive(app));
  const nodeAt = (path: string) =>
    path.split('/').reduce<never>((node, name) => (node as { files: never }).files[name], header as never);
  const files = listPackage(archive(app), { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  return Object.fromEntries(
    files.flatMap((path) => {
      const node: {
        readonly size?: number;
        readonly integrity?: { readonly hash: string; readonly blocks: readonly string[] };
      } = nodeAt(path);
      if (node.size === undefined) return [];
      const content = extractFile(archive(app), path);
      expect([path, node.integrity?.hash, node.integrity?.blocks]).toEqual([path, hashOf(content), [hashOf(content)]]);
      return [[path, content.toString('utf8')]];
    }),
  );
}

const leftovers = () => readdirSync(folder).filter((name) => name.includes('m2c'));

test('a dry run tells both places and changes nothing', async () => {
  const app = await makeApp(folder);
  const before = snapshot(app);
  const machine = mac();
  expect(await patch(machine, codexHome, false)).toEqual({
    ...{ done: true, message: 'Nothing was changed yet: this was a dry run.', app, version: '26.1115.1', backup: null },
    changes: [
      {
        file: 'webview/assets/models-Bx1.js',
        line: 2,
        column: 1 + PICKER.indexOf('io&&'),
        what: 'the picker shows every model of the catalog',
        before: 'io',
        after: '0 ',
      },
      {
        file: '.vite/build/main.js',
        line: 1,
        column: expect.any(Number),
        what: 'the sidebar shows threads of every provider',
        before: 'null',
        after: '[]  ',
      },
    ],
  });
  expect(snapshot(app)).toEqual(before);
  expect(machine.heard).toEqual(['/bin/ps -axo pid=,comm=']);
  expect(readdirSync(folder).toSorted()).toEqual(['Codex.app', 'source']);
});

test('applied, exactly both places change, the hashes agree and the copy is signed before it takes the place of the app', async () => {
  const app = await makeApp(folder);
  const before = snapshot(app);
  const machine = mac((line) => {
    // Until it is signed, the app stands there as it was.
    if (line.includes('codesign')) expect(snapshot(app)).toEqual(before);
    return null;
  });
  const { done, backup, message } = await patch(machine, codexHome, true);
  expect([done, message]).toEqual([
    true,
    expect.stringMatching(/^The picker is patched: restore-picker puts the app back/),
  ]);
  const copy = join(folder, '.Codex.app.m2c-new');
  expect(machine.heard.slice(1)).toEqual([
    `/usr/bin/codesign --force --deep --sign - ${copy}`,
    `/usr/bin/codesign --verify --deep --strict ${copy}`,
  ]);
  expect(unpacked(app)).toEqual({
    ...CODE,
    'webview/assets/models-Bx1.js': CODE['webview/assets/models-Bx1.js'].replace('s=io&&', 's=0 &&'),
    '.vite/build/main.js': CODE['.vite/build/main.js'].replace('modelProviders:null', 'modelProviders:[]  '),
    'node_modules/native/build/native.node': '\u0000binary',
  });
  expect(readPlist(app)).toBe(
    plistWith(hashOf(getRawHeader(archive(app)).headerString)).replace('VERSION', '26.1115.1'),
  );
  const after = snapshot(app);
  const changed = Object.keys(before).filter((path) => before[path] !== after[path]);
  expect([Object.keys(after), changed.map((path) => path.replaceAll('\\', '/'))]).toEqual([
    Object.keys(before),
    ['Contents/Info.plist', 'Contents/Resources/app.asar'],
  ]);
  expect(snapshot(backup ?? '')).toEqual(before);
  expect(leftovers()).toEqual([]);
  expect(await patch(mac(), codexHome, true)).toMatchObject({
    done: true,
    message: 'The picker is patched already.',
    changes: [],
  });

  expect(await restore(mac(), codexHome)).toMatchObject({
    done: true,
    message: 'The app is as it was before it was patched.',
  });
  expect(snapshot(app)).toEqual(before);
  expect(snapshot(backup ?? '')).toEqual(before);
  expect(await restore(mac(), codexHome)).toMatchObject({
    done: true,
    message: 'The app is as it was: it is not patched.',
  });
  expect((await patch(mac(), codexHome, true)).backup).toBe(backup);
});

describe('is refused, and nothing changes', () => {
  const twice = { ...CODE, 'again.js': `/* built twice */${PICKER}` };
  const { 'webview/assets/models-Bx1.js': _, ...none } = CODE;
  const binary = () => 'bplist00 and what follows';
  const cases: readonly (readonly [string, Parameters<typeof makeApp>[1], Parameters<typeof mac>[0], RegExp])[] = [
    [
      'where a place is not found',
      { code: none },
      undefined,
      /^The Codex app 26\.1115\.1 is built in another way than m2c knows: .* was found in 0 places, and not in one\. Nothing was changed\.$/,
    ],
    ['where a place is found twice', { code: twice }, undefined, /was found in 2 places/],
    [
      'where a place has another form',
      { code: { ...CODE, '.vite/build/main.js': THREADS.replace('null', 'this.all') } },
      undefined,
      /the sidebar .* was found in 0 places/,
    ],
    [
      'while the app runs',
      {},
      () => ({ stdout: `77 ${folder}/Codex.app/Contents/MacOS/Codex\n` }),
      /^The Codex app runs \(process 77\): m2c codex desktop quit ends it\.$/,
    ],
    ['where the Info.plist is binary', { plist: binary }, undefined, /^The Info\.plist of the app is no XML/],
    [
      'where the hash is of another archive',
      { plist: () => plistWith('a'.repeat(64)) },
      undefined,
      /names the hash of app\.asar in 0 places/,
    ],
    [
      'without codesign',
      {},
      (line) => (line.includes('codesign') ? { code: null } : null),
      /codesign is not there \(xcode-select --install brings it\), and macOS would not start it unsigned\. Nothing was changed\.$/,
    ],
    [
      'by codesign',
      {},
      (line) => (line.includes('--verify') ? { code: 1, stderr: 'invalid\nmore' } : null),
      /codesign refuses the app \(invalid\)/,
    ],
  ];
  test.each(cases)('%s', async (_what, made, answer, sentence) => {
    const app = await makeApp(folder, made);
    const before = snapshot(app);
    expect(await patch(mac(answer), codexHome, true)).toMatchObject({
      done: false,
      message: expect.stringMatching(sentence),
      changes: [],
    });
    expect(snapshot(app)).toEqual(before);
    expect(leftovers()).toEqual([]);
  });

  test('where the archive is none', async () => {
    const app = await makeApp(folder);
    writeFileSync(archive(app), 'torn');
    expect(await patch(mac(), codexHome, true)).toMatchObject({
      done: false,
      message: expect.stringMatching(/cannot be read as an archive of an app/),
    });
  });

  test('on Windows and Linux', async () => {
    const told = JSON.stringify({ id: 'OpenAI.Codex_2p2nqsd0c76g0!App', version: '1', processes: [] });
    expect(
      await patch(
        machineOf('win32', folder, () => ({ stdout: told })),
        codexHome,
        true,
      ),
    ).toMatchObject({ done: false, message: expect.stringMatching(/^Windows lets nobody change an app of its store/) });
    expect(await restore(machineOf('linux', folder), codexHome)).toMatchObject({
      done: false,
      message: expect.stringMatching(/^There is no Codex app for Linux/),
    });
  });
});

test('two do not change the app at once', async () => {
  const app = await makeApp(folder);
  const before = snapshot(app);
  mkdirSync(join(codexHome, '.m2c', 'desktop'), { recursive: true });
  const other = lockDataDir(join(codexHome, '.m2c', 'desktop'));
  const message = 'Another m2c is changing the Codex app just now: wait until it is done.';
  expect(await patch(mac(), codexHome, true)).toMatchObject({ done: false, message });
  expect(snapshot(app)).toEqual(before);
  other.release();
  expect(await patch(mac(), codexHome, true)).toMatchObject({ done: true });
});

test('an update of the app undoes the patch, and no older app is put in its place', async () => {
  const app = await makeApp(folder);
  await patch(mac(), codexHome, true);
  rmSync(app, { recursive: true });
  await makeApp(folder, { version: '26.1201.0' });
  const before = snapshot(app);
  expect(await restore(mac(), codexHome)).toMatchObject({
    done: false,
    message: expect.stringMatching(/^There is no copy of The Codex app 26\.1201\.0 as it was/),
  });
  expect(snapshot(app)).toEqual(before);
});

test('after an end between two steps the app that was there is there again', async () => {
  const app = await makeApp(folder);
  const before = snapshot(app);
  renameSync(app, join(folder, '.Codex.app.m2c-old'));
  mkdirSync(join(folder, '.Codex.app.m2c-new', 'half'), { recursive: true });
  expect(await patch(mac(), codexHome, false)).toMatchObject({ done: true, app });
  expect(snapshot(app)).toEqual(before);
  expect(await patch(mac(), codexHome, true)).toMatchObject({ done: true });
  expect(leftovers()).toEqual([]);
});

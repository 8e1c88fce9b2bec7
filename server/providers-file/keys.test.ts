/** Where the key of an entry comes from. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { route } from '../routing.ts';
import { acme, complaintsOf, folder, found, open } from './opening.testing.ts';

describe('keys', () => {
  const withKey = (key: unknown) => ({ providers: [{ ...acme, key }] });

  test('come from variables, files and programs, in this order and once each', async () => {
    const file = join(folder, 'key.txt');
    writeFileSync(file, '  from-file \n', { mode: 0o600 });
    const say = [
      process.execPath,
      '-e',
      'console.log("from-program"); process.stdin.on("end", () => process.exit(0)).resume()',
    ];
    const own = await open(withKey([{ env: 'ONE' }, { file: 'key.txt' }, { command: say }, { env: 'ONE' }]), {
      ONE: 'from-variable',
    });
    expect(own.providers[0]?.keys).toEqual(['from-variable', 'from-file', 'from-program']);
    expect(own.warnings).toEqual([]);
    expect(own.secrets).toEqual(expect.arrayContaining(['from-file', 'from-program']));
  });

  test('of a variable that is not set are missed with a warning, and asking says which', async () => {
    const own = await open(withKey({ env: 'NOPE' }), { DS_API_KEY: 'sk-1' });
    expect(own.warnings).toEqual([
      expect.stringMatching(/:1:\d+: providers\[0\]\.key\.env names NOPE, which is not set\.$/),
    ]);
    const fallback = found(own, 'deepseek');
    if (fallback === undefined) throw new Error('there is no provider');
    expect(() => route('acme-1', { providers: own.providers, fallback })).toThrow(/set NOPE/);
  });

  test.runIf(process.platform !== 'win32')('in a file that others may read are taken with a warning', async () => {
    const file = join(folder, 'open.txt');
    writeFileSync(file, 'from-file');
    chmodSync(file, 0o644);
    const own = await open(withKey({ file: 'open.txt' }));
    expect(own.providers[0]?.keys).toEqual(['from-file']);
    expect(own.warnings).toEqual([expect.stringMatching(/other users of this machine may read: chmod 600 it\.$/)]);
  });

  test.each<[string, unknown, RegExp]>([
    [
      'a file that is not there',
      { file: 'gone.txt' },
      /^1:\d+: providers\[0\]\.key\.file names .*gone\.txt, which cannot be read \(ENOENT\)\.$/,
    ],
    [
      'a program that fails',
      {
        command: [
          process.execPath,
          '-e',
          'console.log("sec-ret-1"); console.error("no sec-ret-1 today"); process.exit(3)',
        ],
      },
      /which failed \(3\): no \[redacted\] today$/,
    ],
    [
      'a program that is not there',
      { command: ['m2c-no-such-program'] },
      /runs m2c-no-such-program, which failed \(ENOENT\)\.$/,
    ],
    ['a program that says nothing', { command: [process.execPath, '-e', '0'] }, /whose output holds no key\.$/],
    [
      'a shell where there is none',
      { command: [process.execPath, '-p', '"$(echo a key)"'] },
      /whose output holds a character that no key has/,
    ],
    [
      'two ways at once',
      { env: 'A', file: 'b' },
      /providers\[0\]\.key must have exactly one of "env", "file" and "command"\.$/,
    ],
    ['no way at all', [{}], /providers\[0\]\.key\[0\] must have exactly one of/],
  ])('are refused from %s', async (_, key, complaint) => {
    expect(await complaintsOf(withKey(key))).toEqual([expect.stringMatching(complaint)]);
  });
});

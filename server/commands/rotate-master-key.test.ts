/** `m2c rotate-master-key` as a user runs it. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fresh } from '../../conformance/postgres/databases.ts';
import { openStore, type StoreOptions } from '../store/store.ts';

const M2C = fileURLToPath(new URL('../m2c.js', import.meta.url));
const SECRET = 'sk-canary-0123456789';
const HOME = 'https://api.acme.example/v1';

function rotate(dataDir: string, variables: NodeJS.Dict<string>, ...words: string[]) {
  const env = { HOME: dataDir, USERPROFILE: dataDir, SystemRoot: 'C:\\Windows', PATH: '', ...variables };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const all = [M2C, 'rotate-master-key', '--data-dir', dataDir, ...words];
    execFile(process.execPath, all, { env, cwd: dataDir }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

async function stored(options: StoreOptions, add: boolean): Promise<readonly string[]> {
  const { providerKeys, close } = await openStore(options);
  const key = { provider: 'acme', label: '', disabled: false, position: 0, secret: SECRET, baseUrl: HOME };
  if (add) await providerKeys.create(key);
  const found = await providerKeys.unsealed('acme', HOME);
  await close();
  return found.map(({ secret }) => secret);
}

test('seals all stored keys under a new key of its own', async () => {
  const options = await fresh('sqlite');
  await stored(options, true);
  const file = join(options.dataDir, 'master.key');
  const before = readFileSync(file, 'utf8');
  expect(await rotate(options.dataDir, {})).toEqual({
    code: 0,
    stdout: '1 stored key is sealed under a new master key. A running m2c takes it up by itself.\n',
    stderr: '',
  });
  expect(readFileSync(file, 'utf8')).not.toBe(before);
  expect(await stored(options, false)).toEqual([SECRET]);
});

test('takes the new key from a variable where a variable holds the one in use', async () => {
  const options = await fresh('sqlite');
  const [M2C_MASTER_KEY, NEXT] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  await stored({ ...options, masterKey: M2C_MASTER_KEY }, true);
  const refused = async (sentence: RegExp, ...words: string[]) => {
    const { code, stdout, stderr } = await rotate(options.dataDir, { M2C_MASTER_KEY }, ...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
  };
  await refused(/^m2c: The master key stands in M2C_MASTER_KEY: give the new one too/);
  await refused(/^m2c: NEXT is not set: /, '--new-key-env', 'NEXT');
  const done = await rotate(options.dataDir, { M2C_MASTER_KEY, NEXT }, '--new-key-env', 'NEXT');
  expect(done.stdout).toMatch(/^1 stored key is sealed under a new master key\. Set M2C_MASTER_KEY to the new key/);
  expect(JSON.stringify(done)).not.toContain(NEXT);
  expect(await stored({ ...options, masterKey: NEXT }, false)).toEqual([SECRET]);
  const { code, stderr } = await rotate(options.dataDir, { M2C_MASTER_KEY, NEXT }, '--new-key-env', 'NEXT');
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^m2c: The stored keys are sealed under another master key/),
  ]);
});

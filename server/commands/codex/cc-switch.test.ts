/** `m2c codex cc-switch` as a user runs it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codexSettings, makeCcSwitch } from '../../../conformance/cc-switch/made.ts';

const M2C = fileURLToPath(new URL('../../m2c.js', import.meta.url));
const SECRET = 'sk-hidden-0123456789';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'm2c-cc-switch-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function m2c(...words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { HOME: home, USERPROFILE: home, SystemRoot: 'C:\\Windows', PATH: '' };
  return new Promise((resolve) => {
    execFile(process.execPath, [M2C, ...words], { env, cwd: home }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const ccSwitch = (...words: readonly string[]) => m2c('codex', 'cc-switch', ...words);

function make(): void {
  const chat = { apiFormat: 'openai_chat' };
  makeCcSwitch(join(home, '.cc-switch'), [
    {
      id: '1',
      name: 'Acme',
      settings: codexSettings('https://acme.example/v1', { key: SECRET, model: 'acme-1' }),
      meta: chat,
      current: true,
    },
    { id: '2', name: 'Relay', settings: codexSettings('https://relay.example/v1', { key: SECRET, model: 'x' }) },
  ]);
}

test('import takes a provider over with its key, which is never printed', async () => {
  make();
  const dry = await ccSwitch('import', '--dry-run');
  expect(dry.stdout).toMatch(
    /^IN CC-SWITCH {2}HERE {2}ADDRESS .*\nAcme {10}acme {2}https:\/\/acme\.example\/v1 {2}acme-1 {2}sealed\n/,
  );
  expect(dry.stdout).toMatch(/1 provider of .* would be taken over\. Nothing was changed\.\n$/);
  expect(readdirSync(join(home, '.m2c'))).toEqual([]);

  const done = await ccSwitch('import');
  expect([done.code, done.stderr]).toEqual([
    0,
    expect.stringMatching(/^note: Relay: left out, since it speaks Responses itself/),
  ]);
  expect(done.stdout).toMatch(/1 provider of .* was taken over\. A running m2c takes up what is new by itself\.\n$/);
  const again = await ccSwitch('import', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({
    ...{ dry_run: false, imported: [] },
    notes: [
      'Acme: left out, since there is a provider acme already, which stays as it is.',
      expect.stringMatching(/^Relay: /),
    ],
  });
  const told = [dry, done, again].flatMap(({ stdout, stderr }) => [stdout, stderr]);
  expect(told.join()).not.toContain('hidden');
  const kept = readdirSync(join(home, '.m2c')).map((name) => readFileSync(join(home, '.m2c', name), 'latin1'));
  expect(kept.join()).toContain('acme.example');
  expect(kept.join()).not.toContain(SECRET);
});

test('import --out writes a file that names a variable', async () => {
  make();
  const out = await ccSwitch('import', '--out', 'new.json');
  expect(out.stdout).toMatch(/1 provider of .* was written to .*new\.json\./);
  expect(out.stderr).toContain('note: Acme: its key is not written: set ACME_API_KEY,');
  const text = readFileSync(join(home, 'new.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ providers: [{ id: 'acme', key: { env: 'ACME_API_KEY' } }] });
  expect(text).not.toContain('hidden');
  expect((await ccSwitch('import', '--out', 'new.json')).stderr).toMatch(/^m2c: .* exists already: .*--force\.\n$/);
});

test('add, status and remove tell what they did', async () => {
  expect((await ccSwitch('status')).stdout).toMatch(/^There is no cc-switch in /);
  expect(await ccSwitch('import')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^m2c: There is no cc-switch in /),
  });
  make();
  expect((await ccSwitch('status')).stdout).toMatch(
    /^cc-switch {2}.*\(schema 20\)\nproviders {2}2 for Codex, Acme is chosen\nm2c {8}not there: m2c codex cc-switch add\n$/,
  );
  const added = await ccSwitch('add', '--model', 'replay/deepseek-text');
  expect(added.stdout).toMatch(
    /^m2c is among the providers of cc-switch now: choose it there \(replay\/deepseek-text at http:\/\/127\.0\.0\.1:8788\/v1\)\.\nIts database as it was before: .*\n$/,
  );
  expect(added.stderr).toMatch(/^note: .*m2c-models\.json is not there, /);
  expect(JSON.parse((await ccSwitch('status', '--json')).stdout)).toMatchObject({
    entry: { model: 'replay/deepseek-text', chosen: false },
  });
  expect((await ccSwitch('remove')).stdout).toMatch(/^m2c is no longer among the providers of cc-switch\.\n/);
  expect((await ccSwitch('remove')).stdout).toBe('cc-switch has no entry of m2c.\n');
});

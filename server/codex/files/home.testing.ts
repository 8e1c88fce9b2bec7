/** For tests: a Codex home of their own, and what stands in it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import { readState } from './state.ts';
import { BEFORE, type Files } from './stepping.testing.ts';

/** With Codex's files as they are without m2c; it goes with its test. */
export function freshHome(files: Files = BEFORE): string {
  const home = freshFolder();
  for (const [name, content] of Object.entries(files)) {
    if (content !== null) writeFileSync(join(home, name), content, { mode: name === 'auth.json' ? 0o600 : 0o640 });
  }
  return home;
}

/** Empty; it goes with its test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'm2c-codex-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Codex's files with their rights, and m2c's state: what is whole or a mixture. */
export async function standing(home: string): Promise<object> {
  const files = Object.keys(BEFORE).map((name) => [name, contentOf(join(home, name))]);
  return { ...Object.fromEntries(files), state: await readState(home) };
}

function contentOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? null : `${(found.mode & 0o777).toString(8)} ${readFileSync(file, 'utf8')}`;
}

const ID = String.raw`\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}`;
const EXPECTED = new RegExp(
  String.raw`^(config\.toml|auth\.json|m2c-models\.json|\.m2c(/(m2c\.lock(-journal)?|state\.json|backups(/${ID}(/(manifest\.json|config\.toml|auth\.json|m2c-models\.json|\.m2c-state\.json))?)?))?)$`,
);

/** Whatever should not be there once nobody works. */
export function leftIn(home: string): readonly string[] {
  const names = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((name) => name.split(sep).join('/'));
  return names.filter((name) => !EXPECTED.test(name));
}

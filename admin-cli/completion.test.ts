import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../generated/operations.ts';
import { flagsOf } from './flags.ts';
import { admin } from './terminal.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'm2c-completion-'));
let script = '';
beforeAll(async () => {
  script = (await admin(['completion', 'bash'])).output;
  writeFileSync(join(folder, 'secret.txt'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What bash offers after each of these lines. */
function offered(lines: readonly string[]): readonly (readonly string[])[] {
  const asks = lines.map(
    (line) => `COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}; _m2c_admin; echo "\${COMPREPLY[@]}"`,
  );
  const text = execFileSync('bash', ['--norc', '-c', [script, ...asks].join('\n')], { cwd: folder, encoding: 'utf8' });
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ').filter((word) => word !== ''));
}

describe('bash', () => {
  test.each([
    ['m2c-admin tu', ['turns']],
    ['m2c-admin turns w', ['watch']],
    ['m2c-admin --url http://127.0.0.1:8788 --json turns w', ['watch']],
    ['m2c-admin turns list --st', ['--status']],
    ['m2c-admin turns --wa', ['--watch']],
    ['m2c-admin turns list --status ', ['completed', 'incomplete', 'failed', 'abandoned']],
    ['m2c-admin usage --by d', ['day']],
    ['m2c-admin turns list --provider ', []],
    ['m2c-admin keys add acme --key-file sec', ['secret.txt']],
    ['m2c-admin completion z', ['zsh']],
    ['m2c-admin nothing x', []],
  ])('after "%s" comes %j', (line, words) => {
    expect(offered([line])).toEqual([words]);
  });

  test('knows every command and every flag', () => {
    const lines = operations.map(({ cli }) => `m2c-admin ${cli.group} ${cli.verb} --`);
    const words = offered(lines);
    for (const [at, operation] of operations.entries()) {
      expect(words[at]).toEqual(expect.arrayContaining(flagsOf(operation).map(({ flag }) => `--${flag}`)));
    }
  });
});

test('fish and zsh know them too', async () => {
  const fish = (await admin(['completion', 'fish'])).output;
  expect((await admin(['completion', 'zsh'])).output).toContain('bashcompinit');
  for (const { cli, summary } of operations) {
    const text = summary.replaceAll("'", "\\'");
    expect(fish).toContain(`complete -c m2c-admin -n '__m2c_admin_at ${cli.group}' -a ${cli.verb} -d '${text}'\n`);
  }
});

test('no other shell', async () => {
  expect((await admin(['completion', 'tcsh'])).errors).toContain('Allowed choices are bash, zsh, fish');
});

test('the manual tells every command, in lawful roff', async () => {
  const page = (await admin(['man'])).output;
  for (const { cli } of operations) expect(page).toContain(`\n.SS ${cli.group} ${cli.verb}`.replaceAll('-', '\\-'));
  const requests = page.split('\n').filter((line) => /^[.']/.test(line));
  expect(requests.filter((line) => !/^\.(TH|SH|SS|TP|B|RI)( |$)/.test(line))).toEqual([]);
  expect(page).not.toContain('\n\n');
});

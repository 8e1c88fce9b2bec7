/** `m2c codex sessions` as a user runs it. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type MadeSession, makeCodexHome, sessionId } from '../../../conformance/codex-home.ts';
import { dataDir, m2c } from '../running.testing.ts';

const [A, B] = [1, 2].map(sessionId) as [string, string];
const SESSIONS: readonly MadeSession[] = [
  { id: A, provider: 'openai', message: 'Draw \u001b[31mred\u001b[0m lines.', at: Date.UTC(2026, 10, 21, 12) },
  { id: B, provider: 'mimo', at: Date.UTC(2026, 10, 20, 12) },
];

async function run(...words: readonly string[]) {
  const made = m2c(['codex', 'sessions', ...words], { CODEX_HOME: join(dataDir, 'codex'), TZ: 'UTC' });
  const code = await made.ended;
  return { code, output: made.output(), errors: made.errors() };
}

test('list shows a line for each session, and steers no terminal', async () => {
  makeCodexHome(join(dataDir, 'codex'), SESSIONS);
  const { code, output, errors } = await run('list');
  expect([code, errors]).toEqual([0, '']);
  expect(output).toBe(
    [
      'SESSION                               LAST TURN         PROVIDER  MODEL   TOKENS  PROJECT        TITLE',
      `${A}  2026-11-21 12:00  openai    acme-1  132     /srv/projects  Draw \\u{1b}[31mred\\u{1b}[0m lines.`,
      `${B}  2026-11-20 12:00  mimo      acme-1  132     /srv/projects  Look around.`,
      '',
    ].join('\n'),
  );
  expect((await run('list', '--limit', '1')).output).toContain('1 more: --limit shows them');
  expect((await run('list', '--archived')).output).toContain('None; 2 are not archived.');
  const { sessions } = JSON.parse((await run('list', '--provider', 'mimo', '--json')).output);
  expect(sessions).toMatchObject([{ id: B, provider: 'mimo', readable: true }]);
});

test('show prints what was said, and export writes it as a page that it does not overwrite', async () => {
  makeCodexHome(join(dataDir, 'codex'), SESSIONS);
  const { output } = await run('show', A);
  expect(output).toContain(
    'call exec_command\n  {"cmd":"ls"}\n\noutput\n  notes.txt\n\nassistant\n  There are notes.\n',
  );
  expect(output).not.toContain('\u001b');
  expect(JSON.parse((await run('show', A, '--json')).output).said).toHaveLength(5);
  const page = join(dataDir, 'page.md');
  const printed = (await run('export', B)).output;
  expect(printed).toContain('### Call: `exec_command`\n\n```\n{"cmd":"ls"}\n```\n');
  expect((await run('export', B, '--out', page)).code).toBe(0);
  expect(readFileSync(page, 'utf8')).toBe(printed);
  expect(statSync(page).mode & 0o777).toBe(0o600);
  const again = await run('export', B, '--out', page);
  expect([again.code, again.errors]).toEqual([
    1,
    `m2c: ${page} exists already: name another with --out, or replace it with --force.\n`,
  ]);
  expect((await run('export', B, '--out', page, '--force')).code).toBe(0);
});

test('move tells what it did and how it is put back', async () => {
  makeCodexHome(join(dataDir, 'codex'), SESSIONS);
  const { output, errors } = await run('move', B, '--to', 'm2c');
  const [, stamp = ''] = /--undo (\S+) puts that back/.exec(output) ?? [];
  expect(output).toBe(
    `${B}  mimo → m2c  Look around.\nMoved 1 session.\nm2c codex sessions move --undo ${stamp} puts that back.\n`,
  );
  expect(errors).toContain("note: Codex's config.toml has no [model_providers.m2c]");
  expect((await run('move', '--undo', stamp)).output).toContain(`${B}  m2c → mimo  Look around.\nPut back 1 session.`);
});

test.each([
  [['move'], 'Give one of these: the id of a session, --all-of or --undo.'],
  [['move', 'x', '--to', 'a b'], '--to must name a provider as Codex does: letters, digits, ".", "_" and "-".'],
  [['move', 'x', '--to', 'm2c'], 'Codex has no session "x": m2c codex sessions list shows all.'],
  [['list', '--limit', '0'], '--limit must be a whole number from 1 to 1000000, not "0".'],
])('%j is refused in one sentence', async (words, sentence) => {
  const { code, errors } = await run(...words);
  expect([code, errors]).toEqual([1, `m2c: ${sentence}\n`]);
});

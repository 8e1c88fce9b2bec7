/** `m2c codex sessions list`, `show` and `export`: what they do and print. */
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { codexSaidOf, codexSessionOf } from '../../admin/codex-session-shapes.ts';
import { type Gap, Gaps } from '../../codex/sessions/gaps.ts';
import type { Said } from '../../codex/sessions/items.ts';
import { chosen, readSessions, type Session, sessionOf } from '../../codex/sessions/list.ts';
import { inMarkdown } from '../../codex/sessions/markdown.ts';
import { shortened, transcriptOf } from '../../codex/sessions/transcript.ts';
import { ConfigError } from '../../config.ts';
import { wholeNumber } from '../../setting-text.ts';
import { type Paint, paintFor } from '../banner.ts';
import { print, printable, printableLines, printJson } from '../printing.ts';
import { table } from '../table.ts';
import { homeOf, type SessionsFlags } from './session-move.ts';

export interface ListFlags extends SessionsFlags {
  readonly provider?: string;
  readonly project?: string;
  readonly archived?: boolean;
  readonly limit?: string;
}

export interface ShowFlags extends SessionsFlags {
  readonly full?: boolean;
}

export interface ExportFlags extends SessionsFlags {
  readonly out?: string;
  readonly force?: boolean;
}

const MOST_LISTED = 1_000_000;

export async function listSessions({ provider, project, archived, limit = '50', ...flags }: ListFlags): Promise<void> {
  const most = wholeNumber('--limit', limit, 1, MOST_LISTED);
  const { sessions, gaps, problem } = await readSessions(await homeOf(flags));
  const all = chosen(sessions, { provider, project: project === undefined ? undefined : resolve(project), archived });
  const shown = all.slice(0, most);
  if (flags.json === true) {
    printJson({ sessions: shown.map(codexSessionOf), more: all.length - shown.length, unread: gaps, problem });
    return;
  }
  const paint = paintFor(process.stdout);
  const rows = table([
    ['SESSION', 'LAST TURN', 'PROVIDER', 'MODEL', 'TOKENS', 'PROJECT', 'TITLE'],
    ...shown.map(rowOf),
  ]);
  print(rows.map((line, at) => (at === 0 ? paint('dim', line) : line)).join('\n'));
  if (shown.length < all.length) print(paint('dim', `${all.length - shown.length} more: --limit shows them`));
  if (shown.length === 0) print(nothing(sessions, archived === true));
  tellGaps(gaps, problem);
}

function nothing(sessions: readonly Session[], archived: boolean): string {
  const others = sessions.filter((session) => session.archived !== archived).length;
  return others === 0 ? 'Codex has no such sessions.' : `None; ${others} ${archived ? 'are not' : 'are'} archived.`;
}

function rowOf({ id, updatedAt, provider, model, project, title, tokens, parent }: Session): string[] {
  const named = `${parent === null ? '' : '↳ '}${title ?? ''}`;
  return [
    id,
    timeOf(updatedAt),
    provider ?? '?',
    model ?? '',
    tokens?.toString() ?? '',
    shortHome(project ?? ''),
    named,
  ].map(printable);
}

/** In the time of this place. */
function timeOf(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function shortHome(project: string): string {
  const home = homedir();
  return project === home || project.startsWith(home + sep) ? `~${project.slice(home.length)}` : project;
}

export async function showSession(id: string, flags: ShowFlags): Promise<void> {
  const session = await sessionIn(id, flags);
  const gaps = new Gaps();
  const lines = transcriptOf(session, gaps);
  const cut = (said: Said) => (flags.full === true ? said : shortened(said));
  if (flags.json === true) {
    const said = [];
    for await (const one of lines) said.push(codexSaidOf(cut(one)));
    printJson({ session: codexSessionOf(session), said, unread: gaps.list() });
    return;
  }
  const paint = paintFor(process.stdout);
  print(
    `${paint('bold', printable(session.title ?? session.id))}\n${paint('dim', rowOf(session).slice(0, 6).join('  ').trim())}`,
  );
  for await (const one of lines) print(`\n${spoken(cut(one), paint)}`);
  tellGaps(gaps.list(), null);
}

const COLOURS = {
  user: 'green',
  assistant: 'cyan',
  reasoning: 'dim',
  call: 'yellow',
  output: 'dim',
  note: 'yellow',
} as const;

function spoken({ kind, name, text }: Said, paint: Paint): string {
  const head = paint(COLOURS[kind], name === null ? kind : `${kind} ${printable(name)}`);
  const body = printableLines(text.trimEnd()).replaceAll(/^(?=.)/gm, '  ');
  return `${head}\n${body}`;
}

export async function exportSession(id: string, { out, force = false, ...flags }: ExportFlags): Promise<void> {
  const session = await sessionIn(id, flags);
  const page = Readable.from(inMarkdown(session, new Gaps()));
  if (out === undefined) {
    await pipeline(page, process.stdout, { end: false });
    return;
  }
  const file = resolve(out);
  const there = await stat(file).then(Boolean, () => false);
  if (there && !force) {
    throw new ConfigError(`${file} exists already: name another with --out, or replace it with --force.`);
  }
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await pipeline(page, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }));
    await rename(draft, file);
  } catch (thrown) {
    await rm(draft, { force: true });
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === undefined || !code.startsWith('E')) throw thrown;
    throw new ConfigError(`${file} cannot be written (${code}).`, { cause: thrown });
  }
  process.stderr.write(`Wrote ${file}.\n`);
}

async function sessionIn(id: string, flags: SessionsFlags): Promise<Session> {
  const { sessions } = await readSessions(await homeOf(flags));
  return sessionOf(sessions, id);
}

/** On stderr, so that what is printed can be piped. */
function tellGaps(gaps: readonly Gap[], problem: string | null): void {
  if (problem !== null) process.stderr.write(`note: read from Codex's files, since ${printable(problem)}.\n`);
  for (const { what, count } of gaps) process.stderr.write(`note: left out ${count} ${what}.\n`);
}

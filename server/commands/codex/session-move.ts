/** `m2c codex sessions move`: what it does and prints. */
import { codexMoveOf } from '../../admin/codex-session-shapes.ts';
import { type CodexHome, openHome } from '../../codex/sessions/home.ts';
import { type Move, moveSessions, undoMove } from '../../codex/sessions/move.ts';
import { ConfigError, loadConfig } from '../../config.ts';
import { print, printable, printJson } from '../printing.ts';
import { table } from '../table.ts';

export interface SessionsFlags {
  readonly dataDir?: string;
  readonly json?: boolean;
}

export interface MoveFlags extends SessionsFlags {
  readonly to?: string;
  readonly allOf?: string;
  readonly undo?: string;
  readonly dryRun?: boolean;
}

export async function moveSession(id: string | undefined, { to, allOf, undo, dryRun = false, ...flags }: MoveFlags) {
  const asked = [id, allOf, undo].filter((one) => one !== undefined);
  if (asked.length !== 1) throw new ConfigError('Give one of these: the id of a session, --all-of or --undo.');
  const codex = await homeOf(flags);
  if (undo !== undefined) {
    if (to !== undefined || dryRun) throw new ConfigError('--undo takes neither --to nor --dry-run.');
    tellMove(await undoMove(codex, undo), 'Put back', flags);
    return;
  }
  if (to === undefined || !PROVIDER.test(to)) {
    throw new ConfigError('--to must name a provider as Codex does: letters, digits, ".", "_" and "-".');
  }
  const what = id === undefined ? { allOf: allOf ?? '' } : { id };
  tellMove(await moveSessions(codex, { what, to, dryRun }), dryRun ? 'Would move' : 'Moved', flags);
}

const PROVIDER = /^[\w.-]{1,64}$/;

function tellMove(move: Move, did: string, { json }: SessionsFlags): void {
  if (json === true) {
    printJson(codexMoveOf(move));
    return;
  }
  const { moved, stamp, notes } = move;
  const rows = moved.map(({ id, from, to, title }) => [id, `${from ?? '?'} → ${to}`, title ?? ''].map(printable));
  if (rows.length > 0) print(table(rows).join('\n'));
  const count = `${moved.length} ${moved.length === 1 ? 'session' : 'sessions'}`;
  print(moved.length === 0 ? 'Nothing is to be moved: no such session is with another provider.' : `${did} ${count}.`);
  if (stamp !== null) print(`m2c codex sessions move --undo ${stamp} puts that back.`);
  for (const note of notes) process.stderr.write(`note: ${printable(note)}\n`);
}

/** Codex's folder, by the settings. */
export function homeOf({ dataDir }: SessionsFlags): Promise<CodexHome> {
  return openHome(loadConfig(dataDir === undefined ? {} : { dataDir }));
}

/** `m2c codex sessions`: the sessions of Codex, whoever answers in them: listed, shown, exported, moved to another provider. */
import type { Command } from 'commander';
import type { MoveFlags } from './session-move.ts';
import type { ExportFlags, ListFlags, ShowFlags } from './session-verbs.ts';

const MOVE_HELP = `
Codex shows and resumes only the sessions of the provider in use. A session is moved with its sub-agents, in its file and in
Codex's database, and only while no Codex runs.

Examples:
  m2c codex sessions move 01a1ffed --to m2c
  m2c codex sessions move --all-of openai --to m2c --dry-run
  m2c codex sessions move --undo 20261121T210523230Z`;

export function declareSessions(codex: Command): void {
  const sessions = codex
    .command('sessions')
    .description("Codex's sessions: list, show, export, move to another provider");
  const declare = (name: string, description: string) =>
    sessions
      .command(name)
      .description(description)
      .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)");
  declare('list', 'all sessions, the latest first')
    .option('--provider <name>', 'only those of this provider, as Codex names it')
    .option('--project <folder>', 'only those of this folder and the folders inside it')
    .option('--archived', 'those that are archived instead')
    .option('--limit <number>', 'how many at most (default: 50)')
    .option('--json', 'print one JSON object')
    .action(async (flags: ListFlags) => (await verbs()).listSessions(flags));
  declare('show', 'what was said in a session')
    .argument('<id>', 'its id, or the beginning of it')
    .option('--full', 'calls and their outputs whole')
    .option('--json', 'print one JSON object')
    .action(async (id: string, flags: ShowFlags) => (await verbs()).showSession(id, flags));
  declare('export', 'a session as a Markdown page')
    .argument('<id>', 'its id, or the beginning of it')
    .option('--out <file>', 'file to write (default: standard output)')
    .option('--force', 'replace a file of that name')
    .action(async (id: string, flags: ExportFlags) => (await verbs()).exportSession(id, flags));
  declare('move', 'give a session to another provider, so that Codex shows it there')
    .argument('[id]', 'its id, or the beginning of it')
    .option('--to <provider>', 'the provider, as Codex names it')
    .option('--all-of <provider>', 'all sessions of this provider')
    .option('--undo <stamp>', 'put back what a move changed')
    .option('--dry-run', 'tell what would be moved, and change nothing')
    .option('--json', 'print one JSON object')
    .addHelpText('after', MOVE_HELP)
    .action(async (id: string | undefined, flags: MoveFlags) => {
      const { moveSession } = await import('./session-move.ts');
      await moveSession(id, flags);
    });
}

const verbs = () => import('./session-verbs.ts');

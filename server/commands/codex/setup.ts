/** `m2c codex enable`, `disable`, `switch`, `use`, `status` and what belongs to them. */
import type { Command } from 'commander';
import type { EnableFlags } from './changes.ts';
import type { PrintFlags } from './looks.ts';
import type { CodexFlags } from './place.ts';
import type { RunFlags } from './run.ts';
import type { UseFlags } from './use.ts';

const ENABLE_HELP = `
Writes model, model_provider, model_catalog_json and [model_providers.m2c] into Codex's config.toml, and the list of models
beside it. All else stays as it is, byte for byte; what was there before is kept.

A login is never touched: Codex 0.169 asks for none with a provider of its own, be auth.json there, broken or absent.`;

const RUN_HELP = `
Examples:
  m2c codex run -- exec "What does this project do?"
  m2c codex run --model MODEL --isolated

Where m2c is not up, one runs for as long as Codex does. --isolated gives Codex an empty home, removed afterwards: none of your
own settings, sessions or MCP servers. The exit code is Codex's own.`;

export function declareSetup(codex: Command): void {
  declareChanges(codex);
  declareLooks(codex);
  declareUse(codex);
  declareBackups(codex);
}

/** What every one of them takes. */
function verb(parent: Command, name: string, description: string, isDefault = false): Command {
  return parent
    .command(name, { isDefault })
    .description(description)
    .option('--codex-home <path>', "folder of Codex's own files (default: CODEX_HOME or ~/.codex)")
    .option('--json', 'print one JSON value');
}

/** What those take that ask m2c or its settings. */
function asking(parent: Command, name: string, description: string): Command {
  return verb(parent, name, description)
    .option('--host <name>', 'address of m2c')
    .option('--port <number>', 'port of m2c')
    .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
    .option('--providers <file>', 'your own providers (default: providers.json of the data directory)');
}

const load = () => import('./changes.ts');
const loadLooks = () => import('./looks.ts');

function declareChanges(codex: Command): void {
  asking(codex, 'enable', 'set Codex up for m2c')
    .option('--model <name>', 'model that Codex asks for (default: the one that answers by default)')
    .option('--keep-login', "leave Codex's login as it is, which is always so")
    .addHelpText('after', ENABLE_HELP)
    .action(async (flags: EnableFlags) => (await load()).enable(flags));
  asking(codex, 'switch', 'let Codex ask for another model, from its next start on')
    .argument('<model>', 'a model as m2c routes it: a listed one, an alias, provider/model')
    .action(async (model: string, flags: CodexFlags) => (await load()).switchModel(model, flags));
  verb(codex, 'disable', 'take m2c out of the settings of Codex; works without m2c, network and keys').action(
    async (flags: CodexFlags) => (await load()).disable(flags),
  );
  verb(codex, 'restore', "put Codex's files back as they were")
    .argument('[id]', 'a copy of m2c codex backups (default: the newest one without m2c)')
    .action(async (id: string | undefined, flags: CodexFlags) => (await load()).restore(id, flags));
}

function declareLooks(codex: Command): void {
  asking(codex, 'status', 'tell what Codex does now, and why').action(async (flags: CodexFlags) =>
    (await loadLooks()).status(flags),
  );
  asking(codex, 'doctor', 'look for what could keep Codex from working with m2c').action(async (flags: CodexFlags) =>
    (await loadLooks()).doctor(flags),
  );
  asking(codex, 'print-config', 'print the settings, for those who write them by hand')
    .option('--model <name>', 'model that Codex asks for')
    .option('--env-key', 'with the client key in a variable')
    .option('--cc-switch', 'as an entry of cc-switch, its settings_config')
    .action(async (flags: PrintFlags) => (await loadLooks()).printConfig(flags));
}

function declareUse(codex: Command): void {
  asking(codex, 'use', 'let another model answer Codex, from the next turn on and without a restart')
    .argument('[model]', 'a model as m2c routes it')
    .option('--clear', 'let the model answer that Codex asks for')
    .action(async (model: string | undefined, flags: UseFlags) => {
      const { use } = await import('./use.ts');
      await use(model, flags);
    });
  asking(codex, 'run', 'run Codex once through m2c; nothing is written to your files')
    .argument('[words...]', 'what Codex is given, after --')
    .option('--model <name>', 'model that Codex asks for')
    .option('--isolated', 'with an empty home of its own')
    .addHelpText('after', RUN_HELP)
    .action(async (words: readonly string[], flags: RunFlags) => {
      const { run } = await import('./run.ts');
      await run(words, flags);
    });
}

function declareBackups(codex: Command): void {
  const backups = codex.command('backups').description("copies of Codex's files, each made before a change");
  verb(backups, 'list', 'all copies, the newest first', true).action(async (flags: CodexFlags) =>
    (await loadLooks()).backups(flags),
  );
  verb(backups, 'delete', 'delete a copy')
    .argument('<id>', 'its id')
    .option('--force', 'also one that is kept for ever')
    .action(async (id: string, flags: CodexFlags & { readonly force?: boolean }) =>
      (await loadLooks()).removeBackup(id, flags),
    );
}

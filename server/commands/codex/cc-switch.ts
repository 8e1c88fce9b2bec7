/** `m2c codex cc-switch …`, as the command line declares it. */
import type { Command } from 'commander';

const DATA_DIR = ['--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)"] as const;
const FOLDER = ['--from <folder>', "cc-switch's own folder (default: ~/.cc-switch)"] as const;
const JSON_FLAG = ['--json', 'print one JSON object'] as const;

const room = async () => await import('./cc-switch-actions.ts');

/** Adds `cc-switch` to `m2c codex`. */
export function declareCcSwitch(codex: Command): void {
  const ccSwitch = codex.command('cc-switch').description('take the providers of cc-switch over, or add m2c to them');
  ccSwitch
    .command('status')
    .description('tell what cc-switch has for Codex, and whether m2c is among it')
    .option(...FOLDER)
    .option(...DATA_DIR)
    .option(...JSON_FLAG)
    .action(async (flags) => (await room()).showStatus(flags));
  ccSwitch
    .command('import')
    .description('take its providers over, their keys sealed in the store')
    .option('--dry-run', 'only tell what would be taken over')
    .option('--out <file>', 'write a providers.json instead, which names a variable for each key')
    .option('--force', 'replace a file of that name')
    .option(...FOLDER)
    .option(...DATA_DIR)
    .option(...JSON_FLAG)
    .addHelpText('after', '\ncc-switch and its database stay as they are. No key is ever printed.')
    .action(async (flags) => (await room()).importProviders(flags));
  ccSwitch
    .command('add')
    .description('add m2c to its providers, so that it can be chosen there')
    .option('--model <name>', 'the model that Codex asks for then (default: the one m2c answers with)')
    .option('--refresh', 'write an entry anew that is there already')
    .option(...FOLDER)
    .option(...DATA_DIR)
    .option(...JSON_FLAG)
    .addHelpText('after', '\nEnd cc-switch first. A copy of its database is made before it is changed.')
    .action(async (flags) => (await room()).addEntry(flags));
  ccSwitch
    .command('remove')
    .description('take m2c out of its providers again')
    .option(...FOLDER)
    .option(...DATA_DIR)
    .option(...JSON_FLAG)
    .action(async (flags) => (await room()).takeOut(flags));
}

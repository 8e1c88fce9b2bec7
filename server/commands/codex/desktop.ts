/** `m2c codex desktop …`: the Codex app, on systems that have one. */
import type { Command } from 'commander';
import type { DesktopFlags } from './desktop-actions.ts';

const ROOM = async () => await import('./desktop-actions.ts');

const PATCH_HELP = `
Experimental, macOS only. The app shows models that ChatGPT's server names, and threads of OpenAI's provider; this changes
two places of its code so that it shows all. Without --apply it only tells which. The whole app is kept as it was, the
copy is signed by nobody (codesign --sign -), and each update of the app undoes the patch.`;

/** Adds `desktop` to `m2c codex`. */
export function declareDesktop(codex: Command): void {
  const desktop = codex.command('desktop').description('find, end and start the Codex app, and patch its picker');
  const verb = (name: string, description: string, does: keyof Awaited<ReturnType<typeof ROOM>>) =>
    desktop
      .command(name)
      .description(description)
      .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
      .option('--json', 'print one JSON object')
      .action(async (flags: DesktopFlags) => (await ROOM())[does](flags));
  verb('status', 'tell whether the app is installed and runs', 'showApp');
  verb('quit', 'end it as its own menu would', 'endApp');
  verb('relaunch', 'end it if it runs, and start it: it reads its settings then', 'startApp');
  verb('patch-picker', 'let its picker show every model (experimental, macOS)', 'patchApp')
    .option('--apply', 'change the app, and not only tell what would change')
    .addHelpText('after', PATCH_HELP);
  verb('restore-picker', 'put the app back as it was before (experimental, macOS)', 'restoreApp');
}

/**
 * The `m2c-admin` command. Exit code 0: done; 1: the server is away or refused, or the user said no; 2: the command line
 * makes no sense; 130: Ctrl-C before the end. Watching has no end but Ctrl-C, which is 0.
 */
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { type Operation, operations } from '../generated/operations.ts';
import { withDefaultVerb } from './default-verb.ts';
import { defaultVerb, program } from './program.ts';
import { type Interruption, processTerminal, type Terminal } from './terminal.ts';

/** Runs one command line and sets the exit code of the process. */
export async function main(words: readonly string[]): Promise<void> {
  process.exitCode = await run(words, processTerminal());
}

/** Runs one command line over a table of operations. @returns the exit code. */
export async function run(
  words: readonly string[],
  terminal: Terminal,
  table: readonly Operation[] = operations,
): Promise<number> {
  try {
    const admin = program(terminal, table, versionOf());
    const verbOf = (group: string) => defaultVerb(group, table);
    await admin.parseAsync(withDefaultVerb(words, admin, verbOf), { from: 'user' });
    return 0;
  } catch (thrown) {
    // Commander has already said what is wrong, or printed the help that was asked for.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    if (terminal.interrupted.aborted)
      return terminal.interrupted.reason === ('unread' satisfies Interruption) ? 0 : 130;
    const { name, message } = thrown as Error;
    terminal.complain(`m2c-admin: ${message}\n`);
    return name === 'UsageError' ? 2 : 1;
  }
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return String(version);
}

/** The `m2c-admin` command. Exit code 0: done; 1: the server is away or refused; 2: the command line makes no sense. */
import { CommanderError } from 'commander';
import { program, type Terminal } from './program.ts';

/** Runs one command line and sets the exit code of the process. */
export async function main(words: readonly string[]): Promise<void> {
  process.exitCode = await run(words, {
    environment: process.env,
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  });
}

/** Runs one command line. @returns the exit code. */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await program(terminal).parseAsync(words, { from: 'user' });
    return 0;
  } catch (thrown) {
    // Commander has already said what is wrong, or printed the help that was asked for.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    const { name, message } = thrown as Error;
    terminal.complain(`m2c-admin: ${message}\n`);
    return name === 'UsageError' ? 2 : 1;
  }
}

/** The `m2c` command: argv to one of the commands, each loaded when it is asked for. */
import { Command } from 'commander';
import type { DoctorFlags } from './commands/doctor.ts';
import type { ProvidersFlags } from './commands/providers.ts';
import type { RouteFlags } from './commands/route.ts';
import { ConfigError, type Flags, wholeNumber } from './config.ts';
import { Fault } from './fault.ts';
import { ListenError } from './ports.ts';
import { PROFILES } from './providers/index.ts';
import { RecordingError } from './replay/recording.ts';
import { redact } from './secrets.ts';
import { VERSION } from './version.ts';

const NAMES = PROFILES.map((profile) => profile.displayName).join(', ');
const KEYS = PROFILES.map(({ access, displayName }) =>
  access.keyless === true
    ? `  ${access.modelVariable}: ${displayName} on this machine, without a key`
    : `  ${access.keyVariables.join(' or ')}: ${displayName}`,
).join('\n');

const START_HELP = `
Every option can also be set in the environment or in the file .env of the data directory:
M2C_HOST, M2C_PORT, M2C_DATA_DIR (environment only), M2C_NO_REASONING, M2C_VERBOSE.

Keys are read from there too; one is enough:
${KEYS}
Without any, recorded conversations answer, so that you can look around.`;

/** Runs one command line; a failure is one line on stderr and exit code 1. */
export async function main(words: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(words, { from: 'user' });
  } catch (thrown) {
    process.stderr.write(`m2c: ${explain(thrown)}\n`);
    process.exitCode = 1;
  }
}

function program(): Command {
  const m2c = new Command('m2c')
    .description(`Lets OpenAI Codex talk to Chat Completions providers: ${NAMES}.`)
    .version(VERSION)
    .showHelpAfterError('(m2c --help shows what there is)');
  m2c
    .command('start', { isDefault: true })
    .description('listen for Codex and pass its turns on')
    .option('--host <name>', 'address to listen on (default: 127.0.0.1)')
    .option('--port <number>', 'port to listen on, 0 for any free one (default: 8788)')
    .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
    .option('--no-reasoning', "do not show the model's reasoning; it still goes back to the model")
    .option('--verbose', 'log each request and each note')
    .addHelpText('after', START_HELP)
    .action(async ({ reasoning, ...typed }: Flags) => {
      const { start } = await import('./commands/start.ts');
      // Commander says `reasoning: true` by itself, which would override the environment.
      await start(reasoning === false ? { ...typed, reasoning } : typed);
    });
  m2c
    .command('route')
    .description('tell which provider and model answer for a name, and why')
    .argument('<model>', 'a model as Codex names it, or provider/model')
    .option('--image', 'as for a turn with an image')
    .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
    .option('--json', 'print one JSON object')
    .action(async (model: string, flags: RouteFlags) => {
      const { explainRoute } = await import('./commands/route.ts');
      explainRoute(model, flags);
    });
  m2c
    .command('doctor')
    .description('look for what could keep turns from working: port, keys, network, clock')
    .option('--host <name>', 'address of m2c')
    .option('--port <number>', 'port of m2c')
    .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nSends no prompt to any model. The exit code is 1 only when something keeps turns from working.',
    )
    .action(async (flags: DoctorFlags) => {
      const { doctor } = await import('./commands/doctor.ts');
      await doctor(flags);
    });
  declareProviders(m2c);
  m2c
    .command('replay')
    .description('serve a folder of recordings as a Chat Completions provider')
    .argument('<directory>', 'folder of recordings')
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on, 0 for any free one', '0')
    .action(async (directory: string, { host, port }: { host: string; port: string }) => {
      const { replay } = await import('./commands/replay.ts');
      await replay(directory, { host, port: wholeNumber('--port', port, 0, 65_535) });
    });
  return m2c;
}

function declareProviders(m2c: Command): void {
  const providers = m2c
    .command('providers')
    .description('which providers there are, what they offer, whether they answer');
  const declare = (name: string, description: string) =>
    providers
      .command(name)
      .description(description)
      .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
      .option('--json', 'print one JSON value');
  declare('list', 'all providers: key, address, default model').action(async (flags: ProvidersFlags) => {
    const { listProviders } = await import('./commands/providers.ts');
    listProviders(flags);
  });
  declare('models', 'the models that open providers list themselves')
    .argument('[provider]', 'only this one')
    .action(async (id: string | undefined, flags: ProvidersFlags) => {
      const { listModels } = await import('./commands/providers.ts');
      await listModels(id, flags);
    });
  declare('test', 'one short turn with each open provider, at its price')
    .argument('[provider]', 'only this one')
    .action(async (id: string | undefined, flags: ProvidersFlags) => {
      const { testProviders } = await import('./commands/providers.ts');
      await testProviders(id, flags);
    });
}

const EXPECTED = [ConfigError, ListenError, RecordingError, Fault];

/** What the user can mend is one sentence; anything else is ours to mend and needs its stack. */
function explain(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (EXPECTED.some((kind) => thrown instanceof kind)) return thrown.message;
  return `this is a fault of m2c.\n${redact(thrown.stack ?? thrown.message)}`;
}

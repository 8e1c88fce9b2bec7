/** The `m2c` command: argv to one of the commands, each loaded when it is asked for. */
import { Command, Option } from 'commander';
import type { ProvidersFlag } from './answering/open.ts';
import type { BenchFlags } from './commands/bench/index.ts';
import type { DoctorFlags } from './commands/doctor.ts';
import type { ImportFlags } from './commands/import.ts';
import type { ProvidersFlags } from './commands/providers.ts';
import type { RecordFlags } from './commands/record.ts';
import type { RotateFlags } from './commands/rotate-master-key.ts';
import type { RouteFlags } from './commands/route.ts';
import type { VerifyFlags } from './commands/verify.ts';
import { ConfigError } from './config.ts';
import { Fault } from './fault.ts';
import { ListenError } from './ports.ts';
import { PROFILES } from './providers/index.ts';
import { SCENARIO_NAMES } from './record/scenarios.ts';
import { RecordingError, SPEEDS, type Speed } from './replay/recording.ts';
import { redact } from './secrets.ts';
import { wholeNumber } from './setting-text.ts';
import { StoreError } from './store/error.ts';
import { VERSION } from './version.ts';

const NAMES = PROFILES.map((profile) => profile.displayName).join(', ');
const KEYS = PROFILES.map(({ access, displayName }) =>
  access.keyless === true
    ? `  ${access.modelVariable}: ${displayName} on this machine, without a key`
    : `  ${access.keyVariables.join(' or ')}: ${displayName}`,
).join('\n');

const PROVIDERS = ['--providers <file>', 'your own providers (default: providers.json of the data directory)'] as const;

const START_HELP = `
Every option can also be set in the environment or in the file .env of the data directory:
M2C_HOST, M2C_PORT, M2C_WORKERS, M2C_DATA_DIR (environment only), M2C_PROVIDERS_FILE, M2C_NO_REASONING, M2C_VERBOSE.

Keys are read from there too; one is enough:
${KEYS}
Without any, recorded conversations answer, so that you can look around.`;

const VERIFY_HELP = `
Examples:
  m2c verify ${PROFILES[0]?.id}
      a provider that m2c knows, under the key that m2c start uses
  m2c verify ${PROFILES[0]?.id} --dry-run
      what would be sent and what it costs at most; nothing is sent
  m2c verify https://api.example.com/v1 --model acme-1 --key-env ACME_KEY --propose
      a provider that m2c does not know; writes a profile for it
  m2c verify http://127.0.0.1:8788/v1 --wire responses --model acme-1
      a Responses server, such as m2c itself
  m2c verify ${PROFILES[0]?.id} --junit verify.xml --md verify.md
      in a build: plain lines, files, an exit code

Exit codes: 0 it holds, 1 it falls short, 2 it could not be judged, 130 stopped by Ctrl-C.
The key is read from its variable and never shown.`;

/** Runs one command line; a failure is one line on stderr and an exit code that is not 0. */
export async function main(words: readonly string[]): Promise<void> {
  try {
    const m2c = program(words);
    const codex = m2c.command('codex').description('set Codex up for m2c, switch it, restore it, look at its sessions');
    // The largest family of commands is loaded only where one of it may be asked for.
    if (words.includes('codex')) (await import('./commands/codex/index.ts')).declareCodex(codex);
    await m2c.parseAsync(words, { from: 'user' });
  } catch (thrown) {
    process.stderr.write(`m2c: ${explain(thrown)}\n`);
    process.exitCode ??= 1;
  }
}

function program([first]: readonly string[]): Command {
  const m2c = new Command('m2c')
    .description(`Lets OpenAI Codex talk to Chat Completions providers: ${NAMES}.`)
    .version(VERSION)
    .showHelpAfterError('(m2c --help shows what there is)');
  m2c
    .command('start', { isDefault: true })
    .description('listen for Codex and pass its turns on')
    .option('--host <name>', 'address to listen on (default: 127.0.0.1)')
    .option('--port <number>', 'port to listen on, 0 for any free one (default: 8788)')
    .option('--workers <number>', 'processes that answer, auto for one per core (default: 1)')
    .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
    .option(...PROVIDERS)
    .option('--no-reasoning', "do not show the model's reasoning; it still goes back to the model")
    .option('--verbose', 'log each request and each note')
    .addHelpText('after', START_HELP)
    .action(async ({ reasoning, ...typed }: ProvidersFlag) => {
      const { start } = await import('./commands/start.ts');
      // Commander says `reasoning: true` by itself, which would override the environment.
      await start(reasoning === false ? { ...typed, reasoning } : typed);
    });
  // What is started needs no other command, and no start should wait for the names of all.
  if (first !== 'start') declareOthers(m2c);
  return m2c;
}

function declareOthers(m2c: Command): void {
  m2c.command('worker', { hidden: true }).action(async () => (await import('./commands/worker.ts')).work());
  m2c
    .command('route')
    .description('tell which provider and model answer for a name, and why')
    .argument('<model>', 'a model as Codex names it, or provider/model')
    .option('--image', 'as for a turn with an image')
    .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
    .option(...PROVIDERS)
    .option('--json', 'print one JSON object')
    .action(async (model: string, flags: RouteFlags) => {
      const { explainRoute } = await import('./commands/route.ts');
      await explainRoute(model, flags);
    });
  m2c
    .command('doctor')
    .description('look for what could keep turns from working: port, keys, network, clock')
    .option('--host <name>', 'address of m2c')
    .option('--port <number>', 'port of m2c')
    .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
    .option(...PROVIDERS)
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
    .command('import')
    .description("read another proxy's list of providers and write a providers.json")
    .argument('<file>', 'providers.json with "envKey", models.json with "base_url", or data.db with chat_logs')
    .option('--out <file>', 'file to write (default: the one that m2c start reads)')
    .option('--force', 'replace a file of that name')
    .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
    .action(async (file: string, flags: ImportFlags) => {
      const { importProviderList } = await import('./commands/import.ts');
      await importProviderList(file, flags);
    });
  m2c
    .command('replay')
    .description('serve a folder of recordings as a Chat Completions provider')
    .argument('<directory>', 'folder of recordings')
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on, 0 for any free one', '0')
    .addOption(
      new Option('--speed <speed>', 'real: as recorded; natural: a little pause between events; max: none')
        .choices(SPEEDS)
        .default('natural'),
    )
    .option('--strict', 'refuse a request that is not the recorded one')
    .action(async (directory: string, { port, ...rest }: { host: string; port: string; speed: Speed }) => {
      const { replay } = await import('./commands/replay.ts');
      await replay(directory, { ...rest, port: wholeNumber('--port', port, 0, 65_535) });
    });
  m2c
    .command('record')
    .description('record conversations with a provider, without keys, ids and names')
    .requiredOption('--provider <name>', 'the provider to ask: its key is read as m2c start reads it')
    .option('--scenario <name>', `${SCENARIO_NAMES.join(', ')}, or with --session any name`)
    .option('--session', 'record what Codex asks through m2c, until Ctrl-C')
    .option('--model <name>', "the provider's model (default: its default model)")
    .option('--base-url <url>', 'where the provider is (default: its own address)')
    .option('--out <folder>', 'folder of recordings', 'recordings')
    .option('--force', 'replace a recording of that name')
    .option('--port <number>', 'with --session: port to listen on (default: 8788)')
    .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
    .option(...PROVIDERS)
    .action(async (typed: RecordFlags) => {
      const { record } = await import('./commands/record.ts');
      await record(typed);
    });
  m2c
    .command('rotate-master-key')
    .description('seal all stored keys under a new master key')
    .option('--new-key-env <variable>', 'variable that holds the new one, where M2C_MASTER_KEY holds the one in use')
    .option('--data-dir <path>', "directory of m2c's own files (default: ~/.m2c)")
    .action(async (flags: RotateFlags) => {
      const { rotateMasterKey } = await import('./commands/rotate-master-key.ts');
      await rotateMasterKey(flags);
    });
  m2c
    .command('bench')
    .description('measure what m2c adds to an answer on this machine; takes a few seconds and asks no provider')
    .option('--json', 'print one JSON object')
    .addOption(new Option('--served <path>').hideHelp())
    .action(async (flags: BenchFlags) => (await import('./commands/bench/index.ts')).bench(flags));
  declareVerify(m2c);
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
      .option(...PROVIDERS)
      .option('--json', 'print one JSON value');
  declare('list', 'all providers: key, address, default model').action(async (flags: ProvidersFlags) => {
    const { listProviders } = await import('./commands/providers.ts');
    await listProviders(flags);
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

function declareVerify(m2c: Command): void {
  m2c
    .command('verify')
    .description('judge a live server by what agent sessions need of it')
    .argument(
      '<server>',
      `provider (${PROFILES.map((profile) => profile.id).join(', ')}, or one of your own) or base URL`,
    )
    .addOption(new Option('--wire <name>', 'API to judge').choices(['chat', 'responses']).default('chat'))
    .option('--model <name>', "model to ask (default: the provider's)")
    .option('--key-env <variable>', "variable that holds the key (default: the provider's own)")
    .option(...PROVIDERS)
    .option('--only <probes>', 'run these probes only, separated by commas')
    .option('--expensive', 'also run the probes that cost real money')
    .option('--dry-run', 'list the probes and what they cost at most, and send nothing')
    .option('--json <file>', 'write the verdict for programs')
    .option('--junit <file>', 'write the verdict for build servers')
    .option('--md <file>', 'write the verdict as a Markdown page')
    .option('--propose [file]', 'write a provider profile from what was found')
    .option('--force', 'let --propose replace a file')
    .addHelpText('after', VERIFY_HELP)
    .showHelpAfterError('(m2c verify --help shows what there is)')
    // Code 1 says that a server falls short: whatever else goes wrong is a 2.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (server: string, flags: VerifyFlags) => {
      process.exitCode = 2;
      const { verify } = await import('./commands/verify.ts');
      process.exitCode = await verify(server, flags);
    });
}

const EXPECTED = [ConfigError, ListenError, RecordingError, Fault, StoreError];

/** What the user can mend is one sentence; anything else is ours to mend and needs its stack. */
function explain(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (EXPECTED.some((kind) => thrown instanceof kind)) return thrown.message;
  return `this is a fault of m2c.\n${redact(thrown.stack ?? thrown.message)}`;
}

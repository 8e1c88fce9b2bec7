/** The table of admin operations as a command line: one command for each group, one below it for each verb. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { Operation } from '../generated/operations.ts';
import { argumentsOf, flagsOf, GENERAL_FLAGS, kebab, kindsOf, optionsOf } from './flags.ts';
import { exampleLines, TOPICS, type Topic } from './help.ts';
import type { General } from './perform.ts';
import type { Terminal } from './terminal.ts';

/** The verb that a group does when none is named, null when it would need an argument. */
export function defaultVerb(group: string, table: readonly Operation[]): string | null {
  const ofGroup = table.filter(({ cli }) => cli.group === group);
  const found = ['list', 'get']
    .map((verb) => ofGroup.find(({ cli }) => cli.verb === verb))
    .find((one) => one !== undefined);
  return found === undefined || argumentsOf(found).length > 0 ? null : found.cli.verb;
}

/** The whole command line; running it throws what went wrong. */
export function program(terminal: Terminal, table: readonly Operation[], version: string): Command {
  const width = Math.min(terminal.width ?? 100, 120);
  const admin = new Command('m2c-admin')
    .description('Looks after a running m2c through its admin API.')
    .usage('[group] [command] [arguments] [options]')
    .version(version, '-V, --version', 'print the version of m2c-admin')
    .helpOption('-h, --help', 'show this, or what a group or command takes')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.print(text),
      writeErr: terminal.complain,
      outputError: (text, write) => write(text.replace(/^error: /, 'm2c-admin: ')),
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    })
    .configureHelp({
      optionDescription: ({ description }) => description,
      subcommandTerm: termOf,
      styleTitle: (title) => (terminal.colours ? `\u001b[1m${title}\u001b[22m` : title),
    });
  for (const [group, flags, description] of GENERAL_FLAGS) {
    admin.addOption(generalOption(flags, description).helpGroup(group));
  }
  admin.commandsGroup('Groups, and what each can do:');
  for (const group of new Set(table.map(({ cli }) => cli.group))) addGroup(admin, group, table, terminal);
  admin.commandsGroup('This tool:');
  for (const topic of TOPICS) addTopic(admin, topic, table, terminal);
  admin.addHelpText('after', HELP_END);
  return admin;
}

const HELP_END = `
A group without a command does the one marked with *. More: m2c-admin GROUP --help, m2c-admin GROUP COMMAND --help.
Exit codes: 0 done; 1 the server is away or refused, or you said no; 2 the command line makes no sense; 130 Ctrl-C.`;

function generalOption(flags: string, description: string): Option {
  const option = new Option(flags, description);
  return flags.startsWith('--timeout') ? option.argParser(seconds).default(120, '120') : option;
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 86_400)) throw new InvalidArgumentError('It takes seconds, from 1 to 86400.');
  return value;
}

/** A group is shown by its name alone; a command with all that it takes. */
function termOf(command: Command): string {
  if (command.commands.length > 0) return command.name();
  return [command.name(), ...command.registeredArguments.map(termOfArgument)].join(' ');
}

const termOfArgument = (argument: Argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`);

function addGroup(admin: Command, group: string, table: readonly Operation[], terminal: Terminal): void {
  const operations = table.filter(({ cli }) => cli.group === group);
  const standard = defaultVerb(group, table);
  const verbs = operations.map(({ cli }) => (cli.verb === standard ? `${cli.verb}*` : cli.verb));
  const command = admin.command(group).summary(verbs.join(', ')).usage('[command] [arguments] [options]');
  command.helpOption('-h, --help', 'show this').helpCommand(false);
  if (standard !== null) command.addHelpText('after', `\nWithout a command: ${standard}.`);
  for (const operation of operations) addVerb(command, operation, table, terminal);
}

function addVerb(group: Command, operation: Operation, table: readonly Operation[], terminal: Terminal): void {
  const { cli, summary } = operation;
  const command = group.command(cli.verb).description(summary).helpOption('-h, --help', 'show this');
  for (const { name, description, required, choices } of argumentsOf(operation)) {
    const argument = new Argument(required ? `<${kebab(name)}>` : `[${kebab(name)}]`, description);
    command.addArgument(choices === undefined ? argument : argument.choices(choices));
  }
  for (const flag of flagsOf(operation)) for (const option of optionsOf(flag)) command.addOption(option);
  for (const [flags, description] of specialFlags(operation)) command.option(flags, description);
  const examples = exampleLines(operation).map((line) => `\n  ${line}`);
  const kinds = kindsOf(operation).map(({ name, description }) => `\n<${kebab(name)}>: ${description}`);
  const more = '\nOutput and server: --json, --yaml, --query, --dry-run and others; see m2c-admin --help.';
  if (kinds.length > 0) command.addHelpText('after', kinds.join(''));
  command.addHelpText('after', examples.length === 0 ? more : `\nFor example:${examples.join('')}\n${more}`);
  command.action(async () => {
    const { perform } = await import('./perform.ts');
    const general = command.optsWithGlobals<General>();
    const said = {
      words: command.args,
      flag: (name: string) => typedValue(command, name),
      dryRun: general.dryRun === true,
    };
    await perform(operation, said, general, terminal, table);
  });
}

/** What some operations offer beside their own flags. */
function specialFlags({
  body,
  parameters,
  answers,
  cli,
}: Operation): readonly (readonly [flags: string, description: string])[] {
  const paged = answers === 'json' && parameters.some(({ name, in: place }) => name === 'cursor' && place === 'query');
  return [
    ...(body === null
      ? []
      : [['--data <data>', 'the whole body as JSON or YAML, @file or -; flags are laid over it'] as const]),
    ...(paged ? [['--all', 'all pages; with --json one line for each row'] as const] : []),
    ...(cli.watch === undefined ? [] : [['--watch', 'stay, and print each new row as it comes'] as const]),
    ...(answers === 'text' ? [['--output <file>', 'write it into this file'] as const] : []),
    ...(cli.confirm === undefined ? [] : [['--yes', 'do not ask'] as const]),
  ];
}

/** A flag that was not typed has no value, whatever commander would assume for it. */
function typedValue(command: Command, name: string): unknown {
  const option = command.options.find(({ long }) => long === `--${name}`);
  const attribute = option?.attributeName() ?? '';
  return command.getOptionValueSource(attribute) === 'cli' ? command.getOptionValue(attribute) : undefined;
}

function addTopic(admin: Command, topic: Topic, table: readonly Operation[], terminal: Terminal): void {
  const command = admin.command(topic.name).description(topic.description).helpOption('-h, --help', 'show this');
  if (topic.choices.length > 0) command.addArgument(new Argument('<shell>', 'which shell').choices(topic.choices));
  command.action(async () => terminal.print(await topic.text(admin, table, command.args[0] ?? '')));
}

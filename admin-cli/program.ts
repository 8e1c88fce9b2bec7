/** The table of admin operations as a command line: one command for each group, one below it for each verb. */
import { Command, Option } from 'commander';
import { type Operation, operations, type Parameter } from '../generated/operations.ts';
import { call } from './call.ts';
import { asJson, asTable } from './output.ts';

export interface Terminal {
  readonly environment: { readonly [name: string]: string | undefined };
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

const DEFAULT_URL = 'http://127.0.0.1:8788';

/** The whole command line; running it throws what went wrong. */
export function program({ environment, print, complain }: Terminal): Command {
  const admin = new Command('m2c-admin')
    .description('Looks after a running m2c through its admin API.')
    .option('--url <url>', 'where m2c listens (or M2C_ADMIN_URL)', environment.M2C_ADMIN_URL || DEFAULT_URL)
    .option('--json', 'print the answer as JSON', false)
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: complain });
  for (const operation of operations) {
    const command = groupOf(admin, operation.cli.group).command(operation.cli.verb).description(operation.summary);
    describe(command, operation);
    command.action(async (...words: unknown[]) => {
      const { url, json, data, ...options } = command.optsWithGlobals<Options>();
      const values = { ...options, ...positional(operation, words) };
      const answer = await call(url, operation, values, data === undefined ? undefined : parse(data));
      print(`${json ? asJson(answer) : asTable(answer)}\n`);
    });
  }
  return admin;
}

interface Options {
  readonly url: string;
  readonly json: boolean;
  readonly data?: string;
  readonly [name: string]: unknown;
}

function groupOf(admin: Command, group: string): Command {
  return (
    admin.commands.find((one) => one.name() === group) ?? admin.command(group).description(`Commands on ${group}.`)
  );
}

const inPath = (operation: Operation) => operation.parameters.filter((parameter) => parameter.in === 'path');

/** What stands in the path is an argument, what stands in the query an option, the body is JSON. */
function describe(command: Command, operation: Operation): void {
  for (const { name, description } of inPath(operation)) command.argument(`<${name}>`, description);
  for (const parameter of operation.parameters) if (parameter.in !== 'path') command.addOption(optionOf(parameter));
  if (operation.body) command.requiredOption('--data <json>', 'the body, as JSON');
}

function optionOf({ name, description, required, type }: Parameter): Option {
  return new Option(`--${name} <${type}>`, description).makeOptionMandatory(required);
}

function positional(operation: Operation, words: readonly unknown[]): { readonly [name: string]: unknown } {
  return Object.fromEntries(inPath(operation).map(({ name }, at) => [name, words[at]]));
}

/** A command line that cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`--data is not valid JSON: ${(cause as Error).message}.`, { cause });
  }
}

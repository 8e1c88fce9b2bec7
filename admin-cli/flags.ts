/** What an operation takes on its command line: which words are arguments, which are flags, and what a flag is called. */
import { Option } from 'commander';
import type { Kind, Operation, Parameter, ValueType } from '../generated/operations.ts';

/** One flag of an operation, and where its value goes. */
export interface Flag {
  /** The name of the field or parameter. */
  readonly name: string;
  /** The flag's name without dashes. */
  readonly flag: string;
  readonly in: 'query' | 'header' | 'body';
  readonly required: boolean;
  readonly description: string;
  readonly type: ValueType;
  readonly kind: Kind | null;
  readonly choices: readonly string[];
  readonly standard: string | number | boolean | null;
  readonly nullable: boolean;
  /** The flag names a file that holds the value. */
  readonly secret: boolean;
}

/** Flags of every command, in the order of the help; a field of the same name gets another flag. */
export const GENERAL_FLAGS: readonly (readonly [group: string, flags: string, description: string])[] = [
  ['Output:', '--json', 'print the answer as JSON'],
  ['Output:', '--yaml', 'print the answer as YAML'],
  ['Output:', '--query <expression>', 'print what a JSONata expression finds in the answer, such as data.id'],
  ['Output:', '--columns <names>', 'the columns of a table, such as id,tokens.input'],
  ['Output:', '--include', 'show the status and the headers of the answer (on stderr)'],
  ['Output:', '--verbose', 'show each request, how long it took, and its id (on stderr)'],
  ['Server:', '--url <url>', 'where m2c listens (M2C_ADMIN_URL; else http://127.0.0.1:8788)'],
  ['Server:', '--profile <name>', 'a server of admin.toml in the data folder (M2C_ADMIN_PROFILE)'],
  ['Server:', '--token-file <file>', "the admin token's file (M2C_ADMIN_TOKEN; else admin-token of the data folder)"],
  ['Server:', '--timeout <seconds>', 'how long to wait for an answer'],
  ['Server:', '--dry-run', 'print the request and send nothing'],
];

/** Flags that some commands have for what they do; see program.ts. */
export const SPECIAL_FLAGS = ['data', 'all', 'watch', 'output', 'yes', 'help', 'version'];

const taken = new Set([...SPECIAL_FLAGS, ...GENERAL_FLAGS.map(([, flags]) => flags.replace(/^--([\w-]+).*/, '$1'))]);

/** `logBodies` and `log_bodies` are both typed `log-bodies`. */
export function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
}

/** The parameters that are typed without their names, in their order. */
export function argumentsOf({ parameters, cli }: Operation): readonly Parameter[] {
  const named = (cli.args ?? []).map((name) => parameters.find((one) => one.name === name && one.in === 'query'));
  return [...parameters.filter((one) => one.in === 'path'), ...named.filter((one) => one !== undefined)];
}

/** Everything else that it takes, by flag. */
export function flagsOf(operation: Operation): readonly Flag[] {
  const typed = new Set(argumentsOf(operation));
  const parameters = operation.parameters.flatMap((one) =>
    one.in === 'path' || typed.has(one) ? [] : [flagOf({ ...one, nullable: false, secret: false }, one.in)],
  );
  const fields = (operation.body ?? []).map(({ nullable = false, secret = false, ...field }) =>
    flagOf({ ...field, nullable, secret }, 'body'),
  );
  return [...parameters, ...fields];
}

type Value = Pick<Flag, 'name' | 'required' | 'description' | 'type' | 'nullable' | 'secret'> &
  Pick<Parameter, 'kind' | 'choices' | 'default'>;

function flagOf({ kind, choices, default: standard, ...value }: Value, place: Flag['in']): Flag {
  const plain = value.secret ? `${kebab(value.name)}-file` : kebab(value.name);
  const flag = taken.has(plain) ? `${place}-${plain}` : plain;
  return { ...value, flag, in: place, kind: kind ?? null, choices: choices ?? [], standard: standard ?? null };
}

/** The flag as commander knows it; a boolean has one to switch it on and one to switch it off. */
export function optionsOf(flag: Flag): readonly Option[] {
  const { type, choices, nullable } = flag;
  const description = describe(flag);
  if (type === 'boolean') {
    return [
      new Option(`--${flag.flag}`, description),
      new Option(`--no-${flag.flag}`, 'the opposite of it').hideHelp(),
    ];
  }
  const option = new Option(`--${flag.flag} <${placeholder(flag)}>`, description);
  if (choices.length > 0) option.choices(nullable ? [...choices, 'null'] : choices);
  if (type === 'strings') option.argParser((more: string, before: string[] = []) => [...before, more]);
  return [option];
}

const PLACEHOLDERS: { readonly [type in ValueType]?: string } = {
  strings: 'a,b',
  string: 'text',
  integer: 'n',
  number: 'n',
};

/** More choices than this would make the column of flags too wide. */
const FEW = 3;

function placeholder({ flag, type, kind, choices, secret }: Flag): string {
  if (secret) return 'file';
  if (choices.length > FEW) return flag;
  if (choices.length > 0) return choices.join('|');
  return kind === null ? (PLACEHOLDERS[type] ?? type) : kebab(kind.name);
}

function describe({ flag, description, type, choices, nullable, secret, required, standard }: Flag): string {
  const more = [
    required && !secret ? 'needed' : '',
    choices.length > FEW ? choices.join(', ') : '',
    type === 'boolean' ? `or --no-${flag}` : '',
    type === 'json' ? 'JSON, YAML or @file' : '',
    secret ? '- reads the standard input; left out, you are asked' : '',
    nullable && !/\bnull\b/.test(description) ? 'null for none' : '',
    standard === null || standard === false ? '' : `else ${standard}`,
  ].filter((note) => note !== '');
  return more.length === 0 ? description : `${description} (${more.join('; ')})`;
}

/** What the placeholders of the flags stand for, where the contract tells it. */
export function kindsOf(operation: Operation): readonly Kind[] {
  const kinds = flagsOf(operation).flatMap(({ kind, description }) =>
    kind === null || kind.description === description ? [] : [[kind.name, kind] as const],
  );
  return [...new Map(kinds).values()];
}

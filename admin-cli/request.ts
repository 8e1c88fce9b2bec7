/** One command line as one request of the contract. */
import type { Operation } from '../generated/operations.ts';
import { readInput, readSecretFile } from './files.ts';
import { argumentsOf, type Flag, flagsOf } from './flags.ts';
import { asJson } from './output/text.ts';
import { UsageError } from './problems.ts';
import type { Target } from './target.ts';
import type { Terminal } from './terminal.ts';
import { readStructure, readValue } from './values.ts';

type Values = { readonly [name: string]: unknown };

export interface Request {
  readonly operation: Operation;
  readonly path: Values;
  readonly query: Values;
  readonly header: Values;
  readonly body: Values | null;
}

/** Options of a command by the names commander gives them. */
export interface Said {
  readonly words: readonly (string | undefined)[];
  /** What was typed for a flag, undefined when it was not. */
  flag(name: string): unknown;
  readonly dryRun: boolean;
}

const SECRET_BYTES = 8192;
const HIDDEN = '[hidden]';

/** Reads all that was said, and asks for secrets. @throws UsageError when something is missing or wrong. */
export async function readRequest(operation: Operation, said: Said, terminal: Terminal): Promise<Request> {
  const path: Record<string, unknown> = {};
  const query: Record<string, unknown> = {};
  const header: Record<string, unknown> = {};
  for (const [at, { name, in: place, type }] of argumentsOf(operation).entries()) {
    const word = said.words[at];
    if (word === '') throw new UsageError(`<${name}> must not be empty.`);
    if (word === undefined) continue;
    const value = await readValue(word, { label: `<${name}>`, type, nullable: false }, terminal);
    (place === 'path' ? path : query)[name] = value;
  }
  const body: Record<string, unknown> = { ...(await readData(said, terminal)) };
  const places = { query, header, body };
  for (const flag of flagsOf(operation)) {
    const value = await valueOfFlag(flag, said, body, terminal);
    if (value !== undefined) places[flag.in][flag.name] = value;
    else if (flag.required && body[flag.name] === undefined) throw new UsageError(missing(flag));
  }
  return { operation, path, query, header, body: operation.body === null ? null : body };
}

function missing({ flag, in: place, description }: Flag): string {
  const other = place === 'body' ? ', or in --data' : '';
  return `--${flag} is needed${other}: ${description.replace(/\.$/, '')}.`;
}

/** `--data` is the ground that flags are laid upon. */
async function readData(said: Said, terminal: Terminal): Promise<Values> {
  const data = said.flag('data');
  if (typeof data !== 'string') return {};
  const value = await readStructure(data, '--data', terminal);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError('--data must be an object: JSON or YAML, @file or -.');
  }
  return value as Values;
}

async function valueOfFlag(flag: Flag, said: Said, body: Values, terminal: Terminal): Promise<unknown> {
  const typed = said.flag(flag.flag);
  if (!flag.secret) {
    const expected = { label: `--${flag.flag}`, type: flag.type, nullable: flag.nullable };
    return typed === undefined ? undefined : readValue(typed, expected, terminal);
  }
  if (typed === undefined && (!flag.required || body[flag.name] !== undefined)) return undefined;
  return said.dryRun ? HIDDEN : readSecret(flag, typed, terminal);
}

/** A secret never stands on the command line, where other users and the shell's history could read it. */
async function readSecret({ name, flag }: Flag, typed: unknown, terminal: Terminal): Promise<string> {
  const secret = (await secretText(name, flag, typed, terminal)).replace(/\r?\n$/, '');
  if (secret === '') throw new UsageError(`The ${name} is empty.`);
  return secret;
}

async function secretText(name: string, flag: string, typed: unknown, terminal: Terminal): Promise<string> {
  if (typed === '-') return readInput(terminal, `The ${name}`);
  if (typeof typed === 'string') return readSecretFile(typed, `The file of --${flag}`, SECRET_BYTES).text;
  if (terminal.interactive) return terminal.ask(`${name} (not shown): `, true);
  throw new UsageError(`--${flag} is needed: a file that holds the ${name}, or - for the standard input.`);
}

/** The address that the request goes to. */
export function addressOf({ url }: Target, { operation, path, query }: Request): string {
  const place = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return `${url}${place}${search === '' ? '' : `?${search}`}`;
}

/** The request as text, without what is secret in it. */
export function describeRequest(target: Target, request: Request): string {
  const { operation, header, body } = request;
  const secrets = new Set(operation.body?.filter(({ secret }) => secret).map(({ name }) => name));
  const lines = [
    `${operation.method.toUpperCase()} ${addressOf(target, request)}`,
    `authorization: ${target.token === null ? '(none)' : `Bearer ${HIDDEN} (of ${target.token.from})`}`,
    ...Object.entries(header).map(([name, value]) => `${name}: ${value}`),
  ];
  if (body === null) return lines.join('\n');
  const shown = Object.entries(body).map(([name, value]) => [name, secrets.has(name) ? HIDDEN : value]);
  return [...lines, 'content-type: application/json', '', asJson(Object.fromEntries(shown))].join('\n');
}

/** What m2c-admin tells of itself beyond the help of each command. */
import type { Command } from 'commander';
import type { Operation } from '../generated/operations.ts';
import { argumentsOf, flagsOf, kebab } from './flags.ts';

/** A command that asks no server. */
export interface Topic {
  readonly name: string;
  readonly description: string;
  /** What its one argument may be; without, it takes none. */
  readonly choices: readonly string[];
  text(admin: Command, table: readonly Operation[], choice: string): Promise<string>;
}

/** Commands that ask no server. */
export const TOPICS: readonly Topic[] = [
  {
    name: 'commands',
    description: 'list every command in one line each',
    choices: [],
    text: async (_admin, table) => commandList(table),
  },
  {
    name: 'completion',
    description: 'print the completion for bash, zsh or fish',
    choices: ['bash', 'zsh', 'fish'],
    text: async (admin, _table, shell) => (await import('./completion.ts')).completion(admin, shell),
  },
  {
    name: 'man',
    description: 'print the manual page: m2c-admin man | man -l -',
    choices: [],
    text: async (admin) => (await import('./man.ts')).manPage(admin),
  },
];

/** Every command with what it needs and what it does. */
export function commandList(table: readonly Operation[]): string {
  const usages = table.map(usageOf);
  const width = Math.max(...usages.map(({ length }) => length));
  return table.map(({ summary }, at) => `${(usages[at] ?? '').padEnd(width)}  ${summary}\n`).join('');
}

/** `routes explain <model>`: the words of a command that must be there. */
export function usageOf(operation: Operation): string {
  const { group, verb } = operation.cli;
  const words = argumentsOf(operation).map(({ name, required }) =>
    required ? `<${kebab(name)}>` : `[${kebab(name)}]`,
  );
  return [group, verb, ...words].join(' ');
}

/** The contract's example as a command line. */
export function exampleLines(operation: Operation): readonly string[] {
  const { example, cli } = operation;
  if (example === undefined) return [];
  const places = argumentsOf(operation).map(({ name }) => kebab(name).toUpperCase());
  const flags = flagsOf(operation).flatMap(({ name, flag, type, secret, in: place }) => {
    const value = example[name];
    if (place !== 'body' || value === undefined) return [];
    if (type === 'boolean') return [`--${value === true ? '' : 'no-'}${flag}`];
    return [`--${flag}`, secret ? `${name}.txt` : quoted(wordOf(value))];
  });
  return [['m2c-admin', cli.group, cli.verb, ...places, ...flags].join(' ')];
}

function wordOf(value: unknown): string {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** As a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

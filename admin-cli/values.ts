/** Words of the command line as values of the contract. */
import type { ValueType } from '../generated/operations.ts';
import { readFile, readInput } from './files.ts';
import { UsageError } from './problems.ts';
import type { Terminal } from './terminal.ts';

interface Expected {
  /** What the user typed, for the sentence when it is wrong. */
  readonly label: string;
  readonly type: ValueType;
  readonly nullable: boolean;
}

/** The value that a word stands for. @throws UsageError when it can be none of that type. */
export async function readValue(said: unknown, expected: Expected, terminal: Terminal): Promise<unknown> {
  const { label, type, nullable } = expected;
  if (nullable && (said === 'null' || (Array.isArray(said) && said.join() === 'null'))) return null;
  if (Array.isArray(said)) return said.flatMap((list: string) => list.split(',')).filter((one) => one !== '');
  if (typeof said !== 'string') return said;
  if (type === 'json') return readStructure(said, label, terminal);
  if (type === 'boolean') {
    if (said !== 'true' && said !== 'false') throw new UsageError(`${label} takes true or false, not "${said}".`);
    return said === 'true';
  }
  if (type !== 'integer' && type !== 'number') return said;
  const number = Number(said);
  if (said.trim() === '' || !(type === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number))) {
    throw new UsageError(`${label} takes ${type === 'integer' ? 'a whole number' : 'a number'}, not "${said}".`);
  }
  return number;
}

/** JSON or YAML: as it stands there, of a file (`@path`) or of the standard input (`-`). */
export async function readStructure(said: string, label: string, terminal: Terminal): Promise<unknown> {
  const text = await textOf(said, label, terminal);
  try {
    return JSON.parse(text);
  } catch {
    // YAML is a wider language; its parser is slower to load.
  }
  const { parse } = await import('yaml');
  try {
    return parse(text, { logLevel: 'error' });
  } catch (thrown) {
    const [first = ''] = (thrown as Error).message.split('\n');
    throw new UsageError(`${label} is neither JSON nor YAML: ${first.replace(/[:.]+$/, '')}.`, { cause: thrown });
  }
}

async function textOf(said: string, label: string, terminal: Terminal): Promise<string> {
  if (said === '-') return readInput(terminal, label);
  return said.startsWith('@') ? readFile(said.slice(1), `The file of ${label}`) : said;
}

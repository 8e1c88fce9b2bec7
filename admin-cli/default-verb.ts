/** A group named without a verb does its first one: `m2c-admin turns --watch` lists. */
import type { Command } from 'commander';

const HELP = ['--help', '-h'];

/** The words with the default verb of their group where they name none. `verbOf` tells it, null for none. */
export function withDefaultVerb(
  words: readonly string[],
  admin: Command,
  verbOf: (group: string) => string | null,
): readonly string[] {
  const at = nextWord(words, 0, [admin]);
  const group = admin.commands.find((one) => one.name() === words[at]);
  const verb = group === undefined ? null : verbOf(group.name());
  const command = group?.commands.find((one) => one.name() === verb);
  if (group === undefined || verb === null || command === undefined) return words;
  if (nextWord(words, at + 1, [admin, group, command]) < words.length) return words;
  // The help of a group tells of all its commands, and one command is told of itself.
  const helped = words.some((word) => HELP.includes(word));
  return helped && group.commands.length > 1 ? words : words.toSpliced(at + 1, 0, verb);
}

/** Where the next word stands that is neither a flag nor its value. */
function nextWord(words: readonly string[], from: number, commands: readonly Command[]): number {
  const options = commands.flatMap((command) => command.options);
  for (let at = from; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') return at;
    const [name] = word.split('=');
    const option = options.find(({ long, short }) => long === name || short === name);
    // The verb's own command says what is wrong with a flag that nobody knows.
    if (option === undefined && word.startsWith('--') && commands.length > 1 && !HELP.includes(word)) break;
    if (option?.required && name === word) at += 1;
  }
  return words.length;
}

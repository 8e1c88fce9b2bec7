/** The manual page (roff, man(7)), made of the same commands that are run. */
import type { Command, Option } from 'commander';

/** The page of m2c-admin. */
export function manPage(admin: Command): string {
  const groups = admin.commands.filter(({ commands }) => commands.length > 0);
  const topics = admin.commands.filter(({ commands }) => commands.length === 0);
  return [
    `.TH M2C\\-ADMIN 1 "" "m2c ${text(admin.version() ?? '')}" "m2c"`,
    '.SH NAME',
    'm2c\\-admin \\- look after a running m2c through its admin API',
    '.SH SYNOPSIS',
    '.B m2c\\-admin',
    '.RI [ group ] " " [ command ] " " [ arguments ] " " [ options ]',
    '.SH DESCRIPTION',
    'Each group holds commands on one thing. A group without a command lists, or shows, where that needs no argument.',
    '.SH OPTIONS',
    ...options(admin.options),
    ...groups.flatMap((group) => [
      `.SH ${text(group.name().toUpperCase())}`,
      ...group.commands.flatMap((verb) => command(`${group.name()} ${verb.name()}`, verb)),
    ]),
    '.SH THIS TOOL',
    ...topics.flatMap((topic) => command(topic.name(), topic)),
    '.SH ENVIRONMENT',
    ...pairs([
      ['M2C_ADMIN_URL', 'Where m2c listens.'],
      ['M2C_ADMIN_TOKEN', 'The admin token.'],
      ['M2C_ADMIN_PROFILE', 'The profile to use.'],
      ['M2C_DATA_DIR', 'The data folder of m2c, else ~/.m2c.'],
      ['NO_COLOR', 'Print without colours.'],
    ]),
    '.SH FILES',
    ...pairs([
      ['~/.m2c/admin-token', 'The token of the server on this machine; it is sent to this machine only.'],
      ['~/.m2c/admin.toml', 'Profiles: [profiles.NAME] with url, token or token_file, and output.'],
    ]),
    '.SH EXIT STATUS',
    ...pairs([
      ['0', 'Done; a watch was ended with Ctrl\\-C.'],
      ['1', 'The server is away or refused, or you said no.'],
      ['2', 'The command line makes no sense.'],
      ['130', 'Ctrl\\-C before the end.'],
    ]),
    '',
  ].join('\n');
}

function command(name: string, verb: Command): readonly string[] {
  const words = verb.registeredArguments.map((argument) => `<${argument.name()}>`);
  return [`.SS ${text([name, ...words].join(' '))}`, text(verb.description()), ...options(verb.options)];
}

function options(all: readonly Option[]): readonly string[] {
  return pairs(all.filter(({ hidden }) => !hidden).map(({ flags, description }) => [flags, description]));
}

function pairs(all: readonly (readonly [term: string, description: string])[]): readonly string[] {
  return all.flatMap(([term, description]) => ['.TP', `.B ${text(term)}`, text(description)]);
}

/** A line that starts with a dot or quote would be a request of roff, and a bare dash may be broken or turned. */
function text(words: string): string {
  const escaped = words.replaceAll('\\-', '-').replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

/** Completion scripts, made of the same commands that are run. */
import type { Command, Option } from 'commander';

/** A place on the command line: what may come next there. */
interface Place {
  /** The words before, such as `turns list`. */
  readonly at: string;
  readonly words: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly Option[];
}

/** The script for one shell. */
export function completion(admin: Command, shell: string): string {
  const places = placesOf(admin);
  if (shell === 'fish') return fish(places);
  return shell === 'zsh' ? `${ZSH_HEAD}${bash(places)}` : `${BASH_HEAD}${bash(places)}`;
}

function placesOf(admin: Command): readonly Place[] {
  const wordsOf = (command: Command) => [
    ...command.commands.map((one) => ({ name: one.name(), description: one.summary() || one.description() })),
    ...(command.registeredArguments[0]?.argChoices ?? []).map((name) => ({ name, description: '' })),
  ];
  const top = { at: '', words: wordsOf(admin), options: admin.options };
  const groups = admin.commands.flatMap((group) => {
    const verbs = group.commands.map((verb) => ({
      at: `${group.name()} ${verb.name()}`,
      words: wordsOf(verb),
      options: verb.options,
    }));
    // Its own flags are those of the verb that it does by itself.
    const standard = verbs.find(({ at }) =>
      group
        .summary()
        .split(', ')
        .includes(`${at.split(' ')[1]}*`),
    );
    return [{ at: group.name(), words: wordsOf(group), options: standard?.options ?? [] }, ...verbs];
  });
  return [top, ...groups];
}

const longOf = ({ long }: Option) => long ?? '';
const takesFile = (option: Option) => /<file>/.test(option.flags);

/** Flags of any command that take a value: what follows them is no command. */
function valued(places: readonly Place[]): string[] {
  return [...new Set(places.flatMap(({ options }) => options.filter(({ required }) => required).map(longOf)))];
}

const BASH_HEAD = `# Completion of m2c-admin for bash: eval "$(m2c-admin completion bash)"
_m2c_admin_split() { read -ra split <<< "$1"; }
`;
const ZSH_HEAD = `# Completion of m2c-admin for zsh, after compinit: eval "$(m2c-admin completion zsh)"
autoload -U +X bashcompinit && bashcompinit
_m2c_admin_split() { read -rA split <<< "$1"; }
`;

function bash(places: readonly Place[]): string {
  const general = places[0]?.options ?? [];
  const files = places.flatMap(({ options }) => options.filter(takesFile).map(longOf));
  const values = places.flatMap(({ at, options }) =>
    options.flatMap((option) =>
      option.argChoices === undefined
        ? []
        : [`    '${at} ${longOf(option)}') words='${option.argChoices.join(' ')}' ;;`],
    ),
  );
  const next = places.map(
    ({ at, words, options }) =>
      `    '${at}') words='${[...words.map(({ name }) => name), ...new Set([...options, ...general].map(longOf))].join(' ')}' ;;`,
  );
  // The shell's own words are broken at each colon of a URL.
  return `_m2c_admin() {
  local before="\${COMP_LINE:0:$COMP_POINT}" at='' count=-1 skip='' previous='' word words=''
  local current="\${before##* }"
  local -a split
  _m2c_admin_split "\${before% *}"
  for word in "\${split[@]}"; do
    previous="$word"
    if [ -n "$skip" ]; then skip=''; continue; fi
    case "$word" in
      ${valued(places).join('|')}) skip=1 ;;
      -*) ;;
      *) count=$((count + 1)); if [ $count -eq 1 ] || [ $count -eq 2 ]; then at="\${at:+$at }$word"; fi ;;
    esac
  done
  COMPREPLY=()
  case "$previous" in
    ${[...new Set(files)].join('|')}) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  case "$at $previous" in
${values.join('\n')}
  esac
  if [ -z "$words" ] && [ -n "$skip" ]; then return; fi
  if [ -z "$words" ]; then case "$at" in
${next.join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _m2c_admin m2c-admin
`;
}

function fish(places: readonly Place[]): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = places.flatMap(({ at, words, options }) => {
    const condition = `-n ${quoted(`__m2c_admin_at ${at}`.trim())}`;
    return [
      ...words.map(
        ({ name, description }) => `complete -c m2c-admin ${condition} -a ${name} -d ${quoted(description)}`,
      ),
      ...options.map((option) => {
        const value = takesFile(option)
          ? ' -r -F'
          : option.required
            ? ` -x -a ${quoted((option.argChoices ?? []).join(' '))}`
            : '';
        // General flags go with every command.
        const when = at === '' ? '' : `${condition} `;
        return `complete -c m2c-admin ${when}-l ${longOf(option).slice(2)}${value} -d ${quoted(option.description)}`;
      }),
    ];
  });
  return `# Completion of m2c-admin for fish: m2c-admin completion fish | source
function __m2c_admin_at
    set -l found
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch $word
            case ${valued(places).join(' ')}
                set skip 1
            case '-*'
            case '*'
                set -a found $word
        end
    end
    test "$found[1..2]" = "$argv"
end
complete -c m2c-admin -f
${lines.join('\n')}
`;
}

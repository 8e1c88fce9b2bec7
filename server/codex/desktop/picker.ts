/**
 * The two places of the app's code that hide what goes through m2c, told by their form since names are short and change:
 * the list of models leaves out those that the server of ChatGPT does not name, and the list of threads those of other
 * providers (seen in releases of 2026). A place keeps its length, so that nothing else of the archive has to move.
 */
import { ConfigError } from '../../config.ts';

export interface CodeFile {
  /** Inside the archive. */
  readonly path: string;
  /** One character for each byte (latin1). */
  readonly code: string;
}

export interface Change {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What it is for. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** In bytes from the beginning of the file. */
  readonly offset: number;
}

interface Place {
  readonly what: string;
  /** Its group `old` is what is replaced. */
  readonly open: RegExp;
  /** What stands there afterwards. */
  readonly done: RegExp;
  readonly replacement: string;
}

const NAME = '[A-Za-z_$][\\w$]*';
const BEDROCK = `&&${NAME}!==[\`"']amazonBedrock[\`"']`;
const PICKER = `useHiddenModels:(?<flag>${NAME})(?:,[^{}]{0,300})?\\}\\)\\{[^{};]{0,400}?=`;
/** Another method of the name, without a cursor, is not the sidebar's. */
const THREADS = 'listRecentThreads\\(\\{cursor:[^{}]{0,300}\\}\\)\\{[^{}]{0,200}\\{[^{}]{0,400}?modelProviders:';

const PLACES: readonly Place[] = [
  {
    what: 'the picker shows every model of the catalog',
    open: new RegExp(`${PICKER}(?<old>\\k<flag>)(?=${BEDROCK})`, 'dg'),
    done: new RegExp(`${PICKER}0 *${BEDROCK}`),
    replacement: '0',
  },
  {
    what: 'the sidebar shows threads of every provider',
    open: new RegExp(`${THREADS}(?<old>null)(?=[,}])`, 'dg'),
    done: new RegExp(`${THREADS}\\[\\] *[,}]`),
    replacement: '[]',
  },
];

/** Files without any of these are not looked at. */
export const MARKS = ['useHiddenModels', 'listRecentThreads'];

/**
 * What is to be changed; none when all of it was changed before.
 *
 * @param app the app and its version, for the sentence.
 * @throws ConfigError when a place is not found, or several are.
 */
export function planChanges(files: readonly CodeFile[], app: string): readonly Change[] {
  const found = PLACES.map((place) => ({
    place,
    changes: files.flatMap((file) => changesIn(file, place)),
    done: files.filter(({ code }) => place.done.test(code)).length,
  }));
  for (const { place, changes, done } of found) {
    if (changes.length + done === 1) continue;
    const count = changes.length + done;
    throw new ConfigError(
      `${app} is built in another way than m2c knows: what keeps back that ${place.what} was found in ${count} places, and not in one. Nothing was changed.`,
    );
  }
  return found.flatMap(({ changes }) => changes);
}

function changesIn({ path, code }: CodeFile, { what, open, replacement }: Place): readonly Change[] {
  return [...code.matchAll(open)].flatMap((match) => {
    const [from, to] = match.indices?.groups?.old ?? [0, 0];
    const before = code.slice(from, to);
    if (replacement.length > before.length) return [];
    const line = code.slice(0, from).split('\n').length;
    const column = from - code.lastIndexOf('\n', from - 1);
    return [{ file: path, line, column, what, before, after: replacement.padEnd(before.length), offset: from }];
  });
}

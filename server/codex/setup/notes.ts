/** What the user is told about their config.toml: what fights with m2c, and what was left as it is. */
import { headerLine, writtenAt } from '../toml/edit.ts';
import { isTable, readToml, type TomlTable, type TomlValue, valueAt } from '../toml/read.ts';
import { writeKey } from '../toml/write.ts';
import { TABLE, type Wanted } from './wanted.ts';

export interface SetupNote {
  /** `model_context_window`, `model_providers.m2c.env_key` */
  readonly key: string;
  /** In the text before the change for what was found there, null for a table without a line of its own. */
  readonly line: number | null;
  /** One sentence. */
  readonly reason: string;
}

type Sentence = (value: TomlValue, wanted: Wanted) => string | null;

const always =
  (sentence: string): Sentence =>
  () =>
    sentence;

/** What of the user's own fights with the set-up, seen with codex-cli 0.169.0 (2026-11). It is left alone. */
const FIGHTS: readonly (readonly [path: readonly string[], sentence: Sentence])[] = [
  [
    ['profile'],
    (name) =>
      `Codex 0.169 does not start with this line: move [profiles.${name}] to ${name}.config.toml beside config.toml, use codex -p ${name}, and remove it.`,
  ],
  [
    ['profiles'],
    always('Codex 0.169 reads no profiles from here, and codex -p refuses to start: move each to NAME.config.toml.'),
  ],
  [['model_context_window'], always('This takes the place of the window that the catalog tells for each model.')],
  [
    ['model_auto_compact_token_limit'],
    always('This takes the place of the limit that the catalog tells for each model.'),
  ],
  [['model_reasoning_effort'], unknownEffort],
  [[...TABLE, 'env_key'], always('Codex refuses each turn unless this variable is set; m2c needs none.')],
  [
    [...TABLE, 'requires_openai_auth'],
    (on) => (on === true ? 'Codex sends your login to m2c with each request, which m2c does not need.' : null),
  ],
];

function unknownEffort(effort: TomlValue, { model, efforts }: Wanted): string | null {
  if (typeof effort !== 'string' || efforts === undefined || efforts.includes(effort)) return null;
  const known = efforts.length === 0 ? 'none' : efforts.join(', ');
  return `${model} has no reasoning level "${effort}" (it has: ${known}), so m2c sends what comes nearest and notes it.`;
}

/** What in the text that Codex is to read from now on fights with m2c. */
export function warnings(text: string, wanted: Wanted): readonly SetupNote[] {
  const said = readToml(text);
  return FIGHTS.flatMap(([path, sentence]) => {
    const value = valueAt(said, path);
    const reason = value === undefined ? null : sentence(value, wanted);
    return reason === null ? [] : [{ key: writeKey(path), line: lineOf(text, said, path), reason }];
  });
}

/** These were m2c's and are not any more, whoever changed them. */
export function changedMeanwhile(text: string, paths: readonly (readonly string[])[]): SetupNote[] {
  const said = readToml(text);
  return paths
    .filter((path) => valueAt(said, path) !== undefined)
    .map((path) => ({
      key: writeKey(path),
      line: lineOf(text, said, path),
      reason: isTable(valueAt(said, path))
        ? 'This table was changed since m2c made it, so it stays; Codex uses it only where model_provider names it.'
        : 'This was changed since m2c wrote it, so it stays.',
    }));
}

/** These go though m2c has no record of having written them. */
export function handWritten(text: string, paths: readonly (readonly string[])[]): SetupNote[] {
  const said = readToml(text);
  return paths.map((path) => {
    const written = writtenAt(text, path)?.text;
    const was = written === undefined || path.length > 1 ? 'This' : `This (${written})`;
    return {
      key: writeKey(path),
      line: lineOf(text, said, path),
      reason: `${was} was written by hand for m2c and is gone.`,
    };
  });
}

/** A table stands where the first of what it holds stands, when it has no header. */
function lineOf(text: string, said: TomlTable, path: readonly string[]): number | null {
  const line = writtenAt(text, path)?.line ?? headerLine(text, path);
  const value = valueAt(said, path);
  const [first] = isTable(value) ? Object.keys(value) : [];
  return line ?? (first === undefined ? null : lineOf(text, said, [...path, first]));
}

/** What is wrong with a part of a file, and the word that was probably meant. */
import type { Path } from './json-text.ts';

export interface Complaint {
  readonly path: Path;
  /** One sentence, or its end when it begins with the path. */
  readonly sentence: string;
  /** Whether it is only that somebody else has this name already. */
  readonly taken?: boolean;
}

const LONGEST_PATH = 120;

/** `providers[0].key.file`. */
export function shownPath(path: Path): string {
  const shown = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return shown.replace(/^\./, '').slice(0, LONGEST_PATH);
}

/** ` Did you mean "…"?`, empty when no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === null ? '' : ` Did you mean "${near}"?`;
}

/** The known word that takes the fewest changes, null when that is more than a third of the letters; else one that it begins. */
export function nearest(word: string, known: readonly string[]): string | null {
  const most = Math.max(1, Math.floor(word.length / 3));
  const longer = known.find((one) => word.length > 2 && one.toLowerCase().startsWith(word.toLowerCase()));
  const ranked = known
    .filter((one) => Math.abs(one.length - word.length) <= most)
    .map((one) => ({ one, changes: changesBetween(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ changes }) => changes <= most)
    .sort((one, other) => one.changes - other.changes);
  return ranked[0]?.one ?? longer ?? null;
}

/** How many letters are added, left out or replaced (Levenshtein). */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

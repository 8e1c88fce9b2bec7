/** Text in lines of a terminal. */
import type { Paint } from '../shipped.ts';

export interface Look {
  readonly paint: Paint;
  /** Characters in a line. */
  readonly columns: number;
}

/** Room for the mark of a row, and for what stands under it. */
export const MARGIN = 4;

/** A sentence behind a small margin, its further lines a little deeper. */
export function indented(text: string, { columns }: Look): string[] {
  if (text === '') return [];
  return wrapped(text, columns - MARGIN).map((line, index) => `${' '.repeat(index === 0 ? 2 : MARGIN)}${line}`);
}

/** Lines of at most this many characters, broken between words; a longer word is broken inside. */
export function wrapped(text: string, width: number): string[] {
  const room = Math.max(8, width);
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((long) => long.match(new RegExp(`.{1,${room}}`, 'gsu')) ?? [])) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length === 0 ? [''] : lines;
}

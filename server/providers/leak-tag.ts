/** A tag that comes in pieces: what it looks like when it is whole, and when the text ends before it does. */

export interface Tag {
  readonly whole: RegExp;
  /** Matches as much of the tag as there is, at the end of a text. */
  readonly begun: RegExp;
}

/** A word is matched as it stands, a pattern as one thing: half of it is no beginning of a tag. */
export type TagPart = string | RegExp;

/**
 * The last part must not match more when more comes, or where the tag ends would depend on how the text was cut. Its patterns are
 * made when they are first asked for: few texts hold a leak, and making all takes 4 ms of a start (2026-11).
 */
export function tag(...parts: readonly TagPart[]): Tag {
  const sources = () =>
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map(escaped) : [`(?:${part.source})`]));
  let whole: RegExp | undefined;
  let begun: RegExp | undefined;
  return {
    get whole() {
      whole ??= new RegExp(sources().join(''), 'y');
      return whole;
    },
    get begun() {
      begun ??= new RegExp(
        sources().reduceRight((rest, source) => `(?:$|${source}${rest})`, ''),
        'y',
      );
      return begun;
    },
  };
}

function escaped(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
}

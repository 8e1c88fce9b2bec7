/** Whether a text has a tag at a place, may still get one there, or cannot. */
import type { Tag } from '../../providers/leak-tag.ts';

export type TagMatch = RegExpExecArray | 'begun' | null;

export function matchTag({ whole, begun }: Tag, text: string, at: number): TagMatch {
  whole.lastIndex = at;
  const match = whole.exec(text);
  if (match !== null) return match;
  begun.lastIndex = at;
  return begun.test(text) ? 'begun' : null;
}

/** The first of several things whose tag stands there; whether one may still come when none does. */
export function matchFirst<Tagged extends { readonly tag: Tag }>(
  candidates: readonly Tagged[],
  text: string,
  at: number,
): { readonly found: Tagged; readonly match: RegExpExecArray } | 'begun' | null {
  let begun = false;
  for (const found of candidates) {
    const match = matchTag(found.tag, text, at);
    if (match === 'begun') begun = true;
    else if (match !== null) return { found, match };
  }
  return begun ? 'begun' : null;
}

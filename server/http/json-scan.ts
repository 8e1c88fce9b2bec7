/** One look over a JSON text before it is parsed: how deep it goes, and where the lists of its outermost object stand. */
import { endOfString } from '../upstream/json-depth.ts';

/** A list, from its bracket to behind the other one. */
export interface ListSpan {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const QUOTE = 34;
const OPEN_LIST = 91;
const OPEN_OBJECT = 123;
const CLOSE_LIST = 93;
const CLOSE_OBJECT = 125;

/** A name in its plain spelling; JSON allows others, so that a list that is not found here may be there all the same. */
const NAME_BEFORE = /[{,]\s*"(\w+)"\s*:\s*$/;
const LONGEST_NAME = 64;

/**
 * @param known tells where the list of this name that begins here ends, when that is known without a look; -1 when it is not.
 * @returns null when lists and objects are nested deeper than `limit`.
 */
export function scanLists(
  json: string,
  limit: number,
  known: (name: string, start: number) => number,
): readonly ListSpan[] | null {
  const lists: ListSpan[] = [];
  let open: { name: string; start: number } | null = null;
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (depth === 1 && code === OPEN_LIST) {
        const [, name] = NAME_BEFORE.exec(json.slice(Math.max(0, at - LONGEST_NAME), at)) ?? [];
        const end = name === undefined ? -1 : known(name, at);
        if (name !== undefined && end > 0) {
          lists.push({ name, start: at, end });
          at = end - 1;
          continue;
        }
        open = name === undefined ? null : { name, start: at };
      }
      if (++depth > limit) return null;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      depth--;
      if (depth === 1 && open !== null) lists.push({ ...open, end: at + 1 });
      if (depth === 1) open = null;
    }
  }
  return lists;
}

/** How deep a JSON text goes, told before a parser, or anything that walks its value, puts its stack at stake. */

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const OPEN_OBJECT = 123;
const CLOSE_LIST = 93;
const CLOSE_OBJECT = 125;

/** Whether lists and objects are nested deeper than `limit`; strings are jumped over. */
export function isDeeperThan(limit: number, json: string): boolean {
  if (json.length <= limit) return false;
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (++depth > limit) return true;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
  }
  return false;
}

/** The place of the quote that ends the string which begins here; the length of the text when it has no end. */
export function endOfString(json: string, start: number): number {
  let quote = start;
  for (;;) {
    quote = json.indexOf('"', quote + 1);
    if (quote === -1) return json.length;
    let before = quote - 1;
    while (json.charCodeAt(before) === BACKSLASH) before--;
    // An even number of backslashes escape each other and leave the quote alone.
    if ((quote - before) % 2 === 1) return quote;
  }
}

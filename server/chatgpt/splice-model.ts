/** The model's name in the text of a request, and nothing else of it. */
import { endOfString } from '../upstream/json-depth.ts';

const QUOTE = '"';
/** `model`, with each letter as an escape. */
const LONGEST_KEY = 32;

/**
 * The JSON text of an object with another name for its model; every other letter stays, spaces and unknown fields too. A field
 * that stands there twice is changed twice, since readers differ in which of them they believe.
 */
export function spliceModel(json: string, model: string): string {
  const written = JSON.stringify(model);
  let spliced = '';
  let kept = 0;
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const letter = json[at];
    if (letter === '{' || letter === '[') depth++;
    else if (letter === '}' || letter === ']') depth--;
    if (letter !== QUOTE) continue;
    const end = endOfString(json, at);
    const key = depth === 1 && end - at < LONGEST_KEY && isModel(json.slice(at, end + 1));
    const value = key ? valueAfter(json, end) : null;
    at = end;
    if (value === null) continue;
    spliced += json.slice(kept, value) + written;
    at = endOfString(json, value);
    kept = at + 1;
  }
  return spliced + json.slice(kept);
}

function isModel(text: string): boolean {
  return text === '"model"' || (text.includes('\\') && JSON.parse(text) === 'model');
}

/** Where the text begins that the key before it names; null where it was no key, or names no text. */
function valueAfter(json: string, end: number): number | null {
  const start = /\s*:\s*"/y;
  start.lastIndex = end + 1;
  return start.test(json) ? start.lastIndex - 1 : null;
}

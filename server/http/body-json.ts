/** The bytes of a body as a JSON value, within bounds of encoding and depth. */
import { Fault } from '../fault.ts';
import { isDeeperThan } from '../upstream/json-depth.ts';

export const MAX_DEPTH = 200;

/**
 * @throws Fault `invalid_prompt` when the bytes are not the UTF-8 text of a JSON value of bearable depth.
 */
export function parseWhole(bytes: Uint8Array): unknown {
  const text = decodeText(bytes);
  if (text === null) throw new Fault('invalid_prompt', 'The request body is not valid UTF-8.');
  if (text.trim() === '') throw new Fault('invalid_prompt', 'The request body is empty: send a JSON object.');
  if (isDeeperThan(MAX_DEPTH, text)) {
    throw new Fault('invalid_prompt', `The request body is nested deeper than ${MAX_DEPTH} levels.`);
  }
  try {
    return parseText(text);
  } catch (cause) {
    throw new Fault('invalid_prompt', `The request body is not valid JSON: ${whereBroken(cause as SyntaxError)}.`, {
      cause,
    });
  }
}

/** The text of these bytes, null when they are none. @param inside they do not begin where the body does. */
export function decodeText(bytes: Uint8Array, inside = false): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: inside }).decode(bytes);
  } catch {
    return null;
  }
}

/** @throws SyntaxError when it is no JSON. */
export function parseText(json: string): unknown {
  return JSON.parse(wellFormed(json));
}

/** An escape of JSON: both halves of a pair, one half alone, or any other. */
const ESCAPE = /\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?<half>u[dD][89a-fA-F]..)|.)/gs;

/**
 * Half a surrogate pair can be escaped in JSON but has no UTF-8: strict readers, the providers' and Codex's own, refuse all that
 * repeats it. It is read as U+FFFD, as such bytes would be.
 */
function wellFormed(json: string): string {
  if (!/\\u[dD][89a-fA-F]/.test(json)) return json;
  return json.replace(ESCAPE, (written, half?: string) => (half === undefined ? written : '\\ufffd'));
}

/** V8 says "… at position 17 (line 1 column 18)", or quotes the place and ends with "is not valid JSON". */
function whereBroken(error: SyntaxError): string {
  return error.message.replace(/,? ?(is not valid JSON|in JSON)/, '').replace(/[\r\n]+/g, ' ');
}

/** Tells when a JSON value that comes in pieces is complete, looking at each character once. */

export interface JsonProgress {
  /** Lists and objects open. */
  readonly depth: number;
  readonly inString: boolean;
  /** The next character of the string stands behind a backslash. */
  readonly escaped: boolean;
  /** The outermost list, object or string has ended. Numbers and words never tell that they have. */
  readonly ended: boolean;
}

export const JSON_START: JsonProgress = { depth: 0, inString: false, escaped: false, ended: false };

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Only brackets and quotes are looked at: whether what stands between them is JSON is for a parser to say. */
export function followJson(progress: JsonProgress, piece: string): JsonProgress {
  let { depth, inString, escaped, ended } = progress;
  for (let at = 0; at < piece.length; at += 1) {
    const code = piece.charCodeAt(at);
    if (inString) {
      if (escaped) escaped = false;
      else if (code === BACKSLASH) escaped = true;
      else if (code === QUOTE) {
        inString = false;
        ended ||= depth === 0;
      }
    } else if (code === QUOTE) inString = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1;
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      depth -= 1;
      ended ||= depth === 0;
    }
  }
  return { depth, inString, escaped, ended };
}

/**
 * How many tokens a text is, without any model's tokenizer: what it likely is, and what it is at the very least.
 *
 * The least counts the words of two letters and more: tokenizers split a text at its words before they merge anything, so
 * that no token holds two of them. Where words have no spaces it counts one token for eight characters, more than the longest
 * common token there holds. Measured with o200k and cl100k on Codex's own requests, code, prose and eight languages
 * (2026-11): the least was 0.2 to 0.6 of the truth and never more; the likely one was 0.9 to 1.1 of it for requests, code and
 * prose, and 0.65 to 1.1 for other languages, listings, lock files and base64.
 */

export interface TokenCount {
  readonly least: number;
  readonly likely: number;
}

/**
 * What most models make of a picture of usual size. They count by its pixels, from some 85 to several thousand; its bytes say
 * nothing.
 */
export const IMAGE_TOKENS = 1000;
/** The marks around a message. */
export const MESSAGE_TOKENS = 4;

/** Tokens for each of these, about: fitted to the texts measured. */
const WORD = 1.08;
/** Letters of a word beyond its seventh. */
const LONG_LETTER = 0.25;
const DIGIT = 0.48;
const SIGN = 0.56;
const LINE = 0.4;
const IDEOGRAPH = 0.72;
/** Letters of other scripts, and what is left: emoji, arrows, frames. */
const OTHER = 0.55;

const LONG_WORD = 7;
const IDEOGRAPHS_IN_A_TOKEN = 8;

/** What a character of ASCII is, by its code. */
const [SPACE, SMALL, CAPITAL, DIGITS, SIGNS, LINES] = [0, 1, 2, 3, 4, 5];
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(character: string): number {
  if (/[a-z]/.test(character)) return SMALL;
  if (/[A-Z]/.test(character)) return CAPITAL;
  if (/\d/.test(character)) return DIGITS;
  if (character === '\n') return LINES;
  return character <= ' ' ? SPACE : SIGNS;
}

/** Of a long text every eighth stretch tells what the others likely have: each turn is counted before it goes out. */
const STRETCH = 512;
const EVERY = 8 * STRETCH;

/** What a text likely is. */
export function likelyTokens(text: string): number {
  if (text.length <= EVERY) return countText(text).likely;
  let [likely, characters] = [0, 0];
  for (let from = 0; from < text.length; from += EVERY) {
    const to = Math.min(from + STRETCH, text.length);
    likely += countText(text, from, to).likely;
    characters += to - from;
  }
  return (likely / characters) * text.length;
}

/** Counts a text, or a stretch of it. One pass over whole numbers: histories have millions of characters. */
export function countText(text: string, from = 0, to = text.length): TokenCount {
  const counts = new Int32Array(6);
  let [words, humps, longLetters, letters, ideographs, others] = [0, 0, 0, 0, 0, 0];
  let before = SPACE;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 128) {
      if (isIdeograph(code)) ideographs += 1;
      else others += 1;
      letters = 0;
      before = SPACE;
      continue;
    }
    const kind = KINDS[code] as number;
    if (kind === SMALL || kind === CAPITAL) {
      letters += 1;
      if (letters === 2) words += 1;
      // Tokens seldom reach across a capital within a word.
      if (letters === 1 || (kind === CAPITAL && before === SMALL)) humps += 1;
      else if (letters > LONG_WORD) longLetters += 1;
    } else {
      letters = 0;
      counts[kind] = (counts[kind] as number) + 1;
    }
    before = kind;
  }
  const [, , , digits = 0, signs = 0, lines = 0] = counts;
  const inAscii = humps * WORD + longLetters * LONG_LETTER + digits * DIGIT + signs * SIGN + lines * LINE;
  return {
    least: words + Math.floor(ideographs / IDEOGRAPHS_IN_A_TOKEN),
    likely: inAscii + ideographs * IDEOGRAPH + others * OTHER,
  };
}

/** Chinese, Japanese and Korean letters. */
function isIdeograph(code: number): boolean {
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af);
}

/** No text of so many characters is more tokens at the least: a word is two letters and what parts it from the next. */
export function mostLeast(characters: number): number {
  return characters / 3 + 1;
}

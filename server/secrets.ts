/** What a secret looks like, and text without any: for the log, and for sentences that a provider wrote. */

const HIDDEN = '[redacted]';

/** The letter of an escape of JSON, such as the `n` of a line feed, is no part of the word behind it. */
const AFTER_ESCAPE = String.raw`(?<=\\(?:[bfnrt]|u[\da-f]{4}))`;
/** The name of a header up to its value, with all of the space between them: a part of it is never the value. */
const NAME = String.raw`(?:authorization|cookie|(?<!invalid_)api[-_]?key)\\*"?\s*[:=](?=(?<space>\s*))\k<space>`;

/**
 * Each pattern keeps what tells the reader which secret stood there. The name of a header may be followed by its value in
 * JSON, in a list of raw headers or in plain text, with the quotes escaped once more inside an error message. Whoever can
 * put text here may put much of it, so no pattern may read a stretch of text once more for each place it could begin at.
 */
const SECRETS: readonly (readonly [pattern: RegExp, shown: string])[] = [
  // A list keeps the quotes it has, since it may stand inside a text that is quoted itself; what is hidden already stays.
  [new RegExp(String.raw`(${NAME})\[(?<quote>\\*")[^\][]*\]`, 'gi'), `$1[$<quote>${HIDDEN}$<quote>]`],
  [new RegExp(String.raw`(${NAME})\[(?!redacted\])[^\][]*\]`, 'gi'), '$1[]'],
  [new RegExp(String.raw`(${NAME}\\*"?)[^"\\\r\n[{]+`, 'gi'), `$1${HIDDEN}`],
  [/("(?:(?:proxy-)?authorization|(?:set-)?cookie|(?:x-)?api-key)\\*"\s*,\s*\\*")[^"\\\r\n]+/gi, `$1${HIDDEN}`],
  // Providers explain themselves with "a Bearer token" and "Bearer auth".
  [
    new RegExp(String.raw`(?:\b|${AFTER_ESCAPE})(Bearer\s+)(?!(?:tokens?|auth\w*|scheme|keys?)\b)[^\s"'\\,;]+`, 'gi'),
    `$1${HIDDEN}`,
  ],
  [new RegExp(String.raw`(?:\b|${AFTER_ESCAPE})(sk|tp)-[\w-]{6,}`, 'g'), `$1-${HIDDEN}`],
  // One that is glued to a word is told from "task-force" by its length and its digits.
  [/(sk|tp)-(?=[A-Za-z_-]{0,15}\d)[\w-]{12,}/g, `$1-${HIDDEN}`],
  // A JSON web token. Not after a dash, or each of a thousand in a row would be read to the end of all.
  [new RegExp(String.raw`(?:(?<![\w-])|${AFTER_ESCAPE})eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?`, 'g'), HIDDEN],
  // Not a placeholder, such as Codex's own instructions hold: plugin://<plugin-name>@<marketplace-name>.
  [/(:\/\/)(?!<)[^\s/@"\\]+@/g, `$1${HIDDEN}@`],
];

/** Shorter keys would take words apart; no provider gives one out. */
const SHORTEST_KEY = 6;

/** The text without these keys, without authorization, cookie and key headers, and without anything that looks like a key. */
export function redact(text: string, keys: readonly string[] = []): string {
  const known = keys
    .filter((key) => key.length >= SHORTEST_KEY)
    .flatMap((key) => [key, JSON.stringify(key).slice(1, -1)])
    .reduce((shown, key) => shown.replaceAll(key, HIDDEN), text);
  return SECRETS.reduce((shown, [pattern, replacement]) => shown.replace(pattern, replacement), known);
}

/** The last four characters of a key, when it is long enough for them to give nothing away. */
export function masked(key: string): string {
  return key.length >= 12 ? `…${key.slice(-4)}` : '…';
}

/** Where secrets stand in a text, and whether one is left. */
import { redact } from '../secrets.ts';
import { changeOf, literally, matches, type Span } from './spans.ts';

const HIDDEN = '[redacted]';
/** What is left of a list of keys; with its quotes it would look like one that is not hidden yet. */
const HIDDEN_LIST = /\[(\\*")\[redacted\]\1\]/g;

/** Where a word begins: the letter of an escape of JSON is no part of it. */
const WORD = String.raw`(?:(?<![\w-])|(?<=\\(?:[bfnrt]|u[\da-fA-F]{4})))`;

/** Forms of the vendors' keys beside those that server/secrets.ts knows (their documents on secret scanning, 2026-11). */
const KEY_FORMS: readonly RegExp[] = [
  String.raw`(?:sk|pk|rk)_(?:live|test)_\w{8,}`,
  String.raw`(?:AKIA|ASIA)[A-Z0-9]{16}(?!\w)`,
  String.raw`(?:gh[oprsu]|hf|gsk|npm|r8|fw|pplx|csk|nvapi|xai|glpat|tvly)[-_](?=[A-Za-z_-]*\d)[\w-]{16,}`,
  String.raw`github_pat_\w{20,}`,
  String.raw`xox[abeoprs]-[\w-]{10,}`,
  String.raw`AIza[\w-]{30,}`,
  String.raw`ya29\.[\w-]{20,}`,
  String.raw`Basic\s+(?=[A-Za-z+/]*[\d=])[A-Za-z0-9+/]{12,}={0,2}`,
  '-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?',
].map((form) => new RegExp(WORD + form, 'g'));

/** Known keys, and whatever has the form of one. */
export function keySpans(text: string, keys: readonly string[]): readonly Span[] {
  return [
    ...keys.flatMap((key) => [...literally(text, key, HIDDEN), ...escaped(text, key)]),
    ...KEY_FORMS.flatMap((form) => matches(text, form, () => HIDDEN)),
  ];
}

/** The line, counted from 1, of the first thing that looks like a secret; null without one. */
export function lineOfSecret(text: string, keys: readonly string[]): number | null {
  // What was hidden already must not count; no pattern reads on over a quote.
  const bare = text.replaceAll(HIDDEN, '"');
  const change = changeOf(bare, redact(bare, keys));
  const places = [change?.start ?? -1, ...KEY_FORMS.map((form) => bare.search(form))].filter((place) => place >= 0);
  return places.length === 0 ? null : bare.slice(0, Math.min(...places)).split('\n').length;
}

function escaped(text: string, key: string): Span[] {
  const written = JSON.stringify(key).slice(1, -1);
  return written === key ? [] : literally(text, written, HIDDEN);
}

/** What server/secrets.ts hides, line by line: it knows the headers that carry keys, in all their writings. */
export function redactedLines(text: string, keys: readonly string[]): Span[] {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const change = changeOf(line, redact(line, keys).replace(HIDDEN_LIST, HIDDEN));
    const from = start;
    start += line.length + 1;
    return change === null ? [] : [{ start: from + change.start, end: from + change.end, by: change.by }];
  });
}

/** One place that knows what a secret looks like. */

const HIDDEN = '[redacted]';

const SECRETS: readonly (readonly [pattern: RegExp, shown: string])[] = [
  [/((?:authorization|cookie|api[-_]?key)\\*"?\s*[:=]\s*)\[[^\]]*\]/gi, `$1["${HIDDEN}"]`],
  [/((?:authorization|cookie|api[-_]?key)(?:\\*"?\s*[:=]\s*|\\*"\s*,\s*)\\*"?)[^"\\\r\n[{]+/gi, `$1${HIDDEN}`],
  [/\b(Bearer\s+)[^\s"'\\,;]+/gi, `$1${HIDDEN}`],
  [/\b(sk|tp)-[\w-]{6,}/g, `$1-${HIDDEN}`],
  [/(?<![\w-])eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, HIDDEN],
  [/(:\/\/)[^\s/@"\\]+@/g, `$1${HIDDEN}@`],
];

/** The text without authorization, cookie and key headers, without anything that looks like a key, and without these keys. */
export function redact(text: string, keys: readonly string[] = []): string {
  const hidden = keys.filter((key) => key.length >= 6).reduce((shown, key) => shown.replaceAll(key, HIDDEN), text);
  return SECRETS.reduce((shown, [pattern, replacement]) => shown.replace(pattern, replacement), hidden);
}

/** Text of others on the user's terminal: control characters, which could steer it, are shown instead. */
const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** On one line. */
export function printable(text: string): string {
  return text.replace(CONTROLS, (control) => `\\u{${control.codePointAt(0)?.toString(16)}}`);
}

/** The same for text of several lines, with its tabs. */
export function printableLines(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n');
  return lines.map(printable).join('\n');
}

/** Escaped further than it must be: it stays the same value. */
export function printJson(value: unknown): void {
  const units = (text: string) =>
    text.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const text = JSON.stringify(value, null, 2);
  print(text.replace(CONTROLS, (control) => (control === '\n' ? control : units(control).join(''))));
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

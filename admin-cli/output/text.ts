/** Text that is safe to print, and how wide it is. */

const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const SHORT: { readonly [control: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** On one line, and without what could steer the terminal: names and errors come from elsewhere. */
export function printable(text: string): string {
  return text.replace(CONTROLS, (control) => SHORT[control] ?? `\\u{${control.codePointAt(0)?.toString(16)}}`);
}

/** The same for text of several lines. */
export function printableLines(text: string): string {
  return text.replaceAll('\r\n', '\n').split('\n').map(printable).join('\n');
}

/** Indented JSON. Escaped further than it must be: it stays the same value, and steers no terminal. */
export function asJson(value: unknown, indent: number = 2): string {
  return escaped(JSON.stringify(value, null, indent) ?? 'null', 'u');
}

/** YAML, with every control character in an escaped string. */
export async function asYaml(value: unknown): Promise<string> {
  const { Document, visit, Scalar } = await import('yaml');
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && node.value.replaceAll('\n', '').search(CONTROLS) >= 0) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return escaped(document.toString({ lineWidth: 0 }).trimEnd(), 'yaml');
}

function escaped(text: string, language: 'u' | 'yaml'): string {
  return text.replace(CONTROLS, (control) => {
    if (control === '\n') return control;
    const code = control.codePointAt(0) ?? 0;
    if (code > 0xffff && language === 'yaml') return `\\U${code.toString(16).padStart(8, '0')}`;
    return control
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
  });
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** What a terminal draws two columns wide (UAX 11, the wide and fullwidth ranges that names and messages hold). */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** Columns that the text takes on a terminal. */
export function widthOf(text: string): number {
  // Nearly all text is plain, and segmenting is slow.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += segmentWidth(segment);
  return width;
}

function segmentWidth(segment: string): number {
  return WIDE.test(segment) || segment.includes('\ufe0f') ? 2 : /^\p{M}+$/u.test(segment) ? 0 : 1;
}

/** The text in so many columns: cut with an ellipsis, or filled with spaces. */
export function fitted(text: string, width: number, right: boolean): string {
  const cut = widthOf(text) > width ? `${beginning(text, width - 1)}…` : text;
  const space = ' '.repeat(Math.max(0, width - widthOf(cut)));
  return right ? space + cut : cut + space;
}

function beginning(text: string, width: number): string {
  let taken = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += segmentWidth(segment);
    if (used > width) break;
    taken += segment;
  }
  return taken;
}

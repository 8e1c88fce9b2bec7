/** Values as TypeScript, in lines that the formatter of this repository leaves as they are. */

/** Text that is code already. */
export class Source {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A member named `...` is spread. */
export type Code = string | number | boolean | Source | readonly Code[] | { readonly [member: string]: Code };

const WIDTH = 120;

/** One member of an object, ended by its comma. */
export function member(name: string, value: Code, indent: string): string {
  const prefix = name === '...' ? '...' : `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)}: `;
  return `${indent}${prefix}${laid(value, indent, indent.length + prefix.length + 1)},`;
}

/** In one line when it fits, else one member or element in each. */
function laid(value: Code, indent: string, used: number): string {
  const short = inline(value);
  if (used + short.length <= WIDTH) return short;
  const deeper = `${indent}  `;
  if (isList(value)) {
    const elements = value.map((one) => `${deeper}${laid(one, deeper, deeper.length + 1)},`);
    return `[\n${elements.join('\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value instanceof Source) return short;
  const members = Object.entries(value).map(([name, one]) => member(name, one, deeper));
  return `{\n${members.join('\n')}\n${indent}}`;
}

function inline(value: Code): string {
  if (value instanceof Source) return value.text;
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value).map(([name, one]) => member(name, one, '').slice(0, -1));
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}

const isList = (value: Code): value is readonly Code[] => Array.isArray(value);

/** In the quotes that need fewer escapes, single ones when both do alike. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  const [single, double] = [text.split("'").length, text.split('"').length];
  return single > double ? `"${escaped.replaceAll('"', '\\"')}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}

/** A comment of one line, whatever a server said; what stands behind it is never cut. */
export function comment(text: string, indent: string, behind = ''): string {
  const line = text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
  const room = WIDTH - indent.length - '// '.length - (behind === '' ? 0 : behind.length + 1);
  const kept = line.length <= room ? line : `${line.slice(0, room - 1)}…`;
  return `${indent}// ${[kept, behind].filter((part) => part !== '').join(' ')}`;
}

/** A unified difference of two texts for a person: few lines, and of long lines the part that changed. */
import { diff, styleText } from 'node:util';

/** Lines shown around each change, and of each file at most. */
const AROUND = 1;
const SHOWN = 24;
/** Lines compared from the first change on: the comparison takes memory by their square. */
const COMPARED = 200;
/** An event of a stream is one long line. */
const LONGEST = 160;
const BEFORE = 40;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  /** What stood, or stands, in its place. */
  readonly other?: string | undefined;
}

/** The changed lines with those around them, `-` before the golden ones, `+` before the new; empty for equal texts. */
export function difference(golden: string, now: string): string {
  const [old, fresh] = [linesOf(golden), linesOf(now)];
  const head = old.findIndex((line, index) => line !== fresh[index]);
  const start = Math.max(0, (head < 0 ? Math.min(old.length, fresh.length) : head) - AROUND);
  const changes = changesOf(old.slice(start, start + COMPARED), fresh.slice(start, start + COMPARED));
  const shown: string[] = [];
  let number = start;
  let told = false;
  for (const [at, line] of changes.entries()) {
    if (line.sign !== '+') number += 1;
    const near = changes.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ sign }) => sign !== ' ');
    if (near && !told) shown.push(`@@ line ${Math.max(number, 1)} @@`);
    if (near) shown.push(`${line.sign} ${shortened(line)}`);
    told = near;
  }
  return (shown.length > SHOWN ? [...shown.slice(0, SHOWN), '(and more)'] : shown).join('\n');
}

/** A difference in colours, on a terminal. */
export function painted(lines: string): string {
  const style = (line: string) => (line.startsWith('-') ? 'red' : line.startsWith('+') ? 'green' : 'dim');
  return lines
    .split('\n')
    .map((line) => styleText(style(line), line, { stream: process.stdout }))
    .join('\n');
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** Both texts line by line: in each block what went stands before what came in its place. */
function changesOf(old: readonly string[], fresh: readonly string[]): Line[] {
  const lines: Line[] = [];
  let went: string[] = [];
  let came: string[] = [];
  const close = () => {
    lines.push(...went.map((text, index) => ({ sign: '-', text, other: came[index] }) as const));
    lines.push(...came.map((text, index) => ({ sign: '+', text, other: went[index] }) as const));
    [went, came] = [[], []];
  };
  // What only the first text has is an insertion to this function.
  for (const [operation, text] of diff([...fresh], [...old])) {
    if (operation === 0) close();
    if (operation === 0) lines.push({ sign: ' ', text });
    else (operation === 1 ? came : went).push(text);
  }
  close();
  return lines;
}

/** A long line from a little before the place where it parts from the other one. */
function shortened({ text, other }: Line): string {
  if (text.length <= LONGEST) return text;
  let parts = 0;
  while (other !== undefined && parts < text.length && text[parts] === other[parts]) parts += 1;
  const from = Math.max(0, parts - BEFORE);
  return `${from > 0 ? '…' : ''}${text.slice(from, from + LONGEST)}${from + LONGEST < text.length ? '…' : ''}`;
}

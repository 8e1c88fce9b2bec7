/** Stretches of a text that become something else, and where a place in it stands afterwards. Pure. */

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** The text with each stretch replaced. The spans stand in their order and do not overlap. */
export function replaceSpans(text: string, spans: readonly Span[]): string {
  let at = 0;
  const kept = spans.map(({ start, end, by }) => {
    const before = text.slice(at, start);
    at = end;
    return before + by;
  });
  return kept.join('') + text.slice(at);
}

/** Where a border between two reads stands once the spans are replaced; one inside of a stretch stays inside. */
export function movedBorder(border: number, spans: readonly Span[]): number {
  let shift = 0;
  for (const { start, end, by } of spans) {
    if (border <= start) break;
    if (border < end) return start + shift + Math.min(border - start, by.length);
    shift += by.length - (end - start);
  }
  return border + shift;
}

/** In their order, without those that overlap one before. */
export function inOrder(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((one, other) => one.start - other.start || other.end - one.end);
  let free = 0;
  return sorted.filter(({ start, end }) => {
    if (start < free) return false;
    free = end;
    return true;
  });
}

/** Where one text became another, as one span: from the first difference to the last. Null when nothing did. */
export function changeOf(before: string, after: string): Span | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start: head, end: before.length - tail, by: after.slice(head, after.length - tail) };
}

/** Every place of a text that is this one. */
export function literally(text: string, original: string, by: string): Span[] {
  const spans: Span[] = [];
  if (original === '') return spans;
  for (let at = text.indexOf(original); at >= 0; at = text.indexOf(original, at + original.length)) {
    spans.push({ start: at, end: at + original.length, by });
  }
  return spans;
}

/** Every match of a pattern; what becomes null stays. */
export function matches(text: string, pattern: RegExp, by: (...groups: readonly string[]) => string | null): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const replacement = by(...match);
    return replacement === null ? [] : [{ start: match.index, end: match.index + match[0].length, by: replacement }];
  });
}

/** A text that a stream tells in pieces: its characters, and where each of its pieces stands. */
export interface Told {
  readonly text: string;
  readonly pieces: readonly { readonly start: number; readonly length: number }[];
}

const SPOKEN = /"(content|reasoning_content|reasoning|refusal|text|arguments)"\s*:\s*"((?:[^"\\]|\\.)*)"/g;

/** What a stream says under each name, put together across its deltas: a secret may be spread over several of them. */
export function toldTexts(stream: string): readonly Told[] {
  const told = new Map<string, { text: string; pieces: { start: number; length: number }[] }>();
  for (const { index, 0: whole, 1: name = '', 2: piece = '' } of stream.matchAll(SPOKEN)) {
    const one = told.get(name) ?? { text: '', pieces: [] };
    told.set(name, one);
    one.text += piece;
    one.pieces.push({ start: index + whole.length - 1 - piece.length, length: piece.length });
  }
  return [...told.values()].filter(({ pieces }) => pieces.length > 1);
}

/** Spans of a told text as spans of the stream: the first piece takes the replacement, the others lose their part. */
export function spansInStream({ pieces }: Told, spans: readonly Span[]): Span[] {
  let offset = 0;
  const placed = pieces.map((piece) => {
    const from = offset;
    offset += piece.length;
    return { ...piece, from };
  });
  return spans.flatMap(({ start, end, by }) => {
    const touched = placed.filter(({ from, length }) => from < end && start < from + length);
    return touched.map((piece, index) => ({
      start: piece.start + Math.max(start - piece.from, 0),
      end: piece.start + Math.min(end - piece.from, piece.length),
      by: index === 0 ? by : '',
    }));
  });
}

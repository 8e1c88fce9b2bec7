/**
 * Bodies as values, with what they have in common with earlier ones parsed once. A thread is sent whole with each of its
 * turns and grows at its end, and the tools of all threads are the same: at 500 KB that is 98 % of a body (a sixth of a turn's
 * CPU, 2026-11). The values are those of JSON.parse, but parts of several may be the same objects: nobody changes them.
 */
import { randomUUID } from 'node:crypto';
import { getHeapStatistics } from 'node:v8';
import { Recent } from '../recent.ts';
import { decodeText, MAX_DEPTH, parseText, parseWhole } from './body-json.ts';
import { type ListSpan, scanLists } from './json-scan.ts';

/** A body whose first bytes, up to the end of its last input item, the next one of its thread may repeat. */
interface Remembered {
  readonly bytes: Buffer;
  /** How many of them. */
  readonly common: number;
  /** The text before the list of items. */
  readonly head: string;
  readonly items: readonly unknown[];
}

interface KnownTools {
  readonly text: string;
  readonly value: unknown;
}

/** Smaller ones are parsed as fast as remembered. */
const LEAST = { body: 64 * 1024, tools: 1024 };
const MOST_TOOLS = { lists: 16, characters: 512 * 1024 };
const MOST_BODIES = 64;
/** Of the heap, for the bytes of all bodies; their values take up to three times as much. */
const HEAP_SHARE = 128;

/** Stands where a list is put back: nobody else can write it, in whatever spelling. */
const MARK = randomUUID();
const MARK_TEXT = JSON.stringify(MARK);

type JsonObject = { [member: string]: unknown };

export class BodyMemory {
  private readonly bodies: Recent<Remembered, Remembered>;
  /** The newest last. */
  private tools: readonly KnownTools[] = [];
  private readonly least: { readonly body: number; readonly tools: number };

  constructor(heapBytes = getHeapStatistics().heap_size_limit, least = LEAST) {
    this.bodies = new Recent({ values: MOST_BODIES, bytes: heapBytes / HEAP_SHARE });
    this.least = least;
  }

  /**
   * What JSON.parse makes of these bytes.
   *
   * @throws Fault as `parseWhole` does.
   */
  parse(bytes: Buffer): unknown {
    const before = this.bodies.find(
      ({ bytes: earlier, common }) => common < bytes.length && bytes.compare(earlier, 0, common, 0, common) === 0,
    );
    const goneOn = before === undefined ? null : this.goOn(before, bytes);
    return (goneOn ?? this.read(decodeText(bytes), null, bytes) ?? { value: parseWhole(bytes) }).value;
  }

  private goOn(before: Remembered, bytes: Buffer) {
    const tail = decodeText(bytes.subarray(before.common), true);
    return tail === null ? null : this.read(`${before.head}[${tail}`, before, bytes);
  }

  /** The value of this text behind the items of an earlier one; null where it takes a parser to say, or to complain. */
  private read(text: string | null, before: Remembered | null, bytes: Buffer): { readonly value: unknown } | null {
    if (text === null) return null;
    const lists = scanLists(text, MAX_DEPTH, (name, start) => (name === 'tools' ? this.endOfKnown(text, start) : -1));
    if (lists === null) return null;
    const [input, tools] = [only('input', lists), only('tools', lists)];
    try {
      const value = parseText(without(text, [input, tools])) as JsonObject;
      if (input !== null) value.input = this.itemsOf(value.input, text.slice(input.start, input.end), before);
      if (tools !== null) value.tools = this.toolsOf(value.tools, text.slice(tools.start, tools.end));
      if (input !== null) this.remember(text, input, value.input as readonly unknown[], before, bytes);
      return { value };
    } catch {
      return null;
    }
  }

  private itemsOf(place: unknown, list: string, before: Remembered | null): readonly unknown[] {
    if (place !== MARK) throw new SyntaxError('another member of the name');
    if (before === null) return parseText(list) as readonly unknown[];
    const more = list.slice(1, -1).trim();
    if (more === '') return before.items;
    const items = more.startsWith(',') ? (parseText(`[${more.slice(1)}]`) as readonly unknown[]) : [];
    if (items.length === 0) throw new SyntaxError('no items');
    return [...before.items, ...items];
  }

  private toolsOf(place: unknown, list: string): unknown {
    if (place !== MARK) throw new SyntaxError('another member of the name');
    const known = this.tools.find(({ text }) => text === list);
    if (known !== undefined) return known.value;
    const value = parseText(list);
    if (list.length >= this.least.tools && list.length <= MOST_TOOLS.characters) {
      // A copy: a slice would hold on to the whole text.
      const text = Buffer.from(list, 'utf16le').toString('utf16le');
      this.tools = [...this.tools, { text, value }].slice(-MOST_TOOLS.lists);
    }
    return value;
  }

  private endOfKnown(text: string, start: number): number {
    // A hundred times as fast as startsWith, which goes character by character (V8 13.6).
    const known = this.tools.find((one) => text.slice(start, start + one.text.length) === one.text);
    return known === undefined ? -1 : start + known.text.length;
  }

  private remember(
    text: string,
    { start, end }: ListSpan,
    items: readonly unknown[],
    before: Remembered | null,
    bytes: Buffer,
  ): void {
    if (bytes.length < this.least.body || items.length === 0) return;
    const common = bytes.length - Buffer.byteLength(text.slice(end - 1));
    const head = before?.head ?? Buffer.from(text.slice(0, start), 'utf16le').toString('utf16le');
    const body = { bytes, common, head, items };
    if (before !== null) this.bodies.delete(before);
    this.bodies.set(body, body, bytes.length);
  }
}

/** The one list of this name, null where there is none or more than one. */
function only(name: string, lists: readonly ListSpan[]): ListSpan | null {
  const found = lists.filter((list) => list.name === name);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The text with marks in the place of these lists. */
function without(text: string, lists: readonly (ListSpan | null)[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const { start, end } of lists
    .filter((list) => list !== null)
    .toSorted((one, other) => one.start - other.start)) {
    pieces.push(text.slice(at, start), MARK_TEXT);
    at = end;
  }
  return [...pieces, text.slice(at)].join('');
}

/**
 * A block of tool calls in a text, read as it comes. Each character is looked at about once, and the block is given up as
 * soon as it cannot become one any more.
 */
import { DONE, type Grammar, type Place, type Rule } from '../../providers/leaks.ts';
import type { JsonObject } from '../conversation.ts';
import { followJson, JSON_START, type JsonProgress } from '../json-end.ts';
import { matchFirst, matchTag } from './leak-tags.ts';
import { type Member, readValue, writeArguments } from './leak-values.ts';
import { isObject } from './read-error.ts';

/** The tools the model may call, by the name on this wire, with the schema of their arguments. */
export type DeclaredTools = ReadonlyMap<string, JsonObject | null>;

export interface LeakedCall {
  readonly name: string;
  /** JSON text. */
  readonly args: string;
}

export interface Block {
  readonly grammar: Grammar;
  readonly place: string;
  /** What has been understood, as it was written. Only ever added to. */
  readonly read: string;
  /** What has come behind it: the beginning of a tag. */
  readonly tail: string;
  readonly calls: readonly LeakedCall[];
  /** The call in the making. */
  readonly tool: string;
  readonly members: readonly Member[];
  /** Its parameter in the making, or its arguments. */
  readonly key: string;
  readonly attributes: string;
  readonly value: string;
  readonly json: JsonProgress;
}

/** A longer block is taken for text. */
export const LONGEST_BLOCK = 64 * 1024;

export type Fed =
  | { readonly is: 'open'; readonly block: Block }
  /** `read` is the text it was written as, `rest` what stands behind it. */
  | { readonly is: 'done'; readonly calls: readonly LeakedCall[]; readonly read: string; readonly rest: string }
  /** `refused`: it is a block, and calls what nobody offered. */
  | { readonly is: 'text'; readonly read: string; readonly rest: string; readonly refused: boolean };

/** The block that begins at this place of a text, "begun" while that cannot be told yet, null when there is none. */
export function openBlock(
  grammars: readonly Grammar[],
  text: string,
  at: number,
  tools: DeclaredTools,
): Block | 'begun' | null {
  const openings = grammars.map((grammar) => ({ grammar, tag: grammar.open.tag }));
  const opening = matchFirst(openings, text, at);
  if (opening === null || opening === 'begun') return opening;
  const { grammar } = opening.found;
  const read = opening.match[0];
  const none = { tail: '', calls: [], tool: '', members: [], key: '', attributes: '', value: '', json: JSON_START };
  return follow({ grammar, place: '', read, ...none }, grammar.open, opening.match, tools);
}

/** Reads on. How the text was cut into pieces makes no difference. */
export function feedBlock(block: Block, piece: string, tools: DeclaredTools): Fed {
  const taken = piece.slice(0, LONGEST_BLOCK - block.read.length - block.tail.length);
  const text = block.tail + taken;
  let current = block;
  let at = 0;
  const readTo = (end: number): string => block.read + text.slice(0, end);
  // A slice costs nothing, while putting strings together for each block of a long piece would copy it as often.
  const restFrom = (end: number): string =>
    end < block.tail.length ? block.tail.slice(end) + piece : piece.slice(end - block.tail.length);
  for (;;) {
    const move = advance(current, text, at, tools);
    if (move === 'text' || move === 'refused') {
      return { is: 'text', read: readTo(at), rest: restFrom(at), refused: move === 'refused' };
    }
    if (move === 'more') {
      const open = { ...current, read: readTo(at), tail: text.slice(at) };
      const full = open.read.length + open.tail.length >= LONGEST_BLOCK;
      return full
        ? { is: 'text', read: readTo(text.length), rest: restFrom(text.length), refused: false }
        : { is: 'open', block: open };
    }
    [current, at] = move;
    if (current.place !== DONE) continue;
    if (current.calls.length === 0) return { is: 'text', read: readTo(at), rest: restFrom(at), refused: false };
    return { is: 'done', calls: current.calls, read: readTo(at), rest: restFrom(at) };
  }
}

/** The block a step further and how far that is, or why it is not: it needs more, or is no block. */
type Move = readonly [Block, number] | 'more' | 'text' | 'refused';

function advance(block: Block, text: string, at: number, tools: DeclaredTools): Move {
  if (at >= text.length) return 'more';
  const place = block.grammar.places[block.place];
  switch (place?.kind) {
    case 'tags':
      return advanceTags(block, place, text, at, tools);
    case 'value':
      return advanceValue(block, place, text, at, tools);
    case 'json':
      return advanceJson(block, place, text, at, tools);
    default:
      return 'text';
  }
}

const SPACE = /\s*/y;

function spaceAt(text: string, at: number): number {
  SPACE.lastIndex = at;
  return SPACE.exec(text)?.[0].length ?? 0;
}

type PlaceOf<Kind extends Place['kind']> = Extract<Place, { kind: Kind }>;

function advanceTags(block: Block, place: PlaceOf<'tags'>, text: string, at: number, tools: DeclaredTools): Move {
  const space = spaceAt(text, at);
  if (space > 0) return [block, at + space];
  const next = matchFirst(place.rules, text, at);
  if (next === null) return 'text';
  if (next === 'begun') return 'more';
  const followed = follow(block, next.found, next.match, tools);
  return followed === null ? 'refused' : [followed, at + next.match[0].length];
}

/** Goes where a tag leads. Null when it names a tool nobody declared, or a parameter twice. */
function follow(block: Block, rule: Rule, match: RegExpExecArray, tools: DeclaredTools): Block | null {
  const { tool, key, attributes = '' } = match.groups ?? {};
  const next = { ...block, place: rule.to, value: '', json: JSON_START };
  if (rule.endsCall) {
    return { ...next, calls: [...block.calls, { name: block.tool, args: writeArguments(block.members) }], members: [] };
  }
  if (tool !== undefined) {
    const name = declaredName(tool, tools);
    return name === null ? null : { ...next, tool: name, members: [] };
  }
  if (key === undefined) return next;
  return block.members.some(([known]) => known === key) ? null : { ...next, key, attributes };
}

/** Some templates write the namespace that plain functions have by default. */
function declaredName(name: string, tools: DeclaredTools): string | null {
  const plain = name.replace(/^functions\./, '');
  return [name, plain].find((one) => tools.has(one)) ?? null;
}

function advanceValue(block: Block, place: PlaceOf<'value'>, text: string, at: number, tools: DeclaredTools): Move {
  const next = text.indexOf('<', at);
  if (next !== at) {
    const end = next < 0 ? text.length : next;
    return [{ ...block, value: block.value + text.slice(at, end) }, end];
  }
  const match = matchTag(place.end, text, at);
  if (match !== null && match !== 'begun') {
    const written = place.lines ? block.value.replace(/^\r?\n/, '').replace(/\r?\n$/, '') : block.value;
    const json = readValue(written, block.key, block.attributes, tools.get(block.tool) ?? null);
    if (json === null) return 'text';
    const members: readonly Member[] = [...block.members, [block.key, json]];
    return [{ ...block, place: place.to, members }, at + match[0].length];
  }
  const others = place.never.map((tag) => matchTag(tag, text, at));
  if (others.some((other) => other !== null && other !== 'begun')) return 'text';
  if (match === 'begun' || others.includes('begun')) return 'more';
  return [{ ...block, value: `${block.value}<` }, at + 1];
}

function advanceJson(block: Block, place: PlaceOf<'json'>, text: string, at: number, tools: DeclaredTools): Move {
  if (block.value === '' || block.value === '[') {
    const space = spaceAt(text, at);
    if (space > 0) return [block, at + space];
    const opens = place.holds === 'calls' && block.value === '' ? '{[' : '{';
    const first = text.charAt(at);
    if (!opens.includes(first)) return 'text';
    if (first === '[') return [{ ...block, value: first, json: followJson(block.json, first) }, at + 1];
  }
  const json = followJson(block.json, text.slice(at));
  if (!json.ended) return [{ ...block, value: block.value + text.slice(at), json }, text.length];
  const end = jsonEnd(block.json, text, at);
  const value = block.value + text.slice(at, end);
  const calls = place.holds === 'calls' ? readCalls(value, tools) : readArguments(value, block.tool);
  // Behind it, wherever the pieces were cut: a block without calls is text.
  if (calls === null) return [{ ...block, place: DONE, calls: [] }, end];
  return [{ ...block, place: place.to, calls: [...block.calls, ...calls] }, end];
}

/** Where the JSON ends that ends in this text. */
function jsonEnd(progress: JsonProgress, text: string, from: number): number {
  let current = progress;
  let at = from;
  for (; !current.ended; at += 1) current = followJson(current, text.charAt(at));
  return at;
}

function readArguments(json: string, name: string): readonly LeakedCall[] | null {
  return isObject(parse(json)) ? [{ name, args: json }] : null;
}

/** Calls that stand in JSON with their names; null when one of them is not one, or not of a declared tool. */
function readCalls(json: string, tools: DeclaredTools): readonly LeakedCall[] | null {
  const value = parse(json);
  const calls: LeakedCall[] = [];
  for (const one of Array.isArray(value) ? value : [value]) {
    if (!isObject(one) || typeof one.name !== 'string') return null;
    const name = declaredName(one.name, tools);
    const args = argumentsOf(one.arguments ?? one.parameters);
    if (name === null || args === null) return null;
    calls.push({ name, args });
  }
  return calls;
}

function argumentsOf(value: unknown): string | null {
  if (value === undefined) return '{}';
  if (typeof value === 'string') return isObject(parse(value)) ? value : null;
  return isObject(value) ? write(value) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Null for a value that is nested too deeply to be written. */
function write(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

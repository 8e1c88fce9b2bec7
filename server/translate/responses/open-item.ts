/** An item that is still growing: what has come of it, and which delta belongs to it. */
import type { UrlCitation } from '../../../generated/types/responses.ts';
import type { Delta } from '../conversation.ts';
import { followJson, JSON_START, type JsonProgress } from '../json-end.ts';

interface Growing {
  /** Item id and output index; "" and -1 until it is open. */
  readonly id: string;
  readonly index: number;
  /** Text, thought, or a call's arguments, so far. Only ever added to: looking into it would copy it for each delta. */
  readonly text: string;
  /** What the last delta added to it. */
  readonly piece: string;
  /** The first half of a surrogate pair, until its second half comes: alone it is not valid UTF-8. */
  readonly held: string;
}

export interface TextItem extends Growing {
  readonly kind: 'text' | 'refusal' | 'reasoning';
  /** What the text cites, in the order in which it came. */
  readonly citations: readonly UrlCitation[];
}

export interface CallItem extends Growing {
  readonly kind: 'call';
  readonly slot: number | null;
  /** The id the provider gave, "" until it does. */
  readonly saidId: string;
  /** The id the client knows, "" until the item is open. */
  readonly callId: string;
  readonly name: string;
  /** How far the arguments have come as JSON. */
  readonly json: JsonProgress;
}

export type Item = TextItem | CallItem;

export type CallDelta = Extract<Delta, { type: 'call' }>;
export type CitationDelta = Extract<Delta, { type: 'annotation' }>;

/** An item of which nothing has come yet. */
export function emptyText(kind: TextItem['kind']): TextItem {
  return { kind, id: '', index: -1, text: '', piece: '', held: '', citations: [] };
}

/** Adds a citation, unless it is there already. One without a place stands where the text has come to. */
export function withCitation(item: TextItem, { url, title, start, end }: CitationDelta): TextItem {
  const known = item.citations.some((one) => one.url === url && (start === null || one.start_index === start));
  if (known) return item;
  const from = place(start) ?? item.text.length;
  const citation: UrlCitation = {
    type: 'url_citation',
    url,
    title,
    start_index: from,
    end_index: Math.max(from, place(end) ?? from),
  };
  return { ...item, citations: [...item.citations, citation] };
}

function place(index: number | null): number | null {
  return index !== null && Number.isSafeInteger(index) && index >= 0 ? index : null;
}

export function emptyCall(slot: number | null): CallItem {
  return {
    kind: 'call',
    id: '',
    index: -1,
    text: '',
    piece: '',
    held: '',
    slot,
    saidId: '',
    callId: '',
    name: '',
    json: JSON_START,
  };
}

/** Adds text; a pair split over two pieces is put together, and half a pair that stays alone becomes U+FFFD. */
export function withText<I extends Item>(item: I, added: string): I {
  const all = item.held + added;
  const cut = isHighSurrogate(all.charCodeAt(all.length - 1)) ? all.length - 1 : all.length;
  const piece = all.slice(0, cut).toWellFormed();
  return { ...item, text: item.text + piece, piece, held: all.slice(cut) };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** The item as it stays when it will not grow any more. */
export function finished<I extends Item>(item: I): I {
  return item.held === '' ? item : { ...item, text: `${item.text}\uFFFD`, piece: '\uFFFD', held: '' };
}

/** Whether an item is complete once another one follows. */
export function isWhole(item: Item): boolean {
  return item.kind !== 'call' || item.json.ended;
}

/**
 * The call that a piece goes on with, or null when it begins a new one. Providers count slots from 0 or 1, give none, give
 * 0 to every call (Ollama), repeat the id, or leave it "" or null later (recordings, 2025–2026).
 */
export function callFor<I extends Item>(items: readonly I[], delta: CallDelta): (I & CallItem) | null {
  const calls = items.filter((item): item is I & CallItem => item.kind === 'call');
  const sameId = delta.id === '' ? undefined : calls.findLast((call) => call.saidId === delta.id);
  if (sameId !== undefined && !isAnother(sameId, delta)) return sameId;
  const sameSlot = delta.slot === null ? calls.at(-1) : calls.findLast((call) => call.slot === delta.slot);
  if (sameSlot === undefined) return null;
  if (delta.name === '') return sameSlot;
  const otherId = delta.id !== '' && sameSlot.saidId !== '';
  // Neither ids nor slots: only the name and the end of the arguments tell one call from the next.
  const otherName = delta.slot === null && sameSlot.json.ended && delta.name !== sameSlot.name;
  return otherId || otherName ? null : sameSlot;
}

/** One id for two calls: only their places and their names tell them apart. */
function isAnother(call: CallItem, delta: CallDelta): boolean {
  const placed = delta.slot !== null && call.slot !== null && delta.slot !== call.slot;
  return placed && call.json.ended && delta.name !== '';
}

/** A call with one more piece. The name may come late, split, or again with each piece; once the client has it, it stays. */
export function foldCall<C extends CallItem>(call: C, delta: CallDelta): C {
  const settled = call.index >= 0 || (call.text !== '' && call.name !== '') || delta.name === call.name;
  const named = {
    ...call,
    saidId: call.saidId === '' ? delta.id : call.saidId,
    name: settled ? call.name : call.name + delta.name,
  };
  if (delta.args === '') return { ...named, piece: '' };
  const grown = withText(named, restOf(call, delta));
  return { ...grown, json: followJson(call.json, grown.piece) };
}

/**
 * What is new in a piece that may repeat the whole arguments: after they were whole, or as the last piece, in another
 * spacing, when all but their end had been sent (vLLM's GLM parser, recorded 2026-04).
 */
function restOf(call: CallItem, delta: CallDelta): string {
  const before = call.text + call.held;
  if (!call.json.ended && (!delta.last || before === '' || rewritten(before + delta.args) !== undefined))
    return delta.args;
  const meant = rewritten(delta.args);
  if (meant === undefined) return delta.args;
  const closers = /["\]}\s]*$/.exec(delta.args.slice(-LONGEST_END))?.[0] ?? '';
  for (let length = 0; length <= closers.length; length += 1) {
    const rest = closers.slice(closers.length - length);
    if (rewritten(before + rest) === meant) return rest;
  }
  return delta.args;
}

/** The end of arguments that may be missing is a few brackets and quotes. */
const LONGEST_END = 32;

/** A JSON text in one spacing; undefined for what is none, and for what is nested too deep to be written again. */
function rewritten(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}

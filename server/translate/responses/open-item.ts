/** An item that is still growing: what has come of it, and which delta belongs to it. */
import type { Delta } from '../conversation.ts';

interface Growing {
  /** Item id and output index; "" and -1 until it is open. */
  readonly id: string;
  readonly index: number;
  /** Text, thought, or a call's arguments, so far. */
  readonly text: string;
  /** The first half of a surrogate pair, until its second half comes: alone it is not valid UTF-8. */
  readonly held: string;
}

export interface TextItem extends Growing {
  readonly kind: 'text' | 'refusal' | 'reasoning';
}

export interface CallItem extends Growing {
  readonly kind: 'call';
  readonly slot: number | null;
  /** The id the provider gave, "" until it does. */
  readonly saidId: string;
  /** The id the client knows, "" until the item is open. */
  readonly callId: string;
  readonly name: string;
}

export type Item = TextItem | CallItem;

export type CallDelta = Extract<Delta, { type: 'call' }>;

/** Adds text; a pair split over two pieces is put together, and half a pair that stays alone becomes U+FFFD. */
export function withText<I extends Item>(item: I, piece: string): I {
  const all = item.held + piece;
  const cut = /[\uD800-\uDBFF]$/.test(all) ? all.length - 1 : all.length;
  return { ...item, text: item.text + all.slice(0, cut).toWellFormed(), held: all.slice(cut) };
}

/** The whole text of an item that will not grow any more. */
export function finalText(item: Item): string {
  return item.held === '' ? item.text : `${item.text}\uFFFD`;
}

/** Whether an item is complete once another one follows. */
export function isWhole(item: Item): boolean {
  if (item.kind !== 'call') return true;
  if (!/[}\]]\s*$/.test(item.text)) return false;
  return parse(item.text) !== undefined;
}

/**
 * The call that a piece goes on with, or null when it begins a new one. Providers count slots from 0 or 1, give none, give
 * 0 to every call (Ollama), repeat the id, or leave it "" or null later (recordings, 2025–2026).
 */
export function callFor<I extends Item>(items: readonly I[], delta: CallDelta): (I & CallItem) | null {
  const calls = items.filter((item): item is I & CallItem => item.kind === 'call');
  const sameId = delta.id === '' ? undefined : calls.findLast((call) => call.saidId === delta.id);
  if (sameId !== undefined) return sameId;
  const sameSlot = delta.slot === null ? calls.at(-1) : calls.findLast((call) => call.slot === delta.slot);
  if (sameSlot === undefined) return null;
  const another = delta.id !== '' && sameSlot.saidId !== '' && delta.name !== '';
  return another ? null : sameSlot;
}

/** A call with one more piece. The name may come late, split, or again with each piece; once the client has it, it stays. */
export function foldCall<C extends CallItem>(call: C, delta: CallDelta): C {
  const settled = call.index >= 0 || call.text !== '' || delta.name === call.name;
  const named = {
    ...call,
    saidId: call.saidId === '' ? delta.id : call.saidId,
    name: settled ? call.name : call.name + delta.name,
  };
  return delta.args === '' ? named : withText(named, restOf(call, delta));
}

/**
 * What is new in a piece that may repeat the whole arguments: after they were whole, or as the last piece, in another
 * spacing, when all but their end had been sent (vLLM's GLM parser, recorded 2026-04).
 */
function restOf(call: CallItem, delta: CallDelta): string {
  const before = call.text + call.held;
  const whole = before.startsWith('{') ? parse(before) : undefined;
  if (whole === undefined && (!delta.last || before === '' || parse(before + delta.args) !== undefined))
    return delta.args;
  const again = parse(delta.args);
  if (again === undefined) return delta.args;
  const meant = JSON.stringify(again);
  const closers = /["\]}\s]*$/.exec(delta.args)?.[0] ?? '';
  for (let length = 0; length <= closers.length; length += 1) {
    const rest = closers.slice(closers.length - length);
    if (JSON.stringify(parse(before + rest)) === meant) return rest;
  }
  return delta.args;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

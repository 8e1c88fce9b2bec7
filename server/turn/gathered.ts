/**
 * The beginning of a body, gathered while it passes, in a fraction of its room: what one token's event says, the next one says
 * again but for a few bytes, so only those are kept. A piece of some two hundred bytes takes thrice its size as an object of its
 * own; a compressor takes as long for its blocks as all else that is done for their tokens (both 2026-11).
 */
import { copyBytes, KeptBytes, KeptReader } from './kept-bytes.ts';

/** What is kept of one body. */
export const LONGEST_STAGE = 1024 * 1024;

/** Longer events are seldom like another. */
const LONGEST_LIKE = 1024;
const NEWLINE = 10;

export class Gathered {
  /** Bytes of the body. */
  size = 0;
  cut = false;
  /** Of each event: how many bytes it begins and ends with like its model, how many stand between, and those. */
  private readonly kept = new KeptBytes();
  private model = new Model();

  /** The body ends where there is no more room. */
  add(piece: Uint8Array): void {
    if (this.cut) return;
    const length = Math.min(piece.length, LONGEST_STAGE - this.size, this.kept.room);
    this.cut = length < piece.length;
    this.size += length;
    for (let from = 0; from < length; ) {
      const to = endOfEvent(piece, from, length);
      this.keep(piece, from, to);
      from = to;
    }
  }

  private keep(bytes: Uint8Array, from: number, to: number): void {
    const { kept, model } = this;
    const start = model.sameStart(bytes, from, to);
    const end = model.sameEnd(bytes, from + start, to);
    kept.addNumber(start);
    kept.addNumber(end);
    kept.addNumber(to - from - start - end);
    kept.addBytes(bytes, from + start, to - end);
    if (isModel(to - from, start + end)) model.become(bytes, from, to);
  }

  /** All bytes that were added. */
  read(): Buffer {
    const reader = new KeptReader(this.kept);
    const events: Uint8Array[] = [];
    let model: Uint8Array = Buffer.alloc(0);
    while (!reader.isOver) {
      const [start, end, between] = [reader.number(), reader.number(), reader.number()];
      const event = Buffer.concat([model.subarray(0, start), reader.next(between), model.subarray(model.length - end)]);
      events.push(event);
      if (isModel(event.length, start + end)) model = event;
    }
    return Buffer.concat(events);
  }

  clear(): void {
    this.kept.clear();
    this.model = new Model();
    this.size = 0;
    this.cut = false;
  }
}

/** Whether what comes next is held against this event, which has so many bytes in common with the model so far. */
function isModel(length: number, common: number): boolean {
  return length <= LONGEST_LIKE && 2 * common < length;
}

/** An event that others are like. */
class Model {
  private bytes = Buffer.alloc(0);

  /** How many bytes those from here on begin with like it. */
  sameStart(bytes: Uint8Array, from: number, to: number): number {
    const { bytes: mine } = this;
    const most = this.mostSame(to - from);
    let same = 0;
    while (same < most && mine[same] === bytes[from + same]) same += 1;
    return same;
  }

  /** How many of those from here on are its last bytes. */
  sameEnd(bytes: Uint8Array, from: number, to: number): number {
    const { bytes: mine } = this;
    const most = this.mostSame(to - from);
    const last = mine.length - 1;
    let same = 0;
    while (same < most && mine[last - same] === bytes[to - 1 - same]) same += 1;
    return same;
  }

  private mostSame(length: number): number {
    return length > LONGEST_LIKE ? 0 : Math.min(this.bytes.length, length);
  }

  become(bytes: Uint8Array, from: number, to: number): void {
    this.bytes = Buffer.allocUnsafeSlow(to - from);
    copyBytes(bytes, from, to, this.bytes, 0);
  }
}

/** Behind the blank line that ends an event, or where the bytes end. */
function endOfEvent(bytes: Uint8Array, from: number, to: number): number {
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0 && at < to; at = bytes.indexOf(NEWLINE, at + 1)) {
    if (bytes[at + 1] === NEWLINE) return Math.min(to, at + 2);
  }
  return to;
}

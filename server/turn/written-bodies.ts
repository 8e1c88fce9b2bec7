/**
 * Requests as the bytes of their JSON, with what a thread told before written once: its history is sent whole with each turn,
 * and its tools stay (1.4 ms for 570 KB, a fifth of a turn's CPU, 2026-11). The text is that of JSON.stringify.
 */
import type { ChatRequest } from '../../generated/types/chat.ts';
import { Recent, type RecentBounds } from '../recent.ts';

/** Where the members of a list stand in a body. */
interface WrittenList {
  readonly list: readonly unknown[];
  readonly start: number;
  /** Behind each member, from the start. */
  readonly ends: readonly number[];
}

interface WrittenBody {
  readonly bytes: Buffer;
  readonly lists: ReadonlyMap<string, WrittenList>;
}

const MOST = { values: 1000, bytes: 32 * 1024 * 1024 };
/** Smaller ones are written as fast as kept, but for their tools. */
const LEAST_BODY = 64 * 1024;
/** It is held as long as the process lives. */
const LARGEST_NEWEST = 1024 * 1024;

export class WrittenBodies {
  /** The last body of each owner. */
  private readonly owners: Recent<string, WrittenBody>;
  private readonly least: number;
  /** The last one of all: whatever its thread, it most often brought the same tools. */
  private newest: WrittenBody | undefined;

  constructor(most: RecentBounds = MOST, least = LEAST_BODY) {
    this.owners = new Recent(most);
    this.least = least;
  }

  /** The bytes of JSON.stringify of the body. @param owner whose bodies are alike: a thread, with a provider and a model. */
  write(owner: string, body: ChatRequest): Buffer {
    const before = this.owners.get(owner) ?? this.newest;
    const lists = new Map<string, WrittenList>();
    const pieces = new Pieces();
    for (const [name, value] of Object.entries(body)) {
      if (value === undefined) continue;
      pieces.add(`${pieces.length === 0 ? '{' : ','}${JSON.stringify(name)}:`);
      if (Array.isArray(value)) lists.set(name, writeList(value, name, before, pieces));
      else pieces.add(JSON.stringify(value));
    }
    pieces.add(pieces.length === 0 ? '{}' : '}');
    const bytes = pieces.join();
    if (bytes.length >= this.least) this.owners.set(owner, { bytes, lists }, bytes.length);
    else this.owners.delete(owner);
    if (bytes.length <= LARGEST_NEWEST) this.newest = { bytes, lists };
    return bytes;
  }
}

class Pieces {
  length = 0;
  private readonly list: Uint8Array[] = [];

  add(piece: string | Uint8Array): void {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    this.list.push(bytes);
    this.length += bytes.length;
  }

  join(): Buffer {
    return Buffer.concat(this.list, this.length);
  }
}

function writeList(
  list: readonly unknown[],
  name: string,
  before: WrittenBody | undefined,
  pieces: Pieces,
): WrittenList {
  const start = pieces.length;
  const known = before?.lists.get(name) ?? NOTHING;
  const changed = list.findIndex((member, at) => at >= known.list.length || !isSame(member, known.list[at]));
  const common = changed < 0 ? list.length : changed;
  const ends = known.ends.slice(0, common);
  const end = ends.at(-1);
  if (before === undefined || end === undefined) pieces.add('[');
  else pieces.add(before.bytes.subarray(known.start, known.start + end));
  list.slice(common).forEach((member, more) => {
    // What has no text is null in a list.
    pieces.add(`${common + more === 0 ? '' : ','}${JSON.stringify(member) ?? 'null'}`);
    ends.push(pieces.length - start);
  });
  pieces.add(']');
  return { list, start, ends };
}

const NOTHING: WrittenList = { list: [], start: 0, ends: [] };

/** Whether two values have the same JSON text; most parts of them are the very same objects and strings. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [names, otherNames] = [Object.keys(one), Object.keys(other)];
  return (
    names.length === otherNames.length &&
    names.every((name, index) => {
      const [value, otherValue] = [one[name as keyof typeof one], other[name as keyof typeof other]];
      return name === otherNames[index] && isSame(value, otherValue);
    })
  );
}

/** A session file as lines, however large it is: read piece by piece, with a bound on what is held of one line. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import type { Rollout } from './rollouts.ts';

export interface Piece {
  /** Its first byte in the file, unpacked. */
  readonly at: number;
  /** With the line feed that ends it. */
  readonly bytes: Buffer;
  /** `line`; `cut`: the last line, which nothing ends; `begin` and `more`: parts of a line too long to be held. */
  readonly kind: 'line' | 'cut' | 'begin' | 'more';
}

/** Images stand in lines as text; what is longer than this is passed over. */
export const LONGEST_LINE = 8 * 1024 * 1024;
/** A small compressed file can hold more than any disk. */
const MOST_BYTES = 16 * 1024 ** 3;
const LINE_FEED = 0x0a;

/** All bytes of the file, in their order. Rejects with the error of the file system, or of zstd. */
export async function* piecesOf(rollout: Rollout, longest = LONGEST_LINE): AsyncGenerator<Piece> {
  const cutter = new Cutter(longest);
  let bytes = 0;
  for await (const chunk of await bytesOf(rollout)) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) throw Object.assign(new Error('It holds too much.'), { code: 'more than 16 GiB' });
    yield* cutter.push(chunk as Buffer);
  }
  yield* cutter.end();
}

/** The bytes of the file, unpacked. */
async function bytesOf({ path, compressed }: Rollout): Promise<Readable> {
  // A link in its place would lead elsewhere; Windows knows no such flag.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  const file = handle.createReadStream({ highWaterMark: 256 * 1024 });
  if (!compressed) return file;
  const unpacked = createZstdDecompress();
  file.once('error', (thrown) => unpacked.destroy(thrown));
  unpacked.once('close', () => file.destroy());
  return file.pipe(unpacked);
}

/** Cuts bytes at line feeds. */
class Cutter {
  private readonly longest: number;
  private held: Buffer[] = [];
  private length = 0;
  private at = 0;
  private inside = false;

  constructor(longest: number) {
    this.longest = longest;
  }

  *push(chunk: Buffer): Generator<Piece> {
    let from = 0;
    while (from < chunk.length) {
      const feed = chunk.indexOf(LINE_FEED, from);
      const to = feed < 0 ? chunk.length : feed + 1;
      this.hold(chunk.subarray(from, to));
      from = to;
      if (feed < 0 && this.length <= this.longest) return;
      const long = this.length > this.longest;
      yield this.taken(this.inside ? 'more' : long ? 'begin' : 'line');
      this.inside = feed < 0;
    }
  }

  *end(): Generator<Piece> {
    if (this.length > 0) yield this.taken(this.inside ? 'more' : 'cut');
  }

  private hold(bytes: Buffer): void {
    this.held.push(bytes);
    this.length += bytes.length;
  }

  private taken(kind: Piece['kind']): Piece {
    const piece = { at: this.at, bytes: Buffer.concat(this.held), kind };
    this.at += this.length;
    this.held = [];
    this.length = 0;
    return piece;
  }
}

type Fields = { readonly [name: string]: unknown };

/** One line of a session file, of whatever release of Codex. */
export interface Entry {
  readonly timestamp: string | null;
  readonly type: string;
  readonly payload: Fields;
}

/** Null for what is no JSON object. */
export function entryIn(bytes: Buffer): Entry | null {
  const line = parsed(bytes.toString('utf8'));
  if (line === null) return null;
  const { timestamp, type, payload } = line;
  const when = typeof timestamp === 'string' ? timestamp : null;
  if (typeof type === 'string' && isFields(payload)) return { timestamp: when, type, payload };
  // Early releases wrote the items bare, the session's own line first, without a type.
  return { timestamp: when, type: typeof type === 'string' ? 'response_item' : 'session_meta', payload: line };
}

function parsed(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that is not empty. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

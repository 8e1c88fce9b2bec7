/**
 * The beginning of a body, gathered while it passes: copied into blocks of memory, since a piece of some two hundred bytes takes
 * thrice its size as an object of its own. Once many turns are open the full blocks are packed: what one token's event says,
 * the next one says again, so that a seventieth is left of them (half a microsecond for each event, 2026-11).
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** What is kept of one body. */
export const LONGEST_STAGE = 1024 * 1024;

const MEBIBYTE = 1024 * 1024;
/** What all open turns together may hold; the bodies of others end where it is reached. */
const MOST_HELD = 64 * MEBIBYTE;
/** Below it there is memory enough, and nothing is packed that most often nobody wants. */
const HELD_AS_IT_IS = 8 * MEBIBYTE;
const BLOCK_BYTES = { first: 2048, full: 16 * 1024 };
/** Beyond it blocks are packed while they are small: those of thousands of turns would be as much as may be held. */
const HELD_SMALL = 32 * MEBIBYTE;
const SMALL_BYTES = 4096;

/** By all that are open. */
let held = 0;

interface Block {
  readonly bytes: Buffer;
  readonly packed: boolean;
}

export class Gathered {
  /** Bytes of the body, or about as many where something else stands for them. */
  size = 0;
  cut = false;
  private readonly full: Block[] = [];
  private block = NOTHING;
  private filled = 0;
  /** What this one holds. */
  private own = 0;

  /** Something else of this length stands for a part of the body. @returns whether there is room for it; else the body ends here. */
  stands(length: number): boolean {
    this.cut ||= length > this.room();
    if (this.cut) return false;
    this.size += length;
    this.holds(length);
    return true;
  }

  /** @returns how many bytes of the piece there was room for; the body ends with them when that was not all. */
  add(piece: Uint8Array | string): number {
    if (this.cut) return 0;
    const all = typeof piece === 'string' ? Buffer.from(piece) : piece;
    const bytes = all.subarray(0, this.room());
    this.cut = bytes.length < all.length;
    this.size += bytes.length;
    for (let from = 0; from < bytes.length; ) {
      if (this.filled === this.block.length) this.next();
      const some = bytes.subarray(from, from + this.block.length - this.filled);
      this.block.set(some, this.filled);
      this.filled += some.length;
      from += some.length;
    }
    return bytes.length;
  }

  private room(): number {
    return Math.max(0, Math.min(LONGEST_STAGE - this.size, MOST_HELD - held));
  }

  private holds(length: number): void {
    held += length;
    this.own += length;
  }

  /** Room behind a block that is full: as much again, until it is worth packing. */
  private next(): void {
    const { block } = this;
    const enough = held > HELD_SMALL ? SMALL_BYTES : BLOCK_BYTES.full;
    const isFull = block.length >= enough;
    if (isFull) {
      const packed = held > HELD_AS_IT_IS;
      const bytes = packed ? zstdCompressSync(block) : block;
      this.full.push({ bytes, packed });
      this.holds(bytes.length);
      this.filled = 0;
    }
    this.block = Buffer.allocUnsafeSlow(isFull || block === NOTHING ? BLOCK_BYTES.first : 2 * block.length);
    if (!isFull) this.block.set(block);
    this.holds(this.block.length - block.length);
  }

  /** All bytes that were added. */
  read(): Buffer {
    const full = this.full.map(({ bytes, packed }) => (packed ? zstdDecompressSync(bytes) : bytes));
    return Buffer.concat([...full, this.block.subarray(0, this.filled)]);
  }

  clear(): void {
    this.holds(-this.own);
    this.full.length = 0;
    this.block = NOTHING;
    this.filled = 0;
    this.size = 0;
    this.cut = false;
  }
}

const NOTHING = Buffer.alloc(0);

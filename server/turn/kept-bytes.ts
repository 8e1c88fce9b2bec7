/** Bytes that grow at their end, within what all open turns together may hold. */

const MEBIBYTE = 1024 * 1024;
/** The bodies of other turns end where it is reached. */
const MOST_HELD = 64 * MEBIBYTE;
const FIRST_BYTES = 512;
const LONGEST_NUMBER = 5;
/** In UTF-8. */
const LONGEST_CHARACTER = 3;

/** By all that are open. */
let held = 0;

export class KeptBytes {
  bytes = Buffer.alloc(0);
  filled = 0;
  private own = 0;

  /** How many more bytes may be held by anybody. */
  get room(): number {
    return Math.max(0, MOST_HELD - held);
  }

  /** Something else of this length is held beside them. */
  holds(length: number): void {
    held += length;
    this.own += length;
  }

  /** Seven bits in each byte, the last one without the eighth. */
  addNumber(number: number): void {
    this.grow(LONGEST_NUMBER);
    let rest = number;
    for (; rest > 0x7f; rest >>>= 7) this.bytes[this.filled++] = (rest & 0x7f) | 0x80;
    this.bytes[this.filled++] = rest;
  }

  addBytes(bytes: Uint8Array, from: number, to: number): void {
    this.grow(to - from);
    copyBytes(bytes, from, to, this.bytes, this.filled);
    this.filled += to - from;
  }

  /** As UTF-8, behind its length. */
  addText(text: string): void {
    this.grow(LONGEST_NUMBER + LONGEST_CHARACTER * text.length);
    this.addNumber(Buffer.byteLength(text));
    this.filled += this.bytes.write(text, this.filled);
  }

  clear(): void {
    this.holds(-this.own);
    this.bytes = Buffer.alloc(0);
    this.filled = 0;
  }

  private grow(length: number): void {
    const { bytes, filled } = this;
    if (filled + length <= bytes.length) return;
    this.bytes = Buffer.allocUnsafeSlow(Math.max(FIRST_BYTES, Math.ceil(1.5 * bytes.length), filled + length));
    this.bytes.set(bytes.subarray(0, filled));
    this.holds(this.bytes.length - bytes.length);
  }
}

/** What was kept, from its beginning. */
export class KeptReader {
  private readonly bytes: Buffer;
  private at = 0;

  constructor({ bytes, filled }: Pick<KeptBytes, 'bytes' | 'filled'>) {
    this.bytes = bytes.subarray(0, filled);
  }

  get isOver(): boolean {
    return this.at >= this.bytes.length;
  }

  number(): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0;
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
  }

  next(length: number): Buffer {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return this.next(this.number()).toString('utf8');
  }
}

/** A few bytes are copied before Node's own way has begun. */
export function copyBytes(bytes: Uint8Array, from: number, to: number, target: Uint8Array, at: number): void {
  if (to - from > 64) target.set(bytes.subarray(from, to), at);
  else for (let index = from; index < to; index += 1) target[at + index - from] = bytes[index] as number;
}

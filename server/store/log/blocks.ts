/**
 * Bodies as compressed blocks that are kept once. A conversation is sent whole with each of its turns and only grows at its
 * end, so that most blocks of a body stand already in the one before it.
 */
import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Tx } from '../tables.ts';
import { addUp, inPieces } from './sums.ts';

/** Smaller ones would be found again more often, and pack worse. */
const BLOCK_BYTES = 32 * 1024;

export interface Block {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export function blocksOf(text: string): readonly Block[] {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / BLOCK_BYTES) }, (_, index) => {
    const block = bytes.subarray(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES);
    return { hash: createHash('sha256').update(block).digest('base64url').slice(0, 24), bytes: block };
  });
}

/** Keeps these blocks once more each; the new ones are packed first. */
export async function keepBlocks(tx: Tx, blocks: readonly Block[]): Promise<void> {
  const counted = countedBy(blocks.map(({ hash }) => hash));
  const bytes = new Map(blocks.map((block) => [block.hash, block.bytes]));
  const known = new Set<string>();
  for (const some of inPieces([...counted.keys()], 500)) {
    const rows = await tx.selectFrom('blocks').select('hash').where('hash', 'in', some).execute();
    for (const { hash } of rows) known.add(hash);
  }
  const rows = [...counted].map(([hash, refs]) => ({
    hash,
    refs,
    // Not looked at where the block is there already.
    data: known.has(hash) ? Buffer.alloc(0) : zstdCompressSync(bytes.get(hash) ?? Buffer.alloc(0)),
  }));
  await addUp(tx, 'blocks', ['hash'], rows, { data: 'first' });
}

/** Lets go of these blocks once each, and of those that nobody keeps any more for good. */
export async function dropBlocks(tx: Tx, hashes: readonly string[]): Promise<void> {
  const counted = [...countedBy(hashes)];
  // Most are held once.
  for (const refs of new Set(counted.map(([, count]) => count))) {
    const alike = counted.flatMap(([hash, count]) => (count === refs ? [hash] : []));
    for (const some of inPieces(alike, 500)) {
      await tx
        .updateTable('blocks')
        .set((eb) => ({ refs: eb('refs', '-', refs) }))
        .where('hash', 'in', some)
        .execute();
    }
  }
  for (const some of inPieces([...new Set(hashes)], 500)) {
    await tx.deleteFrom('blocks').where('hash', 'in', some).where('refs', '<=', 0).execute();
  }
}

/** The text of these blocks, in their order; null when one of them is lost. */
export function textOf(hashes: readonly string[], packed: ReadonlyMap<string, Uint8Array>): string | null {
  const pieces = hashes.flatMap((hash) => packed.get(hash) ?? []);
  if (pieces.length < hashes.length) return null;
  return Buffer.concat(pieces.map((piece) => zstdDecompressSync(piece))).toString('utf8');
}

function countedBy(hashes: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const hash of hashes.toSorted()) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}

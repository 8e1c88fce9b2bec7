/** A session file with a few bytes replaced, written beside it: line by line, however large it is. */
import { createWriteStream } from 'node:fs';
import { chmod, stat, utimes } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { Fault } from '../../fault.ts';
import { type Piece, piecesOf } from './lines.ts';
import { type Rollout, unreadable } from './rollouts.ts';
import { type Splice, spliced } from './splice.ts';

/** What was replaced, and where it stands now. */
export interface Edit extends Splice {
  readonly now: number;
}

/** What becomes of a line that begins at this byte; null for nothing. */
export type Change = (line: Buffer, at: number) => Splice | null;

/** The draft is on the disk once this resolves, with the rights and the times of the file. @returns none when nothing is to be changed. */
export async function rewrite(rollout: Rollout, change: Change, draft: string): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  try {
    const { mode, atime, mtime } = await stat(rollout.path);
    const out = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    const changed = Readable.from(gathered(changedPieces(rollout, change, edits)), { objectMode: false });
    if (rollout.compressed) await pipeline(changed, createZstdCompress(), out);
    else await pipeline(changed, out);
    await chmod(draft, mode & 0o777);
    // Codex goes by the time of its last turn.
    await utimes(draft, atime, mtime);
    return edits;
  } catch (thrown) {
    throw thrown instanceof Fault ? thrown : unreadable(rollout.path, thrown);
  }
}

async function* changedPieces(rollout: Rollout, change: Change, edits: Edit[]): AsyncGenerator<Buffer> {
  let shift = 0;
  for await (const piece of piecesOf(rollout)) {
    const splice = changeOf(piece, change, rollout);
    if (splice === null) {
      yield piece.bytes;
      continue;
    }
    const at = piece.at + splice.at;
    edits.push({ ...splice, at, now: at + shift });
    shift += splice.after.length - splice.before.length;
    yield spliced(piece.bytes, splice);
  }
}

function changeOf({ kind, bytes, at }: Piece, change: Change, { path }: Rollout): Splice | null {
  if (kind === 'line' || kind === 'cut') return change(bytes, at);
  if (at > 0) return null;
  throw new Fault('conflict', `The first line of ${path} is too long to be changed.`);
}

const GATHERED = 1024 * 1024;

/** Many lines at a time: a write for each would take longer than all the rest. */
async function* gathered(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const bytes of pieces) {
    held.push(bytes);
    length += bytes.length;
    if (length < GATHERED) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  yield Buffer.concat(held);
}

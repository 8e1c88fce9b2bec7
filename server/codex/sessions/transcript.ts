/** A session as it can be read: what was said, in its order, and what of its file could not be understood. */
import { Fault } from '../../fault.ts';
import type { Gaps } from './gaps.ts';
import { type Said, saidIn } from './items.ts';
import { entryIn, type Piece, piecesOf } from './lines.ts';
import type { Session } from './list.ts';
import { unreadable } from './rollouts.ts';

/** @throws Fault `conflict`, before anything else, when there is no file, and later when it cannot be read to its end. */
export function transcriptOf({ id, rollout }: Pick<Session, 'id' | 'rollout'>, gaps: Gaps): AsyncGenerator<Said> {
  if (rollout !== null) return read(piecesOf(rollout), rollout.path, gaps);
  throw new Fault('conflict', `The file of the session ${id} is not there: only Codex's database knows it.`);
}

async function* read(pieces: AsyncIterable<Piece>, path: string, gaps: Gaps): AsyncGenerator<Said> {
  try {
    for await (const { bytes, kind } of pieces) {
      if (kind === 'begin') gaps.add('lines too long to be shown');
      if (kind === 'begin' || kind === 'more') continue;
      const entry = entryIn(bytes);
      if (entry === null && bytes.toString('latin1').trim() !== '') {
        gaps.add(kind === 'cut' ? 'last lines that break off' : 'lines that are damaged');
      }
      const said = entry === null ? null : saidIn(entry);
      if (said !== null) yield said;
    }
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
}

const LONGEST_SHOWN = 2000;

/** Arguments and outputs may be long, and are cut for whoever does not ask for all of them. */
export function shortened(said: Said): Said {
  if (said.kind !== 'output' && said.kind !== 'call') return said;
  const { text } = said;
  if (text.length <= LONGEST_SHOWN) return said;
  const left = text.length - LONGEST_SHOWN;
  return { ...said, text: `${text.slice(0, LONGEST_SHOWN).toWellFormed()}\n… ${left} more characters` };
}

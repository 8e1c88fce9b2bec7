/**
 * Thoughts written into the text as `<think>…</think>` → reasoning. Only where templates put them: at the start of the
 * answer, and again behind an earlier block (MiniMax, recorded 2026-06). A tag later in the answer is the answer's own.
 */
import type { Delta } from '../conversation.ts';
import { type DeltaStage, overtakes, textDeltas } from '../delta-stage.ts';

export interface ThinkState {
  readonly place: 'start' | 'thought' | 'answer';
  /** White space in front of a block. It comes out in front of the answer: a message of its own would say nothing. */
  readonly space: string;
  /** The beginning of a tag. */
  readonly held: string;
}

export const THINK_OPEN = '<think>';
export const THINK_CLOSE = '</think>';

/** The most white space that is waited behind. */
const LONGEST_SPACE = 1024;

type Step = readonly [ThinkState, readonly Delta[]];

/** @param thinks whether this provider's answers may hold such blocks; without, every delta passes as it is. */
export function splitThink(thinks: boolean): DeltaStage<ThinkState> {
  return {
    start: { place: thinks ? 'start' : 'answer', space: '', held: '' },
    step(state, delta) {
      if (state.place === 'answer' || overtakes(delta)) return [state, [delta]];
      if (delta.type === 'text') return read(state, delta.text);
      const [released, deltas] = release(state);
      return [released, [...deltas, delta]];
    },
    flush: (state) => release(state)[1],
  };
}

function read(state: ThinkState, piece: string): Step {
  let { place, space } = state;
  let rest = state.held + piece;
  let thought = '';
  const wait = (): Step => [{ place, space, held: rest }, textDeltas('reasoning', thought)];
  for (;;) {
    if (place === 'thought') {
      const end = rest.indexOf(THINK_CLOSE);
      if (end < 0) {
        const kept = beginningAtEnd(rest);
        thought += rest.slice(0, rest.length - kept);
        rest = rest.slice(rest.length - kept);
        return wait();
      }
      thought += rest.slice(0, end);
      rest = rest.slice(end + THINK_CLOSE.length);
      place = 'start';
    }
    const found = /^\s*/.exec(rest)?.[0] ?? '';
    space += found;
    rest = rest.slice(found.length);
    const waited = space.length <= LONGEST_SPACE;
    if (waited && rest.startsWith(THINK_OPEN)) {
      rest = rest.slice(THINK_OPEN.length);
      place = 'thought';
    } else if (waited && rest.startsWith(THINK_CLOSE)) {
      // The template had opened the block, and the thought came in a field of its own.
      rest = rest.slice(THINK_CLOSE.length);
    } else if (waited && (THINK_OPEN.startsWith(rest) || THINK_CLOSE.startsWith(rest))) {
      return wait();
    } else {
      const out = [...textDeltas('reasoning', thought), ...textDeltas('text', space + rest)];
      return [{ place: 'answer', space: '', held: '' }, out];
    }
  }
}

/** How much of the end of a thought may be the beginning of its closing tag. */
function beginningAtEnd(text: string): number {
  const at = text.lastIndexOf('<');
  return at >= 0 && THINK_CLOSE.startsWith(text.slice(at)) ? text.length - at : 0;
}

/** Lets go of what is held, since something else comes in between. */
function release({ place, space, held }: ThinkState): Step {
  if (place === 'thought') {
    return [{ place, space: '', held: '' }, [...textDeltas('reasoning', held), ...textDeltas('text', space)]];
  }
  return [{ place: held === '' ? place : 'answer', space: '', held: '' }, textDeltas('text', space + held)];
}

/** How an answer ended, by its provider's words and by what happened on the way. */
import { Fault } from '../../fault.ts';
import type { FinishReason } from '../conversation.ts';

/** What the provider said about the end. */
interface Ending {
  readonly finish: FinishReason | null;
  readonly finishSaid: string;
}

/** A stream that did not say how it ended was cut, and a cut answer is never a completed one. */
export function faultOf(state: Ending, cause: Fault | 'ended'): Fault | null {
  if (state.finish === 'failed') {
    return new Fault('upstream_error', `The provider gave the answer up: finish reason "${state.finishSaid}".`);
  }
  if (state.finish !== null) return null;
  if (cause !== 'ended') return cause;
  return new Fault('upstream_cut', 'The provider ended its stream without a finish reason: the answer was cut.');
}

/** Several finish reasons in one answer: the graver one holds. */
export function isGraver(reason: FinishReason, held: FinishReason | null): boolean {
  return held === null || GRAVITY[reason] > GRAVITY[held];
}

const GRAVITY: { readonly [reason in FinishReason]: number } = { stop: 0, length: 1, content_filter: 2, failed: 3 };

/** A turn of the log, with its bodies, as a tape of it would have been. */
import type { PreparedTurn } from '../answer.ts';
import type { WholeTurn } from '../store/log/turns.ts';
import type { TapedTurn } from './tape.ts';

/**
 * How the answer came, read by read, is not kept.
 *
 * @param turn what the request is to its provider.
 * @returns null when the provider's answer is not kept whole, or none came.
 */
export function tapedFrom({ stages, attempts, errorCode }: WholeTurn, turn: PreparedTurn): TapedTurn | null {
  const status = attempts.at(-1)?.httpStatus ?? null;
  const { clientRequest = null, upstreamResponse = null } = stages ?? {};
  if (status === null || clientRequest === null || upstreamResponse === null || upstreamResponse.cut) return null;
  return {
    ...{ asked: clientRequest.text, turn, status, reads: [] },
    bytes: [Buffer.from(upstreamResponse.text)],
    ending: errorCode === 'upstream_cut' ? 'broke' : 'whole',
  };
}

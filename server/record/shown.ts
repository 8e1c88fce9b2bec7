/** What a recorded turn shows, in words: read from what the client heard of it. */
import type { OutputItem } from '../../generated/types/responses.ts';
import { Answer } from '../answer.ts';
import { Fault } from '../fault.ts';
import { readRefusal } from '../translate/chat/read-error.ts';
import { createChunkReader } from '../upstream/chunks.ts';
import type { TapedTurn } from './tape.ts';

export interface Shown {
  readonly words: readonly string[];
  /** Why the answer failed, null when it did not. */
  readonly failure: string | null;
}

/** `reasoning`, `text`, `tool call`, `parallel tool calls`, `tool result`, `keep-alive comments`, `error 429`. */
export function whatIsShown(taped: TapedTurn): Shown {
  const text = Buffer.concat(taped.bytes).toString('utf8');
  if (taped.status !== 200) {
    const { profile } = taped.turn.route.provider;
    const fault = readRefusal(taped.status, text, null, profile.faults).without(taped.turn.route.provider.keys);
    return { words: [`error ${taped.status}`], failure: fault.message };
  }
  const { output, failure } = hearAgain(taped);
  const calls = output.filter(({ type }) => type.endsWith('_call')).length;
  const words = [
    ...(output.some(({ type }) => type === 'reasoning') ? ['reasoning'] : []),
    ...(output.some(({ type }) => type === 'message') ? ['text'] : []),
    ...(calls === 1 ? ['tool call'] : calls > 1 ? ['parallel tool calls'] : []),
    ...(/"type":"\w+_call_output"/.test(taped.asked) ? ['tool result'] : []),
    ...(/^:/m.test(text) ? ['keep-alive comments'] : []),
    ...(failure === null ? [] : ['error within the stream']),
  ];
  return { words, failure };
}

/** The answer once more, from its bytes: the tape stands below the translation. */
function hearAgain({ turn, bytes, ending }: TapedTurn): { output: readonly OutputItem[]; failure: string | null } {
  const answer = new Answer(turn);
  const frames = createChunkReader();
  for (const piece of bytes) {
    if (frames.done || answer.failed) break;
    answer.hear(frames.push(piece));
  }
  if (!frames.done && !answer.failed) answer.hear(frames.end());
  const cause = ending === 'broke' ? new Fault('upstream_cut', 'The connection broke.') : 'ended';
  const { response, fault } = answer.end(cause, 0);
  return { output: response.output, failure: fault?.message ?? null };
}

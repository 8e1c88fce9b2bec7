/** Whether an answer streams, how it ends, and whether a turn that was given up leaves the server able to take the next. */

import { word } from '../json.ts';
import { CannotJudge, type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { ANSWER_TOKENS, askTwice, FEW_TOKENS, READY, taken, user } from './kit.ts';
import type { Reply } from './reply.ts';

/** The first probe of all: when its plain question is refused, nothing else can be told. */
export const streaming: Probe<ChatTarget> = {
  id: 'stream',
  title: 'Streaming',
  requests: 2,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const messages = [user('Count from 1 to 40. Write only the numbers, with a space between them.')];
    // A reader that was kept busy for a moment may find a whole answer waiting: once proves nothing.
    const reply = await askTwice(target, { messages }, ANSWER_TOKENS, ({ reads }) => reads.length > 1);
    if (reply.refused) throw new CannotJudge(`The plainest request is refused: ${reply.evidence}`);
    return [events(reply), done(reply), finish(reply), incremental(reply), ids(reply)];
  },
};

function events(reply: Reply): Finding {
  const { contentType } = reply;
  const streams = reply.events > 0;
  return finding(
    'stream',
    'Streams server-sent events',
    streams,
    `${reply.events} events, content type ${contentType === '' ? 'missing' : contentType}`,
    streams ? null : 'The answer comes in one piece: Codex shows nothing until the whole turn is over.',
  );
}

function done(reply: Reply): Finding {
  const evidence = reply.done ? 'data: [DONE]' : 'the last event is another one';
  return finding('stream.done', 'Ends with [DONE]', reply.done, evidence);
}

/** The words that m2c takes for the end of a text (vendors' documents and recordings, 2025–2026). */
const KNOWN = new Set(
  [
    ['stop', 'stop_sequence', 'end_turn', 'eos', 'eos_token', 'completed'],
    ['length', 'max_tokens', 'model_length', 'model_context_window_exceeded'],
    ['content_filter', 'sensitive', 'safety'],
  ].flat(),
);

function finish({ answer, evidence }: Reply): Finding {
  const reason = answer.finish;
  const unknown = `m2c does not know the finish_reason "${reason?.slice(0, 40)}" and ends each turn as failed.`;
  const missing = 'Without a finish_reason a whole answer looks like one that was cut, so each turn fails.';
  const shortfall = reason === null ? missing : KNOWN.has(reason.toLowerCase()) ? null : unknown;
  return finding('stream.finish', 'Says how it ended', reason ?? 'missing', evidence, shortfall);
}

/** Whether the deltas came on their way, or all at once at the end. */
function incremental({ reads, deltas }: Reply): Finding {
  const spoken = deltas.filter((delta) => word(delta.content) !== '' || word(delta.reasoning_content) !== '').length;
  const first = reads[0]?.at ?? 0;
  const last = reads.at(-1)?.at ?? 0;
  const came = reads.length > 1 && spoken > 1;
  return finding(
    'stream.incremental',
    'Sends each piece at once',
    came,
    `${spoken} pieces in ${reads.length} reads, ${Math.round(last - first)} ms from the first to the last`,
    came ? null : 'The whole answer arrives at its end: until then a long thought looks like a hang.',
  );
}

function ids({ chunks }: Reply): Finding {
  const seen = new Set(chunks.map((chunk) => word(chunk.id)));
  const one = seen.size === 1 && !seen.has('');
  const evidence = one ? 'the same id on each event' : `${seen.size} different ids on ${chunks.length} events`;
  return finding('stream.id', 'One id for the answer', one, evidence);
}

/** Gives a turn up after its first bytes, as Codex does when the user presses Escape, and asks the next at once. */
export const cancel: Probe<ChatTarget> = {
  id: 'cancel',
  title: 'A turn given up',
  requests: 2,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const long = user('Count from 1 to 400. Write only the numbers, with a space between them.');
    const given = await target.ask({ messages: [long] }, { maxTokens: ANSWER_TOKENS, enoughBytes: 1 });
    if (given.refused) throw new Error(`The turn to be given up was refused: ${given.evidence}`);
    const next = await target.ask({ messages: [READY] }, { maxTokens: FEW_TOKENS, asIs: true });
    const shortfall = next.refused ? 'After a turn that the user gave up, the next one is refused.' : null;
    return [finding('cancel', 'Takes the next turn after one given up', !next.refused, taken(next), shortfall)];
  },
};

/** Costs nothing: tells of all the answers before it. */
export const keepalives: Probe<ChatTarget> = {
  id: 'keepalives',
  title: 'Keep-alives',
  requests: 0,
  maxTokens: 0,
  async run({ learned: { answers, comments, longestSilenceMs } }) {
    const seconds = (longestSilenceMs / 1000).toFixed(1);
    const evidence = `${comments} comments in ${answers} answers, the longest silence was ${seconds} s`;
    // None seen proves nothing: there may have been no need of any.
    return [finding('keepalives', 'Keeps a silent stream alive', comments > 0 ? true : null, evidence)];
  },
};

/** Misbehaviour of the stream itself, its end and its usage. */
import { type Answer, errorAnswer, type HeardBody } from '../../../upstream/fake-upstream.ts';
import { answerTo } from '../model-brain.ts';
import type { Misbehaviour } from '../model-upstream.ts';
import { finishing, type Row, refuse, without } from './row.ts';

export const STREAM: readonly Row[] = [
  {
    probe: 'stream',
    name: 'answers in one piece',
    misbehaviour: { send: (_, body) => whole(body) },
    changes: {
      stream: false,
      'stream.done': false,
      'stream.incremental': false,
      'usage.unasked': true,
      'usage.place': 'the finish chunk',
      'tools.incremental': false,
      'tools.index': false,
      keepalives: null,
    },
    fallsShort: ['stream', 'stream.incremental'],
  },
  {
    probe: 'stream',
    name: 'ends without [DONE]',
    misbehaviour: { send: (pieces) => ({ pieces: pieces.slice(0, -1) }) },
    changes: { 'stream.done': false },
  },
  {
    probe: 'stream',
    name: 'gives no finish_reason',
    misbehaviour: finishing(() => null),
    changes: { 'stream.finish': 'missing', 'tools.finish': false },
    fallsShort: ['stream.finish'],
  },
  {
    probe: 'stream',
    name: 'gives a finish_reason that nobody knows',
    misbehaviour: finishing((finish) => (finish === 'stop' ? 'finished_it' : finish)),
    changes: { 'stream.finish': 'finished_it' },
    fallsShort: ['stream.finish'],
  },
  {
    probe: 'stream',
    name: 'holds all events back to the end',
    misbehaviour: { send: (pieces) => ({ pieces: [pieces.filter((piece) => typeof piece === 'string').join('')] }) },
    changes: { 'stream.incremental': false },
    fallsShort: ['stream.incremental'],
  },
  {
    probe: 'stream',
    name: 'gives each event its own id',
    misbehaviour: { chunks: (chunks) => chunks.map((chunk, index) => ({ ...chunk, id: `chunk-${index}` })) },
    changes: { 'stream.id': false },
  },
  {
    probe: 'cancel',
    name: 'is busy with the long answer that was given up',
    misbehaviour: {
      refuse: (_, seen) => {
        const before = seen.at(-1);
        const long = before !== undefined && answerTo(before.body).text.length > 1000;
        return long ? errorAnswer(503, 'The server is busy.') : null;
      },
    },
    changes: { cancel: false },
    fallsShort: ['cancel'],
  },
  {
    probe: 'keepalives',
    name: 'sends no comments',
    misbehaviour: { send: (pieces) => ({ pieces: pieces.slice(1) }) },
    changes: { keepalives: null },
  },
];

/** The answer as a server gives it that knows no streams. */
function whole(body: HeardBody): Answer {
  const { text, thought, calls, finish, usage } = answerTo(body);
  const tool_calls = calls.map(({ id, name, arguments: args }) => ({
    id,
    type: 'function',
    function: { name, arguments: args },
  }));
  const message = { role: 'assistant', content: text, reasoning_content: thought, tool_calls };
  const answer = { id: 'chatcmpl-model', choices: [{ index: 0, message, finish_reason: finish }], usage };
  return { headers: { 'content-type': 'application/json' }, pieces: [JSON.stringify(answer)] };
}

const NO_USAGE = { 'usage.place': null, 'usage.sum': null, 'usage.cached': null, 'usage.reasoning': null };

/** A change of the usage, wherever the server puts it. */
const usage = (change: (usage: Record<string, unknown>) => object): Misbehaviour => ({
  say: (said) => ({ ...said, usage: { ...change({ ...said.usage }) } }),
});

export const USAGE: readonly Row[] = [
  {
    probe: 'usage',
    name: 'never says the usage',
    misbehaviour: without('stream_options'),
    changes: { 'usage.asked': 'untold', ...NO_USAGE },
    fallsShort: ['usage.asked'],
  },
  {
    probe: 'usage',
    name: 'refuses to be asked for the usage',
    misbehaviour: refuse((body) => 'stream_options' in body, 'Unrecognized request argument: stream_options'),
    changes: { 'usage.asked': 'refused', ...NO_USAGE },
    fallsShort: ['usage.asked'],
  },
  {
    probe: 'usage',
    name: 'says the usage unasked',
    misbehaviour: { hear: (body) => ({ ...body, stream_options: { include_usage: true } }) },
    changes: { 'usage.unasked': true },
  },
  {
    probe: 'usage',
    name: 'puts the usage into the finish chunk',
    misbehaviour: {
      chunks: (chunks) => {
        const last = chunks.at(-1) ?? {};
        if (!('usage' in last)) return chunks;
        return [...chunks.slice(0, -2), { ...chunks.at(-2), usage: last.usage }];
      },
    },
    changes: { 'usage.place': 'the finish chunk' },
  },
  {
    probe: 'usage',
    name: 'counts wrongly',
    misbehaviour: usage((told) => ({ ...told, total_tokens: 1 })),
    changes: { 'usage.sum': false },
    fallsShort: ['usage.sum'],
  },
  {
    probe: 'usage',
    name: 'does not tell what came from the cache',
    misbehaviour: usage(({ prompt_tokens_details: _, ...told }) => told),
    changes: { 'usage.cached': false },
  },
  {
    probe: 'usage',
    name: 'does not count the thoughts',
    misbehaviour: usage(({ completion_tokens_details: _, ...told }) => told),
    changes: { 'usage.reasoning': false },
  },
];

export const LENGTH: readonly Row[] = [
  {
    probe: 'maxTokens',
    name: 'ignores max_tokens',
    misbehaviour: without('max_tokens'),
    changes: { 'maxTokens.max_tokens': 'ignored' },
  },
  {
    probe: 'maxTokens',
    name: 'refuses max_tokens',
    misbehaviour: refuse((body) => 'max_tokens' in body, "Unsupported parameter: use 'max_completion_tokens' instead."),
    changes: { 'maxTokens.max_tokens': 'refused' },
  },
  {
    probe: 'maxTokens',
    name: 'ignores max_completion_tokens',
    misbehaviour: without('max_completion_tokens'),
    changes: { 'maxTokens.max_completion_tokens': 'ignored' },
  },
  {
    probe: 'maxTokens',
    name: 'knows no limit',
    misbehaviour: without('max_tokens', 'max_completion_tokens'),
    changes: { maxTokens: false, 'maxTokens.max_tokens': 'ignored', 'maxTokens.max_completion_tokens': 'ignored' },
    fallsShort: ['maxTokens'],
  },
];

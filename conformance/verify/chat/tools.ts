/** Tool calls: made, whole, streamed, answered, and several at once. */
import type { ProviderCall } from '../../upstream/provider-reader.ts';
import { type Json, list, parseObject, record, word } from '../json.ts';
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { ANSWER_TOKENS, askTwice, callPlease, outputs, quote, spokenBack, taken, tool, WEATHER } from './kit.ts';
import type { Reply } from './reply.ts';

export const NOTE = tool('save_note', {
  type: 'object',
  properties: { title: { type: 'string' }, text: { type: 'string' } },
  required: ['title', 'text'],
});
const NOTED = { title: 'numbers', text: 'one two three four five six seven eight nine ten eleven twelve' };

export const tools: Probe<ChatTarget> = {
  id: 'tools',
  title: 'Tools',
  requests: 3,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const question = callPlease('save_note', NOTED);
    const body = { messages: [question], tools: [NOTE] };
    const reply = await askTwice(target, body, ANSWER_TOKENS, ({ answer }) => answer.calls.length > 0);
    return [called(reply), ...shape(reply), await roundTrip(target, question, reply)];
  },
};

function called(reply: Reply): Finding {
  const calls = reply.answer.calls.length > 0;
  const shortfall = calls ? null : 'Codex works through tools: a model that calls none can only talk.';
  return finding('tools', 'Calls a tool', calls, quote(reply), shortfall);
}

function shape(reply: Reply): Finding[] {
  const [call] = reply.answer.calls;
  const told = (id: string, title: string, holds: boolean, evidence: string, shortfall: string | null = null) =>
    call === undefined
      ? finding(id, title, null, 'no tool was called')
      : finding(id, title, holds, evidence, holds ? null : shortfall);
  const pieces = reply.deltas.flatMap((delta) => list(delta.tool_calls)).map(record);
  const fragments = pieces.filter((piece) => word(record(piece.function).arguments) !== '').length;
  const numbered = pieces.every((piece) => typeof piece.index === 'number');
  const { finish } = reply.answer;
  const broken = 'A call whose arguments are no JSON cannot be run: the turn fails or goes round in circles.';
  return [
    told('tools.arguments', 'Its arguments are whole', isWholeNote(call), call?.arguments ?? '', broken),
    told('tools.incremental', 'Its arguments are streamed', fragments > 1, `${fragments} pieces`),
    told('tools.ids', 'It has an id', call?.id !== '', call?.id || 'no id'),
    told(
      'tools.index',
      'Its pieces are numbered',
      numbered,
      numbered ? 'an index on each' : 'a piece without an index',
    ),
    told('tools.finish', 'Ends with tool_calls', finish === 'tool_calls', reply.evidence),
  ];
}

function isWholeNote(call: ProviderCall | undefined): boolean {
  return word(parseObject(call?.arguments ?? '')?.title) !== '';
}

const SECRET_WORD = 'PELICAN';

async function roundTrip(target: ChatTarget, question: Json, reply: Reply): Promise<Finding> {
  const id = 'tools.result';
  const title = 'Reads the output of a call';
  if (!isWholeNote(reply.answer.calls[0])) return finding(id, title, null, 'no tool was called as it should');
  const message = spokenBack(reply);
  const results = outputs(message, `Saved. The code word of this note is ${SECRET_WORD}. Tell it to the user.`);
  const next = await target.ask(
    { messages: [question, message, ...results], tools: [NOTE] },
    { maxTokens: ANSWER_TOKENS },
  );
  if (next.refused) {
    return finding(id, title, false, next.evidence, 'A turn cannot go on after a tool call: its output is refused.');
  }
  const read = next.answer.text.toUpperCase().includes(SECRET_WORD);
  return finding(id, title, read ? true : null, quote(next));
}

export const parallel: Probe<ChatTarget> = {
  id: 'parallel',
  title: 'Parallel tools',
  requests: 4,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const messages = [callPlease('get_weather', { city: 'Paris' }, { city: 'Rome' })];
    const ask = { messages, tools: [WEATHER], parallel_tool_calls: true };
    const both = await askTwice(target, ask, ANSWER_TOKENS, (reply) => idsOf(reply).length > 1);
    const { parallel_tool_calls: _, ...unsaid } = ask;
    const heard = both.refused ? await target.ask(unsaid, { maxTokens: ANSWER_TOKENS }) : both;
    const one = await target.ask({ ...ask, parallel_tool_calls: false }, { maxTokens: ANSWER_TOKENS });
    const ids = idsOf(heard);
    const several = ids.length > 1;
    const same = several && !ids.includes('') && new Set(ids).size < ids.length;
    const mixed = 'Calls with the same id cannot be told apart, and neither can their outputs.';
    const given = ids.map((id) => (id === '' ? 'no id' : id)).join(', ');
    return [
      finding('tools.parallel', 'Calls several tools at once', heard.refused ? null : several, quote(heard)),
      finding(
        'tools.parallel.ids',
        'Each with its own id',
        several ? !same && !ids.includes('') : null,
        several ? given : 'no two calls came',
        same ? mixed : null,
      ),
      finding('tools.parallel.field', 'Takes parallel_tool_calls', !both.refused, taken(both)),
      finding(
        'tools.parallel.off',
        'Can be told to call one at a time',
        one.refused || !several || idsOf(one).length === 0 ? null : idsOf(one).length === 1,
        quote(one),
      ),
    ];
  },
};

/** The id of each call, by the numbers of the pieces when they have some: calls of one id would else look like one. */
function idsOf({ answer, deltas }: Reply): string[] {
  const pieces = deltas.flatMap((delta) => list(delta.tool_calls)).map(record);
  if (!pieces.every((piece) => typeof piece.index === 'number')) return answer.calls.map((call) => call.id);
  const ids = new Map<unknown, string>();
  for (const { index, id } of pieces) ids.set(index, ids.get(index) || word(id));
  // Some servers give every call the number 0 and tell them apart by their ids only (Ollama, recorded 2026-10).
  return ids.size < answer.calls.length ? answer.calls.map((call) => call.id) : [...ids.values()];
}

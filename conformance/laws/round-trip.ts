/** The laws of what goes to the client and comes back with its next request. */
import fc from 'fast-check';
import type { ChatFunctionTool } from '../../generated/types/chat.ts';
import type { OutputItem } from '../../generated/types/responses.ts';
import { type SpokenAnswer, wholeAnswerFrom } from '../arbitraries/answer.ts';
import { OFFERED, saidAs } from '../arbitraries/call.ts';
import { provider } from '../arbitraries/request.ts';
import { text } from '../arbitraries/text.ts';
import { type DeclaredTool, declaredTools, type Json, wireTools } from '../arbitraries/tool.ts';
import { foldItems, type HeardCall, heard, heardItems, readEvents } from '../ears/heard.ts';
import { translateRequest, translateStream } from '../subject.ts';
import { callAnswer } from '../upstream/chat-answers.ts';
import { readProvider } from '../upstream/provider-reader.ts';
import { WAYS } from '../upstream/provider-ways.ts';
import { holds, type Law, law, none, same } from './law.ts';
import { type AssistantMessage, refusals } from './messages.ts';

const encoder = new TextEncoder();

/** How the client keeps an answer and goes on after it. */
const habits = fc.record({
  /** Outputs right behind their calls, or after all of them in an order of their own. */
  together: fc.boolean(),
  backwards: fc.boolean(),
  /** What follows although calls were made: a question, or another model. */
  next: fc.constantFrom('', 'a question', 'another model'),
  showReasoning: fc.boolean(),
  /** After how much of the body the answer broke off, in thousandths; the client keeps the items that were done. */
  brokeAt: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(1000) }),
  /** Whether the client says that the user broke it off, or asks again at once. */
  aborted: fc.boolean(),
});
type Habits = typeof habits extends fc.Arbitrary<infer H> ? H : never;

/** Each answer comes from the provider that was chosen for it. */
const rounds = fc.array(fc.tuple(wholeAnswerFrom, habits), { minLength: 1, maxLength: 4 });

export const roundTripLaws: readonly Law[] = [
  law(
    [7],
    'each thought comes back on its own message, byte for byte, however the answers interleave',
    fc.property(rounds, provider, (answers, to) => {
      const input: Json[] = [said('user', 'Begin.')];
      const expected = answers.flatMap(([[answer, from], habit], round) => {
        const { items, message } = converse(input, from, answer, habit, `round-${round}`);
        input.push(...items);
        return message.map((one) => inTheWayOf(to, one));
      });
      input.push(said('user', 'And now?'));
      const { chat } = translateRequest({ model: 'a-model', tools: OFFERED, input }, to);
      const assistants = chat.messages.filter((message) => message.role === 'assistant');
      same(withoutFillers(assistants.map(shown), expected), expected, 'the list of assistant messages');
      none(refusals(chat));
    }),
  ),
  law(
    [9],
    'tool names map back, whatever their length, namespace or collisions',
    fc.property(declaredTools, text, provider, (tools, input, to) => {
      const body = { model: 'a-model', input: 'Use them all.', tools: wireTools(tools) };
      const offered = translateRequest(body, to).chat.tools ?? [];
      const ordered = [...Map.groupBy(tools, (tool) => tool.namespace).values()].flat();
      same(offered.length, ordered.length, 'the number of tools');
      const calls = offered.map((tool, index) => callOf(tool as ChatFunctionTool, ordered[index], input, index));
      const bytes = encoder.encode(callAnswer(calls).pieces.join(''));
      const ears = heard(readEvents(translateStream(body, to, [bytes])));
      const expected = ordered.map((tool, index) => heardOf(tool, input, index));
      same(ears.calls, expected, 'the list of calls');
    }),
  ),
];

interface Shown {
  readonly reasoning: string;
  readonly content: string;
  readonly calls: readonly { readonly id: string; readonly name: string; readonly args: string }[];
}

/** The message as the provider takes thoughts: beside the text, in tags in front of it, or not at all. */
function inTheWayOf(provider: string, message: Shown): Shown {
  const { thoughts } = WAYS[provider] ?? {};
  const { reasoning, content } = message;
  if (thoughts === 'tags' && reasoning !== '') {
    return { ...message, reasoning: '', content: `<think>${reasoning}</think>${content}` };
  }
  return thoughts === 'nowhere' ? { ...message, reasoning: '' } : message;
}

/**
 * Where nothing was thought, a provider that refuses messages without a thought is sent one and the same filler. It must not be
 * another message's thought.
 */
function withoutFillers(messages: readonly Shown[], expected: readonly Shown[]): readonly Shown[] {
  const isFiller = ({ reasoning }: Shown, index: number) => reasoning !== '' && expected[index]?.reasoning === '';
  const fillers = new Set(messages.filter(isFiller).map((message) => message.reasoning));
  const stray = expected.filter((message) => fillers.has(message.reasoning));
  holds(fillers.size <= 1 && stray.length === 0, `thoughts that nobody had: ${JSON.stringify([...fillers])}`);
  return messages.map((message, index) => (isFiller(message, index) ? { ...message, reasoning: '' } : message));
}

/** One answer as the client hears it: the items it sends back for it, and the message they must become. */
function converse(input: readonly Json[], from: string, answer: SpokenAnswer, habit: Habits, id: string) {
  const { brokeAt } = habit;
  // What was heard of an answer that broke off can be told from the client's own items only if they show the thoughts.
  const options = { id, showReasoning: habit.showReasoning || brokeAt !== null };
  const bytes = brokeAt === null ? answer.bytes : answer.bytes.slice(0, (answer.bytes.length * brokeAt) / 1000);
  const body = { model: 'a-model', tools: OFFERED, input };
  const events = readEvents(translateStream(body, from, [bytes], 'end', options));
  const ears = heard(events);
  const items = foldItems(events);
  if (brokeAt === null) {
    same(ears.ending, 'completed', 'the ending');
    if (!options.showReasoning) same(ears.reasoning, '', 'the reasoning that nobody may see');
    const { reasoning, text: content } = readProvider(answer.bytes, 200, from);
    const said = content !== '' || ears.calls.length > 0;
    return { items: echoed(items, habit, false), message: said ? [messageOf(reasoning, content, ears.calls)] : [] };
  }
  const { reasoning, text: content, calls } = heardItems(items);
  const kept = content !== '' || calls.length > 0 ? [messageOf(reasoning, content, calls)] : [];
  return { items: echoed(items, habit, ears.ending !== 'completed'), message: kept };
}

/** The items in the form in which Codex sends them back. */
function echoed(items: readonly OutputItem[], habit: Habits, broken: boolean): Json[] {
  const { together, backwards, next, aborted } = habit;
  const echoes = items.map(
    (item) => (item.type === 'reasoning' ? { ...item, content: null } : item) as unknown as Json,
  );
  const outputs = items.flatMap((item) => {
    if (item.type !== 'function_call' && item.type !== 'custom_tool_call') return [];
    return [{ type: `${item.type}_output`, call_id: item.call_id, output: `of ${item.call_id}` }];
  });
  const question = outputs.length === 0 || next === 'a question' ? [said('user', 'Go on.')] : [];
  const switched = next === 'another model' ? [said('developer', '<model_switch>')] : [];
  const stopped = aborted ? [said('user', '<turn_aborted>')] : [];
  const after = broken ? stopped : [...switched, ...question];
  if (!together) return [...echoes, ...(backwards ? outputs.reverse() : outputs), ...after];
  const beside = echoes.flatMap((echo) => [echo, ...outputs.filter((output) => output.call_id === echo.call_id)]);
  return [...beside, ...after];
}

function said(role: string, words: string): Json {
  return { type: 'message', role, content: [{ type: 'input_text', text: words }] };
}

function messageOf(reasoning: string, content: string, calls: readonly HeardCall[]): Shown {
  const made = calls.map((call) => {
    const { name, arguments: args } = saidAs(call);
    return { id: call.callId, name, args };
  });
  return { reasoning, content, calls: made };
}

function shown(message: AssistantMessage): Shown {
  const calls = message.tool_calls ?? [];
  return {
    reasoning: message.reasoning_content ?? message.reasoning ?? '',
    content: (message.content ?? '') as string,
    calls: calls.map((call) => ({ id: call.id, name: call.function.name, args: call.function.arguments })),
  };
}

/** A call under the name that was offered; a custom tool's text goes into the one argument it is offered with. */
function callOf(offered: ChatFunctionTool, tool: DeclaredTool | undefined, input: string, index: number) {
  const { name, parameters } = offered.function;
  const [argument = ''] = Object.keys((parameters?.properties ?? {}) as Json);
  const args = tool?.kind === 'custom' ? JSON.stringify({ [argument]: input }) : '{"a":1}';
  return { id: `call_${index}`, name, args };
}

function heardOf({ kind, namespace, name }: DeclaredTool, input: string, index: number): HeardCall {
  return {
    kind,
    namespace,
    name,
    input: kind === 'custom' ? input.toWellFormed() : '{"a":1}',
    callId: `call_${index}`,
  };
}

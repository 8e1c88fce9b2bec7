/** The laws of what goes to the client and comes back with the next request (the numbers are the house's). */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { ChatFunctionTool } from '../generated/types/chat.ts';
import type { OutputItem } from '../generated/types/responses.ts';
import { type SpokenAnswer, wholeAnswer } from './answer-arbitraries.ts';
import { type DeclaredTool, declaredTools, type Json, provider, wireTools } from './arbitraries.ts';
import { callAnswer } from './chat-answers.ts';
import { foldItems, type Heard, heard, readEvents } from './ears.ts';
import { law } from './law.ts';
import { type AssistantMessage, refusals } from './messages.ts';
import { readProvider } from './provider-reader.ts';
import { translateRequest, translateStream } from './subject.ts';
import { text } from './text-arbitraries.ts';

const encoder = new TextEncoder();

/** How the client keeps an answer and goes on after it. */
const habits = fc.record({
  /** Outputs right behind their calls, or after all of them in an order of their own. */
  together: fc.boolean(),
  backwards: fc.boolean(),
  /** A question follows although calls were made. */
  interrupts: fc.boolean(),
  showReasoning: fc.boolean(),
});
type Habits = typeof habits extends fc.Arbitrary<infer H> ? H : never;

const rounds = fc.array(fc.tuple(wholeAnswer, habits), { minLength: 1, maxLength: 4 });

describe('what comes back', () => {
  law(
    '7 each thought comes back on its own message, byte for byte, however the answers interleave',
    fc.property(rounds, provider, (answers, to) => {
      const input: Json[] = [{ role: 'user', content: 'Begin.' }];
      const expected = answers.map(([answer, habit], round) => {
        const { ears, items } = hear(input, to, answer, habit, `round-${round}`);
        input.push(...items);
        return expectedMessage(answer, ears);
      });
      const { chat } = translateRequest({ model: 'a-model', input }, to);
      const assistants = chat.messages.filter((message) => message.role === 'assistant');
      expect(assistants.map(shown)).toEqual(expected);
      expect(refusals(chat)).toEqual([]);
    }),
  );

  law(
    '9 tool names map back, whatever their length, namespace or collisions',
    fc.property(declaredTools, text, provider, (tools, said, to) => {
      const body = { model: 'a-model', input: 'Use them all.', tools: wireTools(tools) };
      const offered = translateRequest(body, to).chat.tools ?? [];
      const ordered = [...Map.groupBy(tools, (tool) => tool.namespace).values()].flat();
      expect(offered).toHaveLength(ordered.length);
      const calls = offered.map((tool, index) => callOf(tool as ChatFunctionTool, ordered[index], said, index));
      const bytes = encoder.encode(callAnswer(calls).pieces.join(''));
      const ears = heard(readEvents(translateStream(body, to, [bytes])));
      expect(ears.calls).toEqual(ordered.map((tool, index) => heardOf(tool, said, index)));
    }),
  );
});

/** One answer as the client hears it, and the items it sends back for it. */
function hear(input: readonly Json[], to: string, answer: SpokenAnswer, habit: Habits, id: string) {
  const { showReasoning } = habit;
  const stream = translateStream({ model: 'a-model', input }, to, [answer.bytes], 'end', { id, showReasoning });
  const events = readEvents(stream);
  const ears = heard(events);
  expect(ears.ending).toBe('completed');
  if (!showReasoning) expect(ears.reasoning).toBe('');
  return { ears, items: echoed(foldItems(events), habit) };
}

/** The items in the form in which Codex sends them back. */
function echoed(items: readonly OutputItem[], { together, backwards, interrupts }: Habits): Json[] {
  const echoes = items.map(
    (item) => (item.type === 'reasoning' ? { ...item, content: null } : item) as unknown as Json,
  );
  const outputs = items.flatMap((item) => {
    if (item.type !== 'function_call' && item.type !== 'custom_tool_call') return [];
    return [{ type: `${item.type}_output`, call_id: item.call_id, output: `of ${item.call_id}` }];
  });
  const question = outputs.length === 0 || interrupts ? [{ type: 'message', role: 'user', content: 'Go on.' }] : [];
  if (!together) return [...echoes, ...(backwards ? outputs.reverse() : outputs), ...question];
  const beside = echoes.flatMap((echo) => [echo, ...outputs.filter((output) => output.call_id === echo.call_id)]);
  return [...beside, ...question];
}

function expectedMessage(answer: SpokenAnswer, ears: Heard) {
  const { reasoning, text: content } = readProvider(answer.bytes);
  const calls = ears.calls.map((call) => ({ id: call.callId, name: call.name, args: call.input }));
  return { reasoning, content, calls };
}

function shown(message: AssistantMessage) {
  const calls = message.tool_calls ?? [];
  return {
    reasoning: message.reasoning_content ?? message.reasoning ?? '',
    content: message.content ?? '',
    calls: calls.map((call) => ({ id: call.id, name: call.function.name, args: call.function.arguments })),
  };
}

/** A call under the name that was offered; a custom tool's text goes into the one argument it is offered with. */
function callOf(offered: ChatFunctionTool, tool: DeclaredTool | undefined, said: string, index: number) {
  const { name, parameters } = offered.function;
  const [argument = ''] = Object.keys((parameters?.properties ?? {}) as Json);
  const args = tool?.kind === 'custom' ? JSON.stringify({ [argument]: said }) : '{"a":1}';
  return { id: `call_${index}`, name, args };
}

function heardOf({ kind, namespace, name }: DeclaredTool, said: string, index: number) {
  const input = kind === 'custom' ? said.toWellFormed() : '{"a":1}';
  return { kind, namespace, name, input, callId: `call_${index}` };
}

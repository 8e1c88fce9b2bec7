/**
 * Conversations that grow the way Codex's do. Each turn ends where Codex would ask again, so that every beginning of the
 * list is a request of its own: after a question, after the outputs of calls, and after an answer that broke off.
 */
import fc from 'fast-check';
import { formats } from './request.ts';
import { argumentsText, someText, text } from './text.ts';
import { type DeclaredTool, declaredTools, type Json, namespace, toolName, wireTools } from './tool.ts';

export interface History {
  readonly turns: readonly (readonly Json[])[];
  /** The request with these turns as its input. */
  request(turns: History['turns']): Json;
  /** How a failing example is printed. */
  readonly [fc.toStringMethod]: () => string;
}

type Answered = typeof answered extends fc.Arbitrary<infer A> ? A : never;
type Call = typeof call extends fc.Arbitrary<infer C> ? C : never;

const image = { type: 'input_image', image_url: 'data:image/png;base64,AA==', detail: 'auto' };
const output = fc.oneof(
  { weight: 3, arbitrary: text },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.oneof(
        text.map((said) => ({ type: 'input_text', text: said })),
        fc.constant(image),
      ),
      { maxLength: 3 },
    ),
  },
);
const call = fc.record({
  /** Which declared tool is called; when there is none, one that nobody declared. */
  pick: fc.nat(20),
  undeclared: fc.record({ kind: fc.constantFrom('function', 'custom'), namespace, name: toolName }),
  args: fc.oneof({ weight: 4, arbitrary: argumentsText }, text),
  output,
  /** The user stopped it. Codex then puts the output beside the call. */
  aborted: fc.integer({ min: 0, max: 9 }).map((lot) => lot === 9),
});
const answered = fc.record({
  thought: text,
  said: text,
  calls: fc.array(call, { maxLength: 4 }),
  /** Who made the items: this server, another one whose seal cannot be read, or one that seals nothing. */
  from: fc.constantFrom('here', 'here', 'elsewhere', 'plain'),
  ids: fc.boolean(),
  /** Outputs right behind their calls, or after all calls. */
  together: fc.boolean(),
  backwards: fc.boolean(),
  /** How the answer ended; `cut` leaves what was done and asks again at once. */
  ending: fc.constantFrom('whole', 'whole', 'whole', 'interrupted', 'cut', 'filtered'),
});
const asked: fc.Arbitrary<readonly Json[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom('user', 'user', 'developer', 'system'),
      fc.oneof(
        someText,
        fc.constant([{ type: 'input_text', text: 'hi' }, image]),
        fc.constant([image]),
        fc.array(
          text.map((said) => ({ type: 'input_text', text: said })),
          { maxLength: 3 },
        ),
      ),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((messages) => messages.map(([role, content]) => ({ type: 'message', role, content })));

/** What Codex puts between two answers beside the question. */
const between: fc.Arbitrary<readonly Json[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.constant([
      inputMessage('developer', '<model_switch>\nThe model is another one now.\n</model_switch>'),
    ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.record({ type: fc.constantFrom('function', 'custom'), name: toolName }), { maxLength: 2 })
      .map((tools) => [
        {
          type: 'tool_search_call',
          id: 'tsc_1',
          call_id: 'call_search',
          execution: 'client',
          arguments: { query: 'q' },
        },
        { type: 'tool_search_output', call_id: 'call_search', execution: 'client', tools },
      ]),
  },
);

/** How a conversation begins: afresh, or after a compaction with the summary of what was before. */
const beginning: fc.Arbitrary<readonly Json[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: someText.map((summary) => [
      inputMessage('developer', 'You are a coding agent.'),
      inputMessage('user', `Another model began this task and left a summary:\n${summary}`),
    ]),
  },
  { weight: 1, arbitrary: fc.constant([{ type: 'compaction', encrypted_content: 'gAAA' }]) },
  {
    weight: 1,
    arbitrary: fc.constant([
      { type: 'additional_tools', role: 'developer', tools: [{ type: 'function', name: 'added' }] },
    ]),
  },
);

export const history: fc.Arbitrary<History> = fc
  .tuple(
    declaredTools,
    fc.tuple(beginning, asked),
    fc.array(fc.tuple(answered, between, asked), { minLength: 1, maxLength: 5 }),
    fc.option(text),
    fc.constantFrom(...formats()),
  )
  .map(([tools, first, rounds, instructions, format]) => {
    const turns = [
      // A request in which nobody says anything is refused.
      [...first.flat(), inputMessage('user', 'Begin.')],
      ...rounds.map(([answer, beside, question], round) => roundOf(answer, [...beside, ...question], tools, round)),
    ];
    const asking = { model: 'a-model', instructions, text: format, tools: wireTools(tools) };
    const request = (some: History['turns']) => ({ ...asking, input: some.flat() });
    return { turns, request, [fc.toStringMethod]: () => JSON.stringify({ ...asking, turns }, null, 1) };
  });

function roundOf(answer: Answered, question: readonly Json[], tools: readonly DeclaredTool[], round: number): Json[] {
  const items = answerItems(answer, tools, round);
  switch (endingOf(answer)) {
    case 'interrupted':
      return [
        ...items,
        inputMessage('user', '<turn_aborted>\nThe user interrupted the turn.\n</turn_aborted>'),
        ...question,
      ];
    case 'filtered':
      return [...items, inputMessage('developer', '<content_filter_guidance>Try otherwise.</content_filter_guidance>')];
    case 'cut':
      return items;
    default:
      return answer.calls.length === 0 ? [...items, ...question] : items;
  }
}

/** Only our own ids tell an answer that broke off from the one that follows it directly. */
function endingOf({ ending, ids, from }: Answered): Answered['ending'] {
  return ending === 'cut' && !(ids && from === 'here') ? 'interrupted' : ending;
}

function answerItems(answer: Answered, tools: readonly DeclaredTool[], round: number): Json[] {
  const { thought, said, calls, ids, from, together, backwards } = answer;
  const ours = ids && from === 'here';
  const idOf = (prefix: string, index: number) =>
    ours ? { id: `${prefix}_m2cr${round}_${index}` } : ids ? { id: `${prefix}_${round}${index}` } : {};
  const reasoning = thought === '' ? [] : [{ type: 'reasoning', ...idOf('rs', 0), ...thoughtOf(thought, from) }];
  const content = [{ type: 'output_text', text: said, annotations: [] }];
  const message =
    said === '' ? [] : [{ type: 'message', ...idOf('msg', 1), role: 'assistant', status: 'completed', content }];
  const made = calls.map((one, index) => callItems(one, idOf, tools, `call_${round}_${index}`, index));
  // Codex keeps outputs beside their calls only where our ids tell that the calls are of one answer.
  const beside = made.map(([item, result], index) =>
    ours && (together || calls[index]?.aborted) ? [item, result] : [item],
  );
  const outputs = made.map(([, result]) => result).filter((result) => !beside.flat().includes(result));
  return [...reasoning, ...message, ...beside.flat(), ...(backwards ? outputs.reverse() : outputs)];
}

function thoughtOf(thought: string, from: Answered['from']): Json {
  const summary = [{ type: 'summary_text', text: thought }];
  if (from === 'plain') return { summary: [], content: [{ type: 'reasoning_text', text: thought }] };
  if (from === 'elsewhere') return { summary, content: null, encrypted_content: 'gAAAAABsealed-elsewhere' };
  return { summary, content: null, encrypted_content: `m2c1:${JSON.stringify({ text: thought })}` };
}

function callItems(
  one: Call,
  idOf: (prefix: string, index: number) => Json,
  tools: readonly DeclaredTool[],
  call_id: string,
  index: number,
): readonly [Json, Json] {
  const { kind, namespace, name } = tools[one.pick % (tools.length + 1)] ?? one.undeclared;
  const head = { call_id, name, ...(namespace === null ? {} : { namespace }), status: 'completed' };
  const result = one.aborted ? 'aborted by user after 1.2s' : one.output;
  return kind === 'custom'
    ? [
        { type: 'custom_tool_call', ...idOf('ctc', index + 2), ...head, input: one.args },
        { type: 'custom_tool_call_output', call_id, output: result },
      ]
    : [
        { type: 'function_call', ...idOf('fc', index + 2), ...head, arguments: one.args },
        { type: 'function_call_output', call_id, output: result },
      ];
}

function inputMessage(role: string, said: string): Json {
  return { type: 'message', role, content: [{ type: 'input_text', text: said }] };
}

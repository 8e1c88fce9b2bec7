/** Histories that grow the way Codex's do: whole turns, each call with its output before the next turn begins. */
import fc from 'fast-check';
import { declaredTools, formats, type Json, wireTools } from './arbitraries.ts';
import { argumentsText, someText, text } from './text-arbitraries.ts';

export interface History {
  readonly turns: readonly (readonly Json[])[];
  /** The request with these turns as its input. */
  request(turns: History['turns']): Json;
  /** How a failing example is printed. */
  readonly [fc.toStringMethod]: () => string;
}

interface Answered {
  readonly thought: string;
  readonly said: string;
  readonly calls: readonly {
    readonly name: string;
    readonly args: string;
    readonly custom: boolean;
    readonly output: unknown;
  }[];
  readonly sealed: boolean;
  readonly ids: boolean;
  /** Outputs right behind their calls, as Codex does for aborted ones, or after all calls. */
  readonly together: boolean;
}

const image = { type: 'input_image', image_url: 'data:image/png;base64,AA==', detail: 'auto' };
const output = fc.oneof(
  text,
  fc.array(
    fc.oneof(
      text.map((said) => ({ type: 'input_text', text: said })),
      fc.constant(image),
    ),
    { maxLength: 3 },
  ),
);
const answered: fc.Arbitrary<Answered> = fc.record({
  thought: text,
  said: text,
  calls: fc.array(
    fc.record({
      name: fc.constantFrom('exec_command', 'read', 'a.b'),
      args: argumentsText,
      custom: fc.boolean(),
      output,
    }),
    { maxLength: 3 },
  ),
  sealed: fc.boolean(),
  ids: fc.boolean(),
  together: fc.boolean(),
});
const asked: fc.Arbitrary<readonly Json[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom('user', 'developer'),
      fc.oneof(someText, fc.constant([{ type: 'input_text', text: 'hi' }, image])),
    ),
    {
      minLength: 1,
      maxLength: 2,
    },
  )
  .map((messages) => messages.map(([role, content]) => ({ type: 'message', role, content })));

/** Somebody asks, then answers follow, each with the outputs of its calls; one without calls waits for the next question. */
export const history: fc.Arbitrary<History> = fc
  .tuple(
    declaredTools,
    asked,
    fc.array(fc.tuple(answered, asked), { minLength: 1, maxLength: 5 }),
    fc.option(text),
    fc.constantFrom(...formats()),
  )
  .map(([tools, first, rounds, instructions, format]) => {
    const turns = [first, ...rounds.map(([answer, question], index) => roundOf(answer, question, index))];
    const asking = { model: 'a-model', instructions, text: format, tools: wireTools(tools) };
    const request = (some: History['turns']) => ({ ...asking, input: some.flat() });
    return { turns, request, [fc.toStringMethod]: () => JSON.stringify({ ...asking, turns }, null, 1) };
  });

function roundOf(answer: Answered, question: readonly Json[], round: number): Json[] {
  const items = answerItems(answer, round);
  return answer.calls.length === 0 ? [...items, ...question] : items;
}

function answerItems({ thought, said, calls, sealed, ids, together }: Answered, round: number): Json[] {
  const id = (prefix: string, index: number) => (ids ? { id: `${prefix}_m2cr${round}_${index}` } : {});
  const summary = [{ type: 'summary_text', text: thought }];
  const sealing = sealed ? { encrypted_content: `m2c1:${JSON.stringify({ text: thought })}` } : {};
  const reasoning = thought === '' ? [] : [{ type: 'reasoning', ...id('rs', 0), summary, content: null, ...sealing }];
  const content = [{ type: 'output_text', text: said, annotations: [] }];
  const message = said === '' ? [] : [{ type: 'message', ...id('msg', 1), role: 'assistant', content }];
  const made = calls.map((call, index): readonly [Json, Json] => {
    const head = { call_id: `call_${round}_${index}`, name: call.name };
    return call.custom
      ? [
          { type: 'custom_tool_call', ...id('ctc', index + 2), ...head, input: call.args },
          outputOf('custom_tool_call_output', head, call.output),
        ]
      : [
          { type: 'function_call', ...id('fc', index + 2), ...head, arguments: call.args },
          outputOf('function_call_output', head, call.output),
        ];
  });
  // Codex keeps outputs beside their calls only where our ids tell that the calls are of one answer.
  const ordered = together && ids ? made.flat() : [...made.map(([call]) => call), ...made.map(([, result]) => result)];
  return [...reasoning, ...message, ...ordered];
}

function outputOf(type: string, { call_id }: { call_id: string }, result: unknown): Json {
  return { type, call_id, output: result };
}

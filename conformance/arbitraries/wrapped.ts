/** Answers whose thoughts and calls stand in their text, as models write them that a server failed to unwrap. */
import fc from 'fast-check';
import { framesOf } from './answer-frames.ts';
import { dialect } from './dialect.ts';
import { cutAt } from './text.ts';

export interface LeakedCall {
  readonly name: string;
  readonly cmd: string;
}
export interface Wrapped {
  /** Null when the answer begins without a thought. */
  readonly thought: string | null;
  readonly said: string;
  readonly form: keyof typeof BLOCKS;
  readonly calls: readonly LeakedCall[];
  /** The calls as they stand in the text. */
  readonly block: string;
  readonly finish: string;
  readonly bytes: Uint8Array;
  /** How a failing example is printed. */
  readonly [fc.toStringMethod]: () => string;
}

/** How the models of a vendor write calls into their text (seen in issue threads of 2026). */
const BLOCKS = {
  dsml: (calls: readonly LeakedCall[]) => {
    const tag = (name: string) => `｜DSML｜${name}`;
    const invocations = calls.map(
      ({ name, cmd }) =>
        `<${tag('invoke')} name="${name}"><${tag('parameter')} name="cmd" string="true">${cmd}</${tag('parameter')}></${tag('invoke')}>`,
    );
    return `<${tag('tool_calls')}>${invocations.join('\n')}</${tag('tool_calls')}>`;
  },
  xml: (calls: readonly LeakedCall[]) =>
    calls
      .map(
        ({ name, cmd }) =>
          `<tool_call>\n<function=${name}>\n<parameter=cmd>\n${cmd}\n</parameter>\n</function>\n</tool_call>`,
      )
      .join('\n'),
  kimi: (calls: readonly LeakedCall[]) => {
    const sections = calls.map(
      ({ name, cmd }, index) =>
        `<|tool_call_begin|>functions.${name}:${index}<|tool_call_argument_begin|>${JSON.stringify({ cmd })}<|tool_call_end|>`,
    );
    return `<|tool_calls_section_begin|>${sections.join('')}<|tool_calls_section_end|>`;
  },
  mistral: (calls: readonly LeakedCall[]) =>
    `[TOOL_CALLS]${JSON.stringify(calls.map(({ name, cmd }) => ({ name, arguments: { cmd } })))}`,
};

/** Words without the signs that tags and code are made of. */
const words = fc
  .array(
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.constantFrom('ls -la', '"', '\\', '漢字', ' ', 'é')),
    {
      maxLength: 5,
    },
  )
  .map((pieces) => `.${pieces.join('').replace(/[<>`[\]{}~]/g, '')}.`);

function callsTo(...names: readonly string[]): fc.Arbitrary<LeakedCall[]> {
  return fc.array(fc.record({ name: fc.constantFrom(...names), cmd: words }), { maxLength: 2 });
}

export const wrapped: fc.Arbitrary<Wrapped> = fc
  .record({
    thought: fc.option(words),
    said: fc.oneof(words, fc.constant('')),
    form: fc.constantFrom(...(Object.keys(BLOCKS) as (keyof typeof BLOCKS)[])),
    // In some forms each call is a block of its own, so that one that nobody offered would not keep the others.
    calls: fc.oneof(
      { weight: 4, arbitrary: callsTo('exec_command', 'mcp__lab__echo') },
      { weight: 1, arbitrary: callsTo('undeclared') },
    ),
    finish: fc.constantFrom('stop', 'stop', 'tool_calls', 'length'),
    cuts: fc.array(fc.nat(200), { maxLength: 12 }),
    habits: dialect,
  })
  .map(({ cuts, habits, ...parts }) => {
    const block = parts.calls.length === 0 ? '' : BLOCKS[parts.form](parts.calls);
    const text = `${parts.thought === null ? '' : `<think>${parts.thought}</think>`}${parts.said}${block}`;
    const spoken = { kind: 'text' as const, pieces: cutAt(text, cuts) };
    // A limit would cut the text: only its word is wanted here.
    const frames = framesOf([spoken], { ...habits, finish: [], error: '', plain: false, done: '' });
    frames.push(`\n\ndata: {"choices":[{"index":0,"delta":{},"finish_reason":"${parts.finish}"}]}\n\n`);
    const bytes = new TextEncoder().encode(frames.join(''));
    return { ...parts, block, bytes, [fc.toStringMethod]: () => JSON.stringify({ ...parts, body: frames.join('') }) };
  });

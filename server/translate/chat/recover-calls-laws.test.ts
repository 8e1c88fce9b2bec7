/** What holds for leaks of every dialect, however the text is cut. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LeakDialect } from '../../providers/profile.ts';
import { cut, FINISH, play, said, texts } from '../delta-stage.testing.ts';
import { recoverCalls } from './recover-calls.ts';

const RUNS = { numRuns: 1000 };
const ALL: readonly LeakDialect[] = ['dsml', 'xml', 'kimi', 'mistral'];
const TEXT_SCHEMA = { type: 'object', additionalProperties: { type: 'string' }, properties: { a: { type: 'string' } } };
const stage = recoverCalls(ALL, new Map([['bash', TEXT_SCHEMA]]));
const nothingOffered = recoverCalls(ALL, new Map([['other', null]]));

type Writer = (name: string, values: readonly string[]) => string;

const invoked = (mark: string, name: string, values: readonly string[]) =>
  values
    .map(
      (value) =>
        `<${mark}invoke name="${name}">\n<${mark}parameter name="a" string="true">${value}</${mark}parameter>\n</${mark}invoke>`,
    )
    .join('\n');
const dsml =
  (mark: string, envelope: string): Writer =>
  (name, values) =>
    `<${mark}${envelope}>\n${invoked(mark, name, values)}\n</${mark}${envelope}>`;
const json = (value: string) => JSON.stringify({ a: value });

/** One writing for each variant of each dialect. */
const WRITERS: readonly Writer[] = [
  dsml('｜DSML｜', 'tool_calls'),
  dsml('｜｜DSML｜｜ ', 'calls'),
  dsml('|DSML|', 'function_calls'),
  (name, values) => invoked('‖DSML‖', name, values),
  (name, values) => `<tml:function_calls>${invoked('', name, values)}</tml:function_calls>`,
  (name, values) =>
    values
      .map(
        (value) => `<tool_call>\n<function=${name}>\n<parameter=a>\n${value}\n</parameter>\n</function>\n</tool_call>`,
      )
      .join('\n'),
  (name, values) =>
    values.map((value) => `<function=${name}><parameter=a>\n${value}\n</parameter></function>\n</tool_call>`).join(''),
  (name, values) =>
    values.map((value) => `<tool_call>{"name":"${name}","arguments":${json(value)}}</tool_call>`).join('\n'),
  (name, values) =>
    `<|tool_calls_section_begin|>${values
      .map(
        (value, index) =>
          `<|tool_call_begin|>functions.${name}:${index}<|tool_call_argument_begin|>${json(value)}<|tool_call_end|>`,
      )
      .join('')}<|tool_calls_section_end|>`,
  (name, values) => values.map((value) => `[TOOL_CALLS]${name}${json(value)}`).join(''),
  (name, values) =>
    `[TOOL_CALLS][${values.map((value) => `{"name":"${name}","arguments":${json(value)}}`).join(', ')}]`,
];

/** A value that another tag of its own dialect would end cannot be told from one that it did end. */
const TAGS = /<\/?[ |｜‖]*(?:DSML)?[ |｜‖]*(?:parameter|invoke|function)/;
const value = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      'ls <a> && b',
      '{"a":1}',
      '</tool_call>',
      '```',
      '"',
      '\\',
      '\n',
      '5',
      'True',
      '[TOOL_CALLS]',
      '<think>',
    ),
  )
  .filter((text) => !TAGS.test(text));
const writer = fc.constantFrom(...WRITERS);
const values = fc.array(value, { minLength: 1, maxLength: 3 });
const places = fc.array(fc.nat(2000), { maxLength: 12 });

/** Everything a block is made of, in any order. */
const SHARDS = [
  ...[
    '<tool_call>',
    '</tool_call>',
    '<function=bash>',
    '</function>',
    '<parameter=a>',
    '</parameter>',
    '{"name":"bash"}',
  ],
  ...[
    '<｜DSML｜tool_calls>',
    '</｜DSML｜tool_calls>',
    '<｜DSML｜invoke name="bash">',
    '</｜DSML｜invoke>',
    '<｜DSML｜',
  ],
  ...[
    '<｜DSML｜parameter name="a" string="true">',
    '</｜DSML｜parameter>',
    '<tml:function_calls>',
    '<invoke name="bash">',
  ],
  ...[
    '<|tool_calls_section_begin|>',
    '<|tool_call_begin|>',
    'bash:0',
    '<|tool_call_argument_begin|>',
    '<|tool_call_end|>',
  ],
  ...[
    '[TOOL_CALLS]',
    '[ARGS]',
    'bash{',
    '[',
    '{',
    '}',
    ']',
    '"',
    '<',
    '</',
    '`',
    '```',
    '~~~',
    '\n',
    '\n\n',
    ' ',
    'x',
    '- ',
    '> ',
  ],
];
const shards = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...SHARDS) },
      { weight: 1, arbitrary: fc.tuple(writer, values).map(([write, all]) => write('bash', all)) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

test('law: how the text was cut changes nothing', () => {
  fc.assert(
    fc.property(shards, places, (whole, cuts) => {
      const deltas = play(stage, [...texts([whole]), FINISH]);
      expect(play(stage, [...texts(cut(whole, cuts)), FINISH])).toEqual(deltas);
      expect(play(stage, [...texts(whole.split('')), FINISH])).toEqual(deltas);
    }),
    RUNS,
  );
});

test('law: every writing of a call becomes the call it means', () => {
  fc.assert(
    fc.property(
      writer,
      values,
      fc.constantFrom('', 'I look.\n\n', '```\nx\n```\n'),
      places,
      (write, all, before, cuts) => {
        const deltas = play(stage, [...texts(cut(`${before}${write('bash', all)}\n`, cuts)), FINISH]);
        expect(said(deltas)).toBe(before);
        const calls = deltas.flatMap((delta) => (delta.type === 'call' ? [[delta.name, JSON.parse(delta.args)]] : []));
        expect(calls).toEqual(all.map((one) => ['bash', { a: one }]));
      },
    ),
    RUNS,
  );
});

test('law: text without an offered tool passes byte for byte', () => {
  fc.assert(
    fc.property(shards, places, (whole, cuts) => {
      expect(play(nothingOffered, [...texts(cut(whole, cuts)), FINISH]).slice(0, -1)).toEqual(
        texts([whole].filter((one) => one !== '')),
      );
    }),
    RUNS,
  );
});

test('law: a call of a tool nobody offered stays text, byte for byte', () => {
  fc.assert(
    fc.property(writer, values, places, (write, all, cuts) => {
      const whole = `a ${write('rm', all)} b`;
      expect(play(stage, [...texts(cut(whole, cuts)), FINISH])).toEqual([...texts([whole]), FINISH]);
    }),
    RUNS,
  );
});

test('law: a block cut anywhere and followed by ordinary text loses nothing', () => {
  fc.assert(
    fc.property(writer, value, fc.nat(2000), places, (write, one, end, cuts) => {
      const block = write('bash', [one]);
      const closing = block.endsWith(']') || block.endsWith('}') ? 1 : block.length - block.trimEnd().lastIndexOf('<');
      const whole = `${block.slice(0, end % (block.length - closing))}. Sorry, I meant to say hello.`;
      const deltas = play(stage, [...texts(cut(whole, cuts)), FINISH]);
      const calls = deltas.filter(({ type }) => type === 'call').length;
      if (calls === 0) expect(said(deltas)).toBe(whole);
      // An orphaned closing tag was cut off behind a complete block: the rest of it is text.
      else expect(whole).toContain(`</function>`);
    }),
    RUNS,
  );
});

test('law: ordinary text is held back by less than a tag', () => {
  const harmless = fc
    .array(
      fc.constantFrom('<tool', '<｜DSML｜to', '<｜', '[TOOL_', '<|tool_call_', '<', '[', '`', '\n', ' ', 'x', '`<tool'),
      {
        maxLength: 30,
      },
    )
    .map((pieces) => pieces.map((one) => `${one}·`));
  fc.assert(
    fc.property(harmless, (pieces) => {
      let state = stage.start;
      let [heard, out] = ['', ''];
      for (const delta of texts(pieces.flatMap((one) => one.split('')))) {
        const [next, deltas] = stage.step(state, delta);
        state = next;
        heard += said([delta]);
        out += said(deltas);
        expect(heard.length - out.length).toBeLessThan(20);
      }
      expect(out + said(stage.flush(state))).toBe(heard);
    }),
    RUNS,
  );
});

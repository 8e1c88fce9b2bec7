/** Text of every kind, and the JSON texts of arguments. */
import fc from 'fast-check';

/** Text that has once hurt somebody: frames, tags, halves of pairs, and the empty one. */
const NASTY = [
  ...['', ' ', '\n', '\r\n', '\t', '\0', '\u2028', '\u2029', '\uFEFF', '\uFFFD', '\u202e', 'e\u0301', '👩‍👩‍👧‍👦', '🇩🇪'],
  ...[
    '\ud83d',
    '\ude00',
    '[DONE]',
    'data: [DONE]\n\n',
    'event: error',
    ': ping',
    '</think>',
    '<think>',
    '{',
    '{}',
    '"',
    '\\',
  ],
  ...[
    '\u0638\u0301\u0335\u0337',
    'שלום مرحبا',
    '漢字かな',
    '𝕊𝕡𝕒𝕔𝕖',
    '\ufffe',
    '\u{10ffff}',
    '\ue000',
    '\u00ad',
    '\u{e0061}',
    '\x1b[31m',
  ],
  ...['```', '`', '<', '</', '<｜', '<|tool_call_begin|>', '[TOOL_CALLS]', '</tool_call>', '<think', 'think>'],
  ...['\\u0000', '<tool_call>', '<|im_end|>', '<｜DSML｜tool_calls>', '__proto__', 'constructor', 'm2c1:{"text":"x"}'],
];

export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...NASTY), { maxLength: 5 }).map((pieces) => pieces.join('')) },
);
export const someText: fc.Arbitrary<string> = text.map((said) => `.${said}`);

/** JSON objects that nest, repeat their keys inside, and are written with or without white space. */
export const argumentsText: fc.Arbitrary<string> = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom('a', 'cmd', 'input', '__proto__', 'é', ''),
      fc.oneof(text, fc.integer(), fc.constant(null), fc.jsonValue({ maxDepth: 2 }), fc.constant({ a: { a: {} } })),
      { maxKeys: 3 },
    ),
    fc.constantFrom(undefined, 1),
  )
  .map(([value, indent]) => JSON.stringify(value, null, indent));

/** Text cut anywhere, surrogate pairs included. */
export function cutText(whole: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  return fc.tuple(whole, fc.array(fc.nat(40), { maxLength: 5 })).map(([said, cuts]) => cutAt(said, cuts));
}

/** Pieces of a string or of bytes, cut at these places. */
export function cutAt<Whole extends string | Uint8Array>(whole: Whole, cuts: readonly number[]): Whole[] {
  const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((left, right) => left - right), whole.length];
  return places.slice(1).map((place, index) => whole.slice(places[index], place) as Whole);
}

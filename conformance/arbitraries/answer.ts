/**
 * Answers as Chat Completions providers stream them: each is spoken in one random dialect. Only what an honest reader can
 * understand in one way is made here.
 */
import fc from 'fast-check';
import { framesOf, type Segment, type SpokenCall } from './answer-frames.ts';
import { anyCall, plainCall, said, wholeCall } from './call.ts';
import { dialect } from './dialect.ts';
import { provider } from './request.ts';
import { cutText } from './text.ts';

export interface SpokenAnswer {
  /** SSE frames in order, comments included; joined they are the body. */
  readonly frames: readonly string[];
  readonly bytes: Uint8Array;
  /** How a failing example is printed. */
  readonly [fc.toStringMethod]: () => string;
}

/** What an answer is made of. */
interface Material {
  readonly words: fc.Arbitrary<string>;
  readonly kinds: readonly ('text' | 'reasoning' | 'refusal')[];
  readonly calls: fc.Arbitrary<SpokenCall>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const segment = ({ words, kinds, calls }: Material): fc.Arbitrary<Segment> =>
  fc.oneof(
    fc.record({ kind: fc.constantFrom(...kinds), pieces: cutText(words) }),
    fc.record({
      kind: fc.constant('calls' as const),
      calls: fc.array(calls, { minLength: 1, maxLength: 3 }),
      picks: fc.array(fc.nat(9), { minLength: 1, maxLength: 9 }),
    }),
  );

const answerOf = (material: Material): fc.Arbitrary<SpokenAnswer> =>
  fc
    .tuple(fc.array(segment(material), { maxLength: 5 }), dialect)
    .map(([segments, habits]) => spokenBy(framesOf(segments, habits)));

const wholeAnswerOf = (material: Material): fc.Arbitrary<SpokenAnswer> =>
  fc
    .tuple(
      fc.array(segment({ ...material, calls: wholeCall }), { maxLength: 4 }),
      cutText(material.words.map((text) => `.${text}`)),
      dialect,
    )
    .map(([segments, pieces, habits]) =>
      spokenBy(framesOf([...segments, { kind: 'text', pieces }], { ...habits, finish: ['stop'], error: '' })),
    );

/** Any answer in any dialect, honest to its end or not. */
export const answer: fc.Arbitrary<SpokenAnswer> = answerOf({
  words: said,
  kinds: ['text', 'text', 'reasoning', 'reasoning', 'refusal'],
  calls: anyCall,
});

/** A body that was cut off after any byte, or, half of the time, after its last. */
export const cutAnswer: fc.Arbitrary<SpokenAnswer> = fc
  .tuple(answer, fc.option(fc.nat(), { freq: 2 }))
  .map(([{ frames, bytes }, at]) => spoken(frames, at === null ? bytes : bytes.slice(0, at % (bytes.length + 1))));

/** Thoughts in tags are for some providers only: to the others such tags are text like any other. */
const understoodFrom = (of: typeof answerOf): fc.Arbitrary<readonly [SpokenAnswer, string]> => {
  const untagged = said.map((words) => words.replaceAll('think', 'thing'));
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(of({ words: untagged, kinds: ['text', 'reasoning'], calls: plainCall }), provider),
    },
    { weight: 1, arbitrary: fc.tuple(of({ words: said, kinds: ['text'], calls: plainCall }), fc.constant('generic')) },
  );
};

/** Any answer with a provider of whom a reader without knowledge of providers understands it. */
export const answerFrom = understoodFrom(answerOf);

/** One that completes, with the segments it is made of in any order; it says something besides its thoughts. */
export const wholeAnswerFrom = understoodFrom(wholeAnswerOf);

function spokenBy(frames: readonly string[]): SpokenAnswer {
  return spoken(frames, encoder.encode(frames.join('')));
}

function spoken(frames: readonly string[], bytes: Uint8Array): SpokenAnswer {
  return { frames, bytes, [fc.toStringMethod]: () => `\n${decoder.decode(bytes)}\n` };
}

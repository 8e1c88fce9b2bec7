/**
 * Answers as Chat Completions providers stream them: each is spoken in one random dialect. Only what an honest reader can
 * understand in one way is made here.
 */
import fc from 'fast-check';
import { framesOf, type Segment, type SpokenCall } from './answer-frames.ts';
import { provider } from './arbitraries.ts';
import { dialect } from './dialect-arbitraries.ts';
import type { HeardCall } from './ears.ts';
import { argumentsText, cutAt, cutText, text } from './text-arbitraries.ts';
import type { Json } from './tool-arbitraries.ts';

export interface SpokenAnswer {
  /** SSE frames in order, comments included; joined they are the body. */
  readonly frames: readonly string[];
  readonly bytes: Uint8Array;
  /** How a failing example is printed. */
  readonly [fc.toStringMethod]: () => string;
}

/** Tools that the answers call: each kind once, among them one in a namespace and one of raw text. */
export const OFFERED: readonly Json[] = [
  { type: 'function', name: 'exec_command', parameters: { type: 'object', properties: { cmd: { type: 'string' } } } },
  { type: 'namespace', name: 'mcp__lab', description: 'A lab.', tools: [{ type: 'function', name: 'echo' }] },
  { type: 'custom', name: 'apply_patch', description: 'Changes files.' },
];

/** A call of theirs as the client hears it → as the provider spoke it. */
export function saidAs({ kind, namespace, name, input }: HeardCall): { name: string; arguments: string } {
  return {
    name: namespace === null ? name : `${namespace}__${name}`,
    arguments: kind === 'custom' ? JSON.stringify({ input }) : input,
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A provider may cut a pair in two, but both halves come. */
const said = text.map((words) => words.toWellFormed());

/** The names that `OFFERED` declares and some that nobody did. */
const plainName = fc.constantFrom('exec_command', 'read', 'mcp__lab__echo', 'toString');

const call: fc.Arbitrary<SpokenCall> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      name: plainName,
      fragments: cutText(fc.oneof({ weight: 8, arbitrary: argumentsText }, fc.constant(''))),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constant('apply_patch'),
      fragments: cutText(said.map((input) => JSON.stringify({ input }))),
    }),
  },
);

/** Arguments that end too early, by the model's own fault. */
const brokenCall: fc.Arbitrary<SpokenCall> = fc.record({
  name: plainName,
  fragments: fc
    .tuple(argumentsText, fc.nat(), fc.array(fc.nat(40), { maxLength: 3 }))
    .map(([whole, at, cuts]) => cutAt(whole.slice(0, 1 + (at % (whole.length - 1))).toWellFormed(), cuts)),
});

const spokenKinds = ['text', 'reasoning'] as const;

const segment = (
  words: fc.Arbitrary<string>,
  calls: fc.Arbitrary<SpokenCall>,
  ...kinds: readonly ((typeof spokenKinds)[number] | 'refusal')[]
): fc.Arbitrary<Segment> =>
  fc.oneof(
    fc.record({ kind: fc.constantFrom(...kinds), pieces: cutText(words) }),
    fc.record({
      kind: fc.constant('calls' as const),
      calls: fc.array(calls, { minLength: 1, maxLength: 3 }),
      picks: fc.array(fc.nat(9), { minLength: 1, maxLength: 9 }),
    }),
  );

const anyCall = fc.oneof({ weight: 9, arbitrary: call }, { weight: 1, arbitrary: brokenCall });

const answerOf = (words: fc.Arbitrary<string>): fc.Arbitrary<SpokenAnswer> =>
  fc
    .tuple(fc.array(segment(words, anyCall, ...spokenKinds, ...spokenKinds, 'refusal'), { maxLength: 5 }), dialect)
    .map(([segments, habits]) => spokenBy(framesOf(segments, habits)));

const wholeAnswerOf = (words: fc.Arbitrary<string>): fc.Arbitrary<SpokenAnswer> =>
  fc
    .tuple(
      fc.array(segment(words, call, ...spokenKinds), { maxLength: 4 }),
      cutText(words.map((text) => `.${text}`)),
      dialect,
    )
    .map(([segments, pieces, habits]) =>
      spokenBy(framesOf([...segments, { kind: 'text', pieces }], { ...habits, finish: ['stop'], error: '' })),
    );

/** Any answer in any dialect, honest to its end or not. */
export const answer: fc.Arbitrary<SpokenAnswer> = answerOf(said);

/** The provider of an answer: some are known for thoughts in tags, and to the others such tags are text like any other. */
const from = (of: typeof answerOf): fc.Arbitrary<readonly [SpokenAnswer, string]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(of(said.map((words) => words.replaceAll('think', 'thing'))), provider) },
    { weight: 1, arbitrary: fc.tuple(of(said), fc.constant('generic')) },
  );

/** Any answer with a provider of whom a reader without knowledge of providers understands it. */
export const answerFrom = from(answerOf);

/** One that completes, with the segments it is made of in any order; it says something besides its thoughts. */
export const wholeAnswerFrom = from(wholeAnswerOf);

/** A body that was cut off after any byte, or, half of the time, after its last. */
export const cutAnswer: fc.Arbitrary<SpokenAnswer> = fc
  .tuple(answer, fc.option(fc.nat(), { freq: 2 }))
  .map(([{ frames, bytes }, at]) => spoken(frames, at === null ? bytes : bytes.slice(0, at % (bytes.length + 1))));

function spokenBy(frames: readonly string[]): SpokenAnswer {
  return spoken(frames, encoder.encode(frames.join('')));
}

function spoken(frames: readonly string[], bytes: Uint8Array): SpokenAnswer {
  return { frames, bytes, [fc.toStringMethod]: () => `\n${decoder.decode(bytes)}\n` };
}

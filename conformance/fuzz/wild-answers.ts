/**
 * What a provider may send: recorded answers, answers in any dialect, chunks made from the contract, and what accidents make
 * of all of them, in the frames first and in the bytes then.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { answer as spokenAnswer } from '../arbitraries/answer.ts';
import { refusalBody } from '../arbitraries/spoiled-bodies.ts';
import { argumentsText } from '../arbitraries/text.ts';
import { wrapped } from '../arbitraries/wrapped.ts';
import { readRecordings } from '../recordings/recording.ts';
import { type SchemaDocument, schemaArbitrary, type Words } from './schema-arbitrary.ts';
import { edits, spoiledBytes } from './spoiled-bytes.ts';
import { type Accident, accidents, spoiledJson } from './spoiled-json.ts';

/** Bodies of real providers, read in place where they stand beside the repository. */
const SHARED = resolve(import.meta.dirname, '../../../shared/recordings');

interface Recorded {
  readonly status: number;
  readonly body: string;
}

function recorded(): Recorded[] {
  const own = readRecordings().flatMap(({ turns }) =>
    turns.map(({ status, answer }) => ({ status, body: Buffer.from(answer).toString() })),
  );
  const index = join(SHARED, 'INDEX.tsv');
  if (!existsSync(index)) return own;
  const [, ...rows] = readFileSync(index, 'utf8').trim().split('\n');
  const others = rows.map((row) => {
    const [file = '', , , status] = row.split('\t');
    return { status: Number(status), body: readFileSync(join(SHARED, file), 'utf8') };
  });
  return [...own, ...others];
}

/** So many frames of a recording, from both its ends: hundreds of words alike would only take time. */
const MOST_FRAMES = 30;

function framesOf(body: string): string[] {
  const frames = body.split(/(?<=\n\r?\n)/);
  if (frames.length <= MOST_FRAMES) return frames;
  return [...frames.slice(0, MOST_FRAMES / 2), ...frames.slice(-MOST_FRAMES / 2)];
}

const RECORDED = recorded();
const ANSWERS = RECORDED.filter(({ status }) => status === 200).map(({ body }) => framesOf(body));
const REFUSALS = RECORDED.filter(({ status }) => status !== 200).map(({ body }) => body);

const WORDS: Words = {
  name: fc.constantFrom(
    'exec_command',
    'mcp__lab__echo',
    'apply_patch',
    'local_shell',
    'shell',
    'tool_search',
    'x',
    '',
  ),
  id: fc.constantFrom('call_0', 'call_1', 'call_2', ''),
  arguments: argumentsText,
  role: fc.constant('assistant'),
  finish_reason: fc.constantFrom('stop', 'length', 'tool_calls', 'content_filter', 'constructor', 'unheard of', ''),
};

const document = JSON.parse(
  readFileSync(new URL('../../generated/openapi/chat.json', import.meta.url), 'utf8'),
) as SchemaDocument;

/** Chunks that the contract allows. */
export const contractChunk: fc.Arbitrary<unknown> = schemaArbitrary(document, 'ChatChunk', WORDS);

const END = ['data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n', 'data: [DONE]\n\n'];

const frames: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ANSWERS) },
  { weight: 2, arbitrary: spokenAnswer.map((one) => one.frames) },
  { weight: 1, arbitrary: wrapped.map(({ bytes }) => framesOf(Buffer.from(bytes).toString())) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.array(contractChunk, { maxLength: 6 }), fc.boolean())
      .map(([chunks, ends]) => [...chunks.map((one) => `data: ${JSON.stringify(one)}\n\n`), ...(ends ? END : [])]),
  },
);

const frameEdit = fc.record({
  kind: fc.constantFrom('spoil', 'spoil', 'spoil', 'drop', 'double', 'swap'),
  at: fc.nat(),
  to: fc.nat(),
  happened: accidents,
});
type FrameEdit = typeof frameEdit extends fc.Arbitrary<infer E> ? E : never;

/** Bodies under the status 200. */
export const wildAnswer: fc.Arbitrary<Uint8Array> = fc
  .tuple(frames, fc.array(frameEdit, { maxLength: 3 }), fc.option(frames, { freq: 7 }), fc.nat(), edits)
  .map(([first, frameEdits, second, cut, made]) => {
    const spliced = second === null ? first : [...first.slice(0, cut % (first.length + 1)), ...second];
    return spoiledBytes(frameEdits.reduce(edited, spliced).join(''), made);
  });

function edited(all: readonly string[], { kind, at, to, happened }: FrameEdit): readonly string[] {
  const [one, other] = [at % all.length, to % all.length];
  const [frame, another] = [all[one], all[other]];
  if (frame === undefined || another === undefined) return all;
  if (kind === 'drop') return all.toSpliced(one, 1);
  if (kind === 'double') return all.toSpliced(other, 0, frame);
  if (kind === 'swap') return all.with(one, another).with(other, frame);
  return all.with(one, spoiledFrame(frame, happened));
}

/** The JSON of a frame, or of a whole body, with accidents; a frame without JSON stays as it is. */
function spoiledFrame(frame: string, happened: readonly Accident[]): string {
  const start = frame.indexOf('{');
  const end = frame.lastIndexOf('}') + 1;
  try {
    const spoiled = spoiledJson(JSON.parse(frame.slice(start, end)), happened);
    return frame.slice(0, start) + JSON.stringify(spoiled) + frame.slice(end);
  } catch {
    return frame;
  }
}

/** Bodies under any other status. */
export const wildRefusal: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.oneof(
      refusalBody.map(({ bytes }) => bytes),
      fc
        .tuple(fc.constantFrom(...REFUSALS), accidents)
        .map(([body, happened]) => new Uint8Array(Buffer.from(spoiledFrame(body, happened)))),
      wildAnswer,
    ),
    edits,
  )
  .map(([body, made]) => spoiledBytes(body, made));

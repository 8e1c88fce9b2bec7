/**
 * Answers as Chat Completions providers stream them, with the habits and accidents seen on their wires: each answer is
 * spoken in one random dialect. Only what an honest reader can understand in one way is made here.
 */
import fc from 'fast-check';
import type { Json } from './arbitraries.ts';
import { argumentsText, cutText, text } from './text-arbitraries.ts';

export interface SpokenAnswer {
  /** SSE frames in order, comments included; joined they are the body. */
  readonly frames: readonly string[];
  readonly bytes: Uint8Array;
  /** How a failing example is printed. */
  readonly [fc.toStringMethod]: () => string;
}

interface SpokenCall {
  readonly id: string;
  readonly name: string;
  readonly fragments: readonly string[];
}
type Segment =
  | { readonly kind: 'text' | 'reasoning'; readonly pieces: readonly string[] }
  | { readonly kind: 'calls'; readonly calls: readonly SpokenCall[]; readonly picks: readonly number[] };

type Dialect = typeof dialect extends fc.Arbitrary<infer D> ? D : never;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A provider may cut a pair in two, but both halves come. */
const said = text.map((words) => words.toWellFormed());

const call: fc.Arbitrary<Omit<SpokenCall, 'id'>> = fc.record({
  name: fc.constantFrom('exec_command', 'read', 'mcp__lab__echo', 'toString'),
  fragments: cutText(fc.oneof({ weight: 8, arbitrary: argumentsText }, fc.constant(''))),
});

const segment: fc.Arbitrary<Segment> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text' as const, 'reasoning' as const), pieces: cutText(said) }),
  fc
    .record({
      calls: fc.array(call, { minLength: 1, maxLength: 3 }),
      picks: fc.array(fc.nat(9), { minLength: 1, maxLength: 9 }),
    })
    .map(({ calls, picks }) => ({ kind: 'calls' as const, picks, calls: calls.map((one) => ({ ...one, id: '' })) })),
);

const tokens = fc.integer({ min: 0, max: 100_000 });
const usage: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ prompt_tokens: tokens, completion_tokens: tokens, total_tokens: tokens }),
  fc.record({
    prompt_tokens: tokens,
    completion_tokens: tokens,
    prompt_cache_hit_tokens: tokens,
    prompt_cache_miss_tokens: tokens,
  }),
  fc.record({
    prompt_tokens: tokens,
    completion_tokens: tokens,
    total_tokens: tokens,
    prompt_tokens_details: fc.record({ cached_tokens: tokens }),
    completion_tokens_details: fc.option(fc.record({ reasoning_tokens: tokens })),
  }),
);

/** How a provider speaks; what is missing in a chunk is left out, null or "" by its habit. */
const dialect = fc.record({
  reasoningFields: fc.constantFrom<string[]>(
    ['reasoning_content'],
    ['reasoning'],
    ['reasoning', 'reasoning_content'],
    ['reasoning_details'],
    ['reasoning', 'reasoning_details'],
  ),
  empty: fc.constantFrom<Json>(
    {},
    { role: 'assistant' },
    { role: null, content: null, tool_calls: null },
    { content: '', tool_calls: [] },
  ),
  /** `0` is Ollama's, who gives it to every call. */
  index: fc.constantFrom('from 0', 'from 1', '0', 'none'),
  ids: fc.boolean(),
  laterId: fc.constantFrom<Json>({}, { id: '' }, { id: null }, { id: 'again' }),
  laterName: fc.constantFrom<Json>({}, { name: '' }, { name: null }, { name: 'again' }, { name: 'split' }),
  firstFragment: fc.boolean(),
  wholeArguments: fc.boolean(),
  objectArguments: fc.boolean(),
  resend: fc.boolean(),
  finish: fc.constantFrom<string[]>(
    ['stop'],
    ['tool_calls'],
    ['length'],
    ['content_filter'],
    ['stop', 'tool_calls'],
    [],
  ),
  finishOnLast: fc.boolean(),
  usage: fc.option(usage),
  usageAt: fc.constantFrom('finish', 'own chunk', 'every chunk', 'choice'),
  error: fc.constantFrom('', '', '', '', 'chunk', 'beside a choice', 'field'),
  stopAt: fc.nat(20),
  otherChoice: fc.boolean(),
  done: fc.constantFrom('data: [DONE]\n\n', 'data: [DONE]\n\ndata: {"choices":[],"cost":"0"}\n\n', ''),
  newline: fc.constantFrom('\n', '\r\n'),
  space: fc.boolean(),
  comments: fc.boolean(),
  bom: fc.boolean(),
});

/** Any answer in any dialect, honest to its end or not. */
export const answer: fc.Arbitrary<SpokenAnswer> = fc.tuple(fc.array(segment, { maxLength: 5 }), dialect).map(speak);

/** An answer that completes, with the segments it is made of in any order; it says something besides its thoughts. */
export const wholeAnswer: fc.Arbitrary<SpokenAnswer> = fc
  .tuple(fc.array(segment, { maxLength: 4 }), cutText(said.map((words) => `.${words}`)), dialect)
  .map(([segments, pieces, habits]) =>
    speak([[...segments, { kind: 'text', pieces }], { ...habits, finish: ['stop'], error: '' }]),
  );

/** A body that was cut off after any byte, or, half of the time, after its last. */
export const cutAnswer: fc.Arbitrary<SpokenAnswer> = fc
  .tuple(answer, fc.option(fc.nat(), { freq: 2 }))
  .map(([{ frames, bytes }, at]) => spoken(frames, at === null ? bytes : bytes.slice(0, at % (bytes.length + 1))));

function spoken(frames: readonly string[], bytes: Uint8Array): SpokenAnswer {
  return { frames, bytes, [fc.toStringMethod]: () => `\n${decoder.decode(bytes)}\n` };
}

function speak([segments, chosen]: [readonly Segment[], Dialect]): SpokenAnswer {
  const habits = plausible(chosen);
  const deltas = segments.flatMap((one, place) => deltasOf(one, place, habits));
  // A limit stops the answer anywhere, in the middle of a call too.
  const limited = habits.finish.includes('length') ? deltas.slice(0, habits.stopAt % (deltas.length + 1)) : deltas;
  const chunks = framed(limited, habits);
  const frames = chunks.map((chunk) => frameOf(chunk, habits));
  if (habits.error === 'field') frames.push('error: {"message":"broken off","code":500}\n\n');
  else frames.push(habits.done);
  const lines = frames.map((frame) => frame.replaceAll('\n', habits.newline));
  if (habits.bom) lines[0] = `\uFEFF${lines[0]}`;
  return spoken(lines, encoder.encode(lines.join('')));
}

/** Without an index of their own, calls are told apart by their ids alone. */
function plausible(habits: Dialect): Dialect {
  return habits.index === '0' || habits.index === 'none' ? { ...habits, ids: true } : habits;
}

function deltasOf(segment: Segment, place: number, habits: Dialect): Json[] {
  if ('pieces' in segment) {
    return segment.pieces.map((piece) => ({
      ...habits.empty,
      ...(segment.kind === 'text' ? { content: piece } : thought(piece, habits)),
    }));
  }
  const queues = segment.calls.map((one, index) => callPieces(one, place * 10 + index, habits));
  return interleaved(queues, habits.index.startsWith('from') ? segment.picks : [0]).map((piece) => ({
    ...habits.empty,
    tool_calls: [piece],
  }));
}

function thought(piece: string, { reasoningFields }: Dialect): Json {
  const details = [{ type: 'reasoning.text', text: piece, index: 0 }];
  return Object.fromEntries(reasoningFields.map((field) => [field, field === 'reasoning_details' ? details : piece]));
}

function callPieces({ name, fragments }: SpokenCall, number: number, habits: Dialect): Json[] {
  const id = `call_${number}`;
  const index =
    { 'from 0': { index: number }, 'from 1': { index: number + 1 }, '0': { index: 0 }, none: {} }[habits.index] ?? {};
  const whole = fragments.join('');
  const texts: unknown[] = habits.wholeArguments ? [whole] : [...fragments];
  if (habits.objectArguments && whole !== '') texts.splice(0, texts.length, JSON.parse(whole));
  else if (habits.resend && whole !== '') texts.push(whole);
  const split = habits.laterName.name === 'split';
  const first = habits.firstFragment && !split ? texts.shift() : '';
  const opening = {
    ...{ ...index, type: 'function', ...(habits.ids ? { id } : { id: null }) },
    function: { name: split ? name.slice(0, 3) : name, arguments: first },
  };
  const laterId = habits.laterId.id === 'again' ? (habits.ids ? { id } : {}) : habits.laterId;
  const laterName = split ? {} : habits.laterName.name === 'again' ? { name } : habits.laterName;
  const rest = split ? [{ ...index, ...laterId, function: { name: name.slice(3), arguments: '' } }] : [];
  return [
    opening,
    ...rest,
    ...texts.map((args) => ({ ...index, ...laterId, function: { ...laterName, arguments: args } })),
  ];
}

/** One list of several, each in its own order, taken from as the picks say. */
function interleaved(queues: readonly Json[][], picks: readonly number[]): Json[] {
  const waiting = queues.map((queue) => [...queue]);
  const merged: Json[] = [];
  for (let turn = 0; waiting.some((queue) => queue.length > 0); turn += 1) {
    const open = waiting.filter((queue) => queue.length > 0);
    const next = open[(picks[turn % picks.length] ?? 0) % open.length]?.shift();
    if (next !== undefined) merged.push(next);
  }
  return merged;
}

/** The chunks: deltas, the finish on the last or on its own, the usage in its place, and an error that ends it all. */
function framed(deltas: readonly Json[], habits: Dialect): Json[] {
  const choices: Json[] = deltas.map((delta) => ({ index: 0, delta, finish_reason: null }));
  const [first, second] = habits.finish;
  const last = choices.at(-1);
  if (first !== undefined && habits.finishOnLast && last !== undefined) last.finish_reason = first;
  else if (first !== undefined) choices.push({ index: 0, delta: {}, finish_reason: first });
  if (second !== undefined) choices.push({ index: 0, delta: {}, finish_reason: second });
  const chunks = choices.map((choice, place) => chunkOf(choice, place === choices.length - 1, habits));
  if (habits.usage !== null && habits.usageAt === 'own chunk') chunks.push({ choices: [], usage: habits.usage });
  if (habits.error === '') return chunks;
  const upTo = chunks.slice(0, habits.stopAt % (chunks.length + 1));
  const error = { message: 'The provider is out of breath.', code: 503 };
  if (habits.error === 'chunk') upTo.push({ error });
  if (habits.error === 'beside a choice')
    upTo.push({ error, choices: [{ index: 0, delta: { content: '' }, finish_reason: null }] });
  return upTo;
}

function chunkOf(choice: Json, last: boolean, { usage, usageAt, otherChoice }: Dialect): Json {
  const given = usage !== null && (usageAt === 'every chunk' || (last && usageAt === 'finish'));
  const within = usage !== null && last && usageAt === 'choice' ? { ...choice, usage } : choice;
  const other = { index: 1, delta: { content: 'another choice' }, finish_reason: last ? 'stop' : null };
  const choices = otherChoice ? [other, within] : [within];
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices,
    usage: given ? usage : null,
  };
}

function frameOf(chunk: Json, { space, comments }: Dialect): string {
  return `${comments ? ': keep-alive\n\n' : ''}data:${space ? ' ' : ''}${JSON.stringify(chunk)}\n\n`;
}

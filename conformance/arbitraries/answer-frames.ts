/** What a provider says → the frames in which its dialect puts it on the wire. */

import type { Dialect } from './dialect.ts';
import type { Json } from './tool.ts';

export interface SpokenCall {
  readonly name: string;
  readonly fragments: readonly string[];
}
export type Segment =
  | { readonly kind: 'text' | 'reasoning' | 'refusal'; readonly pieces: readonly string[] }
  | { readonly kind: 'calls'; readonly calls: readonly SpokenCall[]; readonly picks: readonly number[] };

/** Providers repeat the key they refuse in their errors. */
export const TOLD_KEY = 'sk-0123456789abcdef';
const ERROR = { message: `The provider is out of breath, said ${TOLD_KEY}.`, code: 503 };

/** Errors that stand in the stream without a `data:`. */
const ERROR_LINES: { readonly [kind: string]: string } = {
  field: `error: ${JSON.stringify(ERROR)}\n\n`,
  'bare line': `${JSON.stringify({ error: ERROR })}\n\n`,
};

/** The frames of an answer, comments included; joined they are the body. */
export function framesOf(segments: readonly Segment[], chosen: Dialect): string[] {
  const habits = plausible(chosen);
  const deltas = segments.flatMap((one, place) => deltasOf(one, place, habits));
  // A limit stops the answer anywhere, in the middle of a call too.
  const limited = habits.finish.includes('length') ? deltas.slice(0, habits.stopAt % (deltas.length + 1)) : deltas;
  if (habits.plain) return [plainAnswer(segments, habits)];
  const repeated = limited.length < deltas.length ? [] : repeatedCalls(segments, habits);
  const cited = habits.citations.length === 0 ? [] : [{ content: '', annotations: habits.citations }];
  const chunks = chunksOf([...limited, ...repeated, ...cited], habits);
  const frames = chunks.map((chunk) => frameOf(chunk, habits));
  frames.push(ERROR_LINES[habits.error] ?? habits.done);
  const lines = frames.map((frame) => frame.replaceAll('\n', habits.newline));
  if (habits.bom) lines[0] = `\uFEFF${lines[0]}`;
  return lines;
}

/** Without an index of their own, calls are told apart by their ids alone. */
function plausible(habits: Dialect): Dialect {
  const ids = habits.ids || habits.plain || habits.index === '0' || habits.index === 'none';
  return { ...habits, ids, tall: habits.tall && habits.newline !== '\r\n' };
}

function deltasOf(segment: Segment, place: number, habits: Dialect): Json[] {
  if ('pieces' in segment) {
    return segment.pieces.map((piece) => ({ ...habits.empty, ...spoken(segment.kind, piece, habits) }));
  }
  const queues = segment.calls.map((one, index) => callPieces(one, place * 10 + index, habits));
  return interleaved(queues, habits.index.startsWith('from') ? segment.picks : [0]).map((piece) => ({
    ...habits.empty,
    tool_calls: [piece],
  }));
}

function spoken(kind: 'text' | 'reasoning' | 'refusal', piece: string, habits: Dialect): Json {
  const { contentParts, reasoningFields } = habits;
  if (kind === 'refusal') return { content: null, refusal: piece };
  if (kind === 'text') return { content: contentParts ? [{ type: 'text', text: piece }] : piece };
  const details = [{ type: 'reasoning.text', text: piece, index: 0 }];
  return Object.fromEntries(reasoningFields.map((field) => [field, field === 'reasoning_details' ? details : piece]));
}

function callPieces({ name, fragments }: SpokenCall, number: number, habits: Dialect): Json[] {
  const id = `call_${number}`;
  const index = indexOf(number, habits);
  const whole = fragments.join('');
  const texts: unknown[] = habits.wholeArguments ? [whole] : [...fragments];
  const value = parse(whole);
  if (habits.objectArguments && value !== undefined) texts.splice(0, texts.length, value);
  else if (habits.resend === 'whole' && value !== undefined) texts.push(whole);
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
    ...hollowPieces(habits.resend).map((last) => ({ ...index, ...laterId, ...last })),
  ];
}

function indexOf(number: number, { index }: Dialect): Json {
  return { 'from 0': { index: number }, 'from 1': { index: number + 1 }, '0': { index: 0 } }[index as string] ?? {};
}

/** A last piece of a call that adds nothing to it. */
function hollowPieces(resend: string): Json[] {
  if (resend === 'empty') return [{ function: { arguments: '' } }];
  if (resend === 'null') return [{ function: { name: null, arguments: null } }];
  return resend === 'no function' ? [{ function: {} }] : [];
}

/** All calls once more, whole, in the last chunk (vLLM with GLM, log of 2026-04). */
function repeatedCalls(segments: readonly Segment[], habits: Dialect): Json[] {
  if (habits.resend !== 'whole at the end' || habits.objectArguments) return [];
  const calls = segments.flatMap((segment, place) =>
    'calls' in segment ? segment.calls.map((call, index) => ({ call, number: place * 10 + index })) : [],
  );
  const again = calls.flatMap(({ call, number }) => {
    const whole = call.fragments.join('');
    const id = habits.ids ? { id: `call_${number}` } : {};
    return parse(whole) === undefined
      ? []
      : [{ ...indexOf(number, habits), ...id, function: { name: call.name, arguments: whole } }];
  });
  return again.length === 0 ? [] : [{ tool_calls: again }];
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
function chunksOf(deltas: readonly Json[], habits: Dialect): Json[] {
  const said = habits.opening === null ? deltas : [habits.opening, ...deltas];
  const choices: Json[] = said.map((delta) => ({ index: 0, delta, ...habits.unfinished }));
  const [first, second] = habits.finish;
  const last = choices.at(-1);
  if (first !== undefined && habits.finishOnLast && last !== undefined) last.finish_reason = first;
  else if (first !== undefined) choices.push({ index: 0, ...habits.finishDelta, finish_reason: first });
  if (second !== undefined) choices.push({ index: 0, ...habits.finishDelta, finish_reason: second });
  const chunks = choices.flatMap((choice, place) => chunksOfChoice(choice, place === choices.length - 1, habits));
  if (habits.hollow !== null) chunks.unshift(habits.hollow);
  if (habits.usage !== null && habits.usageAt === 'own chunk') chunks.push({ choices: [], usage: habits.usage });
  const error = errorChunk(habits.error);
  return error === null ? chunks : [...chunks.slice(0, habits.stopAt % (chunks.length + 1)), ...error];
}

/** The chunk that ends an answer with an error; none of its own when the error is a field of the stream. */
function errorChunk(kind: string): Json[] | null {
  switch (kind) {
    case '':
      return null;
    case 'chunk':
      return [{ error: ERROR }];
    case 'beside a choice':
      return [{ error: ERROR, choices: [{ index: 0, delta: { content: '' }, finish_reason: null }] }];
    case 'object':
      return [{ object: 'error', message: ERROR.message, type: 'BadRequestError', param: null, code: 400 }];
    case 'word':
      return [{ error: ERROR.message }];
    default:
      return [];
  }
}

function chunksOfChoice(choice: Json, last: boolean, { usage, usageAt, otherChoice }: Dialect): Json[] {
  const given = usage !== null && (usageAt === 'every chunk' || (last && usageAt === 'finish'));
  const within = usage !== null && last && usageAt === 'choice' ? { ...choice, usage } : choice;
  const other = { index: 1, delta: { content: 'another choice' }, finish_reason: last ? 'stop' : null };
  const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'm' };
  const chunk = { ...head, choices: [within], usage: given ? usage : null };
  if (otherChoice === 'own chunk') return [{ ...head, choices: [other] }, chunk];
  if (otherChoice === '') return [chunk];
  return [{ ...chunk, choices: otherChoice === 'before' ? [other, within] : [within, other] }];
}

function frameOf(chunk: Json, { space, lines, tall }: Dialect): string {
  const field = space ? 'data: ' : 'data:';
  const texts = JSON.stringify(chunk, null, tall ? 1 : undefined).split('\n');
  return `${lines}${texts.map((text) => `${field}${text}\n`).join('')}\n`;
}

/** The whole answer as one JSON body, behind the blank lines that keep its connection open. */
function plainAnswer(segments: readonly Segment[], habits: Dialect): string {
  const joined = (kind: string) =>
    segments.flatMap((segment) => (segment.kind === kind && 'pieces' in segment ? segment.pieces : [])).join('');
  const calls = segments.flatMap((segment, place) =>
    'calls' in segment
      ? segment.calls.map(({ name, fragments }, index) => ({
          ...indexOf(place * 10 + index, habits),
          ...{ id: `call_${place * 10 + index}`, type: 'function' },
          function: { name, arguments: fragments.join('') },
        }))
      : [],
  );
  const message = {
    ...{ role: 'assistant', ...spoken('text', joined('text'), habits) },
    ...spoken('reasoning', joined('reasoning'), habits),
    refusal: joined('refusal') || null,
    annotations: habits.citations,
    tool_calls: calls,
  };
  const choice = { index: 0, message, finish_reason: habits.finish[0] ?? null };
  const body = { id: 'chatcmpl-1', object: 'chat.completion', choices: [choice], usage: habits.usage };
  return `${habits.lines.replace(/[^\n]/g, '')}${JSON.stringify(body)}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

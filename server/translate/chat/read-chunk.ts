/**
 * One chunk of a Chat Completions answer → deltas. Also reads a whole answer, which some providers send although a stream
 * was asked for. Nothing about a chunk is certain: every field may be missing, null or of another type.
 */
import { Fault } from '../../fault.ts';
import type { FaultSentence, StreamFacts } from '../../providers/profile.ts';
import type { Delta, FinishReason, Usage } from '../conversation.ts';
import { isObject, type Loose, readError } from './read-error.ts';

export function readChunk(chunk: unknown, facts: StreamFacts, faults: readonly FaultSentence[]): readonly Delta[] {
  if (!isObject(chunk)) return [unreadable()];
  const deltas: Delta[] = [];
  // Only the first choice is the answer; several may come interleaved.
  const choice = list(chunk.choices).find((one) => isObject(one) && (one.index ?? 0) === 0);
  if (isObject(choice)) readChoice(choice, facts, deltas);
  const usage = readUsage(isObject(chunk.usage) ? chunk.usage : isObject(choice) ? choice.usage : null);
  if (usage !== null) deltas.push({ type: 'usage', usage });
  // An error may stand beside a choice and its usage (OpenRouter, recorded 2025-11): it has the last word.
  if (chunk.error || chunk.object === 'error' || chunk.type === 'error') {
    deltas.push({ type: 'failed', fault: readError(null, chunk, faults) });
  }
  return deltas;
}

/** Whether a whole body, sent instead of a stream, is an answer or an error of this wire at all. */
export function isChatAnswer(body: unknown): boolean {
  return isObject(body) && (Array.isArray(body.choices) || Boolean(body.error) || body.object === 'error');
}

export function unreadable(said = ''): Delta {
  const shown = said.trim().slice(0, 200);
  const what = shown === '' ? 'something that is not a Chat Completions answer' : `"${shown}"`;
  return { type: 'failed', fault: new Fault('upstream_unreadable', `The provider answered with ${what}.`) };
}

function readChoice(choice: Loose, facts: StreamFacts, deltas: Delta[]): void {
  const said = isObject(choice.delta) ? choice.delta : choice.message;
  const finish = typeof choice.finish_reason === 'string' ? choice.finish_reason : '';
  if (isObject(said)) {
    pushText(deltas, 'reasoning', readReasoning(said, facts));
    pushText(deltas, 'text', readText(said.content));
    pushText(deltas, 'refusal', readText(said.refusal));
    for (const annotation of list(said.annotations)) if (isObject(annotation)) pushCitation(deltas, annotation);
    for (const call of list(said.tool_calls)) if (isObject(call)) deltas.push(readCall(call, finish !== ''));
  }
  if (finish !== '')
    deltas.push({ type: 'finish', reason: FINISH_REASONS.get(finish.toLowerCase()) ?? 'failed', said: finish });
}

/**
 * What the words of the providers mean (vendors' documents and recordings, 2025–2026). A word that nobody knows is a failure:
 * new words are invented for answers that did not end well.
 */
const FINISH_REASONS: ReadonlyMap<string, FinishReason> = new Map<string, FinishReason>([
  ['stop', 'stop'],
  ['tool_calls', 'stop'],
  ['function_call', 'stop'],
  ['stop_sequence', 'stop'],
  ['end_turn', 'stop'],
  ['eos', 'stop'],
  ['eos_token', 'stop'],
  ['completed', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['model_length', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['content_filter', 'content_filter'],
  ['sensitive', 'content_filter'],
  ['safety', 'content_filter'],
]);

function pushText(deltas: Delta[], type: 'text' | 'reasoning' | 'refusal', text: string): void {
  if (text !== '') deltas.push({ type, text });
}

/** OpenRouter puts the citation into `url_citation`; MiMo's stands flat and tells no place (vendor's guide, 2026-11). */
function pushCitation(deltas: Delta[], annotation: Loose): void {
  const cited = isObject(annotation.url_citation) ? annotation.url_citation : annotation;
  const url = wholeString(cited.url);
  if (url === '') return;
  const [start, end] = [cited.start_index, cited.end_index].map((index) => (typeof index === 'number' ? index : null));
  deltas.push({ type: 'annotation', url, title: wholeString(cited.title), start: start ?? null, end: end ?? null });
}

function readReasoning(said: Loose, facts: StreamFacts): string {
  for (const field of facts.reasoningFields) {
    const text = said[field];
    if (typeof text === 'string' && text !== '') return text;
  }
  // OpenRouter's form; it repeats what `reasoning` says, and stands alone for some models (recorded 2026-10).
  return list(said.reasoning_details)
    .map((detail) => (isObject(detail) ? string(detail.text) || string(detail.summary) : ''))
    .join('');
}

/** Text as a string, as Mistral's list of parts, or as the object that Cloudflare's JSON mode gives (recorded 2026-03). */
function readText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (isObject(content)) return JSON.stringify(content);
  return list(content)
    .map((part) => (isObject(part) ? string(part.text) : ''))
    .join('');
}

function readCall(call: Loose, last: boolean): Delta {
  const named = isObject(call.function) ? call.function : {};
  const args = named.arguments;
  return {
    type: 'call',
    slot: typeof call.index === 'number' ? call.index : null,
    id: wholeString(call.id),
    name: wholeString(named.name),
    args: typeof args === 'string' ? args : isObject(args) ? JSON.stringify(args) : '',
    last,
  };
}

function readUsage(usage: unknown): Usage | null {
  if (!isObject(usage)) return null;
  const inputTokens = count(usage.prompt_tokens);
  const outputTokens = count(usage.completion_tokens);
  const prompt = isObject(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {};
  const completion = isObject(usage.completion_tokens_details) ? usage.completion_tokens_details : {};
  return {
    inputTokens,
    cachedTokens: count(prompt.cached_tokens ?? usage.prompt_cache_hit_tokens ?? usage.cached_tokens),
    outputTokens,
    // SGLang counts them beside the others (its protocol.py, read 2026-11).
    reasoningTokens: count(completion.reasoning_tokens ?? usage.reasoning_tokens),
    totalTokens: count(typeof usage.total_tokens === 'number' ? usage.total_tokens : inputTokens + outputTokens),
  };
}

function count(value: unknown): number {
  const counted = typeof value === 'number' && Number.isFinite(value) && value > 0;
  return counted ? Math.min(Math.trunc(value), Number.MAX_SAFE_INTEGER) : 0;
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Of what comes in one piece: unlike in a text, half a surrogate pair has no other half to come, and no client could read it. */
function wholeString(value: unknown): string {
  return string(value).toWellFormed();
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

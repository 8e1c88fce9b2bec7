/**
 * What a Chat Completions provider said, read from its raw bytes by the shortest honest means: the whole body at once, the
 * first choice only, no incremental state. The server must let its client hear the same.
 */
import type { HeardUsage } from '../ears/heard.ts';

export interface ProviderCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
  /** The provider sent the arguments a second time, whole: the two writings may differ in white space. */
  readonly resent: boolean;
}

export interface ProviderAnswer {
  readonly text: string;
  readonly reasoning: string;
  readonly calls: readonly ProviderCall[];
  readonly usage: HeardUsage | null;
  readonly finish: string | null;
  /** The error the body carries, or why it cannot be read. */
  readonly error: string | null;
  readonly ending: 'completed' | 'incomplete' | 'failed';
}

type Json = { readonly [key: string]: unknown };
interface PiecedCall {
  readonly slot: number | null;
  readonly id: string;
  readonly name: string;
  readonly fragments: readonly string[];
}
interface Gathered {
  text: string;
  reasoning: string;
  readonly calls: PiecedCall[];
  usage: HeardUsage | null;
  finish: string | null;
  error: string | null;
}

/** Words for "there was more to say"; `repetition_truncation` is MiMo's (2026-11). */
const SHORTENED = new Set(['length', 'content_filter', 'repetition_truncation']);
const ENDED = new Set(['stop', 'tool_calls', 'function_call']);

/** Of these providers thoughts never come in tags. */
const WITHOUT_TAGS: ReadonlySet<string> = new Set(['mimo', 'deepseek', 'qwen', 'kimi', 'glm', 'openai']);

/** Reads a whole body of a provider, whatever form it has: the content type is not believed. */
export function readProvider(body: Uint8Array, status = 200, from = 'generic'): ProviderAnswer {
  const text = new TextDecoder().decode(body);
  const gathered: Gathered = { text: '', reasoning: '', calls: [], usage: null, finish: null, error: null };
  if (status !== 200) gathered.error = text;
  else for (const json of framesOf(text)) hear(parse(json), gathered);
  const { finish, error, calls, ...rest } = gathered;
  const ending =
    error !== null || finish === null
      ? 'failed'
      : ENDED.has(finish)
        ? 'completed'
        : SHORTENED.has(finish)
          ? 'incomplete'
          : 'failed';
  const { said, thought } = WITHOUT_TAGS.has(from) ? { said: rest.text, thought: '' } : withoutThoughts(rest.text);
  const reasoning = rest.reasoning + thought;
  return { text: said, reasoning, usage: rest.usage, finish, error, ending, calls: calls.map(joined) };
}

/** Thoughts that stand in tags before the answer; the white space around them is the answer's. */
function withoutThoughts(text: string): { said: string; thought: string } {
  const [block, space = '', inside = ''] = /^(\s*)(?:<think>([\s\S]*?)(?:<\/think>|$)|<\/think>)/.exec(text) ?? [];
  if (block === undefined) return { said: text, thought: '' };
  const { said, thought } = withoutThoughts(text.slice(block.length));
  return { said: space + said, thought: inside + thought };
}

/** A call whose arguments are whole; one that was cut must never be run. */
export function isWhole(call: ProviderCall): boolean {
  return call.name !== '' && (call.arguments === '' || parse(call.arguments) !== undefined);
}

/** The JSON texts of a body: itself, or its `data:` up to [DONE]; what follows that is not part of the answer. */
function framesOf(text: string): string[] {
  if (parse(text) !== undefined) return [text];
  const frames: string[] = [];
  for (const event of text.split(/(?:\r\n|\r|\n){2,}/)) {
    const lines = event.split(/\r\n|\r|\n/);
    const data = lines.flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trimStart()] : []));
    if (data.some((line) => line.startsWith('[DONE]'))) break;
    if (data.length > 0) frames.push(data.join('\n'));
    // Some hosts break off with the error as a field of its own, or as a line without any.
    for (const line of lines)
      if (/^(error: *)?\{/.test(line)) frames.push(line.replace(/^error: *(.*)$/, '{"error":$1}'));
  }
  return frames;
}

function hear(json: unknown, gathered: Gathered): void {
  if (!isRecord(json)) {
    gathered.error ??= 'a frame is not JSON';
    return;
  }
  if (isSet(json.error)) gathered.error ??= JSON.stringify(json.error);
  if (json.object === 'error') gathered.error ??= JSON.stringify(json);
  const choice = list(json.choices).find((candidate) => (record(candidate).index ?? 0) === 0);
  const { usage, finish_reason: finish, delta, message } = record(choice);
  gathered.usage = usageOf(json.usage) ?? usageOf(usage) ?? gathered.usage;
  if (typeof finish === 'string' && finish !== '') gathered.finish ??= finish;
  const said = record(delta ?? message);
  gathered.text += contentOf(said.content);
  gathered.reasoning += reasoningOf(said);
  for (const piece of list(said.tool_calls)) hearCall(record(piece), gathered.calls);
}

function contentOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map((part) => word(record(part).text)).join('');
  // Cloudflare answers a JSON schema with the object itself (recorded 2026-01).
  return isRecord(content) ? JSON.stringify(content) : '';
}

/** The same thought stands in up to three fields: the first that holds text. */
function reasoningOf(said: Json): string {
  const details = list(said.reasoning_details).map((detail) => word(record(detail).text));
  return word(said.reasoning_content) || word(said.reasoning) || details.join('');
}

function hearCall(piece: Json, calls: Gathered['calls']): void {
  const slot = typeof piece.index === 'number' ? piece.index : null;
  const id = word(piece.id);
  const { name, arguments: args } = record(piece.function);
  const fragment = isRecord(args) ? JSON.stringify(args) : word(args);
  const at = callAt(calls, slot, id);
  const known = calls[at];
  if (known === undefined) {
    calls.push({ slot, id, name: word(name), fragments: [fragment] });
    return;
  }
  const named = word(name) === known.name ? known.name : known.name + word(name);
  calls[at] = { slot: known.slot ?? slot, id: known.id || id, name: named, fragments: [...known.fragments, fragment] };
}

/** The call a piece belongs to: the one of its id, of its index unless both name different calls, else the last. */
function callAt(calls: Gathered['calls'], slot: number | null, id: string): number {
  if (id !== '' && calls.some((call) => call.id === id)) return calls.findLastIndex((call) => call.id === id);
  if (slot === null) return id === '' ? calls.length - 1 : -1;
  const at = calls.findLastIndex((call) => call.slot === slot);
  return id !== '' && (calls[at]?.id ?? '') !== '' ? -1 : at;
}

/** vLLM with GLM ends a call by sending all of its arguments again (log of 2026-04): those are the arguments. */
function joined({ id, name, fragments }: PiecedCall): ProviderCall {
  const whole = fragments.join('');
  const spoken = fragments.filter((fragment) => fragment !== '');
  const last = spoken.pop() ?? '';
  const resent = parse(whole) === undefined && isRecord(parse(last)) && bare(last).startsWith(bare(spoken.join('')));
  return { id, name, arguments: resent ? last : whole, resent: resent && spoken.length > 0 };
}

function bare(text: string): string {
  return text.replace(/\s/g, '');
}

function usageOf(usage: unknown): HeardUsage | null {
  if (!isRecord(usage)) return null;
  const { prompt_tokens: input, completion_tokens: output, total_tokens: total, prompt_cache_hit_tokens: hit } = usage;
  return {
    inputTokens: count(input),
    cachedTokens: count(record(usage.prompt_tokens_details).cached_tokens ?? hit ?? usage.cached_tokens),
    outputTokens: count(output),
    reasoningTokens: count(record(usage.completion_tokens_details).reasoning_tokens ?? usage.reasoning_tokens),
    totalTokens: isSet(total) ? count(total) : count(input) + count(output),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const record = (value: unknown): Json => (isRecord(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

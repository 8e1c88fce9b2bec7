/**
 * What a client hears in a stream of the Responses API. Reads the text and folds the events on its own, so that the
 * server's own fold has somebody to agree with; the response inside the last event is never used for what the deltas said.
 */
import type { OutputItem, ResponseError, StreamEvent, Usage } from '../../generated/types/responses.ts';

export interface HeardCall {
  readonly kind: 'function' | 'custom';
  readonly namespace: string | null;
  readonly name: string;
  /** The arguments of a function, the raw text of a custom tool. */
  readonly input: string;
  readonly callId: string;
}

export interface HeardUsage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  readonly totalTokens: number;
}

/** `cut` when the stream ends without saying how. */
export type Ending = 'completed' | 'incomplete' | 'failed' | 'cut';

export interface Heard {
  readonly text: string;
  readonly refusal: string;
  readonly reasoning: string;
  /** The sealed thought of each reasoning item that has one. */
  readonly sealed: readonly string[];
  readonly calls: readonly HeardCall[];
  readonly usage: HeardUsage | null;
  readonly ending: Ending;
  readonly error: ResponseError | null;
}

/** An item as its events told it: the skeleton it opened with, every text its deltas made, the item it closed with. */
interface Draft {
  readonly added: OutputItem;
  readonly texts: Map<string, string>;
  done: OutputItem | null;
}

const FRAME = /^event: (?<name>[a-z_.]+)\ndata: (?<data>[^\n]*)$/;
const END = 'data: [DONE]';

/**
 * The events of a whole SSE text, in the strictest reading: frames of one `event:` and one `data:` line that agree on the
 * type, and `[DONE]` once, at the end.
 *
 * @throws Error that names the frame.
 */
export function readEvents(text: string): StreamEvent[] {
  const frames = text.split('\n\n');
  if (frames.pop() !== '') throw new Error('The stream does not end with a blank line.');
  if (frames.pop() !== END) throw new Error('The last frame is not [DONE].');
  return frames.map(readFrame);
}

function readFrame(frame: string, index: number): StreamEvent {
  const { name, data } = FRAME.exec(frame)?.groups ?? {};
  if (name === undefined || data === undefined) throw new Error(`Frame ${index} is no event: ${frame.slice(0, 80)}`);
  const event = JSON.parse(data, wellFormed) as StreamEvent;
  if (event.type !== name) throw new Error(`Frame ${index} is called ${name}, its data says ${event.type}.`);
  return event;
}

/** Half a surrogate pair has no UTF-8: strict JSON readers, Codex's among them, refuse the whole event. */
function wellFormed(key: string, value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error(`"${key}" holds half a surrogate pair.`);
  return value;
}

/** The items that were closed, in the order of the output, with the texts their deltas made. */
export function foldItems(events: readonly StreamEvent[]): OutputItem[] {
  return draftsOf(events).flatMap((draft) => (draft.done === null ? [] : [itemOf(draft, draft.done)]));
}

/** All a client knows after the stream: texts of items that stayed open too, but only calls that were closed. */
export function heard(events: readonly StreamEvent[]): Heard {
  const drafts = draftsOf(events);
  return {
    ...heardItems(foldItems(events)),
    text: said(drafts, 'output_text'),
    refusal: said(drafts, 'refusal'),
    reasoning: said(drafts, 'reasoning_summary_text') || said(drafts, 'reasoning_text'),
    ...endingOf(events),
  };
}

/** The same knowledge from a plain answer. */
export function heardItems(items: readonly OutputItem[]): Pick<Heard, 'text' | 'reasoning' | 'sealed' | 'calls'> {
  return {
    text: items
      .flatMap((item) => (item.type === 'message' ? item.content : []))
      .map((part) => (part.type === 'output_text' ? part.text : ''))
      .join(''),
    reasoning: items
      .flatMap((item) => (item.type === 'reasoning' ? item.summary : []))
      .map((part) => part.text)
      .join(''),
    sealed: items.flatMap((item) =>
      item.type === 'reasoning' && item.encrypted_content !== undefined ? [item.encrypted_content] : [],
    ),
    calls: items.flatMap(callOf),
  };
}

/** Tokens as the Responses API counts them. */
export function usageOf(usage: Usage | null): HeardUsage | null {
  if (usage === null) return null;
  return {
    inputTokens: usage.input_tokens,
    cachedTokens: usage.input_tokens_details.cached_tokens,
    outputTokens: usage.output_tokens,
    reasoningTokens: usage.output_tokens_details.reasoning_tokens,
    totalTokens: usage.total_tokens,
  };
}

function draftsOf(events: readonly StreamEvent[]): Draft[] {
  const drafts = new Map<number, Draft>();
  for (const event of events) {
    if (event.type === 'response.output_item.added') {
      drafts.set(event.output_index, { added: event.item, texts: new Map(), done: null });
    } else if (event.type === 'response.output_item.done') {
      const draft = drafts.get(event.output_index);
      if (draft !== undefined) draft.done = event.item;
    } else if ('delta' in event) {
      const texts = drafts.get(event.output_index)?.texts;
      const key = `${event.type.slice('response.'.length, -'.delta'.length)} ${placeOf(event)}`;
      texts?.set(key, (texts.get(key) ?? '') + event.delta);
    }
  }
  return [...drafts].sort(([left], [right]) => left - right).map(([, draft]) => draft);
}

function placeOf(event: Extract<StreamEvent, { delta: string }>): number {
  if ('content_index' in event) return event.content_index;
  if ('summary_index' in event) return event.summary_index;
  return 0;
}

function said(drafts: readonly Draft[], channel: string): string {
  return drafts
    .flatMap(({ texts }) => [...texts])
    .flatMap(([key, text]) => (key.startsWith(`${channel} `) ? [text] : []))
    .join('');
}

/** Only what no delta tells (ids, names, states, seals) is taken from the closing item. */
function itemOf({ texts }: Draft, done: OutputItem): OutputItem {
  const joined = (channel: string, place = 0) => texts.get(`${channel} ${place}`) ?? '';
  switch (done.type) {
    case 'message':
      return {
        ...done,
        content: done.content.map((part, place) =>
          part.type === 'output_text'
            ? { ...part, text: joined('output_text', place) }
            : { ...part, refusal: joined('refusal', place) },
        ),
      };
    case 'reasoning': {
      const summary = done.summary.map((part, place) => ({ ...part, text: joined('reasoning_summary_text', place) }));
      if (done.content === undefined) return { ...done, summary };
      return {
        ...done,
        summary,
        content: done.content.map((part, place) => ({ ...part, text: joined('reasoning_text', place) })),
      };
    }
    case 'function_call':
      return { ...done, arguments: joined('function_call_arguments') };
    case 'custom_tool_call':
      return { ...done, input: joined('custom_tool_call_input') };
    default:
      return done;
  }
}

function callOf(item: OutputItem): HeardCall[] {
  if (item.type !== 'function_call' && item.type !== 'custom_tool_call') return [];
  const { name, call_id: callId } = item;
  const namespace = item.namespace ?? null;
  return item.type === 'function_call'
    ? [{ kind: 'function', namespace, name, input: item.arguments, callId }]
    : [{ kind: 'custom', namespace, name, input: item.input, callId }];
}

function endingOf(events: readonly StreamEvent[]): Pick<Heard, 'usage' | 'ending' | 'error'> {
  const last = events.at(-1);
  switch (last?.type) {
    case 'response.completed':
      return { usage: usageOf(last.response.usage), ending: 'completed', error: null };
    case 'response.incomplete':
      return { usage: usageOf(last.response.usage), ending: 'incomplete', error: null };
    case 'response.failed':
      return { usage: usageOf(last.response.usage), ending: 'failed', error: last.response.error };
    default:
      return { usage: null, ending: 'cut', error: null };
  }
}

/**
 * What strict clients miss in an event, told apart from what is wrong with it. The grammar of the stream only speaks of
 * events that keep the contract, so what is merely missing is put in before the grammar hears them.
 */
import type { StreamEvent } from '../../../generated/types/responses.ts';
import type { Validate } from '../../../generated/validators.js';
import { events as contracts } from '../../../generated/validators-wire.js';
import { isRecord, type Json } from '../json.ts';
import type { Event } from './answer.ts';

/** A field that the contract wants and the event lacks, or a null where the field has to be left out. */
export interface Lack {
  /** `response.output_text.delta: logprobs`. */
  readonly sentence: string;
  readonly field: string;
  /** Which of the events. */
  readonly index: number;
}

export interface Mended {
  readonly events: readonly StreamEvent[];
  readonly lacks: readonly Lack[];
}

/** An event has so many fields at most; whoever lacks more is not worth the time. */
const MOST_LACKS = 100;

/** Neutral values of the fields that may be missing. What no value could stand for is left to the grammar. */
const NEUTRAL: Json = {
  ...{
    logprobs: [],
    annotations: [],
    summary: [],
    created_at: 0,
    completed_at: 0,
    incomplete_details: null,
    error: null,
  },
  ...{ object: 'response', model: '', previous_response_id: null, instructions: null, tools: [], tool_choice: 'auto' },
  ...{
    truncation: 'disabled',
    parallel_tool_calls: true,
    text: { format: { type: 'text' } },
    format: { type: 'text' },
  },
  ...{
    top_p: 1,
    presence_penalty: 0,
    frequency_penalty: 0,
    top_logprobs: 0,
    temperature: 1,
    reasoning: null,
    usage: null,
  },
  ...{ max_output_tokens: null, max_tool_calls: null, store: false, background: false, service_tier: 'default' },
  ...{
    metadata: {},
    safety_identifier: null,
    prompt_cache_key: null,
    description: null,
    parameters: null,
    strict: null,
  },
  ...{ effort: null, input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 0 } },
  ...{ cached_tokens: 0, reasoning_tokens: 0, input_tokens: 0, output_tokens: 0, total_tokens: 0, role: 'assistant' },
  ...{ content_index: 0, summary_index: 0 },
};

/** The events with what they lack put in, numbered by their places where they bear no number. */
export function mend(events: readonly Event[]): Mended {
  const lacks: Lack[] = [];
  const done: Json[] = [];
  const mended = events.map(ordered).map((event, index) => {
    if (event.type === 'response.output_item.done' && isRecord(event.item)) done.push(event.item);
    const neutral = {
      ...NEUTRAL,
      sequence_number: index,
      status: statusIn(event.type),
      output: done,
      ...idsIn(events),
    };
    lacks.push(...mendEvent(event, neutral).map((lack) => ({ ...lack, index })));
    return event as unknown as StreamEvent;
  });
  return { events: mended, lacks };
}

/** A copy whose fields stand in one order: the grammar compares items as texts, and the order of fields says nothing. */
function ordered<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(ordered) as Value;
  if (!isRecord(value)) return value;
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(fields.map(([field, inner]) => [field, ordered(inner)])) as Value;
}

function statusIn(type: string): string {
  const [, word] = /^response\.(completed|incomplete|failed)$/.exec(type) ?? [];
  return word ?? (type === 'response.output_item.done' ? 'completed' : 'in_progress');
}

/** All events of a stream speak of one response. */
function idsIn(events: readonly Event[]): Json {
  const named = events.find(({ response }) => isRecord(response) && typeof response.id === 'string');
  return isRecord(named?.response) ? { id: named.response.id } : {};
}

const VALIDATORS: { readonly [type: string]: Validate<unknown> | undefined } = contracts;

function mendEvent(event: Event, neutral: Json): Omit<Lack, 'index'>[] {
  const validate = VALIDATORS[event.type];
  const lacks: Omit<Lack, 'index'>[] = [];
  while (validate !== undefined && lacks.length < MOST_LACKS && !keeps(validate, event)) {
    const [error] = validate.errors ?? [];
    const path = (error?.instancePath ?? '').split('/').slice(1);
    const missing = error?.params.missingProperty;
    const field = String(missing ?? path.pop());
    const at = path.reduce<unknown>((value, step) => (value as Json | undefined)?.[step], event);
    // An item without an id cannot be given one: its other events name it.
    const known = field === 'id' && path.join() !== 'response' ? {} : neutral;
    if (!isRecord(at) || !fill(at as Record<string, unknown>, field, missing !== undefined, known)) break;
    lacks.push({
      sentence: `${event.type}: ${[...path, field].join('.')} ${missing ? 'is missing' : 'is null'}`,
      field,
    });
  }
  return lacks;
}

/** Not the validator itself, which would tell the compiler that a refused event is none. */
function keeps(validate: Validate<unknown>, event: unknown): boolean {
  return validate(event);
}

function fill(at: Record<string, unknown>, field: string, missing: boolean, neutral: Json): boolean {
  if (missing && Object.hasOwn(neutral, field)) at[field] = structuredClone(neutral[field]);
  else if (!missing && at[field] === null) delete at[field];
  else return false;
  return true;
}

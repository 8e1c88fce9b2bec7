/** A lawful stream written by hand, one item of each kind, for the tests of the judge itself. */
import type { OutputItem, ResponseResource, StreamEvent } from '../../generated/types/responses.ts';

type Unnumbered = StreamEvent extends infer Event
  ? Event extends StreamEvent
    ? Omit<Event, 'sequence_number'>
    : never
  : never;

const REASONING = {
  type: 'reasoning',
  id: 'rs_1',
  summary: [{ type: 'summary_text', text: 'Look first.' }],
  encrypted_content: 'sealed',
} as const;
const MESSAGE = {
  type: 'message',
  id: 'msg_1',
  status: 'completed',
  role: 'assistant',
  content: [{ type: 'output_text', text: 'Hello there', annotations: [] }],
} as const;
const FUNCTION_CALL = {
  type: 'function_call',
  id: 'fc_1',
  status: 'completed',
  call_id: 'call_1',
  namespace: 'mcp__lab',
  name: 'echo',
  arguments: '{"a":1}',
} as const;
const CUSTOM_CALL = {
  type: 'custom_tool_call',
  id: 'ctc_1',
  status: 'completed',
  call_id: 'call_2',
  name: 'apply_patch',
  input: '*** Begin',
} as const;

/** The items of the stream, as its last event holds them. */
export const SAMPLE_ITEMS = structuredClone([
  REASONING,
  MESSAGE,
  FUNCTION_CALL,
  CUSTOM_CALL,
]) as unknown as OutputItem[];

/** A response of 31 fields. */
export function sampleResponse(over: Partial<ResponseResource> = {}): ResponseResource {
  return {
    ...{ id: 'resp_1', object: 'response', created_at: 1, completed_at: null, status: 'in_progress' },
    ...{
      incomplete_details: null,
      model: 'm',
      previous_response_id: null,
      instructions: null,
      output: [],
      error: null,
    },
    ...{ tools: [], tool_choice: 'auto', truncation: 'disabled', parallel_tool_calls: true },
    ...{ text: { format: { type: 'text' } }, top_p: 1, presence_penalty: 0, frequency_penalty: 0, top_logprobs: 0 },
    ...{ temperature: 1, reasoning: null, usage: null, max_output_tokens: null, max_tool_calls: null, store: false },
    ...{ background: false, service_tier: 'default', metadata: {}, safety_identifier: null, prompt_cache_key: null },
    ...over,
  } as ResponseResource;
}

/** The whole stream; each caller gets a fresh copy to spoil. */
export function sampleStream(): StreamEvent[] {
  return numbered([...opening(), ...reasoning(), ...message(), ...functionCall(), ...customCall(), completed()]);
}

/** Gives events their sequence numbers. */
export function numbered(events: readonly Unnumbered[]): StreamEvent[] {
  return structuredClone(events).map((event, index) => ({ ...event, sequence_number: index }) as StreamEvent);
}

/** The SSE text of events. */
export function sseText(events: readonly StreamEvent[]): string {
  return `${events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('')}data: [DONE]\n\n`;
}

function opening(): Unnumbered[] {
  return [
    { type: 'response.created', response: sampleResponse() },
    { type: 'response.in_progress', response: sampleResponse() },
  ];
}

function completed(): Unnumbered {
  const usage = {
    ...{ input_tokens: 10, input_tokens_details: { cached_tokens: 4 } },
    ...{ output_tokens: 7, output_tokens_details: { reasoning_tokens: 2 }, total_tokens: 17 },
  };
  const response = sampleResponse({ status: 'completed', completed_at: 2, output: SAMPLE_ITEMS, usage });
  return { type: 'response.completed', response };
}

function reasoning(): Unnumbered[] {
  const at = { output_index: 0, item_id: 'rs_1', summary_index: 0 };
  const part = { type: 'summary_text', text: 'Look first.' } as const;
  return [
    { type: 'response.output_item.added', output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: [] } },
    { type: 'response.reasoning_summary_part.added', ...at, part: { ...part, text: '' } },
    { type: 'response.reasoning_summary_text.delta', ...at, delta: 'Look ' },
    { type: 'response.reasoning_summary_text.delta', ...at, delta: 'first.' },
    { type: 'response.reasoning_summary_text.done', ...at, text: part.text },
    { type: 'response.reasoning_summary_part.done', ...at, part },
    { type: 'response.output_item.done', output_index: 0, item: itemAt(0) },
  ];
}

function message(): Unnumbered[] {
  const at = { output_index: 1, item_id: 'msg_1', content_index: 0 };
  const part = { type: 'output_text', text: 'Hello there', annotations: [] } as const;
  const empty = { type: 'message', id: 'msg_1', status: 'in_progress', role: 'assistant', content: [] } as const;
  return [
    { type: 'response.output_item.added', output_index: 1, item: structuredClone(empty) as unknown as OutputItem },
    { type: 'response.content_part.added', ...at, part: { ...part, annotations: [], text: '' } },
    { type: 'response.output_text.delta', ...at, delta: 'Hello', logprobs: [] },
    { type: 'response.output_text.delta', ...at, delta: ' there', logprobs: [] },
    { type: 'response.output_text.done', ...at, text: part.text, logprobs: [] },
    { type: 'response.content_part.done', ...at, part: { ...part, annotations: [] } },
    { type: 'response.output_item.done', output_index: 1, item: itemAt(1) },
  ];
}

function functionCall(): Unnumbered[] {
  const at = { output_index: 2, item_id: 'fc_1' };
  const opened = { ...FUNCTION_CALL, status: 'in_progress', arguments: '' } as const;
  return [
    { type: 'response.output_item.added', output_index: 2, item: opened },
    { type: 'response.function_call_arguments.delta', ...at, delta: '{"a"' },
    { type: 'response.function_call_arguments.delta', ...at, delta: ':1}' },
    { type: 'response.function_call_arguments.done', ...at, arguments: '{"a":1}' },
    { type: 'response.output_item.done', output_index: 2, item: itemAt(2) },
  ];
}

function customCall(): Unnumbered[] {
  const at = { output_index: 3, item_id: 'ctc_1' };
  const opened = { ...CUSTOM_CALL, status: 'in_progress', input: '' } as const;
  return [
    { type: 'response.output_item.added', output_index: 3, item: opened },
    { type: 'response.custom_tool_call_input.delta', ...at, delta: '*** Begin' },
    { type: 'response.custom_tool_call_input.done', ...at, input: '*** Begin' },
    { type: 'response.output_item.done', output_index: 3, item: itemAt(3) },
  ];
}

function itemAt(index: number): OutputItem {
  const item = SAMPLE_ITEMS[index];
  if (item === undefined) throw new RangeError(`The sample has no item ${index}.`);
  return item;
}

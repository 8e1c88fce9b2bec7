/** Events as they stand on the wire: to the byte what JSON.stringify would write, without writing again what it has written. */
import type { ResponseResource, StreamEvent } from '../../../generated/types/responses.ts';

export function frame(events: readonly StreamEvent[]): string {
  let text = '';
  for (const event of events) text += `event: ${event.type}\ndata: ${write(event)}\n\n`;
  return text;
}

/** Deltas are most of a stream. Item ids are m2c's own, and hold nothing that JSON would escape. */
function write(event: StreamEvent): string {
  switch (event.type) {
    case 'response.output_text.delta': {
      const { item_id, output_index, content_index, delta, sequence_number } = event;
      return `{"type":"response.output_text.delta","item_id":"${item_id}","output_index":${output_index},"content_index":${content_index},"delta":${JSON.stringify(delta)},"logprobs":[],"sequence_number":${sequence_number}}`;
    }
    case 'response.reasoning_summary_text.delta': {
      const { item_id, output_index, summary_index, delta, sequence_number } = event;
      return `{"type":"response.reasoning_summary_text.delta","item_id":"${item_id}","output_index":${output_index},"summary_index":${summary_index},"delta":${JSON.stringify(delta)},"sequence_number":${sequence_number}}`;
    }
    case 'response.function_call_arguments.delta': {
      const { item_id, output_index, delta, sequence_number } = event;
      return `{"type":"response.function_call_arguments.delta","item_id":"${item_id}","output_index":${output_index},"delta":${JSON.stringify(delta)},"sequence_number":${sequence_number}}`;
    }
    case 'response.created':
    case 'response.in_progress':
    case 'response.completed':
    case 'response.incomplete':
    case 'response.failed':
      return `{"type":"${event.type}","response":${snapshot(event.response)},"sequence_number":${event.sequence_number}}`;
    default:
      return JSON.stringify(event);
  }
}

/** Three snapshots of each stream repeat the tools of its request, which are most of it, and the same for many requests; a plain answer is one. */
export function snapshot(response: ResponseResource): string {
  const { id, object, created_at, model, previous_response_id, instructions, tools, ...rest } = response;
  const head = JSON.stringify({ id, object, created_at, model, previous_response_id, instructions });
  return `${head.slice(0, -1)},"tools":${textOf(tools)},${JSON.stringify(rest).slice(1)}`;
}

const TEXTS = new WeakMap<ResponseResource['tools'], string>();

function textOf(tools: ResponseResource['tools']): string {
  const known = TEXTS.get(tools);
  if (known !== undefined) return known;
  const text = JSON.stringify(tools);
  TEXTS.set(tools, text);
  return text;
}

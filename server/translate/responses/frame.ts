/** Events as they stand on the wire: to the byte what JSON.stringify would write, without writing again what it has written. */
import type { ResponseResource, StreamEvent } from '../../../generated/types/responses.ts';

/** Writes the events of one stream, batch by batch. */
export function openFramer(): (events: readonly StreamEvent[]) => string {
  const snapshot = openSnapshots();
  return (events) => {
    let text = '';
    for (const event of events) text += `event: ${event.type}\ndata: ${write(event, snapshot)}\n\n`;
    return text;
  };
}

/** All of a stream's events at once. */
export function frame(events: readonly StreamEvent[]): string {
  return openFramer()(events);
}

/** Deltas are most of a stream. Item ids are m2c's own, and hold nothing that JSON would escape. */
function write(event: StreamEvent, snapshot: (response: ResponseResource) => string): string {
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

type Fields = { readonly [field: string]: unknown };

/** Each snapshot of a response repeats its request's tools and instructions, which are most of it: they are written once. */
function openSnapshots(): (response: ResponseResource) => string {
  let base: Fields = {};
  let written = '';
  return ({ status, output, usage, error, incomplete_details, completed_at, ...own }) => {
    if (!isSame(own, base)) {
      base = own;
      written = JSON.stringify(own).slice(0, -1);
    }
    const progress = JSON.stringify({ status, output, usage, error, incomplete_details, completed_at });
    return `${written},${progress.slice(1)}`;
  };
}

function isSame(one: Fields, other: Fields): boolean {
  const fields = Object.keys(one);
  return fields.length === Object.keys(other).length && fields.every((field) => one[field] === other[field]);
}

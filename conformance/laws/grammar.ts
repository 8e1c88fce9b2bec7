/**
 * What our own streams promise beyond the grammar that every client may expect: one item open at a time, nothing said about
 * the end before the end, and calls that cannot be mistaken for each other.
 */
import type { OutputItem, ResponseResource, StreamEvent } from '../../generated/types/responses.ts';
import { complaints } from '../ears/lifecycle.ts';

/** Everything that is unlawful in a whole stream of ours, one sentence each; empty when it is lawful. */
export function unlawful(events: readonly StreamEvent[]): string[] {
  return [
    ...complaints(events),
    ...openTogether(events),
    ...wrongAtTheEnd(events),
    ...sharedCallIds(events),
    ...uncited(events),
  ];
}

/** Items open and close in turn. Only a call that was cut is given up open, since clients would run it once it is done. */
function openTogether(events: readonly StreamEvent[]): string[] {
  const found: string[] = [];
  const mayGiveUp = events.at(-1)?.type === 'response.incomplete';
  let open: OutputItem | null = null;
  for (const [index, event] of events.entries()) {
    if (event.type === 'response.output_item.added') {
      if (open !== null && !(mayGiveUp && 'call_id' in open)) {
        found.push(`event ${index} opens ${event.item.id} while ${open.id} is open`);
      }
      open = event.item;
    } else if ('output_index' in event && open !== null && idOf(event) !== open.id) {
      found.push(`event ${index} (${event.type}) is not about ${open.id}, which is open`);
    }
    if (event.type === 'response.output_item.done') open = null;
    if ('delta' in event && event.delta === '') found.push(`event ${index} (${event.type}) adds nothing`);
  }
  return found;
}

function idOf(event: Extract<StreamEvent, { output_index: number }>): string | undefined {
  return 'item' in event ? event.item.id : event.item_id;
}

function wrongAtTheEnd(events: readonly StreamEvent[]): string[] {
  const responses = events.flatMap((event) => ('response' in event ? [event.response] : []));
  const [first, last] = [responses[0], responses.at(-1)];
  if (first === undefined || last === undefined) return ['no event carries the response'];
  const found: string[] = [];
  for (const response of responses) {
    if (base(response) !== base(first)) found.push(`what was asked for changes: ${base(response)}`);
    const early = response.output.length > 0 || response.usage !== null;
    if (response !== last && early) found.push('an event before the last tells output or usage');
    if (response.status !== 'completed' && response.completed_at !== null) {
      found.push(`completed_at is ${response.completed_at} and the status ${response.status}`);
    }
  }
  if (last.completed_at !== null && last.completed_at < last.created_at) found.push('completed before it was created');
  return found;
}

/** What the request asked for, repeated in each event. */
function base(response: ResponseResource): string {
  const { status: _, output, usage, error, incomplete_details, completed_at, ...rest } = response;
  return JSON.stringify(rest);
}

function sharedCallIds(events: readonly StreamEvent[]): string[] {
  const ids = events.flatMap((event) =>
    event.type === 'response.output_item.added' && 'call_id' in event.item ? [event.item.call_id ?? ''] : [],
  );
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index || id === '');
  return twice.map((id) => `the call id "${id}" is empty or used twice`);
}

/** Each citation is told when it is added and again when its message is done; no client may hear only one of the two. */
function uncited(events: readonly StreamEvent[]): string[] {
  const added = new Map<number, unknown[]>();
  const found: string[] = [];
  for (const [index, event] of events.entries()) {
    if (event.type === 'response.output_text.annotation.added') {
      const told = added.get(event.output_index) ?? [];
      if (event.annotation_index !== told.length) found.push(`event ${index} adds citation ${event.annotation_index}`);
      added.set(event.output_index, [...told, event.annotation]);
    }
    if (event.type !== 'response.output_item.done' || event.item.type !== 'message') continue;
    const held = event.item.content.flatMap((part) => (part.type === 'output_text' ? part.annotations : []));
    const told = added.get(event.output_index) ?? [];
    if (JSON.stringify(held) !== JSON.stringify(told))
      found.push(`event ${index} holds other citations than were added`);
  }
  return found;
}

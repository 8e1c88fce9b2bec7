/**
 * The grammar of a stream: what a strict client of the Responses API may expect of the order and the agreement of its
 * events. Knows nothing of providers.
 */
import type { OutputItem, ResponseResource, StreamEvent } from '../../generated/types/responses.ts';
import { events as eventContracts } from '../../generated/validators-wire.js';
import { type OpenItem, openItem } from './open-item.ts';

/** Every field of a response, none of which may be missing (Open Responses, 2026-04-24). */
export const RESPONSE_FIELDS = [
  ...['id', 'object', 'created_at', 'completed_at', 'status', 'incomplete_details', 'model', 'previous_response_id'],
  ...['instructions', 'output', 'error', 'tools', 'tool_choice', 'truncation', 'parallel_tool_calls', 'text', 'top_p'],
  ...[
    'presence_penalty',
    'frequency_penalty',
    'top_logprobs',
    'temperature',
    'reasoning',
    'usage',
    'max_output_tokens',
  ],
  ...['max_tool_calls', 'store', 'background', 'service_tier', 'metadata', 'safety_identifier', 'prompt_cache_key'],
] as const;

const TERMINAL = {
  'response.completed': 'completed',
  'response.incomplete': 'incomplete',
  'response.failed': 'failed',
};

type Terminal = Extract<StreamEvent, { type: keyof typeof TERMINAL }>;
type Complain = (complaint: string) => void;

/** Everything that is unlawful in a whole stream, one sentence each; empty when it is lawful. */
export function complaints(events: readonly StreamEvent[]): string[] {
  const found: string[] = [];
  const items: OpenItem[] = [];
  events.forEach((event, index) => {
    const complain: Complain = (complaint) => found.push(`event ${index} (${event.type}): ${complaint}`);
    if (event.sequence_number !== index) complain(`sequence_number is ${event.sequence_number}, not ${index}`);
    // An event of the wrong shape would only mislead the grammar.
    if (contractHolds(event, complain)) hear(event, items, complain);
  });
  checkFrame(events, (complaint) => found.push(complaint));
  const last = events.at(-1);
  if (last !== undefined && isTerminal(last)) checkEnd(last, items, (complaint) => found.push(complaint));
  return found;
}

function contractHolds(event: StreamEvent, complain: Complain): boolean {
  const validate = eventContracts[event.type];
  if (validate === undefined) complain('no such event in the contract');
  else if (!validate(event)) complain(`breaks the contract: ${JSON.stringify(validate.errors?.[0])}`);
  else return true;
  return false;
}

/** An event about an item: given to the item, which knows what may happen to it now. */
function hear(event: StreamEvent, items: OpenItem[], complain: Complain): void {
  if (!('output_index' in event)) return;
  if (event.type === 'response.output_item.added') {
    if (event.output_index !== items.length) complain(`output_index is ${event.output_index}, not ${items.length}`);
    if (items.some((item) => item.id === event.item.id)) complain(`the id ${event.item.id} was used before`);
    items.push(openItem(event.item, complain));
    return;
  }
  const item = items[event.output_index];
  if (item === undefined) complain(`item ${event.output_index} was never opened`);
  else if (item.closed !== null) complain(`item ${event.output_index} is closed`);
  else item.hear(event, complain);
}

/** The events that carry the response: where they stand, and that they speak of one response. */
function checkFrame(events: readonly StreamEvent[], complain: Complain): void {
  if (events[0]?.type !== 'response.created') complain('the first event is not response.created');
  if (events[1]?.type !== 'response.in_progress') complain('the second event is not response.in_progress');
  if (events.filter((event) => event.type === 'response.created').length > 1) complain('response.created comes twice');
  const endings = events.filter(isTerminal);
  if (endings.length !== 1) complain(`${endings.length} terminal events`);
  if (endings.length > 0 && endings.at(-1) !== events.at(-1)) complain('the terminal event is not the last');
  const responses = events.flatMap((event) => ('response' in event ? [{ type: event.type, at: event.response }] : []));
  for (const { type, at } of responses) {
    for (const field of RESPONSE_FIELDS) if (!Object.hasOwn(at, field)) complain(`${type} lacks response.${field}`);
    if (at.id !== responses[0]?.at.id) complain(`${type} speaks of another response: ${at.id}`);
    const status = isTerminalType(type) ? TERMINAL[type] : 'in_progress';
    if (at.status !== status) complain(`${type} says status ${at.status}`);
  }
}

function checkEnd(last: Terminal, items: readonly OpenItem[], complain: Complain): void {
  const { response, type } = last;
  const done = items.flatMap((item) => (item.closed === null ? [] : [item.closed]));
  if (JSON.stringify(response.output) !== JSON.stringify(done))
    complain(`${type} does not hold the items that were done`);
  for (const item of items)
    if (item.closed === null && !mayStayOpen(item, type)) complain(`${item.type} ${item.id} is never done`);
  done.forEach((item, index) => {
    if (!isIncomplete(item)) return;
    if (type === 'response.completed') complain(`${item.type} is incomplete in a completed response`);
    if (index !== done.length - 1) complain(`${item.type} is incomplete and not the last item`);
  });
  checkReasons(response, complain);
}

/** A failed answer leaves what it was saying open; a call cut by the length is never closed, since clients would run it. */
function mayStayOpen(item: OpenItem, ending: Terminal['type']): boolean {
  if (ending === 'response.failed') return true;
  return ending === 'response.incomplete' && (item.type === 'function_call' || item.type === 'custom_tool_call');
}

function isIncomplete(item: OutputItem): boolean {
  return 'status' in item && item.status === 'incomplete';
}

function checkReasons(response: ResponseResource, complain: Complain): void {
  const { status, error, incomplete_details: incomplete, completed_at: completedAt } = response;
  if ((error !== null) !== (status === 'failed')) complain(`error is ${JSON.stringify(error)}, the status ${status}`);
  if ((incomplete !== null) !== (status === 'incomplete')) {
    complain(`incomplete_details is ${JSON.stringify(incomplete)}, the status ${status}`);
  }
  if (status === 'completed' && completedAt === null) complain('completed_at is null in a completed response');
}

function isTerminalType(type: string): type is keyof typeof TERMINAL {
  return Object.hasOwn(TERMINAL, type);
}

function isTerminal(event: StreamEvent): event is Terminal {
  return isTerminalType(event.type);
}

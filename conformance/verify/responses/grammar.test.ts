/** One stream of ours, spoiled in one way each time, and the one finding that says so. */
import { expect, test } from 'vitest';
import {
  all,
  drop,
  endAs,
  eventOf,
  everyItem,
  insert,
  type Loose,
  repeat,
  type Spoil,
  set,
} from './misbehaviours/spoil.testing.ts';
import { broken, spoiled } from './sample.testing.ts';

const item =
  (type: string, done = false) =>
  (events: readonly Loose[]) =>
    events.find(
      (event) =>
        event.type === `response.output_item.${done ? 'done' : 'added'}` && (event.item as Loose).type === type,
    ) as Loose;
/** Changes the event that opens or closes the item of a type. */
const at =
  (type: string, done: boolean, change: (event: Loose & { item: Loose }) => void): Spoil =>
  (events) =>
    change(item(type, done)(events) as Loose & { item: Loose });
const opened = (type: string, over: Loose) => at(type, false, (event) => Object.assign(event.item, over));
const closed = (type: string, over: Loose) => at(type, true, (event) => Object.assign(event.item, over));

const ERROR = { code: 'upstream_cut', message: 'The stream ended early.' };
const FAILED = { status: 'failed', completed_at: null, error: ERROR };
const SHORT = { status: 'incomplete', completed_at: null, incomplete_details: { reason: 'max_output_tokens' } };
const CALL_DELTA = 'response.function_call_arguments.delta';

/** The same items, their fields the other way round. */
function reversed(events: Loose[]): void {
  const { response } = eventOf(events, 'response.completed') as { response: { output: Loose[] } };
  response.output = response.output.map((one) => Object.fromEntries(Object.entries(one).reverse()));
}

const LAWFUL: readonly (readonly [what: string, spoil: Spoil])[] = [
  ['nothing', () => {}],
  ['heartbeats anywhere', repeat('response.in_progress')],
  ['a failure that leaves an item open', endAs('response.failed', FAILED, 'response.output_text.done')],
  ['a failure before any item', endAs('response.failed', FAILED, 'response.output_item.added')],
  ['another order of fields at the end', reversed],
  ['a call cut by the length', endAs('response.incomplete', SHORT, 'response.function_call_arguments.done')],
];

const LIFECYCLE: readonly (readonly [what: string, complaint: RegExp, spoil: Spoil])[] = [
  ['no created', /first event is not/, drop('response.created')],
  ['created twice', /created comes twice/, repeat('response.created')],
  ['no in_progress', /second event is not/, drop('response.in_progress')],
  ['an item opened at another index', /output_index is 5, not 0/, set('response.output_item.added', 'output_index', 5)],
  [
    'an id used twice',
    /was used before/,
    (events) => opened('reasoning', { id: (item('message')(events).item as Loose).id })(events),
  ],
  ['an item never opened', /never opened/, drop('response.output_item.added', -1)],
  [
    'a delta for a closed item',
    /is closed/,
    insert('response.reasoning_summary_text.delta', {}, 'response.output_text.delta'),
  ],
  ['an item opened with text', /opened with text/, opened('function_call', { arguments: '{' })],
  [
    'an item opened with parts',
    /opened with parts/,
    opened('reasoning', { summary: [{ type: 'summary_text', text: '' }] }),
  ],
  ['an item opened as completed', /opened as completed/, opened('message', { status: 'completed' })],
  ['another item_id', /item_id is rs_9/, set('response.reasoning_summary_text.delta', 'item_id', 'rs_9')],
  ['a part out of turn', /part 1 is opened, the next is 0/, set('response.content_part.added', 'content_index', 1)],
  [
    'a part within another',
    /while another is open/,
    insert('response.content_part.added', { content_index: 1 }, 'response.output_text.delta'),
  ],
  ['a part opened with text', /part is opened with text/, set('response.content_part.added', 'part.text', 'H')],
  ['a part closed twice', /is not open/, repeat('response.content_part.done')],
  ['a part closed before its text', /before its text is done/, drop('response.output_text.done')],
  [
    'a part closed as another kind',
    /closed as refusal/,
    set('response.content_part.done', 'part', { type: 'refusal', refusal: 'Hello there' }),
  ],
  ['a part unlike its deltas', /part does not equal/, set('response.content_part.done', 'part.text', 'Hello')],
  ['a text unlike its deltas', /text does not equal/, set('response.output_text.done', 'text', 'Hello')],
  ['a lost delta', /does not equal/, drop('response.output_text.delta')],
  ['a delta outside its part', /no output_text is open/, drop('response.content_part.added')],
  [
    'a delta after its text is done',
    /already done/,
    insert('response.output_text.delta', {}, 'response.content_part.done'),
  ],
  [
    'a delta of another kind of item',
    /speaks to a message/,
    insert(CALL_DELTA, { output_index: 1 }, 'response.output_text.delta'),
  ],
  [
    'arguments unlike their deltas',
    /text does not equal/,
    set('response.function_call_arguments.done', 'arguments', '{}'),
  ],
  ['arguments never done', /while a part of it is open/, drop('response.function_call_arguments.done')],
  ['an input unlike its deltas', /text does not equal/, set('response.custom_tool_call_input.done', 'input', '***')],
  ['a part never closed', /while a part of it is open/, drop('response.content_part.done')],
  ['a done item with another id', /the id was rs_/, closed('reasoning', { id: 'rs_2' })],
  ['a done item in progress', /still in progress/, closed('message', { status: 'in_progress' })],
  ['a done item unlike its deltas', /item does not equal/, closed('reasoning', { summary: [] })],
  [
    'a done item of another type',
    /the type was reasoning/,
    at('reasoning', true, (event) =>
      Object.assign(event, { item: { type: 'compaction', id: 'cmp_1', encrypted_content: '' } }),
    ),
  ],
  ['a call renamed', /name changed/, closed('function_call', { name: 'other' })],
  ['a call with another call_id', /call_id changed/, closed('custom_tool_call', { call_id: 'call_9' })],
  ['an item never done', /is never done/, drop('response.output_item.done', -1)],
  ['another output at the end', /does not hold the items/, set('response.completed', 'response.output', [])],
  ['another response', /another response/, set('response.in_progress', 'response.id', 'resp_2')],
  ['another status', /says status failed/, set('response.in_progress', 'response.status', 'failed')],
  ['completed without a time', /completed_at is null/, set('response.completed', 'response.completed_at', null)],
  ['completed with an error', /error is .*, the status completed/, set('response.completed', 'response.error', ERROR)],
  ['failed without an error', /error is null, the status failed/, endAs('response.failed', { ...FAILED, error: null })],
  [
    'incomplete without a reason',
    /incomplete_details is null/,
    endAs('response.incomplete', { ...SHORT, incomplete_details: null }),
  ],
  [
    'a message left open by the length',
    /message .* is never done/,
    endAs('response.incomplete', SHORT, 'response.output_text.done'),
  ],
  [
    'an incomplete item in a completed response',
    /incomplete in a completed/,
    everyItemDone('custom_tool_call', { status: 'incomplete' }),
  ],
  [
    'an incomplete item before the last',
    /not the last item/,
    all(everyItemDone('message', { status: 'incomplete' }), endAs('response.incomplete', SHORT)),
  ],
  ['a field of the wrong type', /breaks the contract/, set('response.output_text.delta', 'delta', 5)],
  ['an event without its response', /carries no response/, set('response.in_progress', 'response', null)],
];

function everyItemDone(type: string, over: Loose): Spoil {
  return everyItem(type, (one) => {
    if (one.status === 'completed') Object.assign(one, over);
  });
}

test.each(LAWFUL)('%s is no fault of a stream', async (_what, spoil) => {
  expect(await broken(spoiled(spoil))).toEqual({});
});

test.each(LIFECYCLE)('%s is found, and nothing else', async (_what, complaint, spoil) => {
  expect(await broken(spoiled(spoil))).toEqual({ 'stream.lifecycle': expect.stringMatching(complaint) });
});

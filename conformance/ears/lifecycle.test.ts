import { describe, expect, test } from 'vitest';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { complaints, RESPONSE_FIELDS } from './lifecycle.ts';
import { numbered, sampleStream } from './sample-stream.ts';

type Loose = Record<string, unknown>;
type Spoil = (events: Loose[]) => void;

/** The sample stream after an accident, its numbers counted anew unless they are the accident. */
function spoiled(spoil: Spoil, renumber = true): string[] {
  const events = sampleStream() as unknown as Loose[];
  spoil(events);
  return complaints((renumber ? numbered(events as unknown as StreamEvent[]) : events) as StreamEvent[]);
}

function first(events: Loose[], type: string): Loose {
  const event = events.find((candidate) => candidate.type === type);
  if (event === undefined) throw new Error(`No ${type} in the sample.`);
  return event;
}

const set =
  (type: string, path: string, value: unknown): Spoil =>
  (events) => {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const at = steps.reduce<Loose>((object, step) => object[step] as Loose, first(events, type));
    at[last] = value;
  };
const drop =
  (type: string): Spoil =>
  (events) => {
    events.splice(events.indexOf(first(events, type)), 1);
  };
const repeat =
  (type: string): Spoil =>
  (events) => {
    const event = first(events, type);
    events.splice(events.indexOf(event), 0, event);
  };
const moveToEnd =
  (type: string): Spoil =>
  (events) => {
    const event = first(events, type);
    events.splice(events.indexOf(event), 1);
    events.push(event);
  };
/** Ends the stream otherwise, with the given items in its last response. */
const end =
  (type: string, response: Loose, cutAt = -1): Spoil =>
  (events) => {
    const last = events.pop() as Loose;
    if (cutAt >= 0) events.splice(cutAt);
    events.push({ type, response: { ...(last.response as Loose), ...response } });
  };

const CITATION = { type: 'url_citation', url: 'https://example.org', title: 'x', start_index: 0, end_index: 5 };
/** The sample with an annotation, which stands in its part, its item and the last response as far as `held` says. */
const cite =
  (annotation_index: number, held: { part: boolean; item: boolean }): Spoil =>
  (events) => {
    const at = { output_index: 1, item_id: 'msg_1', content_index: 0 };
    const added = { type: 'response.output_text.annotation.added', ...at, annotation_index, annotation: CITATION };
    events.splice(events.indexOf(first(events, 'response.output_text.done')), 0, added);
    if (held.part) set('response.content_part.done', 'part.annotations', [CITATION])(events);
    if (!held.item) return;
    const closings = events.filter((event) => event.type === 'response.output_item.done');
    set('response.completed', 'response.output.1.content.0.annotations', [CITATION])(events);
    set('response.output_item.done', 'item.content.0.annotations', [CITATION])(closings.slice(1));
  };

const ITEMS = (): Loose[] =>
  (first(sampleStream() as unknown as Loose[], 'response.completed').response as Loose).output as Loose[];
const ERROR = { code: 'upstream_cut', message: 'The stream ended early.' };
const FAILED = { status: 'failed', completed_at: null, error: ERROR };
const SHORT = { status: 'incomplete', completed_at: null, incomplete_details: { reason: 'max_output_tokens' } };
const FIRST_ARGUMENTS = 17;

const LAWFUL: [string, Spoil][] = [
  ['the sample', () => {}],
  ['heartbeats anywhere', (events) => events.splice(5, 0, { ...first(events, 'response.in_progress') })],
  ['a failure that leaves an item open', end('response.failed', { ...FAILED, output: ITEMS().slice(0, 1) }, 12)],
  ['a citation', cite(0, { part: true, item: true })],
  ['a failure before any item', end('response.failed', { ...FAILED, output: [] }, 2)],
  [
    'a call cut by the length stays open',
    end('response.incomplete', { ...SHORT, output: ITEMS().slice(0, 2) }, FIRST_ARGUMENTS + 1),
  ],
];

const UNLAWFUL: [string, RegExp, Spoil][] = [
  ['no created', /first event is not/, drop('response.created')],
  ['created twice', /created comes twice/, repeat('response.created')],
  ['no in_progress', /second event is not/, drop('response.in_progress')],
  ['no terminal event', /^0 terminal/, drop('response.completed')],
  ['two terminal events', /^2 terminal/, repeat('response.completed')],
  ['an event after the terminal one', /not the last/, moveToEnd('response.output_text.done')],
  ['an item opened at another index', /output_index is 5, not 0/, set('response.output_item.added', 'output_index', 5)],
  ['an id used twice', /was used before/, (events) => set('response.output_item.added', 'item.id', 'msg_1')(events)],
  ['an item never opened', /never opened/, drop('response.output_item.added')],
  ['a delta for a closed item', /is closed/, moveToEnd('response.reasoning_summary_text.delta')],
  [
    'an item opened with text',
    /opened with text/,
    (events) => {
      const opened = events.filter((event) => event.type === 'response.output_item.added')[2] as Loose;
      (opened.item as Loose).arguments = '{';
    },
  ],
  [
    'an item opened with parts',
    /opened with parts/,
    set('response.output_item.added', 'item.summary', [{ type: 'summary_text', text: '' }]),
  ],
  ['an item opened as completed', /opened as completed/, set('response.output_item.added', 'item.status', 'completed')],
  ['another item_id', /item_id is rs_9/, set('response.reasoning_summary_text.delta', 'item_id', 'rs_9')],
  ['a part out of turn', /part 1 is opened, the next is 0/, set('response.content_part.added', 'content_index', 1)],
  [
    'a part opened within another',
    /while another is open/,
    (events) => {
      const event = { ...first(events, 'response.content_part.added'), content_index: 1 };
      events.splice(events.indexOf(first(events, 'response.content_part.added')) + 1, 0, event);
    },
  ],
  ['a part opened with text', /part is opened with text/, set('response.content_part.added', 'part.text', 'H')],
  ['a part closed that is not open', /is not open/, repeat('response.content_part.done')],
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
    (events) => {
      const done = events.indexOf(first(events, 'response.output_text.done'));
      events.splice(done + 1, 0, { ...first(events, 'response.output_text.delta') });
    },
  ],
  [
    'a delta of another kind of item',
    /speaks to a message/,
    (events) => {
      const stray = { ...first(events, 'response.function_call_arguments.delta'), output_index: 1, item_id: 'msg_1' };
      events.splice(events.indexOf(first(events, 'response.output_text.delta')), 0, stray);
    },
  ],
  [
    'arguments unlike their deltas',
    /text does not equal/,
    set('response.function_call_arguments.done', 'arguments', '{}'),
  ],
  ['arguments never done', /while a part of it is open/, drop('response.function_call_arguments.done')],
  ['a part never closed', /while a part of it is open/, drop('response.content_part.done')],
  ['a done item with another id', /the id was rs_1/, set('response.output_item.done', 'item.id', 'rs_2')],
  ['a done item in progress', /still in progress/, set('response.output_item.done', 'item.status', 'in_progress')],
  ['a done item unlike its deltas', /item does not equal/, set('response.output_item.done', 'item.summary', [])],
  ['a done item of another type', /the type was reasoning/, set('response.output_item.done', 'item', ITEMS()[1])],
  [
    'a call renamed',
    /name changed/,
    (events) => {
      const done = events.filter((event) => event.type === 'response.output_item.done')[2] as Loose;
      done.item = { ...(done.item as Loose), name: 'other' };
    },
  ],
  ['an item never done', /is never done/, drop('response.output_item.done')],
  ['another output at the end', /does not hold the items/, set('response.completed', 'response.output', [])],
  ['another response', /another response/, set('response.in_progress', 'response.id', 'resp_2')],
  ['another status', /says status failed/, set('response.completed', 'response.status', 'failed')],
  ['completed without a time', /completed_at is null/, set('response.completed', 'response.completed_at', null)],
  ['completed with an error', /^error is .*, the status completed/, set('response.completed', 'response.error', ERROR)],
  ['failed without an error', /^error is null, the status failed/, end('response.failed', { ...FAILED, error: null })],
  [
    'incomplete without a reason',
    /^incomplete_details is null, the status incomplete/,
    end('response.incomplete', { ...SHORT, incomplete_details: null }),
  ],
  [
    'a message left open by the length',
    /message msg_1 is never done/,
    end('response.incomplete', { ...SHORT, output: ITEMS().slice(0, 1) }, 12),
  ],
  [
    'an incomplete item in a completed response',
    /incomplete in a completed/,
    (events) => {
      const item = { ...ITEMS()[3], status: 'incomplete' };
      (events.filter((event) => event.type === 'response.output_item.done')[3] as Loose).item = item;
      set('response.completed', 'response.output.3', item)(events);
    },
  ],
  [
    'an incomplete item before the last',
    /not the last item/,
    (events) => {
      const item = { ...ITEMS()[1], status: 'incomplete' };
      (events.filter((event) => event.type === 'response.output_item.done')[1] as Loose).item = item;
      end('response.incomplete', { ...SHORT, output: ITEMS().with(1, item) })(events);
    },
  ],
  ['an annotation out of turn', /annotation 1 is added, the next is 0/, cite(1, { part: true, item: true })],
  ['a part without its annotation', /part does not hold the annotations/, cite(0, { part: false, item: true })],
  ['an item without its annotation', /item does not hold the annotations/, cite(0, { part: true, item: false })],
  [
    'an annotation nobody added',
    /annotations added/,
    set('response.content_part.done', 'part.annotations', [CITATION]),
  ],
  ['a field of the wrong type', /breaks the contract/, set('response.output_text.delta', 'delta', 5)],
  ['an event nobody knows', /no such event/, set('response.output_text.delta', 'type', 'response.unheard_of')],
];

describe('the grammar of a stream', () => {
  test.each(LAWFUL)('accepts %s', (_name, spoil) => {
    expect(spoiled(spoil)).toEqual([]);
  });

  test.each(UNLAWFUL)('refuses %s', (_name, complaint, spoil) => {
    expect(spoiled(spoil)).toContainEqual(expect.stringMatching(complaint));
  });

  test('refuses a gap in the numbers', () => {
    expect(spoiled(drop('response.output_text.delta'), false)).toContainEqual(
      expect.stringMatching(/sequence_number is/),
    );
  });

  test.each(RESPONSE_FIELDS)('refuses a response without %s', (field) => {
    const lacking: Spoil = (events) => {
      delete (first(events, 'response.in_progress').response as Loose)[field];
    };
    expect(RESPONSE_FIELDS).toHaveLength(31);
    expect(spoiled(lacking)).toContainEqual(`response.in_progress lacks response.${field}`);
  });
});

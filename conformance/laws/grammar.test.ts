import { describe, expect, test } from 'vitest';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { numbered, SAMPLE_ITEMS, sampleResponse, sampleStream } from '../ears/sample-stream.ts';
import { unlawful } from './grammar.ts';

type Loose = Record<string, unknown>;
type Spoil = (events: Loose[]) => void;

const REASONING_OPENED = 2;
const MESSAGE_OPENED = 9;
const CALL_OPENED = 16;

/** The sample stream after an accident, its numbers counted anew. */
function spoiled(spoil: Spoil): string[] {
  const events = sampleStream() as unknown as Loose[];
  spoil(events);
  return unlawful(numbered(events as unknown as StreamEvent[]));
}

function at(events: readonly Loose[], type: string, place = 0): Loose {
  const event = events.filter((one) => one.type === type)[place];
  if (event === undefined) throw new Error(`The sample has no ${type} at ${place}.`);
  return event;
}

const CITATION = { type: 'url_citation', url: 'https://example.com', title: 'A page', start_index: 0, end_index: 5 };

/** Tells a citation before the message's text is done. */
function cite(events: Loose[], annotation_index = 0): void {
  const done = events.indexOf(at(events, 'response.output_text.done'));
  const place = { output_index: 1, item_id: 'msg_1', content_index: 0 };
  const added = { type: 'response.output_text.annotation.added', ...place, annotation_index, annotation: CITATION };
  events.splice(done, 0, added);
}

/** Puts the citation where the message and the response hold their text. */
function holdCitation(events: Loose[]): void {
  const item = structuredClone(SAMPLE_ITEMS[1]) as unknown as { content: Loose[] };
  for (const part of item.content) part.annotations = [CITATION];
  at(events, 'response.content_part.done').part = item.content[0];
  at(events, 'response.output_item.done', 1).item = item;
  const { response } = at(events, 'response.completed') as { response: { output: unknown[] } };
  response.output[1] = item;
}

/** Ends the stream early as incomplete, with these of the sample's items done. */
function cutBehind(events: Loose[], length: number, output: readonly unknown[]): void {
  events.splice(length);
  const incomplete_details = { reason: 'max_output_tokens' } as const;
  const response = { ...sampleResponse({ status: 'incomplete', incomplete_details }), output };
  events.push({ type: 'response.incomplete', response });
}

describe('what our streams promise', () => {
  test.each<[string, Spoil]>([
    ['the sample', () => undefined],
    [
      'a citation that is told twice, as it must be',
      (events) => {
        cite(events);
        holdCitation(events);
      },
    ],
    ['a call that the limit cut', (events) => cutBehind(events, CALL_OPENED + 2, SAMPLE_ITEMS.slice(0, 2))],
    [
      'a call that the limit cut and what was said behind it',
      (events) => {
        const message = events.splice(MESSAGE_OPENED, CALL_OPENED - MESSAGE_OPENED);
        const opened = events.splice(MESSAGE_OPENED, 2);
        const moved = JSON.parse(JSON.stringify(message).replaceAll('"output_index":1', '"output_index":2')) as Loose[];
        const call = JSON.parse(JSON.stringify(opened).replaceAll('"output_index":2', '"output_index":1')) as Loose[];
        events.splice(MESSAGE_OPENED, 0, ...call, ...moved);
        cutBehind(events, MESSAGE_OPENED + call.length + moved.length, SAMPLE_ITEMS.slice(0, 2));
      },
    ],
  ])('%s is lawful', (_, spoil) => {
    expect(spoiled(spoil)).toEqual([]);
  });

  test.each<[string, RegExp, Spoil]>([
    [
      'an item opened while another is open',
      /opens msg_1 while rs_1 is open/,
      (events) => events.splice(REASONING_OPENED + 1, 0, ...events.splice(MESSAGE_OPENED, 1)),
    ],
    [
      'an event about an item that is not the open one',
      /is not about msg_1, which is open/,
      (events) => {
        const [stray] = events.splice(REASONING_OPENED + 2, 1);
        if (stray !== undefined) events.splice(MESSAGE_OPENED, 0, stray);
      },
    ],
    [
      'a delta that adds nothing',
      /adds nothing/,
      (events) => {
        at(events, 'response.output_text.delta').delta = '';
      },
    ],
    [
      'an output told before the end',
      /before the last tells output or usage/,
      (events) => {
        at(events, 'response.in_progress').response = sampleResponse({ output: SAMPLE_ITEMS });
      },
    ],
    [
      'a request that changes on the way',
      /what was asked for changes/,
      (events) => {
        at(events, 'response.in_progress').response = sampleResponse({ temperature: 0.5 });
      },
    ],
    [
      'a time of completion before it is complete',
      /completed_at is 2 and the status in_progress/,
      (events) => {
        at(events, 'response.in_progress').response = sampleResponse({ completed_at: 2 });
      },
    ],
    [
      'an answer completed before it was created',
      /completed before it was created/,
      (events) => {
        (at(events, 'response.completed').response as Loose).completed_at = 0;
      },
    ],
    [
      'two calls of one id',
      /the call id "call_1" is empty or used twice/,
      (events) => {
        (at(events, 'response.output_item.added', 3).item as Loose).call_id = 'call_1';
      },
    ],
    [
      'a call without an id',
      /the call id "" is empty or used twice/,
      (events) => {
        (at(events, 'response.output_item.added', 3).item as Loose).call_id = '';
      },
    ],
    ['a citation that the message forgets', /holds other citations/, (events) => cite(events)],
    ['a citation that nobody added', /holds other citations/, holdCitation],
    ['a citation out of turn', /adds citation 1/, (events) => cite(events, 1)],
    ['what every client refuses', /sequence_number|terminal/, (events) => events.pop()],
  ])('%s is not', (_, complaint, spoil) => {
    expect(spoiled(spoil)).toContainEqual(expect.stringMatching(complaint));
  });
});

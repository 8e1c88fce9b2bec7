import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { frame } from '../translate/responses/frame.ts';
import { LONGEST_STAGE } from './gathered.ts';
import { ToldEvents } from './told-events.ts';

const place = { item_id: fc.constantFrom('msg_1', 'msg_2'), output_index: fc.nat({ max: 1 }) };
const delta = { delta: fc.string({ unit: 'binary', maxLength: 80 }) };

/** Of every kind that runs, and one that does not; without their numbers. */
const EVENT = fc.oneof(
  fc.record({
    ...{ type: fc.constant('response.output_text.delta'), ...place, content_index: fc.nat({ max: 1 }), ...delta },
    logprobs: fc.constant([]),
  }),
  fc.record({
    type: fc.constant('response.reasoning_summary_text.delta'),
    ...place,
    summary_index: fc.nat(1),
    ...delta,
  }),
  fc.record({ type: fc.constant('response.function_call_arguments.delta'), ...place, ...delta }),
  fc.record({ type: fc.constant('response.custom_tool_call_input.delta'), ...place, ...delta }),
  fc.record({ type: fc.constant('response.output_text.done'), ...place, text: fc.string() }),
);

/** In batches as they are told; a number is missing now and then. */
const BATCHES = fc
  .array(fc.array(fc.tuple(EVENT, fc.constantFrom(1, 1, 1, 2)), { maxLength: 20 }), { maxLength: 20 })
  .map((batches) => {
    let number = 0;
    return batches.map((batch) =>
      batch.map(([event, step]) => {
        number += step;
        return { ...event, sequence_number: number } as unknown as StreamEvent;
      }),
    );
  });

test('what was told is read as it stood on the wire', () => {
  fc.assert(
    fc.property(BATCHES, (batches) => {
      const told = new ToldEvents();
      for (const batch of batches) told.add(batch, frame(batch).length);
      expect(told.read()).toBe(frame(batches.flat()));
      expect(told.cut).toBe(false);
      told.clear();
      expect([told.read(), told.isEmpty]).toEqual(['', true]);
    }),
  );
});

test('it ends with the last events that there is room for', () => {
  const told = new ToldEvents();
  const event = { type: 'response.output_text.delta', item_id: 'm', delta: 'x', sequence_number: 1 } as StreamEvent;
  told.add([event], LONGEST_STAGE - 1);
  told.add([event], 2);
  told.add([event], 1);
  expect([told.read(), told.cut]).toEqual([frame([event]), true]);
  told.clear();
});

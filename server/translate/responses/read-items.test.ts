/** Whatever was read before, an item says what it says: what is remembered of it only makes it faster. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InputItem } from '../../../generated/types/responses.ts';
import { mendHistory } from '../mend-history.ts';
import { seal, sealFound } from '../seal.ts';
import { readItems } from './read-items.ts';

const id = fc.constantFrom('call_1', 'call_2', '');
const itemId = fc.constantFrom('rs_1', 'rs_m2cA_0', 'rs_m2cB_1', null);
const words = fc.constantFrom('', 'a', 'Thought.', '{}', '[1]', '{"path":"a"}', '\ud800');
const sealed = fc.oneof(
  words.map(seal),
  fc.record({ callId: id, text: words }).map(sealFound),
  fc.constantFrom('', 'm2c1:', 'm2c1:{"text":1}', 'gAAAA'),
);
const item = fc.oneof(
  fc.record({ type: fc.constant('reasoning'), id: itemId, summary: fc.constant([]), encrypted_content: sealed }),
  fc.record({ type: fc.constant('function_call'), call_id: id, name: fc.constantFrom('f', 'g'), arguments: words }),
  fc.record({ type: fc.constant('custom_tool_call'), call_id: id, name: fc.constant('c'), input: words }),
  fc.record({ type: fc.constant('function_call_output'), call_id: id, output: words }),
  fc.record({ role: fc.constantFrom('user', 'assistant'), content: words }),
) as fc.Arbitrary<InputItem>;

/** Histories of the same objects, in any order and as often as may be. */
const histories = fc
  .array(item, { minLength: 1, maxLength: 8 })
  .chain((items) => fc.array(fc.array(fc.constantFrom(...items), { maxLength: 12 }), { minLength: 2, maxLength: 4 }));

test('a history of items that were read before is read as one of new items', () => {
  fc.assert(
    fc.property(histories, (all) => {
      for (const items of all) {
        const [read, anew] = [readItems(items), readItems(items.map((one) => structuredClone(one)))];
        expect(read).toEqual(anew);
        expect(mendHistory(read.turns)).toEqual(mendHistory(anew.turns));
      }
    }),
  );
});

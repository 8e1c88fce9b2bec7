/** Where two answers differ: laws of the comparison, and what each kind of item is compared by. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnswerItem, differencesOf } from './answer-difference.ts';

const word = fc.constantFrom('', 'a', 'b', 'Hello there.');
const args = fc.oneof(fc.json({ maxDepth: 2 }), word);

const item: fc.Arbitrary<AnswerItem> = fc.oneof(
  fc.record({ text: word }).map(({ text }) => ({ type: 'message', content: [{ type: 'output_text', text }] })),
  fc.record({ text: word }).map(({ text }) => ({ type: 'reasoning', summary: [{ type: 'summary_text', text }] })),
  fc.record({ name: word, arguments: args }).map((call) => ({ type: 'function_call', call_id: 'c', ...call })),
  fc.record({ name: word, input: word }).map((call) => ({ type: 'custom_tool_call', ...call })),
);
const answer = fc.array(item, { maxLength: 4 });

test('an answer differs from itself nowhere, and from another one as much the other way round', () => {
  fc.assert(
    fc.property(answer, answer, (one, other) => {
      expect(differencesOf(one, structuredClone(one))).toEqual([]);
      const turned = differencesOf(other, one).map(({ at, before, after }) => ({ at, before: after, after: before }));
      expect(differencesOf(one, other)).toEqual(turned);
    }),
  );
});

test('every item that only one of them has is told', () => {
  fc.assert(
    fc.property(answer, item, (items, more) => {
      const told = differencesOf(items, [...items, more]);
      expect(told[0]).toEqual({ at: `output[${items.length}].type`, before: null, after: more.type });
      expect(told.every(({ before }) => before === null)).toBe(true);
    }),
  );
});

test('arguments are compared as JSON: their spaces and the order of their fields say nothing', () => {
  const call = (text: string) => [{ type: 'function_call', name: 'run', arguments: text }];
  expect(differencesOf(call('{"a":1,"b":{"c":[1,2],"d":2}}'), call('{ "b": {"d":2, "c":[1,2]}, "a": 1 }'))).toEqual([]);
  expect(differencesOf(call('{"a":[1,2]}'), call('{"a":[2,1]}'))).toEqual([
    { at: 'output[0].arguments', before: '{"a":[1,2]}', after: '{"a":[2,1]}' },
  ]);
  expect(differencesOf(call('{"a":1'), call('{"a":1}'))).toHaveLength(1);
});

test('a text in place of a call is told by kind, name, words and arguments', () => {
  const before = [{ type: 'function_call', namespace: 'mcp', name: 'run', arguments: '{}' }];
  const after = [{ type: 'message', content: [{ type: 'output_text', text: 'No.' }] }];
  expect(differencesOf(before, after)).toEqual([
    { at: 'output[0].type', before: 'function_call', after: 'message' },
    { at: 'output[0].name', before: 'mcp.run', after: null },
    { at: 'output[0].text', before: null, after: 'No.' },
    { at: 'output[0].arguments', before: '{}', after: null },
  ]);
});

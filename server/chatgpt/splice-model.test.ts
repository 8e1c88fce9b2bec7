import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spliceModel } from './splice-model.ts';

test.each([
  ['{"model":"chatgpt/a","input":"x"}', '{"model":"b","input":"x"}'],
  [
    '\uFEFF { \n"stream" :true,\t"model"\n :  "chatgpt/a" , "input":[{"model":"chatgpt/a"}]}',
    '\uFEFF { \n"stream" :true,\t"model"\n :  "b" , "input":[{"model":"chatgpt/a"}]}',
  ],
  ['{"x":"model","model":"chatgpt/a","y":{"model":"m"}}', '{"x":"model","model":"b","y":{"model":"m"}}'],
  ['{"\\u006dodel":"chatgpt\\/a"}', '{"\\u006dodel":"b"}'],
  ['{"model":7,"model":"chatgpt/a","model":"chatgpt/a"}', '{"model":7,"model":"b","model":"b"}'],
  [
    '{"instructions":"say \\"model\\": \\"chatgpt/a\\"\\\\","model":"chatgpt/a"}',
    '{"instructions":"say \\"model\\": \\"chatgpt/a\\"\\\\","model":"b"}',
  ],
  ['{"model":"chatgpt/a","big":1.00,"z":"\\ud83d"}', '{"model":"b","big":1.00,"z":"\\ud83d"}'],
])('in %j only the name changes', (before, after) => {
  expect(spliceModel(before, 'b')).toBe(after);
});

test('whatever else stands there, the name is the other one and every other letter stays', () => {
  const spaces = fc.constantFrom(undefined, 0, 1, '\t', '   ');
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.string(),
      spaces,
      (before, after, model, space) => {
        const { model: _one, ...first } = before;
        const { model: _two, ...second } = after;
        const named = (name: string) => JSON.stringify({ ...first, model: name, ...second }, null, space);
        expect(spliceModel(named('chatgpt/old'), model)).toBe(named(model));
      },
    ),
    { numRuns: 1000 },
  );
});

test('ten megabytes are read once', () => {
  const input = [{ role: 'user', content: 'say \\"model\\": '.repeat(700_000) }];
  const text = JSON.stringify({ input, model: 'chatgpt/a', tools: [] });
  expect(spliceModel(text, 'b')).toBe(JSON.stringify({ input, model: 'b', tools: [] }));
});

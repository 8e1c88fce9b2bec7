import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut } from '../delta-stage.testing.ts';
import { followCode, isCode, NO_CODE } from './code-spans.ts';

const endsInCode = (text: string) => isCode(followCode(NO_CODE, text));

test.each([
  'a `b ',
  'a ``b` ',
  '`a\nb',
  '```\na',
  '```ts\na\n\n',
  '~~~\na',
  '   ```\na',
  '> ```\n> a',
  '1. ```\n   a',
  '````\n```\na',
  '```\n~~~\na',
  '```\n``` a\n',
  '`` `a` ',
])('behind %j the text is code', (text) => {
  expect(endsInCode(text)).toBe(true);
});

test.each([
  '',
  'a `b` ',
  'a ``b ` c`` ',
  'a `b\n\n',
  '```\na\n```\n',
  '```\na\n`````  \n',
  '~~~\na\n~~~\n',
  '```a``` ',
  'a ~~~ b',
  '```a``\n\n',
  '- ```\n  a\n  ```\n',
])('behind %j it is not', (text) => {
  expect(endsInCode(text)).toBe(false);
});

test('law: how the text was cut changes nothing', () => {
  const text = fc
    .array(fc.constantFrom('`', '``', '```', '~~~', '\n', '\n\n', ' ', 'a', '> ', '- '), { maxLength: 20 })
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.nat(60), { maxLength: 6 }), (whole, places) => {
      const state = cut(whole, places).reduce(followCode, NO_CODE);
      expect(state).toEqual(followCode(NO_CODE, whole));
    }),
    { numRuns: 1000 },
  );
});

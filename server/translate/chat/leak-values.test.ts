import { describe, expect, test } from 'vitest';
import { meaningOf, readValue, writeArguments } from './leak-values.ts';

const schema = (property: object) => ({ type: 'object', properties: { a: property } });
const read = (text: string, property: object | null, attributes = '') =>
  readValue(text, 'a', attributes, property === null ? null : schema(property));

describe('a value', () => {
  test.each([
    ['true', '5', '"5"'],
    ['true', '{"b":1}', '"{\\"b\\":1}"'],
    ['false', ' 1e400 ', '1e400'],
    ['false', '12345678901234567890', '12345678901234567890'],
    ['false', 'a', null],
  ])('that its tag calls string="%s": %s', (string, text, json) => {
    expect(read(text, { type: 'integer' }, ` string="${string}"`)).toBe(json);
  });

  test.each([
    [{ type: 'string' }, '5', '"5"'],
    [{ type: ['string', 'null'] }, '5', '"5"'],
    [{ anyOf: [{ type: 'null' }, { type: 'string' }] }, '5', '"5"'],
    [{ enum: ['5', '6'] }, '5', '"5"'],
    [{ const: '5' }, '5', '"5"'],
    [{ type: 'integer' }, '5', '5'],
    [{ type: 'boolean' }, 'True', 'true'],
    [{ type: 'object' }, '{"b": 1}\n', '{"b": 1}'],
    [{ type: 'integer' }, 'five', '"five"'],
    [{}, 'None', 'null'],
  ])('by the schema %j: %s', (property, text, json) => {
    expect(read(text, property)).toBe(json);
  });

  test.each([
    ['5', '5'],
    ['[1,', '"[1,"'],
    ['', '""'],
    ['a\n"b"', '"a\\n\\"b\\""'],
    ['\ud83d', '"\uFFFD"'],
  ])('by its look: %j', (text, json) => {
    expect(read(text, null)).toBe(json);
    expect(readValue(text, 'other', '', schema({ type: 'string' }))).toBe(json);
  });
});

test('arguments are JSON whatever the keys are', () => {
  const args = writeArguments([
    ['__proto__', '1'],
    ['"\n', '"x"'],
  ]);
  expect(Object.entries(JSON.parse(args))).toEqual([
    ['__proto__', 1],
    ['"\n', 'x'],
  ]);
});

test('the order of keys and white space around strings mean nothing', () => {
  expect(meaningOf('{"a": "ls\\n", "b": [1, {"d":2,"c":3}]}')).toBe(meaningOf('{"b":[1,{"c":3,"d":2}],"a":"ls"}'));
  expect(meaningOf('{"a":"ls"}')).not.toBe(meaningOf('{"a":"ls -l"}'));
  expect(meaningOf('{"a":1}')).not.toBe(meaningOf('{"a":"1"}'));
  expect(meaningOf('{"a"')).toBeNull();
  expect(meaningOf(`${'['.repeat(60_000)}${']'.repeat(60_000)}`)).toBeNull();
});

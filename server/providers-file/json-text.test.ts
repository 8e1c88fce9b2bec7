import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonTextError, type Path, readJsonText } from './json-text.ts';

test('any JSON text has the value that JSON.parse gives it', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), fc.constantFrom(0, 2), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      expect(readJsonText(text).value).toEqual(JSON.parse(text));
    }),
  );
});

test('any text is taken or refused as JSON.parse does, but for a field that stands twice', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b',
    '1',
    '-',
    '01',
    'true',
    'nul',
    ' ',
    '\n',
    '//',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      expect(refusalOf(text) === null || /twice/.test(refusalOf(text) ?? '')).toBe(isJson(text) || isTwice(text));
    }),
    { numRuns: 2000 },
  );
});

const isTwice = (text: string) => /twice/.test(refusalOf(text) ?? '');

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refusalOf(text: string): string | null {
  try {
    readJsonText(text);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof JsonTextError)) throw thrown;
    return `${thrown.position.line}:${thrown.position.column} ${thrown.message}`;
  }
}

test.each([
  ['', '1:1 the text ends too early: a value is expected here'],
  ['{\n  "a": 1,\n}', '3:1 JSON has no comma before a closing bracket'],
  ['{"a": 1, "a": 2}', '1:10 the field "a" stands twice in this object'],
  ['// why\n{}', '1:1 JSON has no comments'],
  ["{'a': 1}", '1:2 JSON has double quotes only'],
  ['{"a"\r\n 1}', '2:2 a colon is expected here'],
  ['[1\n2]', '2:1 a comma or ] is expected here'],
  ['{"a": tru}', '1:7 this is no JSON value'],
  ['{"a": "b\n"}', '1:7 this text does not end on its line, or holds an escape that JSON does not know'],
  ['{} {}', '1:4 something follows after the end of the JSON value'],
  ['{"a": 1', '1:8 the text ends too early: a comma or } is expected here'],
  [`${'['.repeat(102)}`, '1:102 nothing may stand deeper than 100 levels'],
])('%j is refused at its place', (text, refusal) => {
  expect(refusalOf(text)).toBe(refusal);
});

describe('each part is found where it begins', () => {
  const { at } = readJsonText('\uFEFF{\n  "one": [1, {"two": 3}],\r\n  "é": 4\n}');
  test.each<[Path, string]>([
    [[], '1:1'],
    [['one'], '2:3'],
    [['one', 1], '2:14'],
    [['one', 1, 'two'], '2:15'],
    [['é'], '3:3'],
    [['one', 1, 'gone', 'deeper'], '2:14'],
  ])('%j at %s', (path, place) => {
    const { line, column } = at(path);
    expect(`${line}:${column}`).toBe(place);
  });
});

test('a field named __proto__ is a field', () => {
  expect(Object.keys(readJsonText('{"__proto__": 1}').value as object)).toEqual(['__proto__']);
});

import { describe, expect, test } from 'vitest';
import { type Edit, spoiledBytes } from './spoiled-bytes.ts';
import { type Accident, spoiledJson } from './spoiled-json.ts';

const edit = (kind: Edit['kind'], more: Partial<Edit> = {}): Edit => ({
  kind,
  at: 0,
  to: 0,
  size: 1,
  piece: 'x',
  ...more,
});
const text = (made: readonly Edit[], body = '{"a":12,"b":"c"}\n') =>
  Buffer.from(spoiledBytes(body, made)).toString('latin1');

describe('the bytes of a body', () => {
  test.each<[string, Edit, string]>([
    ['flip', edit('flip', { at: 1, size: 0 }), '{#a":12,"b":"c"}\n'],
    ['insert', edit('insert', { at: 1 }), '{x"a":12,"b":"c"}\n'],
    ['overwrite', edit('overwrite', { at: 5, size: 2 }), '{"a":x,"b":"c"}\n'],
    ['remove', edit('remove', { at: 5, size: 2 }), '{"a":,"b":"c"}\n'],
    ['copy', edit('copy', { at: 5, size: 2, to: 0 }), '12{"a":12,"b":"c"}\n'],
    ['move', edit('move', { at: 5, size: 2, to: 0 }), '12{"a":,"b":"c"}\n'],
    ['repeat', edit('repeat', { at: 5, size: 2, to: 3 }), '{"a":12121212,"b":"c"}\n'],
    ['flood', edit('flood', { at: 5, size: 2 }), '{"a":121212,"b":"c"}\n'],
    ['truncate', edit('truncate', { at: 7 }), '{"a":12'],
    ['behead', edit('behead', { at: 7 }), ',"b":"c"}\n'],
    ['number', edit('number', { at: 1, size: 0 }), '{"a":1e999,"b":"c"}\n'],
    ['key', edit('key', { at: 1 }), '{"a":null,"a":12,"b":"c"}\n'],
    ['deep', edit('deep', { at: 1, size: 0 }), `{"a":${'['.repeat(8000)}1${']'.repeat(8000)},"b":"c"}\n`],
    ['newlines', edit('newlines', { size: 2 }), '{"a":12,"b":"c"}\r\n'],
    ['mark', edit('mark'), '\xef\xbb\xbf{"a":12,"b":"c"}\n'],
  ])('%s', (_, made, expected) => {
    expect(text([made])).toBe(expected);
  });

  test('a place beyond the end is counted round', () => {
    expect(text([edit('truncate', { at: 20 })], 'ab')).toBe('ab');
    expect(text([edit('insert', { at: 4 })], 'ab')).toBe('axb');
  });

  test('edits that multiply have a bound', () => {
    const flood = edit('flood', { size: 400, at: 0 });
    expect(spoiledBytes('x'.repeat(400), [flood, flood, flood]).length).toBe(100_000);
  });

  test('no edits leave every byte as it was', () => {
    expect(spoiledBytes(new Uint8Array([0xff, 0, 0xc3]), [])).toEqual(new Uint8Array([0xff, 0, 0xc3]));
  });
});

describe('a JSON value', () => {
  const accident = (kind: Accident['kind'], path: readonly number[]): Accident => ({
    kind,
    path,
    value: 7,
    key: '__proto__',
    piece: 'x',
  });
  const value = { a: [1, 2], b: 'c' };

  test.each<[Accident['kind'], string]>([
    ['replace', '{"a":[1,7],"b":"c"}'],
    ['remove', '{"a":[1],"b":"c"}'],
    ['wrap', '{"a":[1,{"__proto__":2}],"b":"c"}'],
    ['list', '{"a":[1,[2,2]],"b":"c"}'],
    ['quote', '{"a":[1,"2"],"b":"c"}'],
  ])('%s', (kind, expected) => {
    // The root itself stands on the first step of the path.
    expect(JSON.stringify(spoiledJson(value, [accident(kind, [0, 0, 1])]))).toBe(expected);
  });

  test('rename gives a member another key, an own one whatever its name', () => {
    expect(JSON.stringify(spoiledJson(value, [accident('rename', [0, 1])]))).toBe(
      '{"a":[1,2],"b":"c","__proto__":"c"}',
    );
  });

  test('text has another piece in it', () => {
    expect(JSON.stringify(spoiledJson({ b: 'cde' }, [accident('text', [0, 0])]))).toBe('{"b":"xcde"}');
    expect(JSON.stringify(spoiledJson({ b: 7 }, [accident('text', [0, 0])]))).toBe('{"b":7}');
  });

  test('nest goes deep', () => {
    expect(JSON.stringify(spoiledJson(value, [accident('nest', [0, 1])]))).toMatch(/"b":\{"a":\[\{"a":\[/);
  });

  test('the value itself stays as it was, and without the root there is null', () => {
    expect(spoiledJson(value, [accident('remove', [0])])).toBeNull();
    expect(value).toEqual({ a: [1, 2], b: 'c' });
  });
});

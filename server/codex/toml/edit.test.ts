import { describe, expect, test } from 'vitest';
import { headerLine, removeHeader, removeValue, setValue, setWritten, writtenAt } from './edit.ts';
import { readToml, TomlError, textOf } from './read.ts';

const NAME = ['providers', 'm2c', 'name'];

/** What it throws, by its one sentence. */
function refused(work: () => unknown): string {
  try {
    work();
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(TomlError);
    return (thrown as TomlError).message;
  }
  throw new Error('nothing was refused');
}

describe('a key that is there', () => {
  test.each([
    ['keeps the comment behind it', 'model = "old" # the best\n', 'model = "new" # the best\n'],
    ['may be quoted', "  'model'\t=\t'old'\r\n", '  \'model\'\t=\t"new"\r\n'],
    ['may have a value of several lines', 'model = """\nmodel = "no"\n"""# why', 'model = "new"# why'],
    ['is not the one of another table', '[a]\nmodel = 1\n', 'model = "new"\n\n[a]\nmodel = 1\n'],
    ['is not the text of a string', 'x = """\nmodel = 1\n[a]\n"""\n', 'x = """\nmodel = 1\n[a]\n"""\nmodel = "new"\n'],
    ['is not an element', 'x = [\n{ model = 1 },\n]\n', 'x = [\n{ model = 1 },\n]\nmodel = "new"\n'],
  ])('%s', (_, before, after) => {
    expect(setValue(before, ['model'], 'new')).toBe(after);
  });
});

describe('a new key of a table', () => {
  test.each([
    ['that is not there', 'a = 1\n', 'a = 1\n\n[providers.m2c]\nname = "m2c"\n'],
    ['in a file without a last line end', 'a = 1', 'a = 1\n\n[providers.m2c]\nname = "m2c"'],
    ['in an empty file', '', '[providers.m2c]\nname = "m2c"\n'],
    ['in a file of Windows', '[x]\r\n', '[x]\r\n\r\n[providers.m2c]\r\nname = "m2c"\r\n'],
    [
      'with a header',
      '["providers".m2c] # it\n\ta = 1\n[z]\n',
      '["providers".m2c] # it\n\ta = 1\n\tname = "m2c"\n[z]\n',
    ],
    ['with a header alone', '[providers.m2c]\n[z]', '[providers.m2c]\nname = "m2c"\n[z]'],
    ['written inline', 'providers = { m2c = { a = 1 } } # x\n', 'providers = { m2c = { a = 1, name = "m2c" } } # x\n'],
    ['of an empty inline table', 'providers = {}', 'providers = {m2c.name = "m2c"}'],
    ['of dotted keys', 'providers.m2c.a = 1\nb = 2\n', 'providers.m2c.a = 1\nproviders.m2c.name = "m2c"\nb = 2\n'],
    ['of dotted keys below a header', '[providers]\nm2c.a = 1\n', '[providers]\nm2c.a = 1\nm2c.name = "m2c"\n'],
    ['beside dotted keys', 'providers.x = 1', 'providers.x = 1\n\n[providers.m2c]\nname = "m2c"'],
    ['after its own sub-table', '[providers.m2c.x]\n', '[providers.m2c.x]\n\n[providers.m2c]\nname = "m2c"\n'],
    [
      'below an array of tables',
      '[[x]]\n[x.providers.m2c]\n',
      '[[x]]\n[x.providers.m2c]\n\n[providers.m2c]\nname = "m2c"\n',
    ],
  ])('%s, and taken away again', (_, before, after) => {
    expect(setValue(before, NAME, 'm2c')).toBe(after);
    const without = removeValue(after, NAME);
    expect(headerLine(before, NAME.slice(0, 2)) === null ? removeHeader(without, NAME.slice(0, 2)) : without).toBe(
      before,
    );
  });
});

describe('what is taken away', () => {
  test.each([
    ['leaves the comment on its line', 'a = 1\n  model = 1 # mine\n', 'a = 1\n# mine\n'],
    ['leaves its neighbours', 'a = 1\nmodel = """\n\n"""\n\nb = 2', 'a = 1\n\nb = 2'],
    ['leaves the file as empty as it was', 'model = 1\n', ''],
    ['was not there', 'a = 1', 'a = 1'],
  ])('%s', (_, before, after) => {
    expect(removeValue(before, ['model'])).toBe(after);
  });

  test.each([
    ['a = { b = 1, c = 2 }', 'a = { c = 2 }'],
    ['a = { c = 2, b = 1 }', 'a = { c = 2 }'],
    ['a = {b=1}', 'a = {}'],
    ['a = { c = 1, # one\n b = 2, # two\n}', 'a = { c = 1, # one\n  # two\n}'],
    ['a = { c = 1, # one\n b = 2, # two\n d = 3 }', 'a = { c = 1, # one\n d = 3 }'],
    ['a = { b = 1, }', 'a = {  }'],
  ])('from %j', (before, after) => {
    expect(removeValue(before, ['a', 'b'])).toBe(after);
  });

  test('a header with pairs below it stays', () => {
    expect(removeHeader('[a]\nb = 1\n', ['a'])).toBe('[a]\nb = 1\n');
  });
});

test.each([
  ['C:\\Users\\me', "model = 'C:\\Users\\me'\n"],
  ["C:\\it's", 'model = "C:\\\\it\'s"\n'],
  ['say "x"\n\x7f\u0001', 'model = "say \\"x\\"\\n\\u007f\\u0001"\n'],
  [120_000, 'model = 120000\n'],
  [false, 'model = false\n'],
])('%j is written so that it is read as it was', (value, line) => {
  expect(setValue('', ['model'], value)).toBe(line);
  expect(readToml(line).model).toBe(value);
});

test('a key that is not bare is quoted', () => {
  expect(setValue('', ['a b', 'ü.x'], 1)).toBe('["a b"]\n"ü.x" = 1\n');
});

test('a value is found with its line, as it is written', () => {
  const text = '\uFEFF# one\r\n[a]\r\nb = { c = [ 1,\r\n 2 ] } # x\r\n';
  expect(writtenAt(text, ['a', 'b', 'c'])).toEqual({ text: '[ 1,\r\n 2 ]', line: 3 });
  expect(writtenAt(text, ['a'])).toBeNull();
  expect(headerLine(text, ['a'])).toBe(2);
});

describe('refused', () => {
  test.each([
    ['a = 1\nb = [\n', 'line 3, column 1: invalid value'],
    ['token = "secret\n', 'line 1, column 16: control characters are not allowed in strings'],
    ['a = 1\na = 2\n', 'line 2, column 1: trying to redefine an already defined table or value'],
    [`a = ${'['.repeat(5000)}`, 'line 1, column 133: document contains excessively nested structures. aborting.'],
    [`# ${'x'.repeat(4_000_000)}`, 'this is longer than 4,000,000 characters'],
  ])('what is no TOML, with its place: %#', (text, sentence) => {
    expect(refused(() => setValue(text, ['model'], 1))).toBe(sentence);
  });

  test.each([
    ['providers = 1', 'providers is no table'],
    ['[[providers]]', 'providers is no table'],
    ['[providers.m2c.name]', 'providers.m2c.name is a table'],
  ])('a key that cannot be in %j', (text, sentence) => {
    expect(refused(() => setValue(text, NAME, 'x'))).toBe(sentence);
  });

  test('what TOML cannot say', () => {
    expect(refused(() => setValue('', ['a'], 'half \ud83d'))).toBe('a text with half a character cannot be written');
    expect(refused(() => setValue('', ['a'], 1.5))).toBe('1.5 is no whole number');
    expect(refused(() => setWritten('', ['a'], '1\nb = 2'))).toBe(
      'a cannot be changed here without changing something else',
    );
  });

  test('bytes that are no UTF-8', () => {
    expect(refused(() => textOf(Uint8Array.of(0xff, 0xfe)))).toMatch(/^this is not UTF-8 text/);
    expect(textOf(Buffer.from('\uFEFFa = 1\r\n'))).toBe('\uFEFFa = 1\r\n');
  });
});

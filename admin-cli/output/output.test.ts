import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { asText } from './answer.ts';
import { cell } from './cell.ts';
import { type Paper, Table } from './table.ts';
import { asJson, asYaml, fitted, printable, widthOf } from './text.ts';

const now = new Date('2026-11-21T18:00:00Z');
const paper = (width: number | null): Paper => ({ width, colours: false, now });
/** What could steer a terminal, a newline aside. */
const CONTROL = /[\p{Cc}\p{Cf}]/u;
const nasty = fc.string({ unit: 'binary', maxLength: 40 });

describe('text', () => {
  test('never steers the terminal, and JSON and YAML stay the values they were (S47)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(nasty, fc.oneof(nasty, fc.array(nasty, { maxLength: 3 }))), async (value) => {
        const json = asJson(value);
        const yaml = await asYaml(value);
        for (const text of [json, yaml]) expect(CONTROL.test(text.replaceAll('\n', ''))).toBe(false);
        expect(JSON.parse(json)).toEqual(value);
        expect(parse(yaml)).toEqual(value);
        expect(CONTROL.test(printable(Object.values(value).flat().join()))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['plain', 5],
    ['通义千问', 8],
    ['ﾊﾝｶｸ', 4],
    ['한국어', 6],
    ['é', 1],
    ['e\u0301', 1],
    ['👍', 2],
    ['👩‍💻', 2],
    ['ＡＢ', 4],
  ])('%s is %i columns wide', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('fits exactly, whatever it is and wherever it is cut', () => {
    const one = fc.constantFrom('a', '义', '한', 'é', '👍', ' ');
    fc.assert(
      fc.property(
        fc.string({ unit: one, maxLength: 30 }),
        fc.integer({ min: 2, max: 40 }),
        fc.boolean(),
        (text, width, right) => {
          expect(widthOf(fitted(text, width, right))).toBe(width);
        },
      ),
    );
  });
});

describe('a value', () => {
  test.each([
    [null, '-'],
    [undefined, '-'],
    ['', '-'],
    [true, 'yes'],
    [0.123456, '0.123'],
    [45.234, '45.2'],
    [1234567, '1234567'],
    [['a', 'b'], 'a, b'],
    [[], '-'],
    [{ currency: 'USD', micros: 12_300 }, 'USD 0.0123'],
    [{ currency: 'USD', micros: 1_234_567_890 }, 'USD 1234.5679'],
    [{ currency: 'CNY', micros: -2_500_000 }, 'CNY -2.5000'],
    [{ currency: 'USD', micros: 7 }, 'USD 0.000007'],
    [
      [
        { currency: 'USD', micros: 10_000 },
        { currency: 'CNY', micros: 0 },
      ],
      'USD 0.0100, CNY 0.0000',
    ],
    [{ a: 1 }, '{"a":1}'],
    ['two\nlines\u001b[2J', 'two\\nlines\\u{1b}[2J'],
    ['2026-11-21 is a day', '2026-11-21 is a day'],
  ])('%j reads %s', (value, text) => {
    expect(cell(value, now)).toBe(text);
  });

  test("a time is on this machine's clock, that of today without its date", () => {
    const today = new Date(now);
    today.setHours(9, 5, 7, 0);
    expect(cell(today.toISOString(), now)).toBe('09:05:07');
    const before = new Date(2025, 0, 2, 3, 4, 5);
    expect(cell(before.toISOString(), now)).toBe('2025-01-02 03:04:05');
  });
});

const row = {
  id: 'resp_0123456789',
  name: 'a name that is rather long for a column',
  tokens: { input: 123456 },
  at: '2025-01-02T03:04:05Z',
  note: 'something else that takes its room',
  last: 'the last one',
};
const names = ['id', 'name', 'tokens.input', 'note', 'last'];

describe('a table', () => {
  test('is as wide as it takes where there is no terminal', () => {
    expect(new Table(names, paper(null)).lines([row])).toEqual([
      'ID               NAME                                     TOKENS.INPUT  NOTE                                LAST',
      'resp_0123456789  a name that is rather long for a column        123456  something else that takes its room  the last one',
    ]);
  });

  test('cuts texts to fit, with headers of several lines, and never a number or an id', () => {
    const lines = new Table(names, paper(80)).lines([row]);
    expect(lines).toEqual([
      '                                      TOKENS',
      'ID               NAME                  INPUT  NOTE                  LAST',
      'resp_0123456789  a name that is rat…  123456  something else that…  the last one',
    ]);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  test('leaves out columns where there is no room, not the last one, and tells which', () => {
    const table = new Table(names, paper(40));
    expect(table.lines([row])).toEqual([
      'ID               NAME        LAST',
      'resp_0123456789  a name th…  the last o…',
    ]);
    expect(table.leftOut).toEqual(['tokens.input', 'note']);
  });

  test('fits any terminal, whatever the rows', () => {
    const rows = fc.array(fc.record({ a: nasty, b: fc.option(fc.integer()), c: nasty, d: nasty }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 60, max: 200 }), (some, width) => {
        for (const line of new Table(null, paper(width)).lines(some)) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('goes on below its header when more rows come', () => {
    const table = new Table(['id', 'n'], paper(80));
    expect(table.lines([{ id: 'a', n: 1 }])).toEqual(['ID  N', 'a   1']);
    expect(table.lines([{ id: 'longer', n: 20 }])).toEqual(['longer  20']);
    expect(table.lines([])).toEqual([]);
  });
});

describe('an answer', () => {
  test('of rows with a total ends with it, and what stands beside the rows follows', () => {
    const answer = { from: 'x', data: [{ key: 'a', n: 1 }], total: { key: 'total', n: 1 } };
    expect(asText(answer, ['key', 'n'], paper(20)).text).toBe(
      ['KEY    N', 'a      1', '-'.repeat(20), 'total  1', '', 'from  x'].join('\n'),
    );
  });

  test('without rows says so', () => {
    expect(asText({ object: 'list', data: [] }, ['id'], paper(80)).text).toBe('(none)');
  });

  test('has inner objects by their paths, inner lists as tables, and texts of several lines as they are', () => {
    const answer = {
      turn: { id: 't', tokens: { input: 3 } },
      notes: ['One.', 'Two.'],
      attempts: [
        { provider: 'a', tokens: null },
        { provider: 'b', tokens: { input: 3 } },
      ],
      body: 'first\n\u001b[2Jsecond\n',
    };
    expect(asText(answer, null, paper(80)).text.split('\n')).toEqual([
      'turn.id            t',
      'turn.tokens.input  3',
      'notes              One.',
      '                   Two.',
      '',
      'attempts',
      '  PROVIDER  TOKENS.INPUT',
      '  a                    -',
      '  b                    3',
      '',
      'body',
      '  first',
      '  \\u{1b}[2Jsecond',
    ]);
  });
});

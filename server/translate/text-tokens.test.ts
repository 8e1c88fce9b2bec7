import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countText, likelyTokens, mostLeast } from './text-tokens.ts';

/** Texts, and what the tokenizers o200k and cl100k make of them (js-tiktoken 1.0, 2026-11). */
const MEASURED: readonly (readonly [string, number, number])[] = [
  [
    'The swifts come back in May and leave in August. Nobody has ever counted all of them, but seven were on the roof this morning, and two more sat on the antenna of the neighbours.',
    40,
    40,
  ],
  [
    'export function firstOf<T>(items: readonly T[], fits: (item: T) => boolean): T | null {\n  for (const item of items) {\n    if (fits(item)) return item;\n  }\n  return null;\n}\n',
    50,
    50,
  ],
  ['{"name":"read_file","arguments":{"path":"server/turn/ask.ts","from":1,"to":120,"encoding":"utf8"}}', 30, 30],
  [
    '-rw-r--r-- 1 root root  4096 Nov 21 17:59 package.json\n-rw-r--r-- 1 root root 81920 Nov 21 18:03 package-lock.json\n',
    48,
    48,
  ],
  ['雨燕五月归来，八月离去。没有人数过它们一共有多少，但是今天早上屋顶上有七只，邻居的天线上还停着两只。', 41, 63],
  ['アマツバメは五月に戻り、八月に去ります。数えた人はいませんが、今朝は屋根の上に七羽いました。', 37, 51],
  [
    'Стрижи возвращаются в мае и улетают в августе. Никто их не считал, но сегодня утром на крыше сидели семь птиц.',
    34,
    59,
  ],
  ['Die Mauersegler kommen im Mai zurück und ziehen im August fort; gezählt hat sie noch niemand.', 22, 24],
  [
    'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
    66,
    67,
  ],
];

test.each(MEASURED)(
  '%j is about as many tokens as a tokenizer makes of it, and not fewer than the least',
  (text, ...real) => {
    const { least, likely } = countText(text);
    expect(least).toBeLessThanOrEqual(Math.min(...real));
    expect(likely).toBeGreaterThan(Math.min(...real) * 0.6);
    expect(likely).toBeLessThan(Math.max(...real) * 1.3);
  },
);

test('what merges into few tokens is not counted among the least', () => {
  for (const text of [' '.repeat(5000), '='.repeat(5000), '\n'.repeat(5000), '0'.repeat(5000), 'a'.repeat(5000)]) {
    expect(countText(text).least).toBeLessThanOrEqual(1);
  }
});

test('counting is additive over lines, and never beyond the quick bound', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const [left, right, both] = [one, other, `${one}\n${other}`].map((text) => countText(text));
      expect(both?.least).toBeGreaterThanOrEqual((left?.least ?? 0) + (right?.least ?? 0));
      expect(both?.likely).toBeCloseTo((left?.likely ?? 0) + (right?.likely ?? 0) + 0.4, 6);
      expect(both?.least).toBeLessThanOrEqual(mostLeast(`${one}\n${other}`.length));
    }),
  );
});

test('a long text is about what all of it counts, though only a part is looked at', () => {
  const code = MEASURED.map(([text]) => text)
    .join('\n')
    .repeat(200);
  expect(likelyTokens(code) / countText(code).likely).toBeCloseTo(1, 1);
  const short = code.slice(0, 4000);
  expect(likelyTokens(short)).toBe(countText(short).likely);
});

import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { Gathered, LONGEST_STAGE } from './gathered.ts';

const open: Gathered[] = [];

afterEach(() => {
  for (const one of open.splice(0)) one.clear();
});

function gathered(...pieces: readonly Uint8Array[]): Gathered {
  const one = new Gathered();
  open.push(one);
  for (const piece of pieces) one.add(piece);
  return one;
}

/** Bodies of a mebibyte that do not get smaller. */
const mebibytes = (count: number) => Array.from({ length: count }, () => gathered(randomBytes(LONGEST_STAGE)));

const PIECES = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 2000 }).map((text) => Buffer.from(text)),
    fc.nat({ max: 1000 }).map((index) => event(index)),
    fc.constant(Buffer.from('a'.repeat(50_000))),
  ),
  { maxLength: 60 },
);

/** As providers send them. */
function event(index: number): Buffer {
  const choice = { index: 0, delta: { content: `word ${index}` }, finish_reason: null };
  const chunk = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1763770000, model: 'one' };
  return Buffer.from(`data: ${JSON.stringify({ ...chunk, choices: [choice] })}\n\n`);
}

describe('a body that is gathered', () => {
  test.each([0, 12, 40])('is what passed, in whatever pieces, while others hold %i MiB', (others) => {
    mebibytes(others);
    fc.assert(
      fc.property(PIECES, (pieces) => {
        const one = gathered(...pieces);
        const all = Buffer.concat(pieces);
        expect(one.read().equals(all.subarray(0, LONGEST_STAGE))).toBe(true);
        expect(one.cut).toBe(all.length > LONGEST_STAGE);
        one.clear();
        expect(one.read()).toHaveLength(0);
      }),
      { numRuns: 30 },
    );
  });

  test('ends where it is too long', () => {
    const one = gathered(Buffer.from('a'.repeat(LONGEST_STAGE - 1)), Buffer.from('bcd'), Buffer.from('e'));
    expect(one.cut).toBe(true);
    expect(one.read().toString().slice(-2)).toBe('ab');
  });
});

describe('all bodies of open turns', () => {
  test('are whole where thousands say much of the same', () => {
    const crowd = Array.from({ length: 4000 }, () => gathered());
    for (let index = 0; index < 200; index += 1) for (const one of crowd) one.add(event(index));
    expect(crowd.filter(({ cut }) => cut)).toEqual([]);
    const all = Buffer.concat(Array.from({ length: 200 }, (_, index) => event(index)));
    expect(crowd.at(-1)?.read().equals(all)).toBe(true);
  });

  test('together hold no more than they may, and what is over makes room', () => {
    const many = mebibytes(70);
    const whole = many.filter(({ cut }) => !cut).length;
    expect(whole).toBeGreaterThan(50);
    expect(whole).toBeLessThan(64);
    many[0]?.clear();
    expect(gathered(Buffer.from('a')).cut).toBe(false);
  });
});

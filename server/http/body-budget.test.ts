import { describe, expect, test } from 'vitest';
import { bodyBudget } from './body-budget.ts';

const MEBIBYTE = 1024 * 1024;

describe('a budget of 160 MiB', () => {
  // One request may hold 8 MiB of it, all together 20 MiB.
  const open = () => bodyBudget(160 * MEBIBYTE);

  test('bears a body up to its bound, in any pieces', () => {
    const holding = open()(0);
    for (let piece = 0; piece < 8; piece++) holding.take(MEBIBYTE);
    expect(() => holding.take(1)).toThrow(expect.objectContaining({ code: 'payload_too_large', status: 413 }));
  });

  test('says what to do about a body that is too large', () => {
    expect(() => open()(0).take(9 * MEBIBYTE)).toThrow(/larger than 8\.0 MiB.*--max-old-space-size/);
  });

  test('does not make a body wait that it could never bear', () => {
    const next = open();
    next(0).take(8 * MEBIBYTE);
    next(0).take(8 * MEBIBYTE);
    next(0).take(4 * MEBIBYTE);
    expect(() => next(9 * MEBIBYTE).take(1)).toThrow(expect.objectContaining({ code: 'payload_too_large' }));
  });

  test('lets a request wait that is one too many, and takes it once another is over', () => {
    const next = open();
    const [first, second, third] = [next(0), next(0), next(0)];
    first.take(8 * MEBIBYTE);
    second.take(8 * MEBIBYTE);
    third.take(4 * MEBIBYTE);
    const refused = expect.objectContaining({ code: 'rate_limit_exceeded', status: 429, retryAfter: 5 });
    expect(() => third.take(MEBIBYTE)).toThrow(refused);
    first.release();
    third.take(MEBIBYTE);
  });

  test('is given back once, however often it is released', () => {
    const next = open();
    const [first, second] = [next(0), next(0)];
    first.take(8 * MEBIBYTE);
    first.release();
    first.release();
    second.take(8 * MEBIBYTE);
    first.take(8 * MEBIBYTE);
    expect(() => next(0).take(5 * MEBIBYTE)).toThrow(/as many requests as it has memory for/);
  });
});

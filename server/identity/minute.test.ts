import { expect, test } from 'vitest';
import { Minute } from './minute.ts';

test('a limit is free again once what was used is a minute old', () => {
  const minute = new Minute();
  expect(minute.waitMs(2, 0)).toBe(0);
  minute.add(1, 500);
  minute.add(1, 1500);
  expect([minute.waitMs(3, 2000), minute.waitMs(2, 2000), minute.waitMs(1, 2000)]).toEqual([0, 58_000, 59_000]);
  expect([minute.waitMs(2, 59_999), minute.waitMs(2, 60_000), minute.waitMs(1, 60_999)]).toEqual([1, 0, 1]);
  expect(minute.waitMs(1, 61_000)).toBe(0);
});

test('much at once waits for all of it', () => {
  const minute = new Minute();
  minute.add(10, 0);
  minute.add(1_000_000, 0);
  expect([minute.waitMs(5, 30_000), minute.waitMs(5, 60_000)]).toEqual([30_000, 0]);
});

/** The store of a running server when it cannot be opened. */
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fresh } from '../../conformance/postgres/databases.ts';
import { storeDoor } from './door.ts';

test('many who ask open it once; it is tried again after a rest, and can be used then', async () => {
  const place = await fresh('sqlite');
  const inTheWay = join(place.dataDir, 'm2c.db');
  mkdirSync(inTheWay);
  const warned: string[] = [];
  const log = { warn: (sentence: string) => void warned.push(sentence) };
  const door = storeDoor({ ...place, log, begun: null, ready: async () => undefined });
  onTestFinished(door.close);
  const failure = async () => await door.open().catch((thrown: unknown) => thrown);
  const first = await failure();
  expect(first).toBeInstanceOf(Error);
  expect(door.problems).toEqual([expect.stringContaining('goes on without its store')]);
  rmdirSync(inTheWay);
  expect(await failure()).toBe(first);
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 10_000);
  onTestFinished(() => void clock.mockRestore());
  expect(await (await door.open()).settings.list()).toEqual([]);
  expect([warned.length, door.problems]).toEqual([1, []]);
});

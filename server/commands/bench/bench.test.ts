import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { M2C } from '../running.testing.ts';
import { ask, chatBody, responsesBody } from './ask.ts';
import { measured, sentence } from './index.ts';
import { LONG, openPlace } from './place.ts';

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('m2c-bench-'));

test('both ways are asked, every token of a long answer is counted, and nothing is left behind', async () => {
  const before = folders();
  const place = await openPlace(M2C);
  const [own = ''] = folders().filter((name) => !before.includes(name));
  const shares: number[] = [];
  const overhead = await measured(place, { pairs: 2, warmPairs: 1, longAnswers: 2 }, (share) => shares.push(share));
  expect(overhead).toMatchObject({ requests: 2, tokens: 2 * LONG.tokens });
  expect(overhead.direct_ms).toBeGreaterThan(0);
  expect(overhead.added_ms).toBe(Math.max(0, overhead.through_m2c_ms - overhead.direct_ms));
  expect(overhead.microseconds_per_token).toBeGreaterThan(0);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.at(-1)).toBe(1);
  await place.close();
  expect(own).not.toBe('');
  expect(existsSync(`${tmpdir()}/${own}`)).toBe(false);
  await expect(fetch(`${place.m2c}/healthz`)).rejects.toThrow();
});

test('an answer that is not whole is no measurement', async () => {
  const place = await openPlace(M2C);
  await expect(ask(place.m2c, '/v1/responses', responsesBody('nobody'))).rejects.toThrow(
    /^The answer was not whole \(200\)/,
  );
  await expect(ask(place.direct, '/chat/completions', chatBody('nobody'))).rejects.toThrow(
    /^The answer was not whole \(404\)/,
  );
  await place.close();
});

test('it is said in one line, and how it was measured below', () => {
  const figures = { direct_ms: 0.31, through_m2c_ms: 0.94, added_ms: 0.63, microseconds_per_token: 4.08 };
  const text = sentence({ ...figures, requests: 200, tokens: 60_000 }, (_, plain) => plain);
  expect(text.split('\n')[0]).toBe('m2c adds 0.6 ms to the first token and 4.1 µs per token.');
  expect(text).toContain('0.9 ms through m2c, 0.3 ms without; medians of 200 requests');
});

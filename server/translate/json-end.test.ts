import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followJson, JSON_START } from './json-end.ts';

const inPieces = (json: string, size: number) => {
  let progress = JSON_START;
  for (let at = 0; at < json.length; at += size) progress = followJson(progress, json.slice(at, at + size));
  return progress;
};

test('an object, a list or a text has ended with its last character and not before', () => {
  const value = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), fc.string());
  fc.assert(
    fc.property(value, fc.integer({ min: 1, max: 9 }), (given, size) => {
      const json = JSON.stringify(given);
      expect(inPieces(json, size).ended).toBe(true);
      expect(inPieces(json.slice(0, -1), size).ended).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test.each(['', '{', '{"a":"}"', '"\\"', '["]"', '12', '{"a":"\\\\\\"}'])('%j has not ended', (json) => {
  expect(inPieces(json, 1).ended).toBe(false);
});

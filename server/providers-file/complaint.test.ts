import { expect, test } from 'vitest';
import { didYouMean, shownPath } from './complaint.ts';

const FIELDS = ['baseUrl', 'aliases', 'key', 'headers'];

test.each([
  ['baseURL', ' Did you mean "baseUrl"?'],
  ['headrs', ' Did you mean "headers"?'],
  ['alias', ' Did you mean "aliases"?'],
  ['ky', ' Did you mean "key"?'],
  ['temperature', ''],
  ['', ''],
])('for %j the user may have meant…%s', (word, question) => {
  expect(didYouMean(word, FIELDS)).toBe(question);
});

test('a path reads as one writes it in code', () => {
  expect(shownPath(['providers', 0, 'models', 12, 'id'])).toBe('providers[0].models[12].id');
});

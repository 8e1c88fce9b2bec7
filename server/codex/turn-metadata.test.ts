import { expect, test } from 'vitest';
import { asksForTitle } from './turn-metadata.ts';

const told = (text: unknown) => ({ client_metadata: { 'x-codex-turn-metadata': text } });

test.each([
  [told('{"thread_source":"thread_title"}'), true],
  [told('{"thread_source":"user"}'), false],
  [told('not json'), false],
  [told('null'), false],
  [told(7), false],
  [{ client_metadata: null }, false],
  [{}, false],
])('%j asks for a title: %s', (request, title) => {
  expect(asksForTitle(request)).toBe(title);
});

import { expect, test } from 'vitest';
import { asksForTitle, threadOf } from './turn-metadata.ts';

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

test.each([
  [told('{"thread_id":"t1"}'), 't1'],
  [{ ...told('{"thread_id":"t1"}'), prompt_cache_key: 'cache' }, 't1'],
  [{ ...told('{"thread_id":7}'), prompt_cache_key: 'cache' }, 'cache'],
  [{ prompt_cache_key: 'cache' }, 'cache'],
  [told('not json'), null],
  [{}, null],
])('%j belongs to the thread %s', (request, thread) => {
  expect(threadOf(request)).toBe(thread);
});

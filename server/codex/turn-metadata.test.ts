import { expect, test } from 'vitest';
import { asksForCompaction, asksForTitle, threadOf } from './turn-metadata.ts';

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
  ['{"request_kind":"compaction"}', true],
  ['{"request_kind":"turn"}', false],
  ['[]', false],
])('%s asks for a compaction: %s', (metadata, compacts) => {
  expect(asksForCompaction(told(metadata))).toBe(compacts);
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

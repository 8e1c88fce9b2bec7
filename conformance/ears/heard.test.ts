import { describe, expect, test } from 'vitest';
import { foldItems, heard, heardItems, readEvents } from './heard.ts';
import { SAMPLE_ITEMS, sampleStream, sseText } from './sample-stream.ts';

describe('the strict reader', () => {
  test('reads what was written', () => {
    expect(readEvents(sseText(sampleStream()))).toEqual(sampleStream());
  });

  test.each<[string, (text: string) => string]>([
    ['a stream without [DONE]', (text) => text.replace('data: [DONE]\n\n', '')],
    ['a stream cut within [DONE]', (text) => text.slice(0, -1)],
    ['an event after [DONE]', (text) => `${text}${text.split('\n\n')[0]}\n\n`],
    [
      'an event line that disagrees with its data',
      (text) => text.replace('event: response.created', 'event: response.failed'),
    ],
    ['a frame without an event line', (text) => text.replace('event: response.created\n', '')],
    ['a comment', (text) => `: ping\n\n${text}`],
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['half a surrogate pair', (text) => text.replaceAll('Hello', '\\ud83d')],
    ['data that is not JSON', (text) => text.replace('data: {', 'data: ')],
  ])('refuses %s', (_name, spoil) => {
    const spoiled = spoil(sseText(sampleStream()));
    expect(() => readEvents(spoiled)).toThrow();
  });
});

describe('the independent fold', () => {
  test('makes the items of the deltas', () => {
    expect(foldItems(sampleStream())).toEqual(SAMPLE_ITEMS);
  });

  test('believes the deltas and not the done items', () => {
    const events = sampleStream().filter((event) => !event.type.endsWith('.delta'));
    const [reasoning, message, call, custom] = foldItems(events);
    expect(reasoning).toMatchObject({ summary: [{ text: '' }], encrypted_content: 'sealed' });
    expect(message).toMatchObject({ content: [{ text: '' }] });
    expect(call).toMatchObject({ arguments: '', name: 'echo' });
    expect(custom).toMatchObject({ input: '', name: 'apply_patch' });
  });
});

describe('what is heard', () => {
  const usage = { inputTokens: 10, cachedTokens: 4, outputTokens: 7, reasoningTokens: 2, totalTokens: 17 };
  const content = {
    text: 'Hello there',
    reasoning: 'Look first.',
    sealed: ['sealed'],
    calls: [
      { kind: 'function', namespace: 'mcp__lab', name: 'echo', input: '{"a":1}', callId: 'call_1' },
      { kind: 'custom', namespace: null, name: 'apply_patch', input: '*** Begin', callId: 'call_2' },
    ],
  };

  test('is the same streamed and plain', () => {
    expect(heard(sampleStream())).toEqual({ ...content, refusal: '', usage, ending: 'completed', error: null });
    expect(heardItems(SAMPLE_ITEMS)).toEqual(content);
  });

  test('of a stream that was cut: the text so far, no open call, and that it was cut', () => {
    const cut = sampleStream().slice(0, 18);
    expect(heard(cut)).toMatchObject({ text: 'Hello there', calls: [], usage: null, ending: 'cut' });
    expect(heard(cut.slice(0, 12)).text).toBe('Hello');
  });
});

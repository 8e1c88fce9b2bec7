import { describe, expect, test } from 'vitest';
import { openaiCompatible } from '../../providers/openai-compatible.ts';
import type { Delta } from '../conversation.ts';
import { isChatAnswer, readChunk } from './read-chunk.ts';

const read = (chunk: unknown) => readChunk(chunk, openaiCompatible.stream, openaiCompatible.faults);
const choice = (delta: unknown, rest: object = {}) => read({ choices: [{ index: 0, delta, ...rest }] });
const call = (rest: Partial<Extract<Delta, { type: 'call' }>>): Delta => ({
  type: 'call',
  slot: null,
  id: '',
  name: '',
  args: '',
  last: false,
  ...rest,
});

test.each([
  ['text', { content: 'hi' }, [{ type: 'text', text: 'hi' }]],
  [
    'text as parts',
    {
      content: [
        { type: 'text', text: 'h' },
        { type: 'text', text: 'i' },
      ],
    },
    [{ type: 'text', text: 'hi' }],
  ],
  ['text as an object', { content: { a: 1 } }, [{ type: 'text', text: '{"a":1}' }]],
  ['reasoning_content', { content: null, reasoning_content: 'hm' }, [{ type: 'reasoning', text: 'hm' }]],
  ['reasoning', { reasoning: 'hm', content: '' }, [{ type: 'reasoning', text: 'hm' }]],
  [
    'reasoning_details',
    { reasoning_details: [{ type: 'reasoning.text', text: 'hm' }] },
    [{ type: 'reasoning', text: 'hm' }],
  ],
  [
    'reasoning said twice',
    { reasoning: 'hm', reasoning_details: [{ text: 'hm' }] },
    [{ type: 'reasoning', text: 'hm' }],
  ],
  ['a refusal', { refusal: 'no' }, [{ type: 'refusal', text: 'no' }]],
  ['nothing but nulls', { role: null, content: null, tool_calls: null, reasoning_content: null }, []],
  ['an empty list of calls', { tool_calls: [] }, []],
  [
    'a call',
    { tool_calls: [{ index: 1, id: 'a', function: { name: 'f', arguments: '{' } }] },
    [call({ slot: 1, id: 'a', name: 'f', args: '{' })],
  ],
  ['a call without an index', { tool_calls: [{ id: 'a', function: { name: 'f' } }] }, [call({ id: 'a', name: 'f' })]],
  [
    'a later piece of nulls',
    { tool_calls: [{ index: 0, id: null, function: { name: null, arguments: '}' } }] },
    [call({ slot: 0, args: '}' })],
  ],
  [
    'arguments as an object',
    { tool_calls: [{ index: 0, function: { arguments: { a: 1 } } }] },
    [call({ slot: 0, args: '{"a":1}' })],
  ],
  ['a call without its function', { tool_calls: [{ index: 0, function: {} }] }, [call({ slot: 0 })]],
] as const)('%s is read from a delta', (_, delta, deltas) => {
  expect(choice(delta)).toEqual(deltas);
});

test('reasoning comes before the text, and the text before the calls of one chunk', () => {
  const delta = { tool_calls: [{ index: 0, function: { arguments: '{}' } }], content: 'b', reasoning_content: 'a' };
  expect(choice(delta).map(({ type }) => type)).toEqual(['reasoning', 'text', 'call']);
});

test('a whole message is read like a delta', () => {
  expect(read({ choices: [{ index: 0, message: { content: 'hi' }, finish_reason: 'stop' }] })).toEqual([
    { type: 'text', text: 'hi' },
    { type: 'finish', reason: 'stop', said: 'stop' },
  ]);
});

test('only the first choice is the answer', () => {
  expect(
    read({
      choices: [
        { index: 1, delta: { content: 'other' } },
        { index: 0, delta: { content: 'this' } },
      ],
    }),
  ).toEqual([{ type: 'text', text: 'this' }]);
});

test.each([
  ['stop', 'stop'],
  ['tool_calls', 'stop'],
  ['STOP', 'stop'],
  ['a_reason_of_tomorrow', 'failed'],
  ['sensitive', 'content_filter'],
  ['length', 'length'],
  ['content_filter', 'content_filter'],
  ['insufficient_system_resource', 'failed'],
  ['repetition_truncation', 'failed'],
  ['abort', 'failed'],
])('the finish reason %s means %s', (said, reason) => {
  expect(choice({}, { finish_reason: said })).toEqual([{ type: 'finish', reason, said }]);
});

describe('usage', () => {
  const whole = { inputTokens: 9, cachedTokens: 4, outputTokens: 5, reasoningTokens: 2, totalTokens: 14 };
  const counts = {
    prompt_tokens: 9,
    completion_tokens: 5,
    total_tokens: 14,
    completion_tokens_details: { reasoning_tokens: 2 },
  };
  test.each([
    ['beside no choices', { choices: [], usage: { ...counts, prompt_tokens_details: { cached_tokens: 4 } } }],
    ['with a cache hit count', { choices: [], usage: { ...counts, prompt_cache_hit_tokens: 4 } }],
    [
      'with the reasoning beside it',
      {
        choices: [],
        usage: {
          ...{ ...counts, completion_tokens_details: null, reasoning_tokens: 2 },
          prompt_tokens_details: { cached_tokens: 4 },
        },
      },
    ],
    ['inside the choice', { choices: [{ index: 0, delta: {}, usage: { ...counts, cached_tokens: 4 } }] }],
  ])('is found %s', (_, chunk) => {
    expect(read(chunk)).toEqual([{ type: 'usage', usage: whole }]);
  });

  test('that is beyond all counting stays a whole number', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const [delta] = read({ choices: [], usage: { prompt_tokens: 1e308, completion_tokens: 1e308 } });
    expect(delta).toMatchObject({ usage: { inputTokens: most, outputTokens: most, totalTokens: most } });
  });

  test('that is null or nonsense counts nothing', () => {
    expect(read({ choices: [], usage: null })).toEqual([]);
    expect(read({ choices: [], usage: { prompt_tokens: -1, completion_tokens: 'many' } })).toEqual([
      {
        type: 'usage',
        usage: { inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0, totalTokens: 0 },
      },
    ]);
  });
});

test.each([
  ['an error object', { error: { message: 'overloaded' } }],
  ['an error text', { error: 'overloaded' }],
  ['an error object of vLLM', { object: 'error', message: 'overloaded' }],
  ['an error beside a choice', { error: { message: 'overloaded' }, choices: [{ index: 0, delta: { content: '' } }] }],
])("%s in the stream is a failure with the provider's sentence", (_, chunk) => {
  expect(read(chunk)).toMatchObject([{ type: 'failed', fault: { message: expect.stringContaining('overloaded') } }]);
});

test.each([[null], [7], ['text'], [[]]])('%j is no chunk', (value) => {
  expect(read(value)).toMatchObject([{ type: 'failed', fault: { code: 'upstream_unreadable' } }]);
});

test('a body of another wire is no answer', () => {
  expect(isChatAnswer({ message: { content: 'native' }, done: true })).toBe(false);
  expect(isChatAnswer({ choices: [] })).toBe(true);
});

test.each<[string, unknown, Delta[]]>([
  [
    'flat, without a place',
    { type: 'url_citation', url: 'https://a.example', title: 'A', summary: 's', site_name: 'n' },
    [{ type: 'annotation', url: 'https://a.example', title: 'A', start: null, end: null }],
  ],
  [
    'nested, with a place',
    {
      type: 'url_citation',
      url_citation: { url: 'https://a.example', title: 'A', content: 'c', start_index: 0, end_index: 4 },
    },
    [{ type: 'annotation', url: 'https://a.example', title: 'A', start: 0, end: 4 }],
  ],
  [
    'without a title',
    { url: 'https://a.example' },
    [{ type: 'annotation', url: 'https://a.example', title: '', start: null, end: null }],
  ],
  ['without an address', { type: 'file_citation', file_id: 'f' }, []],
  ['that is none', null, []],
])('an annotation %s', (_name, annotation, deltas) => {
  expect(choice({ content: 'hi', annotations: [annotation] })).toEqual([{ type: 'text', text: 'hi' }, ...deltas]);
  expect(read({ choices: [{ message: { content: 'hi', annotations: [annotation] }, finish_reason: 'stop' }] })).toEqual(
    [{ type: 'text', text: 'hi' }, ...deltas, { type: 'finish', reason: 'stop', said: 'stop' }],
  );
});

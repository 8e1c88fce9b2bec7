/**
 * How a Chat Completions provider speaks: the habits and accidents seen on their wires, drawn independently of each other,
 * so that every pair of them meets.
 */
import fc from 'fast-check';
import type { Json } from './tool.ts';

export type Dialect = typeof dialect extends fc.Arbitrary<infer D> ? D : never;

const tokens = fc.integer({ min: 0, max: 100_000 });
const usage: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ prompt_tokens: tokens, completion_tokens: tokens, total_tokens: tokens }),
  fc.record({
    prompt_tokens: tokens,
    completion_tokens: tokens,
    prompt_cache_hit_tokens: tokens,
    prompt_cache_miss_tokens: tokens,
  }),
  fc.record({
    prompt_tokens: tokens,
    completion_tokens: tokens,
    total_tokens: tokens,
    prompt_tokens_details: fc.option(fc.record({ cached_tokens: tokens })),
    completion_tokens_details: fc.option(fc.record({ reasoning_tokens: tokens })),
    cost: fc.constant('0.0001'),
  }),
);

/** What is missing in a chunk is left out, null or "" by habit. */
export const dialect = fc.record({
  /** One JSON answer instead of a stream, which some send although a stream was asked for. */
  plain: fc.integer({ min: 0, max: 11 }).map((lot) => lot === 11),
  opening: fc.constantFrom<Json | null>(
    null,
    { role: 'assistant', content: null, reasoning_content: '' },
    { role: 'assistant', content: '', refusal: null, function_call: null, audio_content: '', name: 'Assistant' },
  ),
  /** What a chunk holds before anything is said: keep-alives in the form of chunks. */
  hollow: fc.constantFrom<Json | null>(
    null,
    { choices: [] },
    { choices: [{ index: 0, delta: {} }] },
    { choices: null },
  ),
  reasoningFields: fc.constantFrom<string[]>(
    ['reasoning_content'],
    ['reasoning'],
    ['reasoning', 'reasoning_content'],
    ['reasoning_details'],
    ['reasoning', 'reasoning_details'],
  ),
  contentParts: fc.integer({ min: 0, max: 4 }).map((lot) => lot === 4),
  empty: fc.constantFrom<Json>(
    {},
    { role: 'assistant' },
    { role: null, content: null, tool_calls: null },
    { content: '', tool_calls: [] },
    { role: 'assistant', content: '', reasoning_content: '', refusal: null, annotations: null, tool_calls: null },
  ),
  /** `0` is Ollama's, who gives it to every call. */
  index: fc.constantFrom('from 0', 'from 1', '0', 'none'),
  ids: fc.boolean(),
  laterId: fc.constantFrom<Json>({}, { id: '' }, { id: null }, { id: 'again' }),
  laterName: fc.constantFrom<Json>({}, { name: '' }, { name: null }, { name: 'again' }, { name: 'split' }),
  firstFragment: fc.boolean(),
  wholeArguments: fc.boolean(),
  objectArguments: fc.boolean(),
  /** How a call's last piece repeats it: with all its arguments, or with none. */
  resend: fc.constantFrom('', '', 'whole', 'whole at the end', 'empty', 'null', 'no function'),
  /** Where the answer has its facts from, told once behind all text; twice the same page. */
  citations: fc.constantFrom<readonly Json[]>(
    [],
    [],
    [],
    [{ type: 'url_citation', url: 'https://example.com/a', title: 'A', summary: 'about a' }],
    [
      {
        type: 'url_citation',
        url_citation: { url: 'https://example.com/b', title: 'B', start_index: 0, end_index: 2 },
      },
      {
        type: 'url_citation',
        url_citation: { url: 'https://example.com/b', title: 'B', start_index: 0, end_index: 2 },
      },
      { type: 'url_citation', url_citation: { url: 'https://example.com/c' } },
    ],
  ),
  finish: fc.constantFrom<string[]>(
    ['stop'],
    ['stop'],
    ['tool_calls'],
    ['tool_calls'],
    ['function_call'],
    ['length'],
    ['content_filter'],
    ['insufficient_system_resource'],
    ['repetition_truncation'],
    ['stop', 'tool_calls'],
    ['tool_calls', 'stop'],
    ['length', 'stop'],
    [],
  ),
  unfinished: fc.constantFrom<Json>(
    { finish_reason: null },
    { finish_reason: '' },
    {},
    { logprobs: null, matched_stop: null },
  ),
  finishOnLast: fc.boolean(),
  finishDelta: fc.constantFrom<Json>({ delta: {} }, { delta: null }, {}, { delta: { content: '', role: null } }),
  usage: fc.option(usage),
  usageAt: fc.constantFrom('finish', 'own chunk', 'every chunk', 'choice'),
  error: fc.constantFrom('', '', '', '', '', '', 'chunk', 'beside a choice', 'object', 'field', 'word', 'bare line'),
  stopAt: fc.nat(20),
  otherChoice: fc.constantFrom('', '', 'before', 'after', 'own chunk'),
  done: fc.constantFrom(
    'data: [DONE]\n\n',
    'data: [DONE]\n\n',
    'data: [DONE]\n\ndata: {"choices":[],"cost":"0"}\n\n',
    'data: [DONE] {"choices":[{"index":0,"delta":{"content":"late"}}]}\n\n',
    'data: [DONE]',
    '',
  ),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  space: fc.boolean(),
  /** Lines in front of each `data:` that say nothing. */
  lines: fc.constantFrom(
    '',
    '',
    ': keep-alive\n\n',
    ': PROCESSING\n',
    'event: message\nid: 7\n',
    'retry: 3000\n\n',
    '\n\n',
  ),
  /** Each chunk on several lines, one `data:` in front of each. */
  tall: fc.integer({ min: 0, max: 7 }).map((lot) => lot === 7),
  bom: fc.boolean(),
});

import { expect, test } from 'vitest';
import { readRefusal } from './read-error.ts';
import { REFUSAL_SENTENCES, refusedIn } from './refused.ts';

const told = (body: unknown, status = 400) => refusedIn(readRefusal(status, JSON.stringify(body), null, []).message);

test.each(REFUSAL_SENTENCES)('$sample', ({ sample, pattern }) => {
  expect(sample).toMatch(pattern);
  expect(told({ error: { message: sample } })).toHaveLength(1);
});

test.each([
  ["Unsupported parameter: 'parallel_tool_calls' is not supported with this model.", ['parallel_tool_calls']],
  ['Model grok-4.20 does not support parameter reasoningEffort.', ['reasoning_effort']],
  ["groq does not support parameters: ['reasoning_effort', 'verbosity'], for", ['reasoning_effort', 'verbosity']],
  ["'messages.2' : property 'reasoning_content' is unsupported", ['messages.reasoning_content']],
  ['tools.0.function.strict: Extra inputs are not permitted', ['tools.strict']],
  [
    'Unknown name "frequency_penalty": Cannot find field.\nInvalid JSON payload received. Unknown name "top_p": Cannot find field.',
    ['frequency_penalty', 'top_p'],
  ],
  ['The model is overloaded.', []],
  ["This model's maximum context length is 131072 tokens, however you requested 140000 tokens.", []],
])('%s refuses %j', (sentence, what) => {
  expect(told({ error: { message: sentence } })).toEqual(what);
});

test.each([
  [
    'its list of complaints in the message',
    {
      object: 'error',
      message: {
        detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' }],
      },
    },
    ['stream_options'],
  ],
  [
    'its list of complaints as the detail',
    {
      detail: [
        { loc: ['body', 'messages', 3, 'assistant', 'reasoning_content'], msg: 'Extra inputs are not permitted' },
        { loc: ['body', 'messages', 5, 'assistant', 'reasoning_content'], msg: 'Extra inputs are not permitted' },
        { loc: ['body', 'temperature'], msg: 'Extra inputs are not permitted' },
      ],
    },
    ['messages.reasoning_content', 'temperature'],
  ],
  [
    'a complaint that a gateway quotes',
    {
      error: {
        message:
          '{"detail":[{"type":"extra_forbidden","loc":["body","messages",2,"assistant","reasoning_content"],"msg":"Extra inputs are not permitted"}]}',
      },
    },
    ['messages.reasoning_content'],
  ],
  [
    'what matters in param',
    {
      error: {
        code: '400',
        message: 'Param Incorrect',
        param: 'web search tool found in the request body, but webSearchEnabled is false',
      },
    },
    ['tools.web_search'],
  ],
])('a provider that puts %s is understood', (_where, body, what) => {
  expect(told(body, 422)).toEqual(what);
});

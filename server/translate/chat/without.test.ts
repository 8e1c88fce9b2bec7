import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatRequest } from '../../../generated/types/chat.ts';
import { REFUSAL_SENTENCES, refusedIn } from './refused.ts';
import { heldIn, without } from './without.ts';

const CALL = { type: 'function' as const, function: { name: 'look', parameters: { type: 'object' }, strict: true } };
const SCHEMA = { type: 'object', properties: { title: { type: 'string' } } };
const BODY: ChatRequest = {
  model: 'm',
  messages: [
    { role: 'developer', content: 'Be brief.' },
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hello', reasoning_content: 'A greeting.' },
    { role: 'user', content: 'Go on' },
  ],
  tools: [CALL, { type: 'web_search' }],
  tool_choice: 'auto',
  parallel_tool_calls: true,
  response_format: { type: 'json_schema', json_schema: { name: 'title', schema: SCHEMA } },
  temperature: 0.5,
  max_tokens: 100,
  stream: true,
  stream_options: { include_usage: true },
};

test('nothing refused changes nothing, and neither does what is not there', () => {
  expect(without(BODY, [])).toBe(BODY);
  expect(without(BODY, ['top_p', 'messages.reasoning', 'toString'])).toBe(BODY);
});

test('a field goes, and all else stays', () => {
  const { temperature: _, ...rest } = BODY;
  expect(without(BODY, ['temperature'])).toEqual(rest);
});

test('what makes it a request stays, whatever is refused', () => {
  expect(without(BODY, ['model', 'messages', 'tools', 'stream', 'messages.content', 'tools.function'])).toBe(BODY);
});

describe('of the tools', () => {
  test('only the web search goes', () => {
    expect(without(BODY, ['tools.web_search'])).toEqual({ ...BODY, tools: [CALL] });
  });

  test('without any left, what is said about them goes too', () => {
    const only = { ...BODY, tools: [{ type: 'web_search' as const }] };
    const { tools: _, tool_choice: __, parallel_tool_calls: ___, ...rest } = only;
    expect(without(only, ['tools.web_search'])).toEqual(rest);
  });

  test('strict goes from each', () => {
    const { strict: _, ...plain } = CALL.function;
    expect(without(BODY, ['tools.strict']).tools?.[0]).toEqual({ type: 'function', function: plain });
  });

  test('an effort that is refused beside them becomes "none"', () => {
    const refused = ['tools.reasoning_effort'];
    const thinking: ChatRequest = { ...BODY, reasoning_effort: 'high' };
    expect(without(thinking, refused)).toEqual({ ...thinking, reasoning_effort: 'none' });
    const { tools: _, ...bare } = thinking;
    for (const body of [bare, BODY, { ...BODY, reasoning_effort: 'none' }]) expect(without(body, refused)).toBe(body);
  });

  test('the choice "none" stays, or the model would call what it must not', () => {
    const forbidden: ChatRequest = { ...BODY, tool_choice: 'none' };
    expect(without(forbidden, ['tool_choice'])).toBe(forbidden);
    expect(without(BODY, ['tool_choice'])).not.toHaveProperty('tool_choice');
  });
});

describe('of the messages', () => {
  test('the developer becomes the system', () => {
    expect(without(BODY, ['messages.developer']).messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
    ]);
  });

  test('the thoughts go, and their message stays', () => {
    expect(without(BODY, ['messages.reasoning_content']).messages[2]).toEqual({ role: 'assistant', content: 'Hello' });
  });
});

describe('a schema that is refused', () => {
  const words = `Answer with one JSON object and nothing else that follows this JSON Schema:\n${JSON.stringify(SCHEMA)}`;

  test('is asked for in words, in JSON mode', () => {
    const asked = without(BODY, ['response_format.json_schema']);
    expect(asked.response_format).toEqual({ type: 'json_object' });
    expect(asked.messages[0]).toEqual({ role: 'developer', content: `Be brief.\n\n${words}` });
  });

  test('is asked for in words alone where JSON mode is refused too', () => {
    const asked = without(BODY, ['response_format.json_schema', 'response_format']);
    expect(asked).not.toHaveProperty('response_format');
    expect(JSON.stringify(asked).split('Answer with one JSON object').length).toBe(2);
  });

  test('gets a system message of its own where there is none', () => {
    const alone: ChatRequest = { ...BODY, messages: [{ role: 'user', content: 'Hi' }] };
    expect(without(alone, ['response_format']).messages).toEqual([
      { role: 'system', content: words },
      { role: 'user', content: 'Hi' },
    ]);
  });
});

test('the limit of the answer’s length keeps its number under the other name', () => {
  const { max_tokens, ...rest } = BODY;
  expect(without(BODY, ['max_tokens'])).toEqual({ ...rest, max_completion_tokens: max_tokens });
});

const NAMES = [
  ...new Set([
    ...REFUSAL_SENTENCES.flatMap(({ sample }) => refusedIn(sample)),
    ...Object.keys(BODY),
    'messages.reasoning',
  ]),
];

test('whatever is refused: no message and no function tool is lost, and what went is gone', () => {
  fc.assert(
    fc.property(fc.subarray(NAMES), (refused) => {
      const left = without({ ...BODY, reasoning_effort: 'high' }, refused);
      const texts = (body: ChatRequest) => body.messages.map((message) => message.content);
      expect(left.messages).toHaveLength(BODY.messages.length);
      expect(texts(left).slice(1)).toEqual(texts(BODY).slice(1));
      expect(texts(left)[0]).toContain('Be brief.');
      expect(left.tools?.flatMap((tool) => (tool.type === 'function' ? [tool.function.name] : []))).toEqual(['look']);
      expect(left.stream).toBe(true);
      const renamed = ['max_tokens', 'max_completion_tokens'];
      expect(
        heldIn(
          left,
          refused.filter((what) => !renamed.includes(what)),
        ),
      ).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

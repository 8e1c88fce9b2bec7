import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChatMessage, ChatRequest } from '../generated/types/chat.ts';
import type { ResponseResource, StreamEvent } from '../generated/types/responses.ts';
import * as wire from '../generated/validators-wire.js';
import { root } from './generator/build.ts';
import { isRecord, type Json } from './generator/json.ts';
import { verdict } from './verdict.ts';

const response: ResponseResource = {
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  completed_at: null,
  status: 'in_progress',
  incomplete_details: null,
  model: 'm',
  previous_response_id: null,
  instructions: null,
  output: [],
  error: null,
  tools: [
    { type: 'function', name: 'ls', description: null, parameters: null, strict: null },
    { type: 'custom', name: 'apply_patch', format: { type: 'text' } },
  ],
  tool_choice: 'auto',
  truncation: 'disabled',
  parallel_tool_calls: true,
  text: { format: { type: 'text' } },
  top_p: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
  top_logprobs: 0,
  temperature: 1,
  reasoning: null,
  usage: null,
  max_output_tokens: null,
  max_tool_calls: null,
  store: false,
  background: false,
  service_tier: 'default',
  metadata: {},
  safety_identifier: null,
  prompt_cache_key: null,
};

describe('a response', () => {
  const fields = Object.keys(response);

  test('has 31 fields', () => {
    expect(fields).toHaveLength(31);
    expect(verdict(wire.responseResource, response)).toBe('accepted');
  });

  test.each(fields)('cannot do without %s', (field) => {
    const rest = Object.fromEntries(Object.entries(response).filter(([name]) => name !== field));
    expect(verdict(wire.responseResource, rest)).toBe(`must have required property '${field}'`);
  });

  test('may be null in eleven fields and no other', () => {
    const nullable = fields.filter((field) => wire.responseResource({ ...response, [field]: null }));
    expect(nullable.sort()).toEqual([
      'completed_at',
      'error',
      'incomplete_details',
      'instructions',
      'max_output_tokens',
      'max_tool_calls',
      'previous_response_id',
      'prompt_cache_key',
      'reasoning',
      'safety_identifier',
      'usage',
    ]);
  });

  test('echoes a function tool with all its fields', () => {
    const tools = [{ type: 'function', name: 'ls' }];
    expect(verdict(wire.responseResource, { ...response, tools })).toBe(
      "/tools/0 must have required property 'description'",
    );
  });

  test('counts both kinds of details', () => {
    const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
    expect(verdict(wire.responseResource, { ...response, usage })).toBe(
      "/usage must have required property 'input_tokens_details'",
    );
  });
});

describe('an event', () => {
  const delta: StreamEvent = {
    type: 'response.output_text.delta',
    sequence_number: 4,
    output_index: 0,
    item_id: 'msg_1',
    content_index: 0,
    delta: 'hi',
    logprobs: [],
  };

  test('is accepted by its own kind only', () => {
    expect(verdict(wire.events['response.output_text.delta'], delta)).toBe('accepted');
    expect(verdict(wire.events['response.refusal.delta'], delta)).toBe('/type must be equal to constant');
  });

  test.each(Object.keys(wire.events))('%s carries a sequence number', (type) => {
    const validate = Object.entries(wire.events).find(([kind]) => kind === type)?.[1];
    expect(verdict(validate ?? wire.errorBody, { type })).toBe("must have required property 'sequence_number'");
  });

  test('omits encrypted_content instead of sending null', () => {
    const item = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: null };
    const done = { type: 'response.output_item.done', sequence_number: 1, output_index: 0, item };
    expect(verdict(wire.events['response.output_item.done'], done)).toBe('/item/encrypted_content must be string');
  });
});

describe('a request to a provider', () => {
  const call = { id: 'call_1', type: 'function', function: { name: 'ls', arguments: '{}' } } as const;
  const base: ChatRequest = { model: 'm', messages: [{ role: 'user', content: 'hi' }] };
  const say = (...messages: Json[]): string => verdict(wire.chatRequest, { ...base, messages });

  test('may carry every role and unknown options', () => {
    const messages: readonly ChatMessage[] = [
      { role: 'system', content: 's' },
      { role: 'developer', content: [{ type: 'text', text: 'd' }] },
      { role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:,' } }] },
      { role: 'assistant', content: null, reasoning_content: 'r', tool_calls: [call] },
      { role: 'tool', tool_call_id: 'call_1', content: 'ok' },
      { role: 'assistant', content: '' },
    ];
    const request = { ...base, messages, thinking: { type: 'enabled' }, enable_thinking: true, tomorrow: 1 };
    expect(verdict(wire.chatRequest, request)).toBe('accepted');
  });

  test.each<[Json[], string]>([
    [[], '/messages must NOT have fewer than 1 items'],
    [[{ role: 'assistant' }], "/messages/0 must have required property 'content'"],
    [[{ role: 'assistant', content: null }], '/messages/0/content must be string,array'],
    [[{ role: 'assistant', content: 'x', tool_calls: [] }], '/messages/0/tool_calls must NOT have fewer than 1 items'],
    [
      [{ role: 'assistant', tool_calls: [{ ...call, id: '' }] }],
      '/messages/0/tool_calls/0/id must NOT have fewer than 1 characters',
    ],
    [[{ role: 'tool', content: 'x' }], "/messages/0 must have required property 'tool_call_id'"],
    [[{ role: 'tool', tool_call_id: 'c', content: null }], '/messages/0/content must be string,array'],
    [[{ role: 'user', content: 'x', mood: 'good' }], '/messages/0 must NOT have additional properties'],
    [
      [{ role: 'user', content: [{ type: 'input_text', text: 'x' }] }],
      '/messages/0/content/0 value of tag "type" must be in oneOf',
    ],
  ])('%j', (messages, expected) => {
    expect(say(...messages)).toBe(expected);
  });

  test.each(['mcp lab', 'a.b', '', 'x'.repeat(65)])('refuses the function name "%s"', (name) => {
    const tools = [{ type: 'function', function: { name } }];
    expect(verdict(wire.chatRequest, { ...base, tools })).toMatch(/^\/tools\/0\/function\/name must match pattern/);
  });

  test.each(['tools', 'temperature', 'tool_choice', 'stream_options'])('never sends a null %s', (field) => {
    expect(verdict(wire.chatRequest, { ...base, [field]: null })).not.toBe('accepted');
  });
});

describe('what a provider answers', () => {
  test.each<[string, Json]>([
    ['nothing', {}],
    ['nulls everywhere', { id: null, choices: null, usage: null, error: null }],
    ['usage alone', { choices: [], usage: { prompt_tokens: 1, prompt_cache_hit_tokens: 1 } }],
    ['an error', { error: { message: 'm', code: 429, metadata: { raw: 'x' } } }],
    ['an error as text', { error: 'overloaded' }],
    [
      'a call in pieces',
      { choices: [{ delta: { tool_calls: [{ id: null, function: { name: null, arguments: null } }] } }] },
    ],
    ['arguments as an object', { choices: [{ delta: { tool_calls: [{ function: { arguments: { a: 1 } } }] } }] }],
  ])('%s is a chunk', (_name, chunk) => {
    expect(verdict(wire.chatChunk, chunk)).toBe('accepted');
  });

  test('a chunk of another shape is not one', () => {
    expect(verdict(wire.chatChunk, { choices: 'x' })).toBe('/choices must be array,null');
    expect(verdict(wire.chatChunk, 'x')).toBe('must be object');
  });
});

/** What real providers answered, where a copy of it lies beside the repository; those of other wires aside. */
const recordings = join(root, '../shared/recordings');
const names = existsSync(recordings) ? readdirSync(recordings, { recursive: true }).map(String) : [];
const recorded = (ending: string): readonly string[] =>
  names.filter((name) => name.endsWith(ending) && !/-responses[/\\]|\.request\.json$/.test(name)).sort();

for (const name of recorded('.sse')) {
  test(`${name}: each chunk is accepted`, () => {
    const lines = readFileSync(join(recordings, name), 'utf8').split(/\r?\n/);
    for (const line of lines.filter((each) => each.startsWith('data:') && !each.includes('[DONE]'))) {
      expect(verdict(wire.chatChunk, JSON.parse(line.slice('data:'.length)))).toBe('accepted');
    }
  });
}

for (const name of recorded('.json')) {
  const body: Json = JSON.parse(readFileSync(join(recordings, name), 'utf8'));
  if (!isRecord(body) || !Array.isArray(body.choices)) continue;
  test(`${name}: the answer is accepted`, () => {
    expect(verdict(wire.chatResponse, body)).toBe('accepted');
  });
}

import { expect, test } from 'vitest';
import type { CreateResponse, InputItem } from '../../../generated/types/responses.ts';
import { openaiCompatible } from '../../providers/openai-compatible.ts';
import type { Json, RequestFacts } from '../../providers/profile.ts';
import { readRequest } from '../responses/read-request.ts';
import { writeRequest } from './write-request.ts';

function write(request: Partial<CreateResponse>, facts: Partial<RequestFacts> = {}, webSearch = false) {
  const read = readRequest({ model: 'm', input: 'hi', ...request });
  const { value, notes } = writeRequest(
    read.value,
    'upstream-model',
    { ...openaiCompatible.request, ...facts },
    { webSearch },
  );
  return { body: value.body, notes };
}

const parameters = { type: 'object', properties: {} } as const;
const tools = [{ type: 'function', name: 'f', parameters, strict: null }] as const;
const image = { type: 'input_image', image_url: 'data:image/png;base64,AA==', detail: 'high' } as const;

test('the smallest request is a streamed one with usage', () => {
  expect(write({}).body).toEqual({
    model: 'upstream-model',
    messages: [{ role: 'user', content: 'hi' }],
    stream: true,
    stream_options: { include_usage: true },
  });
});

test('a tool choice is sent only beside tools', () => {
  expect(write({ tool_choice: 'required', parallel_tool_calls: true }).body).not.toHaveProperty('tool_choice');
  expect(write({ tools, tool_choice: 'required' }).body).toMatchObject({
    tool_choice: 'required',
    parallel_tool_calls: true,
  });
});

test('a forced choice that thinking forbids becomes "auto" with a note', () => {
  const thinks: Partial<RequestFacts> = {
    noEffort: { thinks: true, body: {} },
    toolChoices: { thinking: ['auto', 'none'], plain: ['auto', 'none', 'required', 'named'] },
  };
  const { body, notes } = write({ tools, tool_choice: { type: 'function', name: 'f' } }, thinks);
  expect(body.tool_choice).toBe('auto');
  expect(notes).toMatchObject([{ at: 'tool_choice' }]);
});

test('where "none" is unknown, no tools are offered', () => {
  const facts: Partial<RequestFacts> = { toolChoices: { thinking: ['auto'], plain: ['auto'] } };
  expect(write({ tools, tool_choice: 'none' }, facts).body).not.toHaveProperty('tools');
});

test('a model that refuses tools while it thinks is told not to think, and the user is told', () => {
  const facts: Partial<RequestFacts> = {
    plainWithTools: ['upstream-m'],
    efforts: { none: { thinks: false, body: { reasoning_effort: 'none' } } },
  };
  for (const reasoning of [{ effort: 'high' }, null] as const) {
    const { body, notes } = write({ tools, reasoning }, facts);
    expect(body).toMatchObject({ reasoning_effort: 'none', tools: [{}] });
    expect(notes).toMatchObject([
      { at: 'reasoning.effort', reason: expect.stringMatching(/does not think: with tools/) },
    ]);
  }
  expect(write({ reasoning: { effort: 'high' } }, facts)).toMatchObject({
    body: { reasoning_effort: 'high' },
    notes: [],
  });
  expect(write({ tools, reasoning: { effort: 'none' } }, facts).notes).toEqual([]);
  const other = { ...facts, plainWithTools: ['other'] };
  expect(write({ tools, reasoning: { effort: 'high' } }, other).body).toMatchObject({ reasoning_effort: 'high' });
});

test('thoughts that a provider takes none of are left out with one note, however many there are', () => {
  const thought = (text: string): InputItem => ({
    type: 'reasoning',
    summary: [],
    content: [{ type: 'reasoning_text', text }],
  });
  const said = (role: 'user' | 'assistant', content: string): InputItem => ({ role, content });
  const input = [said('user', 'a'), thought('b'), said('assistant', 'c'), said('user', 'd'), thought('e')];
  const { body, notes } = write(
    { input: [...input, said('assistant', 'f'), said('user', 'g')] },
    { echoReasoning: 'never' },
  );
  expect(JSON.stringify(body)).not.toMatch(/"[be]"/);
  expect(notes).toEqual([{ at: 'reasoning', reason: expect.stringMatching(/takes none back/) }]);
  expect(write({ input: 'a' }, { echoReasoning: 'never' }).notes).toEqual([]);
});

test('strict is said only when it is true and taken', () => {
  const strict = [{ type: 'function', name: 'f', parameters, strict: true }] as const;
  expect(JSON.stringify(write({ tools }).body)).not.toContain('strict');
  expect(JSON.stringify(write({ tools: strict }).body)).not.toContain('strict');
  expect(JSON.stringify(write({ tools: strict }, { strictTools: true }).body)).toContain('"strict":true');
});

test('a custom tool is a function of one string, with its grammar in the description', () => {
  const format = { type: 'grammar', syntax: 'lark', definition: 'start: "x"' } as const;
  const { body } = write({ tools: [{ type: 'custom', name: 'apply_patch', description: 'Edits files.', format }] });
  expect(body.tools?.[0]).toMatchObject({
    function: { name: 'apply_patch', parameters: { required: ['input'], properties: { input: { type: 'string' } } } },
  });
  expect(JSON.stringify(body.tools)).toContain('start: \\"x\\"');
});

test('the effort becomes what the provider knows, or goes through where it knows any', () => {
  expect(write({ reasoning: { effort: 'high' } }).body).toMatchObject({ reasoning_effort: 'high' });
  const efforts = { none: { thinks: false, body: { thinking: { type: 'disabled' } } } };
  expect(write({ reasoning: { effort: 'none' } }, { efforts }).body).toMatchObject({ thinking: { type: 'disabled' } });
});

test('sampling that thinking ignores is left out with a note', () => {
  const facts: Partial<RequestFacts> = { noEffort: { thinks: true, body: {} }, omitWhenThinking: ['temperature'] };
  const { body, notes } = write({ temperature: 0.2, top_p: 0.9 }, facts);
  expect(body).not.toHaveProperty('temperature');
  expect(body).toHaveProperty('top_p', 0.9);
  expect(notes).toMatchObject([{ at: 'temperature' }]);
});

test('the limit of the answer goes into the field the provider reads', () => {
  expect(write({ max_output_tokens: 9 }).body).toMatchObject({ max_tokens: 9 });
  const facts = { maxTokensField: 'max_completion_tokens' } as const;
  expect(write({ max_output_tokens: 9 }, facts).body).toMatchObject({ max_completion_tokens: 9 });
});

test('a JSON schema is enforced, or asked for in words with a note', () => {
  const text = { format: { type: 'json_schema', name: 'title', schema: { type: 'object' }, strict: true } } as const;
  expect(write({ text }).body.response_format).toEqual({
    type: 'json_schema',
    json_schema: { name: 'title', schema: { type: 'object' }, strict: true },
  });
  const { body, notes } = write({ text }, { jsonOutput: 'json_object' });
  expect(body.response_format).toEqual({ type: 'json_object' });
  expect(JSON.stringify(body.messages[0])).toContain('JSON Schema');
  expect(notes).toMatchObject([{ at: 'text.format' }]);
});

test.each([
  ['a title', 'a_title'],
  ['', 'answer'],
  ['x'.repeat(80), 'x'.repeat(64)],
])('the name of a schema, %j, is one that providers take', (name, sent) => {
  const text = { format: { type: 'json_schema', name, schema: {} } } as const;
  expect(write({ text }).body.response_format).toMatchObject({ json_schema: { name: sent } });
});

test('a message of images alone gets a text part beside them where that is needed', () => {
  const input: InputItem[] = [{ role: 'user', content: [image] }];
  expect(write({ input }).body.messages).toEqual([
    {
      role: 'user',
      content: [
        { type: 'image_url', image_url: { url: image.image_url, detail: 'high' } },
        { type: 'text', text: ' ' },
      ],
    },
  ]);
});

test('a model that reads no images gets a line in their place, with a note', () => {
  const input: InputItem[] = [{ role: 'user', content: [{ type: 'input_text', text: 'What is this?' }, image] }];
  const { body, notes } = write({ input }, { images: false });
  expect(body.messages[0]?.content).toMatch(/^What is this\?\n\n\[An image was here/);
  expect(notes).toMatchObject([{ at: 'messages[0]' }]);
});

test('images of tool outputs follow in a user message after all outputs of the answer', () => {
  const input: InputItem[] = [
    { type: 'function_call', call_id: 'a', name: 'view_image', arguments: '{}' },
    { type: 'function_call', call_id: 'b', name: 'exec_command', arguments: '{}' },
    { type: 'function_call_output', call_id: 'a', output: [image] },
    { type: 'function_call_output', call_id: 'b', output: 'ok' },
  ];
  expect(write({ input }).body.messages.map((message) => message.role)).toEqual(['assistant', 'tool', 'tool', 'user']);
});

test.each([
  ['always', true, true],
  ['tool-turns', false, true],
  ['never', false, false],
] as const)('reasoning goes back %s', (echoReasoning, onText, onCalls) => {
  const thought = { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm.' }] } as const;
  const said: InputItem[] = [thought, { type: 'message', role: 'assistant', content: 'x' }];
  const called: InputItem[] = [thought, { type: 'function_call', call_id: 'a', name: 'f', arguments: '{}' }];
  const echoes = (input: InputItem[]) =>
    'reasoning_content' in (write({ input }, { echoReasoning }).body.messages[0] ?? {});
  expect([echoes(said), echoes(called)]).toEqual([onText, onCalls]);
});

test('reasoning goes back where it came from: in a field of either name, or in tags in front of the text', () => {
  const thought = { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm.' }] } as const;
  const call = { type: 'function_call', call_id: 'a', name: 'f', arguments: '{}' } as const;
  const input: InputItem[] = [thought, { type: 'message', role: 'assistant', content: '\n\nx' }, call];
  const sent = (facts: Partial<RequestFacts>) => {
    const { content, reasoning, reasoning_content } = { ...write({ input }, facts).body.messages[0] } as Json;
    return { content, reasoning, reasoning_content };
  };
  expect(sent({})).toEqual({ content: '\n\nx', reasoning_content: 'Hm.' });
  expect(sent({ reasoningField: 'reasoning' })).toEqual({ content: '\n\nx', reasoning: 'Hm.' });
  expect(sent({ reasoningField: 'content' })).toEqual({ content: '<think>Hm.</think>\n\nx' });
  expect(sent({ reasoningField: 'content', echoReasoning: 'never' })).toEqual({ content: '\n\nx' });
});

const lost: InputItem[] = [
  { role: 'user', content: 'go' },
  { type: 'function_call', call_id: 'a', name: 'f', arguments: '{}' },
  { type: 'function_call_output', call_id: 'a', output: 'ok' },
];
const thinking: Partial<RequestFacts> = {
  noEffort: { thinks: true, body: { thinking: { type: 'enabled' } } },
  efforts: { none: { thinks: false, body: { thinking: { type: 'disabled' } } } },
};

test('a thread that has lost reasoning goes on: with a placeholder, or without thinking, as the provider needs', () => {
  const placeholder = write({ input: lost }, { ...thinking, missingReasoning: 'placeholder' });
  expect(placeholder.body.messages[1]).toHaveProperty('reasoning_content');
  const off = write({ input: lost }, { ...thinking, missingReasoning: 'thinking-off' });
  expect(off.body).toMatchObject({ thinking: { type: 'disabled' } });
  expect(off.body.messages[1]).not.toHaveProperty('reasoning_content');
  for (const { notes } of [placeholder, off]) expect(notes).toMatchObject([{ at: 'reasoning' }]);
});

test('a thread with all its reasoning is left alone', () => {
  const input: InputItem[] = [{ role: 'user', content: 'go' }];
  expect(write({ input }, { ...thinking, missingReasoning: 'thinking-off' }).notes).toEqual([]);
});

test('an effort that is sent in another word is a note', () => {
  const efforts = { medium: { thinks: true, body: { reasoning_effort: 'high' } } };
  expect(write({ reasoning: { effort: 'medium' } }, { efforts }).notes).toMatchObject([
    { at: 'reasoning.effort', reason: expect.stringContaining('"high"') },
  ]);
  expect(write({ reasoning: { effort: 'medium' } }).notes).toEqual([]);
});

test('calls that may not be parallel are a note where a provider cannot be told', () => {
  const { body, notes } = write({ tools, parallel_tool_calls: false }, { parallelCalls: 'omit' });
  expect(body).not.toHaveProperty('parallel_tool_calls');
  expect(notes).toMatchObject([{ at: 'parallel_tool_calls' }]);
});

test('where only one system message may stand, later ones become user messages and earlier messages never change', () => {
  const system = (content: string): InputItem => ({ role: 'developer', content });
  const user = (content: string): InputItem => ({ role: 'user', content });
  const facts = { systemPlacement: 'first' } as const;
  const shorter = write({ input: [system('a'), system('b'), user('c')] }, facts).body.messages;
  const longer = write({ input: [system('a'), system('b'), user('c'), system('d')] }, facts).body.messages;
  expect(shorter).toEqual([
    { role: 'system', content: 'a\n\nb' },
    { role: 'user', content: 'c' },
  ]);
  expect(longer).toEqual([...shorter, { role: 'user', content: 'd' }]);
});

test('where roles must alternate, messages of one role become one', () => {
  const input: InputItem[] = [
    { role: 'user', content: 'a' },
    { role: 'user', content: [image] },
  ];
  expect(write({ input }, { mergeAdjacent: true, imageNeedsText: false }).body.messages).toMatchObject([
    { role: 'user', content: [{ type: 'text', text: 'a' }, { type: 'image_url' }] },
  ]);
});

test("the client's own tools are functions to the provider, each with its own words", () => {
  const { body } = write({ tools: [{ type: 'local_shell' }, { type: 'shell' }, { type: 'apply_patch' }] });
  expect(body.tools?.map((tool) => 'function' in tool && tool.function)).toMatchObject([
    { name: 'local_shell', parameters: { required: ['command'] } },
    { name: 'shell', parameters: { required: ['commands'] } },
    { name: 'apply_patch', parameters: { required: ['type', 'path'] } },
  ]);
});

test("a web search is the provider's own where it has one and the user allows it, else a note that says what to do", () => {
  const user_location = { type: 'approximate', country: 'AT' };
  const asked = { tools: [{ type: 'web_search', user_location }] } as const;
  const own: Partial<RequestFacts> = {
    webSearch: {
      tool: (location) => ({ type: 'web_search', ...(location === null ? {} : { user_location: location }) }),
      body: { enable_search: true },
    },
  };
  const { body, notes } = write(asked, own, true);
  expect(body).toMatchObject({ tools: [{ type: 'web_search', user_location }], enable_search: true });
  expect(notes).toEqual([]);
  expect(write(asked, own).notes).toMatchObject([{ at: 'tools', reason: expect.stringContaining('M2C_WEB_SEARCH') }]);
  expect(write(asked).notes).toMatchObject([{ at: 'tools', reason: expect.stringContaining('has none') }]);
});

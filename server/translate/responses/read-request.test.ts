import { expect, test } from 'vitest';
import type { CreateResponse, InputItem } from '../../../generated/types/responses.ts';
import { seal } from '../seal.ts';
import { readRequest } from './read-request.ts';

const read = (request: Partial<CreateResponse>) => readRequest({ model: 'm', input: 'hi', ...request });
const turns = (...input: InputItem[]) => read({ input }).value.turns;
const message = (role: 'user' | 'assistant', text: string, id?: string): InputItem => ({
  type: 'message',
  role,
  content: [{ type: role === 'user' ? 'input_text' : 'output_text', text }],
  ...(id === undefined ? {} : { id }),
});
const thought = (text: string, id?: string): InputItem => ({
  type: 'reasoning',
  summary: [],
  encrypted_content: seal(text),
  ...(id === undefined ? {} : { id }),
});
const call = (call_id: string, id?: string): InputItem => ({
  type: 'function_call',
  call_id,
  name: 'exec_command',
  arguments: '{}',
  ...(id === undefined ? {} : { id }),
});
const output = (call_id: string): InputItem => ({ type: 'function_call_output', call_id, output: 'done' });

test('input as a string is one user message, after the instructions', () => {
  expect(read({ instructions: 'Be brief.' }).value.turns).toEqual([
    { role: 'system', text: 'Be brief.' },
    { role: 'user', parts: [{ type: 'text', text: 'hi' }] },
  ]);
});

test('developer and system messages keep their places', () => {
  const roles = (['developer', 'user', 'system'] as const).map((role) => ({ role, content: role }));
  expect(turns(...roles).map((turn) => turn.role)).toEqual(['system', 'user', 'system']);
});

test('the reasoning, text and calls of one answer are one turn', () => {
  expect(
    turns(thought('Hm.'), message('assistant', 'Look:'), call('a'), call('b'), output('a'), output('b')),
  ).toMatchObject([
    { role: 'assistant', reasoning: 'Hm.', text: 'Look:', calls: [{ id: 'a' }, { id: 'b' }] },
    { role: 'tool', callId: 'a' },
    { role: 'tool', callId: 'b' },
  ]);
});

test('two answers in a row stay two turns although no user spoke between them', () => {
  const one = [thought('1', 'rs_m2cAA_0'), message('assistant', 'first', 'msg_m2cAA_1')];
  const two = [thought('2', 'rs_m2cBB_0'), message('assistant', 'second', 'msg_m2cBB_1')];
  expect(turns(...one, ...two)).toMatchObject([
    { reasoning: '1', text: 'first' },
    { reasoning: '2', text: 'second' },
  ]);
});

test('an output that Codex put between the calls of one answer does not tear the answer apart', () => {
  const items = [
    thought('plan', 'rs_m2cAA_0'),
    call('a', 'fc_m2cAA_1'),
    output('a'),
    call('b', 'fc_m2cAA_2'),
    output('b'),
  ];
  expect(turns(...items)).toMatchObject([
    { role: 'assistant', reasoning: 'plan', calls: [{ id: 'a' }, { id: 'b' }] },
    { role: 'tool', callId: 'a' },
    { role: 'tool', callId: 'b' },
  ]);
});

test('without ids, reasoning after anything else begins a new turn', () => {
  expect(turns(call('a'), output('a'), thought('next'), call('b'), output('b'))).toMatchObject([
    { reasoning: '', calls: [{ id: 'a' }] },
    { role: 'tool' },
    { reasoning: 'next', calls: [{ id: 'b' }] },
    { role: 'tool' },
  ]);
});

test('reasoning in clear is taken where nothing was sealed, and a foreign seal is a note', () => {
  const clear: InputItem = {
    type: 'reasoning',
    summary: [{ type: 'summary_text', text: 'aloud' }],
    encrypted_content: null,
  };
  expect(turns(clear, message('assistant', 'x'))).toMatchObject([{ reasoning: 'aloud' }]);
  const foreign: InputItem = { type: 'reasoning', summary: [], encrypted_content: 'gAAAAA' };
  expect(read({ input: [foreign, message('user', 'x')] }).notes).toMatchObject([{ at: 'input[0]' }]);
});

test('a custom tool call and a namespaced call keep their identity', () => {
  const items: InputItem[] = [
    { type: 'custom_tool_call', call_id: 'p', name: 'apply_patch', input: '*** Begin Patch' },
    { type: 'function_call', call_id: 'm', name: 'echo', namespace: 'mcp__lab', arguments: '{"text":"hi"}' },
  ];
  expect(turns(...items)).toMatchObject([
    {
      calls: [
        { tool: { kind: 'custom', namespace: null, name: 'apply_patch' }, input: '*** Begin Patch' },
        { tool: { kind: 'function', namespace: 'mcp__lab', name: 'echo' } },
      ],
    },
  ]);
});

test('tools that stand in the history are offered too', () => {
  const input: InputItem[] = [
    { type: 'additional_tools', role: 'developer', tools: [{ type: 'function', name: 'exec_command' }] },
    message('user', 'hi'),
  ];
  expect(read({ input }).value.tools).toMatchObject([{ name: 'exec_command' }]);
});

test('of two tools alike the first is kept, and a tool the provider cannot run is left out, each with a note', () => {
  const tools = [
    { type: 'function', name: 'f', description: 'first' },
    { type: 'function', name: 'f', description: 'second' },
    { type: 'image_generation' },
    { type: 'teleport', range: 3 },
  ] as const;
  const { value, notes } = read({ tools });
  expect(value.tools).toMatchObject([{ name: 'f', description: 'first' }]);
  expect(notes.map((note) => note.at)).toEqual(['tools[1]', 'tools[2]', 'tools[3]']);
});

test('what cannot be passed on is a note and, in a message, a line the model can read', () => {
  const content = [{ type: 'input_file', filename: 'plan.pdf', file_data: 'data:,x' }] as const;
  const { value, notes } = read({
    input: [
      { role: 'user', content },
      { type: 'hologram', depth: 3 },
    ],
  });
  expect(value.turns).toEqual([
    { role: 'user', parts: [{ type: 'text', text: '[The file plan.pdf could not be passed on.]' }] },
  ]);
  expect(notes.map((note) => note.at)).toEqual(['input[0]', 'input[1]']);
});

test.each([
  [{ previous_response_id: 'resp_1' }, 'previous_response_id'],
  [{ conversation: 'conv_1' }, 'conversation'],
  [{ input: [{ type: 'item_reference', id: 'msg_1' }] }, 'input[0]'],
  [{ max_output_tokens: Number.POSITIVE_INFINITY }, 'max_output_tokens'],
] as const)('%j leans on what m2c does not keep, or is no number, and is refused by name', (request, param) => {
  expect(() => read(request)).toThrow(expect.objectContaining({ code: 'invalid_prompt', param }));
});

test('an option that nobody passes on is a note, one that asks for nothing is not', () => {
  const request = { stop: ['x'], seed: 7, background: false, truncation: 'disabled', top_logprobs: 0, store: true };
  expect(read(request as Partial<CreateResponse>).notes.map((note) => note.at)).toEqual(['stop', 'seed']);
});

test.each<[string, InputItem[], object, string]>([
  [
    'local_shell',
    [
      { type: 'local_shell_call', call_id: 'a', action: { type: 'exec', command: ['ls'], user: null } },
      { type: 'local_shell_call_output', id: 'a', output: 'README.md' },
    ],
    { command: ['ls'] },
    'README.md',
  ],
  [
    'shell',
    [
      { type: 'shell_call', call_id: 'a', action: { commands: ['ls'] } },
      { type: 'shell_call_output', call_id: 'a', output: [{ stdout: 'README.md', stderr: '' }] },
    ],
    { commands: ['ls'] },
    '[{"stdout":"README.md","stderr":""}]',
  ],
  [
    'apply_patch',
    [
      { type: 'apply_patch_call', call_id: 'a', operation: { type: 'delete_file', path: 'x' } },
      { type: 'apply_patch_call_output', call_id: 'a', status: 'completed' },
    ],
    { type: 'delete_file', path: 'x' },
    'completed',
  ],
  [
    'tool_search',
    [
      { type: 'tool_search_call', call_id: 'a', execution: 'client', arguments: { query: 'echo' } },
      { type: 'tool_search_output', call_id: 'a', tools: [{ type: 'function', name: 'echo' }] },
    ],
    { query: 'echo' },
    'Found: ["echo"]',
  ],
])('a call of %s and its output are a call and its answer', (kind, input, args, output) => {
  const [called, answered] = turns(...input);
  expect(called).toMatchObject({ calls: [{ id: 'a', tool: { kind, namespace: null, name: kind } }] });
  expect(called?.role === 'assistant' && JSON.parse(called.calls[0]?.input ?? '')).toEqual(args);
  expect(answered).toEqual({ role: 'tool', callId: 'a', parts: [{ type: 'text', text: output }] });
});

test('tools that a search found are offered from then on', () => {
  const input: InputItem[] = [
    { type: 'tool_search_call', call_id: 'a', execution: 'client', arguments: {} },
    { type: 'tool_search_output', call_id: 'a', tools: [{ type: 'function', name: 'echo' }] },
  ];
  expect(read({ input }).value.tools).toMatchObject([{ name: 'echo' }]);
});

test('a screenshot is an image of its call', () => {
  const input: InputItem[] = [
    { type: 'computer_call', call_id: 'a', action: { type: 'click' } },
    { type: 'computer_call_output', call_id: 'a', output: { type: 'computer_screenshot', image_url: 'data:,x' } },
  ];
  expect(turns(...input)[1]).toEqual({
    role: 'tool',
    callId: 'a',
    parts: [{ type: 'image', url: 'data:,x', detail: null }],
  });
});

test('a call that another server made stands with its output', () => {
  const item: InputItem = {
    type: 'mcp_call',
    id: 'm',
    server_label: 'wiki',
    name: 'find',
    arguments: '{}',
    output: 'found',
  };
  expect(turns(item)).toMatchObject([
    { calls: [{ id: 'm', tool: { namespace: 'wiki', name: 'find' } }] },
    { role: 'tool', callId: 'm', parts: [{ text: 'found' }] },
  ]);
});

test('a summary of ours comes back as what it says, and the wish for one is a request to the model', () => {
  const [summary] = turns({ type: 'compaction', encrypted_content: seal('All done.') });
  expect(JSON.stringify(summary)).toContain('All done.');
  const { value } = read({ input: [message('user', 'hi'), { type: 'compaction_trigger' }] });
  expect(value.compacts).toBe(true);
  expect(value.turns).toHaveLength(2);
  expect(read({ input: [{ type: 'compaction', encrypted_content: 'gAAAA' }] }).notes).toHaveLength(1);
});

test.each([
  ['data:text/plain;base64,R3LDvMOfZQ==', 'File notes.txt:\n\nGrüße'],
  ['data:application/json,%7B%22a%22%3A1%7D', 'File notes.txt:\n\n{"a":1}'],
])('a text file is read into the message: %s', (file_data, text) => {
  const content = [{ type: 'input_file', filename: 'notes.txt', file_data }] as const;
  expect(turns({ role: 'user', content })).toEqual([{ role: 'user', parts: [{ type: 'text', text }] }]);
});

test.each([
  ['auto', 'f'],
  ['required', 'g'],
] as const)('of allowed tools only those are offered, with the mode %s', (mode, name) => {
  const tools = ['f', 'g'].map((one) => ({ type: 'function', name: one }) as const);
  const { value } = read({ tools, tool_choice: { type: 'allowed_tools', mode, tools: [{ type: 'function', name }] } });
  expect(value.toolChoice).toBe(mode);
  expect(value.tools.map((tool) => tool.name)).toEqual([name]);
});

test('a choice by type means the tool of that type, and one that is not there becomes "auto" with a note', () => {
  const tools = [{ type: 'apply_patch' }] as const;
  expect(read({ tools, tool_choice: { type: 'apply_patch' } }).value.toolChoice).toMatchObject({ kind: 'apply_patch' });
  const missing = read({ tools, tool_choice: { type: 'function', name: 'f' } });
  expect(missing.value.toolChoice).toBe('auto');
  expect(missing.notes).toMatchObject([{ at: 'tool_choice' }]);
});

test('what is said of a group of tools stands with its first tool', () => {
  const group = {
    type: 'namespace',
    name: 'agents',
    description: 'Other agents.',
    tools: [
      { type: 'function', name: 'spawn', description: 'Starts one.' },
      { type: 'function', name: 'wait' },
    ],
  } as const;
  expect(read({ tools: [group] }).value.tools).toMatchObject([
    { namespace: 'agents', description: 'Other agents.\n\nStarts one.' },
    { description: null },
  ]);
});

test('a connector is left out, and the model is told not to wait for it', () => {
  const { value, notes } = read({ tools: [{ type: 'mcp', server_label: 'drive', connector_id: 'connector_drive' }] });
  expect(value.turns[0]).toMatchObject({ role: 'system', text: expect.stringContaining('drive') });
  expect(notes).toMatchObject([{ at: 'tools[0]' }]);
});

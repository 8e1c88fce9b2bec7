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
    { type: 'web_search' },
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

test('a request that leans on a stored response is refused by name', () => {
  expect(() => read({ previous_response_id: 'resp_1' })).toThrow(/whole conversation in `input`/);
});

import { expect, test } from 'vitest';
import { brokenRule } from './provider-rules.ts';

const user = { role: 'user', content: 'Hi' };
const call = (id: string, args = '{}') => ({ id, type: 'function', function: { name: 'look', arguments: args } });
const calls = (...ids: string[]) => ({
  role: 'assistant',
  content: null,
  reasoning_content: 'thought',
  tool_calls: ids.map((id) => call(id)),
});
const result = (id: string) => ({ role: 'tool', tool_call_id: id, content: 'seen' });
const tool = (name: string) => ({ type: 'function', function: { name, parameters: { type: 'object' } } });

test('a whole tool loop keeps every rule', () => {
  const messages = [user, calls('a', 'b'), result('b'), result('a'), calls('c'), result('c'), user];
  expect(brokenRule({ messages, tools: [tool('look'), tool('listen')], tool_choice: 'auto' })).toBeNull();
});

const thoughtless = { ...calls('a'), reasoning_content: null };
const refusals: [string, unknown, string][] = [
  ['no messages', { messages: [] }, 'Empty input messages'],
  ['an unknown role', { messages: [{ role: 'developer', content: 'x' }] }, 'unknown variant `developer`'],
  [
    'an assistant message that says nothing',
    { messages: [user, { role: 'assistant', content: '' }] },
    'content or tool_calls',
  ],
  ['a call without its result', { messages: [user, calls('a', 'b'), result('a'), user] }, 'insufficient tool messages'],
  ['a call at the very end', { messages: [user, calls('a')] }, 'insufficient tool messages'],
  ['a result without a call', { messages: [user, result('a')] }, "Messages with role 'tool'"],
  ['a result given twice', { messages: [user, calls('a'), result('a'), result('a')] }, "Messages with role 'tool'"],
  ['a result after another message', { messages: [user, calls('a'), user, result('a')] }, 'insufficient tool messages'],
  [
    'arguments cut short',
    { messages: [user, { ...calls(), tool_calls: [call('a', '{"x":')] }, result('a')] },
    'Invalid tool call a',
  ],
  [
    'arguments that are no object',
    { messages: [user, { ...calls(), tool_calls: [call('a', '')] }, result('a')] },
    'Invalid tool call a',
  ],
  ['a forgotten thought', { messages: [user, thoughtless, result('a')] }, '`reasoning_content` in the thinking mode'],
  ['a forced tool while thinking', { messages: [user], tool_choice: 'required' }, 'does not support this tool_choice'],
  [
    'a tool that is no function',
    { messages: [user], tools: [{ type: 'namespace', name: 'x' }] },
    'unknown variant `namespace`',
  ],
  ['a tool without a name', { messages: [user], tools: [{ type: 'function', function: {} }] }, 'missing field `name`'],
  ['a tool name with a dot', { messages: [user], tools: [tool('a.b')] }, "'tools[0].function.name': a.b"],
  ['two tools of one name', { messages: [user], tools: [tool('a'), tool('a')] }, 'duplicate names: a'],
  ['a body that is no object', [], 'must be a JSON object'],
];

test.each(refusals)('%s is refused', (_name, body, sentence) => {
  expect(brokenRule(body)).toContain(sentence);
});

test('with thinking disabled, a thought may be absent and a tool may be forced', () => {
  const thinking = { type: 'disabled' };
  expect(brokenRule({ messages: [user, thoughtless, result('a')], thinking, tool_choice: 'required' })).toBeNull();
});

import { expect, test } from 'vitest';
import { brokenRule } from './provider-rules.ts';
import { WAYS } from './provider-ways.ts';

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
  [
    'a tool whose strictness is null',
    { messages: [user], tools: [{ type: 'function', function: { name: 'a', strict: null } }] },
    'tools[0].function.strict',
  ],
  ['a body that is no object', [], 'must be a JSON object'],
];

test.each(refusals)('%s is refused', (_name, body, sentence) => {
  expect(brokenRule(body)).toContain(sentence);
});

test('with thinking disabled, a thought may be absent and a tool may be forced', () => {
  const thinking = { type: 'disabled' };
  expect(brokenRule({ messages: [user, thoughtless, result('a')], thinking, tool_choice: 'required' })).toBeNull();
});

const system = { role: 'system', content: 'Be kind.' };
const tagged = { ...thoughtless, content: '<think>thought</think>' };
const loop = (calling: unknown) => [system, user, calling, result('a')];

const ownLoops: [string, unknown][] = [
  ['kimi', { messages: loop(calls('a')), tool_choice: 'auto', reasoning_effort: 'high' }],
  ['glm', { messages: loop(calls('a')), tool_choice: 'auto' }],
  ['minimax', { messages: loop(tagged) }],
  ['sensenova', { messages: loop(thoughtless) }],
  ['openrouter', { messages: loop({ ...thoughtless, reasoning: 'thought' }), tool_choice: 'required' }],
  ['openai', { messages: [{ ...system, role: 'developer' }, user, thoughtless, result('a')], tool_choice: 'required' }],
  ['ollama', { messages: loop({ ...thoughtless, reasoning: 'thought' }), tool_choice: 'auto' }],
  ['lmstudio', { messages: loop(calls('a')), tool_choice: 'required' }],
  ['vllm', { messages: loop({ ...thoughtless, reasoning: 'thought' }), tool_choice: 'required' }],
  ['sglang', { messages: loop(calls('a')), tool_choice: 'required' }],
  ['llama-cpp', { messages: loop(calls('a')), tool_choice: 'required' }],
];

test.each(ownLoops)('%s takes a tool loop in its own way', (provider, body) => {
  expect(brokenRule(body, WAYS[provider])).toBeNull();
});

test('each provider with its own ways is among them', () => {
  expect(ownLoops.map(([provider]) => provider)).toEqual(Object.keys(WAYS));
});

const ownRefusals: [string, string, unknown, string][] = [
  ['kimi', 'a switch beside an effort', { thinking: { type: 'enabled' } }, 'cannot specify both'],
  ['kimi', 'a temperature', { temperature: 0.2 }, 'invalid temperature'],
  ['glm', 'the choice of no tool', { tool_choice: 'none' }, 'tool_choice'],
  ['glm', 'a word on parallel calls', { parallel_tool_calls: true }, 'parallel_tool_calls'],
  ['minimax', 'a second system message', { messages: [system, user, system] }, 'messages[2]: only the first'],
  ['minimax', 'even the choice "auto"', { tool_choice: 'auto' }, 'tool_choice'],
  ['minimax', 'content that is null', { messages: [user, { role: 'user', content: null }] }, 'messages[1].content'],
  ['minimax', 'a thought outside of the text', { messages: loop({ ...calls('a'), content: '' }) }, 'passed back'],
  ['minimax', 'an answer in JSON', { response_format: { type: 'json_object' } }, 'response_format'],
  ['sensenova', 'a thought', { messages: loop(calls('a')) }, 'Unrecognized request argument'],
  ['openrouter', 'a thought under another name', { messages: loop(calls('a')) }, 'passed back'],
  ['openai', 'a limit by its old name', { max_tokens: 5 }, 'max_completion_tokens'],
  ['openai', 'rules in a system message', { messages: [system, user] }, 'unknown variant `system`'],
  ['ollama', 'an effort', { reasoning_effort: 'medium' }, 'does not support thinking'],
  ['lmstudio', 'a tool that is named', { tool_choice: { type: 'function', function: { name: 'a' } } }, 'tool_choice'],
  ['vllm', 'a forgotten thought', { messages: loop(thoughtless) }, 'passed back'],
];

test.each(ownRefusals)('%s refuses %s', (provider, _what, told, sentence) => {
  const body = { messages: [user], ...(told as object) };
  expect(brokenRule(body, WAYS[provider])).toContain(sentence);
});

import { expect, test } from 'vitest';
import type { AssistantTurn, ToolCall, ToolTurn, Turn } from './conversation.ts';
import { mendHistory } from './mend-history.ts';

const call = (id: string, input = '{}'): ToolCall => ({
  id,
  tool: { kind: 'function', namespace: null, name: 'exec_command' },
  input,
});
const assistant = (calls: ToolCall[], rest: Partial<AssistantTurn> = {}): AssistantTurn => ({
  role: 'assistant',
  answer: null,
  reasoning: '',
  text: '',
  calls,
  ...rest,
});
const output = (callId: string, text = `output of ${callId}`): ToolTurn => ({
  role: 'tool',
  callId,
  parts: [{ type: 'text', text }],
});
const user = (text: string): Turn => ({ role: 'user', parts: [{ type: 'text', text }] });
const reasons = (turns: readonly Turn[]) => mendHistory(turns).notes.map((note) => `${note.at}: ${note.reason}`);

test('a lawful history is left alone', () => {
  const turns = [user('go'), assistant([call('a'), call('b')]), output('a'), output('b'), user('thanks')];
  expect(mendHistory(turns)).toEqual({ value: turns, notes: [] });
});

test('outputs move right after their calls, in the order of the calls', () => {
  const mended = mendHistory([assistant([call('a'), call('b')]), user('hurry'), output('b'), output('a')]);
  expect(mended.value).toEqual([assistant([call('a'), call('b')]), output('a'), output('b'), user('hurry')]);
});

test('a call without an output is answered by a placeholder that says so', () => {
  const mended = mendHistory([assistant([call('a')]), user('and now?')]);
  expect(mended.value[1]).toMatchObject({ role: 'tool', callId: 'a' });
  expect(JSON.stringify(mended.value[1])).toContain('No output of this tool call');
  expect(mended.notes).toHaveLength(1);
});

test('an output without its call, and a second one for the same call, are left out with a note', () => {
  const turns = [output('x'), assistant([call('a')]), output('a', 'first'), output('a', 'second')];
  expect(mendHistory(turns).value).toEqual([assistant([call('a')]), output('a', 'first')]);
  expect(reasons(turns).map((reason) => reason.split(':')[0])).toEqual(['turn[0]', 'turn[3]']);
});

test('the same call id in two answers keeps each output with its own call', () => {
  const turns = [assistant([call('a')]), output('a', 'one'), assistant([call('a')]), output('a', 'two')];
  expect(mendHistory(turns)).toEqual({ value: turns, notes: [] });
});

test('two calls of one message with the same id get different ones', () => {
  const mended = mendHistory([assistant([call('a'), call('a')]), output('a', 'one'), output('a', 'two')]);
  expect(mended.value).toEqual([assistant([call('a'), call('a_2')]), output('a', 'one'), output('a_2', 'two')]);
});

test.each([
  ['', '{}'],
  ['{"cmd":"ls', '{"invalid_json":"{\\"cmd\\":\\"ls"}'],
  ['list the files', '{"invalid_json":"list the files"}'],
  ['[1]', '{"invalid_json":"[1]"}'],
  ['null', '{"invalid_json":"null"}'],
])('arguments that are not JSON (%j) become JSON, with a note', (input, sent) => {
  const turns = [assistant([call('a', input)]), output('a')];
  expect(mendHistory(turns).value[0]).toEqual(assistant([call('a', sent)]));
  expect(mendHistory(turns).notes).toHaveLength(1);
});

test('a custom tool takes any text', () => {
  const patch: ToolCall = {
    id: 'p',
    tool: { kind: 'custom', namespace: null, name: 'apply_patch' },
    input: '*** Begin',
  };
  expect(mendHistory([assistant([patch]), output('p')]).notes).toEqual([]);
});

test('messages without a word are left out, with a note', () => {
  const turns: Turn[] = [{ role: 'system', text: '' }, user(''), user('go')];
  expect(mendHistory(turns).value).toEqual([user('go')]);
  expect(mendHistory(turns).notes).toHaveLength(2);
});

test('the reasoning of an interrupted answer does not become an empty message', () => {
  const turns = [user('go'), assistant([], { reasoning: 'half a thought' }), user('stop')];
  expect(mendHistory(turns).value).toEqual([user('go'), user('stop')]);
  expect(mendHistory(turns).notes).toHaveLength(1);
});

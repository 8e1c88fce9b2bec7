import { describe, expect, test } from 'vitest';
import type { ChatRequest } from '../../generated/types/chat.ts';
import { refusals } from './messages.ts';

const calls = (...ids: string[]) => ({
  role: 'assistant',
  content: '',
  tool_calls: ids.map((id) => ({ id, type: 'function', function: { name: 'run', arguments: '{}' } })),
});
const output = (id: string) => ({ role: 'tool', tool_call_id: id, content: 'done' });
const said = (role: string, content: string) => ({ role, content });
const refused = (...messages: object[]) => refusals({ model: 'm', messages } as unknown as ChatRequest);

describe('a strict provider', () => {
  test('takes a history in which every call is answered, once, directly after it', () => {
    expect(refused(said('user', 'a'), calls('1', '2'), output('1'), output('2'), said('assistant', 'b'))).toEqual([]);
  });

  test.each<[string, RegExp, object[]]>([
    ['an answer to nothing', /answers 1, awaited is undefined/, [said('user', 'a'), output('1')]],
    ['an answer to another call', /answers 2, awaited is 1/, [calls('1', '2'), output('2'), output('1')]],
    ['a second answer', /answers 1, awaited is undefined/, [calls('1'), output('1'), output('1')]],
    ['a message before the answer', /comes before the answers to 1/, [calls('1'), said('user', 'a'), output('1')]],
    ['a call nobody answers', /ends before the answers to 2/, [calls('1', '2'), output('1')]],
    ['two calls of one id', /two calls of one id/, [calls('1', '1'), output('1'), output('1')]],
    ['an assistant who says nothing', /holds nothing/, [said('assistant', '')]],
    [
      'arguments that are not JSON',
      /has no JSON/,
      [
        {
          role: 'assistant',
          content: '',
          tool_calls: [{ id: '1', type: 'function', function: { name: 'run', arguments: '{' } }],
        },
        output('1'),
      ],
    ],
    ['a message without its role', /breaks the contract/, [{ content: 'a' }]],
  ])('refuses %s', (_name, refusal, messages) => {
    expect(refused(...messages)).toContainEqual(expect.stringMatching(refusal));
  });
});

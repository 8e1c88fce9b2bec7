/** The judge finds fault: each thing that it watches over is broken once here. */
import { describe, expect, test } from 'vitest';
import type { ChatRequest } from '../../generated/types/chat.ts';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { readEvents } from '../ears/heard.ts';
import { translateRequest, translateStream } from '../subject.ts';
import { textAnswer } from '../upstream/chat-answers.ts';
import { judgeEvents, judgeInside, judgeRefusal, judgeSent } from './judge.ts';
import type { WildTurn } from './wild-turn.ts';

const BODY = { model: 'm', input: 'Go on.' };
const ANSWER = new TextEncoder().encode(textAnswer('Well then.').pieces.join(''));
const PLAIN: WildTurn = {
  ...{ provider: 'generic', request: new TextEncoder().encode(JSON.stringify(BODY)), status: 200, answer: ANSWER },
  ...{ cuts: 'everywhere', cause: 'end', showReasoning: true, webSearch: false },
};

const events = (): StreamEvent[] => readEvents(translateStream(BODY, 'generic', [ANSWER]));
const sent = (messages: unknown): ChatRequest => ({
  ...translateRequest(BODY, 'generic').chat,
  messages: messages as ChatRequest['messages'],
});
const envelope = (code: string, message = 'It cannot be read.') => ({
  error: { type: 'invalid_request_error', code, message, param: null },
});

test('a plain turn holds, and so does one that m2c refuses', () => {
  judgeInside(PLAIN);
  judgeInside({ ...PLAIN, request: new TextEncoder().encode('{') });
  judgeInside({ ...PLAIN, status: 503 });
});

test('whatever else is thrown than a Fault breaks', () => {
  expect(() => judgeInside({ ...PLAIN, provider: 'nobody' })).toThrow('no provider "nobody"');
});

describe('what the client hears', () => {
  test('must be lawful', () => {
    judgeEvents(events());
    expect(() => judgeEvents(events().slice(0, -1))).toThrow('0 terminal events');
    expect(() => judgeEvents(events().toSpliced(3, 1))).toThrow('sequence_number');
  });

  test('must not fail by a fault of m2c', () => {
    const cut = readEvents(translateStream(BODY, 'generic', []));
    judgeEvents(cut);
    const blamed = JSON.parse(JSON.stringify(cut).replace('upstream_cut', 'server_error')) as StreamEvent[];
    expect(() => judgeEvents(blamed)).toThrow('a fault of m2c');
  });
});

describe('what goes to the provider', () => {
  test('must keep the contract and the rules of a strict provider', () => {
    judgeSent(sent([{ role: 'user', content: 'Go on.' }]), 'generic');
    expect(() => judgeSent(sent([]), 'generic')).toThrow('breaks the contract');
    expect(() => judgeSent(sent([{ role: 'tool', tool_call_id: 'c1', content: 'x' }]), 'generic')).toThrow(
      'messages[0] answers c1',
    );
    const twice = { type: 'function', function: { name: 'a', parameters: { type: 'object' } } } as const;
    const chat = { ...sent([{ role: 'user', content: 'Go on.' }]), tools: [twice, twice] };
    expect(() => judgeSent(chat, 'generic')).toThrow('a strict provider refuses: tools contains duplicate names: a');
  });

  test('must hold whole characters only', () => {
    expect(() => judgeSent(sent([{ role: 'user', content: 'half \ud83d' }]), 'generic')).toThrow(
      'half a surrogate pair',
    );
  });
});

test('a refusal must blame the request, in the envelope of the contract', () => {
  judgeRefusal(400, envelope('invalid_prompt'));
  expect(() => judgeRefusal(500, envelope('invalid_prompt'))).toThrow('a fault of m2c');
  expect(() => judgeRefusal(502, envelope('server_error'))).toThrow('a fault of m2c');
  expect(() => judgeRefusal(302, envelope('invalid_prompt'))).toThrow('under the status 302');
  expect(() => judgeRefusal(400, { message: 'no envelope' })).toThrow('breaks the contract');
  expect(() => judgeRefusal(400, envelope('invalid_prompt', 'x'.repeat(5000)))).toThrow('longer than a person reads');
});

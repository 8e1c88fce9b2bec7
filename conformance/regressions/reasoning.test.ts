/** Thoughts that other proxies lost, invented, or showed where they do not belong. */
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../arbitraries/request.ts';
import { type Answer, callAnswer, chunk, DONE, finish } from '../upstream/chat-answers.ts';
import { brokenRule } from '../upstream/provider-rules.ts';
import { answered, ask, assistant, call, callingMessages, echoed, output, sent, user } from './drive.ts';

const THOUGHT = '  First the list — then\n\n"the file" 🐦.\n';
const thinks = (text: string) => ({ type: 'reasoning', summary: [{ type: 'summary_text', text }] });
/** The providers that refuse a calling message without its thought while they think. */
const STRICT = ['mimo', 'deepseek'] as const;

describe.each(STRICT)('the thought behind a tool call, at %s,', (provider) => {
  const first = answered(callAnswer([{ id: 'call_a', name: 'look', args: {} }], THOUGHT), provider);
  const loop = [user('Go.'), ...echoed(first.output), output('call_a')];

  test('mimo2codex 0.2.3, codex#24500 (pain 2): goes back with it, byte for byte', () => {
    const { chat } = sent(ask(loop, { reasoning: { effort: 'high' } }), provider);
    expect(callingMessages(chat.messages)).toMatchObject([{ reasoning_content: THOUGHT }]);
    expect(brokenRule(chat)).toBeNull();
  });

  test('CLIProxyAPI#3451, 9router#1210 (pain 2): goes back in all later turns too', () => {
    const later = [...loop, assistant('Seen.'), user('And then?'), assistant('Nothing.'), user('Really?')];
    const { chat } = sent(ask(later, { reasoning: { effort: 'high' } }), provider);
    expect(callingMessages(chat.messages)).toMatchObject([{ reasoning_content: THOUGHT }]);
    expect(brokenRule(chat)).toBeNull();
  });

  test.each([
    ['its summary', thinks(THOUGHT)],
    ['its content', { type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: THOUGHT }] }],
    [
      'a seal that is its text',
      { type: 'reasoning', summary: [thinks(THOUGHT).summary[0]], encrypted_content: THOUGHT },
    ],
  ])('opencodex#1594 (pain 2): goes back when the history holds it only as %s', (_where, reasoning) => {
    const { chat } = sent(ask([user('Go.'), reasoning, call('a'), output('a')]), provider);
    expect(callingMessages(chat.messages)).toMatchObject([{ reasoning_content: THOUGHT }]);
  });

  test('AI SDK 7.0.173 with store: false: goes back although the call comes without its id', () => {
    const bare = loop.map((item) => {
      const { id, ...rest } = item;
      return item.type === 'function_call' ? rest : item;
    });
    const { chat } = sent(ask(bare, { reasoning: { effort: 'high' } }), provider);
    expect(callingMessages(chat.messages)).toMatchObject([{ reasoning_content: THOUGHT }]);
    expect(brokenRule(chat)).toBeNull();
  });

  test('mimo2codex 0.3.0: turns with and without a thought may be mixed', () => {
    const mixed = [...loop, user('More.'), call('b'), output('b'), user('More.'), call('c'), output('c')];
    const { chat, notes } = sent(ask(mixed, { reasoning: { effort: 'high' } }), provider);
    expect(brokenRule(chat)).toBeNull();
    expect(notes.join()).toMatch(/reasoning|thought|think/i);
  });

  test('CCMimoLink: a long tool history under thinking ends in a request', () => {
    const turns = Array.from({ length: 40 }, (_, at) => [thinks(`Step ${at}.`), call(`c${at}`), output(`c${at}`)]);
    const { chat } = sent(ask([user('Go.'), ...turns.flat()], { reasoning: { effort: 'high' } }), provider);
    expect(chat.messages).toHaveLength(81);
    expect(chat.thinking).toEqual({ type: 'enabled' });
    expect(brokenRule(chat)).toBeNull();
  });
});

test('RooCode#12195 (pain 2): where thoughts are checked none is made up, thinking is switched off instead', () => {
  const body = ask([user('Go.'), call('a'), output('a')], { reasoning: { effort: 'high' } });
  const { chat, notes } = sent(body, 'deepseek');
  expect(callingMessages(chat.messages)[0]).not.toHaveProperty('reasoning_content');
  expect(chat.thinking).toEqual({ type: 'disabled' });
  expect(chat).not.toHaveProperty('reasoning_effort');
  expect(notes).not.toEqual([]);
});

test.each(PROVIDERS)('reasoning sealed by another server is not sent to %s, and a note says so', (provider) => {
  const sealed = { type: 'reasoning', summary: [], encrypted_content: 'gAAAAABfSecretOfAnother' };
  const { text, notes } = sent(ask([user('Go.'), sealed, assistant('Gone.'), user('On.')]), provider);
  expect(text).not.toContain('gAAAA');
  expect(notes).toHaveLength(1);
});

describe('think tags within the text', () => {
  const text = (...pieces: string[]): Answer => ({
    pieces: [...pieces.map((content) => chunk({ content })), finish('stop'), DONE],
  });

  test.each([
    ['in one chunk', ['<think>I count.</think>', '1, 2, 3']],
    ['across chunks', ['<th', 'ink>I co', 'unt.</', 'think', '>1, ', '2, 3']],
  ])('mimo2codex 0.2.8: are not shown to the user (%s)', (_how, pieces) => {
    const heard = answered(text(...pieces));
    expect([heard.reasoning, heard.text]).toEqual(['I count.', '1, 2, 3']);
  });

  test('mimo2codex 0.2.8: that an answer only writes about stay where they are', () => {
    const about = 'Write `<think>` first:\n```\n<think>a</think>\n```\n';
    expect(answered(text(about)).text).toBe(about);
  });
});

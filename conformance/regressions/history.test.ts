/** Histories that other proxies turned into a provider's 400, or lost. */
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../arbitraries/request.ts';
import { brokenRule } from '../upstream/provider-rules.ts';
import { ask, assistant, besidesThoughts, call, callingMessages, output, sent, user } from './drive.ts';

const PATCH = '*** Begin Patch\n*** Add File: a.txt\n+"quoted" \\ and half {\n*** End Patch\n';

describe.each(PROVIDERS)('a history for %s', (provider) => {
  test.each(['{"cmd":"ls', '', 'ls -la', 'null', '[1]', '{"cmd":"a\nb"}'])(
    'mimo2codex 0.5.6, mimo2codex#29 (pain 36): arguments %j do not poison the session',
    (args) => {
      const { chat } = sent(ask([user('Go.'), call('a', args), output('a'), user('And now?')]), provider);
      const [message] = callingMessages(chat.messages);
      const parsed: unknown = JSON.parse(message?.tool_calls?.[0]?.function.arguments ?? '');
      expect(parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)).toBe(true);
      expect(chat.messages.at(-1)).toEqual({ role: 'user', content: 'And now?' });
    },
  );

  test('mimo2codex 0.5.6 (pain 36): what a broken call said is still there for the model to read', () => {
    const { text, notes } = sent(ask([user('Go.'), call('a', '{"cmd":"swifts'), output('a')]), provider);
    expect(text).toContain('swifts');
    expect(notes).not.toEqual([]);
  });

  test('mimo2codex 0.4.6 (pain 36): no message has the content null', () => {
    const { text } = sent(ask([user('Go.'), call('a'), output('a'), assistant(''), user('Hm?')]), provider);
    expect(text).not.toContain('"content":null');
  });

  test('mimo2codex 0.2.6, cc-switch#4185: an output without its call is left out, with a note', () => {
    const { text, notes } = sent(ask([user('Go.'), output('nobody', 'swifts'), user('And now?')]), provider);
    expect(text).not.toContain('swifts');
    expect(notes).toHaveLength(1);
  });

  test('mimo2codex 0.2.5, cc-switch#4741: a call without its output gets one that says so, with a note', () => {
    const { chat, notes } = sent(ask([user('Go.'), call('a'), call('b'), output('b'), user('And now?')]), provider);
    const [first, second] = chat.messages.filter((message) => message.role === 'tool');
    expect(first?.tool_call_id).toBe('a');
    expect(first?.content).toMatch(/no output/i);
    expect(second).toMatchObject({ tool_call_id: 'b', content: 'seen' });
    expect(notes.join()).toContain('a');
  });

  test('DSCodex#9 (pain 15): outputs in another order, with a message between, come right after their calls', () => {
    const input = [user('Go.'), call('a'), call('b'), output('b', 'B'), user('Wait.'), output('a', 'A')];
    const { chat, notes } = sent(ask(input, { reasoning: { effort: 'none' } }), provider);
    const tools = chat.messages.filter((message) => message.role === 'tool');
    expect(tools.map((message) => [message.tool_call_id, message.content])).toEqual([
      ['a', 'A'],
      ['b', 'B'],
    ]);
    expect(chat.messages.filter((message) => message.role === 'user')).toHaveLength(2);
    expect(besidesThoughts(notes)).toEqual([]);
  });

  test('effect#6702 (pain 15): an aborted output between two calls of one answer loses neither', () => {
    const input = [user('Go.'), call('a'), output('a', 'aborted'), call('b'), output('b', 'B'), user('Again.')];
    const { chat } = sent(ask(input), provider);
    const ids = callingMessages(chat.messages).flatMap((message) => (message.tool_calls ?? []).map(({ id }) => id));
    expect(ids).toEqual(['a', 'b']);
  });

  test('dify#2352 (pain 15): two answers that both named their call "call_0" keep their own outputs', () => {
    const input = [
      user('1'),
      call('call_0'),
      output('call_0', 'one'),
      user('2'),
      call('call_0'),
      output('call_0', 'two'),
    ];
    const { chat } = sent(ask(input), provider);
    const tools = chat.messages.filter((message) => message.role === 'tool');
    expect(tools.map((message) => message.content)).toEqual(['one', 'two']);
  });

  test('CCMimoLink: an empty call id becomes one, and its output stays with it', () => {
    const { chat } = sent(ask([user('Go.'), call(''), output('', 'swifts')]), provider);
    const [message] = callingMessages(chat.messages);
    const id = message?.tool_calls?.[0]?.id;
    expect(id).toMatch(/./);
    expect(chat.messages.at(-1)).toEqual({ role: 'tool', tool_call_id: id, content: 'swifts' });
  });

  test('CCMimoLink: the instructions and every system and developer message reach the model, in order', () => {
    const rules = [
      { role: 'system', content: 'rule 2' },
      { role: 'developer', content: 'rule 3' },
    ];
    const input = [...rules, user('Go.'), assistant('Gone.'), { role: 'developer', content: 'rule 4' }, user('On.')];
    const { text } = sent(ask(input, { instructions: 'rule 1' }), provider);
    expect(text.match(/rule \d/g)).toEqual(['rule 1', 'rule 2', 'rule 3', 'rule 4']);
  });

  test('CCMimoLink: many messages of one role in a row all arrive', () => {
    const input = Array.from({ length: 50 }, (_, at) => [
      user(`asked ${at}.`),
      user(`and ${at}.`),
      assistant(`said ${at}.`),
    ]);
    const { text } = sent(ask([...input.flat(), assistant('last words'), user('end')]), provider);
    expect(text.match(/(asked|and|said) \d+\./g)).toEqual(
      Array.from({ length: 50 }, (_, at) => [`asked ${at}.`, `and ${at}.`, `said ${at}.`]).flat(),
    );
  });

  test('CCMimoLink: what the assistant said comes back although its parts are called output_text', () => {
    const content = [{ type: 'output_text', text: 'swifts', annotations: [] }];
    const { chat } = sent(ask([user('Go.'), { type: 'message', role: 'assistant', content }, user('On.')]), provider);
    expect(chat.messages.at(-2)).toMatchObject({ role: 'assistant', content: 'swifts' });
  });

  test('mimo2codex 0.5.28: a custom tool call of the history and its output are still there', () => {
    const input = [
      { type: 'custom_tool_call', call_id: 'p', name: 'apply_patch', input: PATCH },
      { type: 'custom_tool_call_output', call_id: 'p', output: 'Done: swifts' },
    ];
    const { chat, notes } = sent(ask([user('Go.'), ...input], { reasoning: { effort: 'none' } }), provider);
    const [message] = callingMessages(chat.messages);
    const args = JSON.parse(message?.tool_calls?.[0]?.function.arguments ?? '{}') as Record<string, unknown>;
    expect(Object.values(args)).toContain(PATCH);
    expect(chat.messages.at(-1)).toMatchObject({ role: 'tool', content: 'Done: swifts' });
    expect(besidesThoughts(notes)).toEqual([]);
  });

  test('codex-cli 0.169.0: an answer that was interrupted while it thought leaves nothing a provider refuses', () => {
    const dangling = { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'Hm.' }] };
    const aborted = user('<turn_aborted>The user interrupted.</turn_aborted>');
    const { chat } = sent(ask([user('Go.'), dangling, aborted, user('Something else.')]), provider);
    expect(chat.messages.filter((message) => message.role === 'user')).toHaveLength(3);
  });
});

test.each(['mimo', 'deepseek'])('a history with every fault at once keeps every rule of %s', (provider) => {
  const input = [
    ...[output('x'), user('Go.'), call('a', '{"cut'), call('a'), user('Wait.'), output('a'), output('a'), call('')],
    ...[assistant(''), assistant([]), { type: 'reasoning', summary: [] }, user(''), user([])],
    ...[{ type: 'custom_tool_call', call_id: 'p', name: 'apply_patch', input: '' }, user('On.')],
  ];
  expect(brokenRule(sent(ask(input, { reasoning: { effort: 'high' } }), provider).chat)).toBeNull();
});

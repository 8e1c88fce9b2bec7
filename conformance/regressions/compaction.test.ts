/** Compaction: where other proxies answered 404, or with a plain turn that the client cannot keep. */
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../arbitraries/request.ts';
import { textAnswer } from '../upstream/chat-answers.ts';
import { answered, ask, besidesThoughts, call, echoed, output, sent, tool, user } from './drive.ts';

const SUMMARY = 'The user counts swifts; there were seven.';
const history = [user('Count the swifts.'), call('a', '{"where":"roof"}'), output('a', 'seven')];
/** Without it the calls of the history would lack a thought, which is a note of its own. */
const plain = { reasoning: { effort: 'none' } };
const trigger = { type: 'compaction_trigger' };

describe.each(PROVIDERS)('compaction at %s', (provider) => {
  test('CLIProxyAPI#5857, copilot-api#359 (pain 7): the trigger asks the model for a summary', () => {
    const { chat, notes } = sent(ask([...history, trigger], { ...plain, tools: [tool('look')] }), provider);
    expect(chat.messages.at(-1)?.role).toBe('user');
    expect(JSON.stringify(chat.messages.at(-1))).toMatch(/summar/i);
    expect(besidesThoughts(notes)).toEqual([]);
  });

  test('codex-lb#971 (pain 7): the answer is one item that the client keeps, and the model reads it again', () => {
    const { output: items, ending } = answered(textAnswer(SUMMARY), provider, ask([...history, trigger]));
    expect(ending).toBe('completed');
    expect(items.filter((item) => item.type === 'compaction')).toHaveLength(1);
    expect(items.some((item) => item.type === 'message')).toBe(false);
    const { text, notes } = sent(ask([...echoed(items), user('How many?')]), provider);
    expect(text).toContain(SUMMARY);
    expect(notes).toEqual([]);
  });

  test('new-api#5965 (pain 7): a compaction that another server made is a note', () => {
    const foreign = { type: 'compaction', encrypted_content: 'gAAAAABfSecretOfAnother' };
    const { text, notes } = sent(ask([foreign, user('How many?')]), provider);
    expect(text).not.toContain('gAAAAAB');
    expect(notes).toHaveLength(1);
  });

  test('opencodex#2833 (pain 7): a history that begins in the middle of a tool loop still keeps its pairs', () => {
    const { chat } = sent(ask([output('a', 'seven'), call('b'), output('b', 'eight'), user('How many?')]), provider);
    expect(chat.messages.filter((message) => message.role === 'tool')).toHaveLength(1);
  });

  test('codex-cli 0.169.0: a compaction that is a turn without tools is a turn without tools', () => {
    const last = user('You are performing a CONTEXT CHECKPOINT COMPACTION.');
    const { chat, notes } = sent(
      ask([...history, last], { ...plain, tools: [], parallel_tool_calls: false }),
      provider,
    );
    expect(chat.messages).toHaveLength(4);
    expect(besidesThoughts(notes)).toEqual([]);
  });
});

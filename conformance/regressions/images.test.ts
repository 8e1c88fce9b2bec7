/** Pictures that other proxies dropped from models that see, or sent to models that do not. */
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../arbitraries/request.ts';
import { ask, call, output, sent, user } from './drive.ts';

const PIXEL = 'data:image/png;base64,iVBORw0KGgo=';
const image = { type: 'input_image', image_url: PIXEL, detail: 'high' };
const SEEING = [
  ['mimo', 'mimo-v2.5'],
  ['qwen', 'qwen3.7-plus'],
  ['generic', 'model'],
] as const;

describe.each(SEEING)('at %s, %s', (provider, model) => {
  test('mimo2codex 0.1.15, 0.5.5, 0.5.28: a model that sees gets the picture, and stays the model that was asked for', () => {
    const { chat, notes } = sent(ask([user([{ type: 'input_text', text: 'Look.' }, image])], { model }), provider);
    expect(chat.model).toBe(model);
    expect(chat.messages.at(-1)).toMatchObject({
      content: [
        { type: 'text', text: 'Look.' },
        { type: 'image_url', image_url: { url: PIXEL, detail: 'high' } },
      ],
    });
    expect(notes).toEqual([]);
  });

  test('mimo2codex docs: a message of pictures alone has a text beside them', () => {
    const { chat } = sent(ask([user([image])], { model }), provider);
    expect(JSON.stringify(chat.messages.at(-1)?.content)).toMatch(/"type":"text","text":"[^"]/);
  });

  test('codex-shim, cc-switch#6697: a screenshot that a tool returned follows as a user message', () => {
    const { chat, notes } = sent(
      ask([user('Go.'), call('a'), output('a', [image])], { model, reasoning: { effort: 'none' } }),
      provider,
    );
    const [answer, picture] = chat.messages.slice(-2);
    expect(answer).toMatchObject({ role: 'tool', tool_call_id: 'a' });
    expect(typeof answer?.content).toBe('string');
    expect(picture?.role).toBe('user');
    expect(JSON.stringify(picture)).toContain(PIXEL);
    expect(notes).toEqual([]);
  });

  test('claude-code-proxy#59: screenshots of parallel calls come after all the outputs', () => {
    const input = [user('Go.'), call('a'), call('b'), output('a', [image]), output('b', [image]), user('And?')];
    const { chat } = sent(ask(input, { model }), provider);
    expect(chat.messages.slice(-4).map((message) => message.role)).toEqual(['tool', 'tool', 'user', 'user']);
  });
});

describe.each([
  ['mimo', 'mimo-v2.6-pro'],
  ['deepseek', 'deepseek-v4-pro'],
  ['qwen', 'qwen3-coder-plus'],
] as const)('at %s, where %s sees nothing', (provider, model) => {
  const thread = [user([image]), call('a'), output('a', [image]), user('Never mind the picture.')];

  test('cc-switch#3540, opencodex#88 (pain 8): a picture in the history does not end the thread', () => {
    const { chat, text, notes } = sent(ask(thread, { model }), provider);
    const seen = text.includes(PIXEL);
    // Either a model of the provider that sees answers in its place, or a line of text stands for the picture.
    expect(seen).toBe(chat.model !== model);
    expect(notes).not.toEqual([]);
    expect(chat.messages[0]?.content).toBeTruthy();
  });
});

test.each(PROVIDERS)('cc-switch#3921 (pain 8): a picture that only its vendor holds is a note at %s', (provider) => {
  const { chat, notes } = sent(ask([user([{ type: 'input_image', file_id: 'file-1' }])]), provider);
  expect(chat.messages.at(-1)?.content).toBeTruthy();
  expect(notes).toHaveLength(1);
});

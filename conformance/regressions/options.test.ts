/** Options that other proxies forgot, or sent where they are refused. */
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../arbitraries/request.ts';
import { ask, sent, tool } from './drive.ts';

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max', 'ultra'];
const effort = (word: string, provider: string) => sent(ask('Go.', { reasoning: { effort: word } }), provider);

describe('the effort', () => {
  const off = { type: 'disabled' };

  test.each(EFFORTS)(
    'CLIProxyAPI#354, codex-shim (pain 33): "%s" of `reasoning` reaches a provider of OpenAI\'s form',
    (word) => {
      expect(effort(word, 'generic').chat.reasoning_effort).toBe(word);
    },
  );

  test.each(EFFORTS)('CLIProxyAPI#4380 (pain 33): MiMo is sent no word that it refuses for "%s"', (word) => {
    const { chat } = effort(word, 'mimo');
    if (word === 'none') expect(chat).toMatchObject({ thinking: off });
    if (word === 'none') expect(chat).not.toHaveProperty('reasoning_effort');
    else expect(['low', 'medium', 'high']).toContain(chat.reasoning_effort);
  });

  test.each(EFFORTS)('openclacky#427 (pain 33): DeepSeek is sent no word that it refuses for "%s"', (word) => {
    const { chat } = effort(word, 'deepseek');
    if (word === 'none') expect(chat).toMatchObject({ thinking: off });
    if (word === 'none') expect(chat).not.toHaveProperty('reasoning_effort');
    else expect(['low', 'high', 'max']).toContain(chat.reasoning_effort);
  });

  test.each(EFFORTS)(
    'qwen-code#3800, mimo2codex 0.2.15 (pain 33): Qwen, which has a switch, is sent the switch for "%s"',
    (word) => {
      const { chat } = effort(word, 'qwen');
      expect(chat.enable_thinking).toBe(word !== 'none');
      expect(chat).not.toHaveProperty('reasoning_effort');
      expect(chat).not.toHaveProperty('thinking');
    },
  );

  test('llmgateway#3072 (pain 33): a stronger effort never becomes a weaker one', () => {
    const ranks = ['low', 'medium', 'high', 'max'];
    for (const provider of ['mimo', 'deepseek']) {
      const sentRanks = EFFORTS.slice(1, 7).map((word) =>
        ranks.indexOf(String(effort(word, provider).chat.reasoning_effort)),
      );
      expect(sentRanks).toEqual(sentRanks.toSorted((left, right) => left - right));
    }
  });

  test('codex-proxy#744 (pain 33): that another effort is sent than the one asked for is a note', () => {
    expect(effort('max', 'mimo').notes).toHaveLength(1);
    expect(effort('high', 'mimo').notes).toEqual([]);
  });
});

test('openai-openapi#541, pipecat#4043, LibreChat#14355: OpenAI is asked for no thought beside tools, and a note says so', () => {
  const hard = { reasoning: { effort: 'high' } };
  for (const model of ['gpt-5.4', 'gpt-5.5-2026-05-01', 'gpt-5.6-terra']) {
    const { chat, notes } = sent(ask('Go.', { model, tools: [tool('look')], ...hard }), 'openai');
    expect([chat.model, chat.reasoning_effort, chat.tools?.length]).toEqual([model, 'none', 1]);
    expect(notes).toEqual([expect.stringContaining('does not think')]);
    expect(sent(ask('Go.', { model, ...hard }), 'openai').chat.reasoning_effort).toBe('high');
  }
  expect(sent(ask('Go.', { model: 'o3', tools: [tool('look')], ...hard }), 'openai').chat.reasoning_effort).toBe(
    'high',
  );
});

describe.each(PROVIDERS)('the options for %s', (provider) => {
  /** They take no `response_format` at all. */
  const inWords = ['minimax', 'sensenova'].includes(provider);

  test('mimo2codex 0.2.8, codex-shim: the usage of a stream is asked for', () => {
    expect(sent(ask('Go.'), provider).chat).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  });

  test('mimo2codex 0.5.28: the JSON format of the answer is asked for, in the schema or in words', () => {
    const schema = { type: 'object', properties: { title: { type: 'string', description: 'swifts' } } };
    const format = { type: 'json_schema', name: 'title', schema, strict: true };
    const { chat, text } = sent(ask('Go.', { text: { format } }), provider);
    expect(text).toContain('swifts');
    if (inWords) expect([chat.response_format, text]).toEqual([undefined, expect.stringContaining('JSON Schema')]);
    else expect(chat.response_format?.type).toMatch(/^json_/);
  });

  test('DeepSeek, Qwen: JSON without a schema is asked for in words too', () => {
    const { chat } = sent(ask('Go.', { text: { format: { type: 'json_object' } } }), provider);
    expect(chat.response_format).toEqual(inWords ? undefined : { type: 'json_object' });
    expect(JSON.stringify(chat.messages)).toMatch(/JSON/);
  });

  test.each(['auto', 'none', 'required'])(
    'CCMimoLink: the tool choice %j is sent, or a note tells why not',
    (choice) => {
      const { chat, notes } = sent(ask('Go.', { tools: [tool('look')], tool_choice: choice }), provider);
      // That the model may choose goes without saying.
      const { tool_choice: made = 'auto' } = chat;
      expect(made === choice || notes.some((note) => note.startsWith('tool_choice'))).toBe(true);
    },
  );

  test('CCMimoLink: a tool chosen by name is sent in the form of this wire, or a note tells why not', () => {
    const chosen = { type: 'function', name: 'look' };
    const { chat, notes } = sent(ask('Go.', { tools: [tool('look')], tool_choice: chosen }), provider);
    const named = JSON.stringify(chat.tool_choice) === '{"type":"function","function":{"name":"look"}}';
    expect(named || notes.some((note) => note.startsWith('tool_choice'))).toBe(true);
  });

  test('CCMimoLink: of the tools of a request only the allowed ones may be called', () => {
    const tools = [tool('look'), tool('listen')];
    const allowed = { type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'listen' }] };
    const { chat } = sent(ask('Go.', { tools, tool_choice: allowed }), provider);
    expect(chat.tools).toMatchObject([{ function: { name: 'listen' } }]);
    expect(chat.tool_choice ?? 'auto').toBe('auto');
  });

  test('mimo2codex 0.5.28: a service tier or cache key is sent, or a note tells that it is not', () => {
    const { chat, notes } = sent(ask('Go.', { service_tier: 'flex', prompt_cache_key: 'thread-1' }), provider);
    for (const field of ['service_tier', 'prompt_cache_key']) {
      expect(field in chat || notes.some((note) => note.startsWith(field))).toBe(true);
    }
  });

  test('mimo2codex 0.5.28: the limit of the answer is sent', () => {
    expect(sent(ask('Go.', { max_output_tokens: 4321 }), provider).text).toMatch(/"max_(completion_)?tokens":4321/);
  });
});

test.each([
  ['mimo-v2.5-pro-ultraspeed', 'mimo'],
  ['mimo-v2.5', 'mimo'],
  ['deepseek-reasoner', 'deepseek'],
  ['qwen3-coder-plus', 'qwen'],
])('mimo2codex 0.5.26, 0.1.15: %s is not silently another model', (model, provider) => {
  expect(sent(ask('Go.', { model }), provider).chat.model).toBe(model);
});

test.each(['temperature', 'top_p'])('DeepSeek, MiMo: while they think %s is left out, with a note', (field) => {
  for (const provider of ['deepseek', 'mimo']) {
    const thinking = sent(ask('Go.', { [field]: 0.5, reasoning: { effort: 'high' } }), provider);
    expect(thinking.chat).not.toHaveProperty(field);
    expect(thinking.notes).toHaveLength(1);
    expect(sent(ask('Go.', { [field]: 0.5, reasoning: { effort: 'none' } }), provider).chat).toHaveProperty(field, 0.5);
  }
});

/** Streams that other proxies ended with a lie, or in an order that no client can read. */
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../arbitraries/request.ts';
import { translateRefusal } from '../subject.ts';
import { type Answer, chunk, DONE, finish, frame, textAnswer, usage } from '../upstream/chat-answers.ts';
import { answered, ask, tool } from './drive.ts';

const call = (slot: number, more: object) => chunk({ tool_calls: [{ index: slot, type: 'function', ...more }] });
const named = (slot: number, name: string, args = '{}') =>
  call(slot, { id: `call_${slot}`, function: { name, arguments: args } });
const say = (content: string) => chunk({ content });
const answer = (...pieces: string[]): Answer => ({ pieces });
const looking = ask('Go.', { tools: [tool('look'), tool('listen')] });

describe('an end that is none', () => {
  test.each<[string, Answer, 'end' | 'reset']>([
    ['ends without a finish reason', answer(say('Half a')), 'end'],
    ['ends with [DONE] alone', answer(say('Half a'), DONE), 'end'],
    ['breaks off', answer(say('Half a')), 'reset'],
    ['ends before anything was said', answer(), 'end'],
    ['breaks off within a call', answer(named(0, 'look', '{"cmd":"rm -rf ')), 'reset'],
  ])('mimo2codex 0.5.28, codex#41340 (pain 3): a stream that %s is a failure with its cause', (_how, said, cause) => {
    const heard = answered(said, 'deepseek', looking, cause);
    expect(heard.ending).toBe('failed');
    expect(heard.error?.message).toMatch(/\w{3}/);
    expect(heard.calls).toEqual([]);
  });

  test('mimo2codex 0.5.28, litellm#29254 (pain 3): an answer cut at the length limit is incomplete', () => {
    const heard = answered(answer(say('Half a'), finish('length'), DONE));
    expect([heard.ending, heard.text]).toEqual(['incomplete', 'Half a']);
    const last = heard.events.at(-1);
    expect(last?.type === 'response.incomplete' && last.response.incomplete_details?.reason).toBe('max_output_tokens');
  });

  test('mimo2codex 0.5.28: an answer that the filter ended is incomplete', () => {
    const last = answered(answer(say('Well'), finish('content_filter'), DONE)).events.at(-1);
    expect(last?.type === 'response.incomplete' && last.response.incomplete_details?.reason).toBe('content_filter');
  });

  test('mimo2codex 0.5.6: a call cut at the length limit does not run', () => {
    const heard = answered(answer(named(0, 'look', '{"cmd":"rm -rf /tmp'), finish('length'), DONE), 'mimo', looking);
    expect([heard.ending, heard.calls]).toEqual(['incomplete', []]);
  });

  test("mimo2codex 0.5.28: an error within the stream is a failure with the provider's sentence", () => {
    const error = frame({ error: { message: 'The swifts are on strike.', type: 'server_error', code: 500 } });
    const heard = answered(answer(say('Half a'), error, DONE));
    expect(heard.ending).toBe('failed');
    expect(heard.error?.message).toContain('The swifts are on strike.');
  });

  test('mimo2codex 0.5.28: a key refused after the headers went out is a failure', () => {
    const body = new TextEncoder().encode('{"error":{"message":"Invalid key","type":"authentication_error"}}');
    const stream = translateRefusal(ask('Go.'), 'mimo', 401, body);
    expect(stream).toMatch(/event: response\.failed\n.*Invalid key.*\n\ndata: \[DONE\]\n\n$/);
  });
});

describe('calls', () => {
  test.each(['stop', 'tool_calls', 'function_call'])(
    'CCMimoLink: a call is a call when the answer finishes with "%s"',
    (reason) => {
      const heard = answered(answer(named(0, 'look'), finish(reason), DONE), 'generic', looking);
      expect([heard.ending, heard.calls.length]).toEqual(['completed', 1]);
    },
  );

  test('mimo2codex 0.5.28: a call has its name from the beginning, however late the provider gives it', () => {
    const late = [
      call(0, { id: 'a', function: { arguments: '{"cmd"' } }),
      call(0, { function: { name: 'look', arguments: ':1}' } }),
    ];
    const heard = answered(answer(...late, finish('tool_calls'), DONE), 'generic', looking);
    const added = heard.events.flatMap((event) => (event.type === 'response.output_item.added' ? [event.item] : []));
    expect(added.filter((item) => item.type === 'function_call')).toMatchObject([{ name: 'look' }]);
    expect(heard.calls).toMatchObject([{ input: '{"cmd":1}' }]);
  });

  test.each([
    ['from 1', [1, 2]],
    ['with a gap', [0, 7]],
    ['backwards', [3, 2]],
  ])(
    'litellm#22102, vllm#29725 (pain 4): indexes that count %s are two calls in their order',
    (_how, [first = 0, second = 0]) => {
      const heard = answered(
        answer(named(first, 'look'), named(second, 'listen'), finish('tool_calls'), DONE),
        'generic',
        looking,
      );
      expect(heard.calls.map((one) => one.name)).toEqual(['look', 'listen']);
    },
  );

  test('Newelle#425 (pain 15): interleaved pieces of two calls go each to its own', () => {
    const pieces = [
      named(0, 'look', '{"a":'),
      named(1, 'listen', '{"b":'),
      call(0, { function: { arguments: '1}' } }),
      call(1, { function: { arguments: '2}' } }),
    ];
    const heard = answered(answer(...pieces, finish('tool_calls'), DONE), 'generic', looking);
    expect(heard.calls.map((one) => [one.name, one.input])).toEqual([
      ['look', '{"a":1}'],
      ['listen', '{"b":2}'],
    ]);
  });

  test('CCMimoLink: calls without an id get one each', () => {
    const bare = (slot: number) => call(slot, { id: null, function: { name: 'look', arguments: '{}' } });
    const ids = answered(answer(bare(0), bare(1), finish('tool_calls'), DONE), 'generic', looking).calls.map(
      (one) => one.callId,
    );
    expect(new Set(ids.filter((id) => id !== '')).size).toBe(2);
  });

  test('mimo2codex 0.5.28, litellm#41185 (pain 4): the output stands in the order of its indexes', () => {
    const thought = chunk({ reasoning_content: 'Hm.' });
    const heard = answered(
      answer(say('First.'), thought, named(0, 'look'), say('Last.'), finish('stop'), DONE),
      'generic',
      looking,
    );
    const added = heard.events.flatMap((event) =>
      event.type === 'response.output_item.added' ? [[event.output_index, event.item.id]] : [],
    );
    expect(added).toEqual(heard.output.map((item, index) => [index, item.id]));
    expect(heard.output.length).toBeGreaterThan(2);
  });
});

test.each(PROVIDERS)(
  'codex-acp#266 (pain 4): deltas without a beginning or an end are still lawful from %s',
  (provider) => {
    const odd = [
      chunk({ tool_calls: [] }),
      chunk({}),
      chunk({ role: 'assistant' }),
      frame({ choices: [] }),
      say(''),
      say('Hi'),
    ];
    expect(answered(answer(...odd, finish('stop'), DONE), provider).text).toBe('Hi');
  },
);

describe('the usage', () => {
  const counted = { inputTokens: 9, cachedTokens: 5, outputTokens: 7, reasoningTokens: 3, totalTokens: 16 };
  const tokens = { prompt: 9, completion: 7, cached: 5, reasoning: 3 };
  const end = chunk({}, 'stop');

  test.each<[string, Answer]>([
    ['on a chunk of its own', answer(say('Hi'), end, frame({ choices: [], usage: usage(tokens) }), DONE)],
    ['on the last choice', answer(say('Hi'), finish('stop', tokens), DONE)],
    [
      'within the choice',
      answer(
        say('Hi'),
        frame({ choices: [{ index: 0, delta: {}, finish_reason: 'stop', usage: usage(tokens) }] }),
        DONE,
      ),
    ],
    [
      'on every chunk',
      answer(
        frame({ choices: [{ index: 0, delta: { content: 'Hi' } }], usage: usage({ prompt: 9, completion: 1 }) }),
        finish('stop', tokens),
        DONE,
      ),
    ],
  ])('mimo2codex 0.2.8, codex-shim: is heard when it stands %s', (_where, said) => {
    expect(answered(said).usage).toEqual(counted);
  });

  test('codex-cli 0.169.0: lacks no detail when the provider gives none', () => {
    const bare = { prompt_tokens: 9, completion_tokens: 7 };
    const heard = answered(answer(say('Hi'), end, frame({ choices: [], usage: bare }), DONE));
    expect(heard.usage).toEqual({ ...counted, cachedTokens: 0, reasoningTokens: 0 });
  });
});

test('mimo2codex docs: each event says its type in its data, and [DONE] is last', () => {
  // The reader refuses a stream in which this does not hold.
  expect(answered(textAnswer('Hi')).events.length).toBeGreaterThan(5);
});

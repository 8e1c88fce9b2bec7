import { describe, expect, test } from 'vitest';
import type { StreamEvent } from '../../../generated/types/responses.ts';
import { Fault } from '../../fault.ts';
import type { Delta } from '../conversation.ts';
import { unseal } from '../seal.ts';
import { nameTools } from '../tool-names.ts';
import type { AnswerContext } from './answer-context.ts';
import { responseBase } from './response.ts';
import { begin, end, step } from './write-events.ts';

const tools = [
  { kind: 'custom', namespace: null, name: 'apply_patch' },
  { kind: 'function', namespace: 'mcp__lab', name: 'echo' },
] as const;

function context(rest: Partial<AnswerContext> = {}): AnswerContext {
  const base = responseBase({ model: 'm', input: 'hi' }, 'resp_A', 1);
  return {
    base,
    answer: 'A',
    names: nameTools(tools),
    showReasoning: true,
    compacts: false,
    takenCallIds: new Set(),
    ...rest,
  };
}

/** The events of these deltas, without the two at the beginning. */
function play(
  deltas: readonly Delta[],
  cause: Fault | 'ended' = 'ended',
  rest: Partial<AnswerContext> = {},
): StreamEvent[] {
  const given = context(rest);
  let [state] = begin(given);
  const events: StreamEvent[] = [];
  for (const delta of deltas) {
    const [next, more] = step(given, state, delta);
    state = next;
    events.push(...more);
  }
  return [...events, ...end(given, state, cause, 2)[1]];
}

const text = (said: string): Delta => ({ type: 'text', text: said });
const reasoning = (said: string): Delta => ({ type: 'reasoning', text: said });
const call = (slot: number | null, args: string, id = '', name = '', last = false): Delta => ({
  type: 'call',
  slot,
  id,
  name,
  args,
  last,
});
const finish = (reason: 'stop' | 'length' | 'content_filter' | 'failed'): Delta => ({
  type: 'finish',
  reason,
  said: reason,
});
const types = (events: readonly StreamEvent[]) => events.map(({ type }) => type.replace('response.', ''));
const done = (events: readonly StreamEvent[]) =>
  events.flatMap((event) => (event.type === 'response.output_item.done' ? [event.item] : []));
const last = (events: readonly StreamEvent[]) => {
  const event = events.at(-1);
  if (event === undefined || !('response' in event)) throw new Error('no terminal event');
  return event;
};

test('text is a message, opened by its first piece and closed by the finish', () => {
  expect(types(play([text('He'), text('llo'), finish('stop')]))).toEqual([
    'output_item.added',
    'content_part.added',
    'output_text.delta',
    'output_text.delta',
    'output_text.done',
    'content_part.done',
    'output_item.done',
    'completed',
  ]);
});

test('reasoning is shown as a summary and sealed whole', () => {
  const [item] = done(play([reasoning('Hm'), reasoning('.'), text('Yes'), finish('stop')]));
  expect(item).toMatchObject({ type: 'reasoning', summary: [{ text: 'Hm.' }] });
  expect(item?.type === 'reasoning' && unseal(item.encrypted_content ?? '')).toBe('Hm.');
});

test('hidden reasoning is sealed all the same', () => {
  const events = play([reasoning('Hm.'), text('Yes'), finish('stop')], 'ended', { showReasoning: false });
  const [item] = done(events);
  expect(item).toMatchObject({ type: 'reasoning', summary: [] });
  expect(item?.type === 'reasoning' && unseal(item.encrypted_content ?? '')).toBe('Hm.');
  expect(types(events).filter((type) => type.includes('summary'))).toEqual([]);
});

test('a call goes out as soon as it is whole: when the next begins, or with the finish', () => {
  const given = context();
  const deltas = [call(0, '{}', 'a', 'f'), call(1, '{}', 'b', 'g'), finish('stop')];
  let [state] = begin(given);
  const perDelta = deltas.map((delta) => {
    const [next, events] = step(given, state, delta);
    state = next;
    return done(events).map((item) => 'call_id' in item && item.call_id);
  });
  expect(perDelta).toEqual([[], ['a'], ['b']]);
});

test('pieces of two calls that come interleaved stay with their calls', () => {
  const events = play([
    call(0, '{"x":', 'a', 'f'),
    call(1, '{"y"', 'b', 'g'),
    call(0, '1}'),
    call(1, ':2}'),
    finish('stop'),
  ]);
  expect(done(events)).toMatchObject([
    { call_id: 'a', arguments: '{"x":1}' },
    { call_id: 'b', arguments: '{"y":2}' },
  ]);
});

describe('a call is recognised', () => {
  test.each([
    ['by an index of its own', [call(1, '{}', 'a', 'f'), call(2, '{}', 'b', 'f')], 2],
    ['by a new id where the index is always 0', [call(0, '{}', 'a', 'f'), call(0, '{}', 'b', 'f')], 2],
    ['without an index', [call(null, '{}', 'a', 'f'), call(null, '{}', 'b', 'f')], 2],
    ['by its name where there are neither ids nor slots', [call(null, '{}', '', 'f'), call(null, '{}', '', 'g')], 2],
    ['as the same when the id repeats', [call(0, '{"a"', 'a', 'f'), call(0, ':1}', 'a', '')], 1],
    [
      'as the same when id and name come again with each piece',
      [call(0, '{"a"', 'a', 'f'), call(0, ':1}', 'a', 'f')],
      1,
    ],
    ['as the same when a later piece has no index', [call(0, '{"a"', 'a', 'f'), call(null, ':1}')], 1],
  ] as const)('%s', (_, deltas, calls) => {
    expect(done(play([...deltas, finish('stop')]))).toHaveLength(calls);
  });
});

test('a name that comes in two pieces, or late, is whole before the call opens', () => {
  const events = play([call(0, '', 'a', 'exec_'), call(0, '', '', 'command'), call(0, '{}'), finish('stop')]);
  expect(events[0]).toMatchObject({ item: { name: 'exec_command' } });
});

test.each([
  ['word for word', '{"a": 1', '{"a": 1}'],
  ['in another spacing', '{"a":1', '{"a": 1}'],
  ['after they were whole', '{"a":1}', '{"a":1}'],
])('arguments that the last piece repeats, %s, are heard once', (_, first, again) => {
  const events = play([call(0, first, 'a', 'f'), call(0, again, '', '', true), finish('stop')]);
  const [item] = done(events);
  expect(item?.type === 'function_call' && JSON.parse(item.arguments)).toEqual({ a: 1 });
});

test('a last piece that only ends the arguments is not taken for a repetition', () => {
  const events = play([call(0, '{"a":', 'a', 'f'), call(0, '{"a":1}}', '', '', true), finish('stop')]);
  expect(done(events)).toMatchObject([{ arguments: '{"a":{"a":1}}' }]);
});

test('namespace and custom tools come back as the client knows them', () => {
  const patch = '*** Begin Patch\n*** End Patch\n';
  const events = play([
    call(0, '{"text":"hi"}', 'a', 'mcp__lab__echo'),
    call(1, JSON.stringify({ input: patch }), 'b', 'apply_patch'),
    finish('stop'),
  ]);
  expect(done(events)).toMatchObject([
    { type: 'function_call', name: 'echo', namespace: 'mcp__lab', arguments: '{"text":"hi"}' },
    { type: 'custom_tool_call', name: 'apply_patch', input: patch },
  ]);
});

test.each([
  [
    'local_shell',
    '{"command":["ls"]}',
    { type: 'local_shell_call', action: { type: 'exec', command: ['ls'], env: {} } },
  ],
  ['shell', '{"commands":["ls"]}', { type: 'shell_call', action: { commands: ['ls'] } }],
  ['apply_patch', '{"type":"delete_file","path":"x"}', { type: 'apply_patch_call', operation: { path: 'x' } }],
  ['tool_search', '{"query":"x"}', { type: 'tool_search_call', execution: 'client', arguments: { query: 'x' } }],
] as const)("a call of the client's own tool %s with %s is its own item", (kind, args, item) => {
  const names = nameTools([{ kind, namespace: null, name: kind }]);
  const events = play([call(0, args, 'a', kind), finish('stop')], 'ended', { names });
  expect(done(events)).toMatchObject([{ call_id: 'a', status: 'completed', ...item }]);
  expect(types(events)).toEqual(['output_item.added', 'output_item.done', 'completed']);
});

test("arguments that do not fit the client's own tool go out as a function call, whose error the model hears", () => {
  const names = nameTools([{ kind: 'shell', namespace: null, name: 'shell' }]);
  const args = '{"commands":"ls"}';
  const events = play([call(0, args, 'a', 'shell'), finish('stop')], 'ended', { names });
  expect(done(events)).toMatchObject([{ type: 'function_call', name: 'shell', arguments: args }]);
  expect(types(events)).toContain('function_call_arguments.done');
});

test('a call without arguments is called with an empty object', () => {
  expect(done(play([call(0, '', 'a', 'f'), finish('stop')]))).toMatchObject([{ arguments: '{}' }]);
});

test('a call id that the history or this answer has already is replaced', () => {
  const taken = { takenCallIds: new Set(['call_0']) };
  const events = play([call(0, '{}', 'call_0', 'f'), call(1, '{}', '', 'g'), finish('stop')], 'ended', taken);
  const ids = done(events).map((item) => 'call_id' in item && item.call_id);
  expect(ids).not.toContain('call_0');
  expect(new Set(ids).size).toBe(2);
});

describe('endings', () => {
  test.each([
    ['an end without a finish reason', [text('Hel')], 'failed', 'upstream_cut'],
    ['an end without anything', [], 'failed', 'upstream_cut'],
    ['a finish that is a failure', [text('Hel'), finish('failed')], 'failed', 'upstream_error'],
    [
      'an error after the finish',
      [text('x'), finish('stop'), { type: 'failed', fault: new Fault('upstream_error', 'x') }],
      'failed',
      'upstream_error',
    ],
    ['a limit', [text('Hel'), finish('length')], 'incomplete', undefined],
    ['a filter', [text('Hel'), finish('content_filter')], 'incomplete', undefined],
    ['a finish of nothing', [finish('stop')], 'completed', undefined],
  ] as const)('%s', (_, deltas, status, code) => {
    const { response } = last(play(deltas));
    expect(response.status).toBe(status);
    expect(response.error?.code).toBe(code);
  });

  test('a connection that broke before the finish fails with its cause, after the finish it changes nothing', () => {
    const broken = new Fault('upstream_timeout', 'silence');
    expect(last(play([text('Hel')], broken)).response.error?.code).toBe('upstream_timeout');
    expect(last(play([text('Hel'), finish('stop')], broken)).response.status).toBe('completed');
  });

  test('a message that will fail is not said to be done', () => {
    expect(done(play([text('Hel')]))).toEqual([]);
  });

  test.each(['length', 'content_filter'] as const)(
    'a call that %s may have cut is never done, those before it are',
    (reason) => {
      const events = play([call(0, '{}', 'a', 'f'), call(1, '{"cmd":"rm -rf /tm', 'b', 'f'), finish(reason)]);
      expect(done(events)).toMatchObject([{ call_id: 'a' }]);
      expect(last(events).response.output).toHaveLength(1);
    },
  );

  test('arguments that an honest finish left broken go out as they are', () => {
    expect(done(play([call(0, '{"a":', 'a', 'f'), finish('stop')]))).toMatchObject([{ arguments: '{"a":' }]);
  });

  test("half of a custom tool's text is never its text, however the provider says it ended", () => {
    const events = play([call(0, '{"input":"*** Begin Pa', 'a', 'apply_patch'), finish('stop')]);
    expect(done(events)).toEqual([]);
    expect(last(events).response.error?.code).toBe('upstream_cut');
  });

  test('only the last message of an answer cut by a limit is incomplete', () => {
    const items = done(play([text('one'), call(0, '{}', 'a', 'f'), text('two'), finish('length')]));
    expect(items.map((item) => 'status' in item && item.status)).toEqual(['completed', 'completed', 'incomplete']);
  });
});

test('a character split over two pieces is heard whole, and half of one alone as U+FFFD', () => {
  const [high, low] = ['\uD83E', '\uDDED'];
  expect(done(play([text(`a${high}`), text(`${low}b`), finish('stop')]))).toMatchObject([
    { content: [{ text: 'a🧭b' }] },
  ]);
  expect(done(play([text(`a${high}`), finish('stop')]))).toMatchObject([{ content: [{ text: 'a\uFFFD' }] }]);
});

test('a rate limit tells Codex how long to wait', () => {
  const events = play([], new Fault('rate_limit_exceeded', 'Too fast.', { retryAfter: 7 }));
  expect(last(events).response.error).toEqual({
    code: 'rate_limit_exceeded',
    message: 'Too fast. Please try again in 7s.',
  });
});

test('a refused key is shown once: under a code that Codex does not retry', () => {
  expect(last(play([], new Fault('invalid_api_key', 'No.'))).response.error?.code).toBe('invalid_prompt');
});

test('an answer that compacts is one sealed summary', () => {
  const [item, ...more] = done(play([text('All '), text('done.'), finish('stop')], 'ended', { compacts: true }));
  expect(item?.type === 'compaction' && unseal(item.encrypted_content)).toBe('All done.');
  expect(more).toEqual([]);
});

test('a heartbeat is an event, since Codex ignores comments', () => {
  expect(types(play([{ type: 'heartbeat' }, text('x'), finish('stop')]))[0]).toBe('in_progress');
});

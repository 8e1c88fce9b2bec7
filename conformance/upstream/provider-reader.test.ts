import { describe, expect, test } from 'vitest';
import { chunk, DONE, finish, frame } from './chat-answers.ts';
import { isWhole, readProvider } from './provider-reader.ts';

const read = (...frames: string[]) => readProvider(new TextEncoder().encode(frames.join('')));
const call = (piece: object) => chunk({ tool_calls: [piece] });
const USAGE = { inputTokens: 120, cachedTokens: 100, outputTokens: 12, reasoningTokens: 4, totalTokens: 132 };

describe('an answer', () => {
  test('is the sum of its deltas, with its usage and its end', () => {
    const answer = read(
      chunk({ reasoning_content: 'Hm' }),
      chunk({ content: 'a' }),
      chunk({ content: 'b' }),
      finish('stop'),
      DONE,
    );
    expect(answer).toEqual({
      text: 'ab',
      reasoning: 'Hm',
      calls: [],
      usage: USAGE,
      finish: 'stop',
      error: null,
      ending: 'completed',
    });
  });

  test('reads the same as plain JSON, under any line ends, behind a BOM, and without the space after data:', () => {
    const message = { content: 'ab', reasoning_content: 'Hm', tool_calls: null };
    const plain = read(JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }], usage: null }));
    const stream = chunk({ reasoning_content: 'Hm', content: 'ab' }) + chunk({}, 'stop') + DONE;
    expect(plain).toMatchObject({ text: 'ab', reasoning: 'Hm', usage: null, ending: 'completed' });
    expect(read(stream)).toEqual(plain);
    expect(read(stream.replaceAll('\n', '\r\n'))).toEqual(plain);
    expect(read(`\uFEFF${stream}`)).toEqual(plain);
    expect(read(stream.replaceAll('data: ', 'data:'))).toEqual(plain);
  });

  test('is of the first choice, and ends at [DONE]', () => {
    const other = frame({ choices: [{ index: 1, delta: { content: 'other' }, finish_reason: 'stop' }] });
    const late = frame({ choices: [{ index: 0, delta: { content: 'late' } }] });
    expect(read(chunk({ content: 'a' }), other, chunk({}, 'stop'), DONE, late)).toMatchObject({
      text: 'a',
      finish: 'stop',
    });
    expect(read(chunk({ content: 'a' }), other)).toMatchObject({ text: 'a', ending: 'failed' });
  });

  test('holds a thought once, whichever fields repeat it', () => {
    const details = [{ type: 'reasoning.text', text: 'Hm' }];
    expect(read(chunk({ reasoning: 'Hm', reasoning_details: details })).reasoning).toBe('Hm');
    expect(read(chunk({ reasoning: null, reasoning_details: details })).reasoning).toBe('Hm');
  });
});

describe('a call', () => {
  const opened = { index: 0, id: 'c1', type: 'function', function: { name: 'run', arguments: '' } };
  const more = (text: unknown, piece: object = {}) => call({ index: 0, function: { arguments: text }, ...piece });
  const calls = (...frames: string[]) => read(...frames).calls;
  const RUN = { id: 'c1', name: 'run', arguments: '{"a":1}', resent: false };

  test.each<[string, object]>([
    ['no id', {}],
    ['an empty id', { id: '' }],
    ['a null id', { id: null }],
    ['the id again', { id: 'c1' }],
    ['no index', { index: undefined }],
    ['the name again', { function: { name: 'run', arguments: '1}' } }],
  ])('goes on with %s', (_name, piece) => {
    expect(calls(call(opened), more('{"a":'), more('1}', piece))).toEqual([RUN]);
  });

  test('is another one when the id is, at the same index or at none', () => {
    const second = { id: 'c2', function: { name: 'read', arguments: '{}' } };
    const READ = { id: 'c2', name: 'read', arguments: '{}', resent: false };
    expect(calls(call(opened), more('{"a":1}'), call({ index: 0, ...second }))).toEqual([RUN, READ]);
    expect(calls(call(opened), more('{"a":1}'), call(second))).toEqual([RUN, READ]);
  });

  test('keeps its pieces when calls come interleaved', () => {
    const second = { index: 1, id: 'c2', function: { name: 'read', arguments: '{"b"' } };
    const interleaved = calls(call(opened), more('{"a"'), call(second), more(':1}'), more(':2}', { index: 1 }));
    expect(interleaved.map((one) => one.arguments)).toEqual(['{"a":1}', '{"b":2}']);
  });

  test('takes arguments sent again as a repetition, whether the first writing was whole or not', () => {
    const again = { ...RUN, arguments: '{"a": 1}', resent: true };
    expect(calls(call(opened), more('{"a":1}'), more('{"a": 1}'))).toEqual([again]);
    expect(calls(call(opened), more('{"a":1'), more('{"a": 1}'))).toEqual([again]);
  });

  test.each([
    ['{"a":', '{}', '}'],
    ['{"a":', '{"a":1}', '}'],
  ])('does not take a nested object for a repetition: %s %s %s', (...fragments) => {
    const [nested] = calls(call(opened), ...fragments.map((fragment) => more(fragment)));
    expect(nested).toMatchObject({ arguments: fragments.join(''), resent: false });
  });

  test('may have its arguments as an object, and its name in pieces', () => {
    expect(calls(call(opened), more({ a: 1 }))).toEqual([RUN]);
    const pieces = calls(
      call({ index: 0, id: 'c1', function: { name: 'ru' } }),
      call({ index: 0, function: { name: 'n' } }),
    );
    expect(pieces[0]?.name).toBe('run');
  });

  test('is whole when its arguments parse', () => {
    expect([RUN, { ...RUN, arguments: '' }, { ...RUN, arguments: '{"a":' }].map(isWhole)).toEqual([true, true, false]);
  });
});

describe('the end', () => {
  test.each<[string, string, string[]]>([
    ['incomplete', 'the length', [chunk({ content: 'a' }), chunk({}, 'length'), DONE]],
    ['failed', 'no finish reason, [DONE] or not', [chunk({ content: 'a' }), DONE]],
    ['failed', 'a finish reason nobody knows', [chunk({}, 'insufficient_system_resource'), DONE]],
    [
      'failed',
      'an error after the finish',
      [chunk({}, 'stop'), frame({ error: { message: 'no' }, choices: [] }), DONE],
    ],
    ['failed', 'an error object of vLLM', [frame({ object: 'error', message: 'no' })]],
    ['failed', 'an error field', [chunk({}, 'stop'), 'error: {"message":"no"}\n\n']],
    ['failed', 'a bare error line', [chunk({}, 'stop'), '{"error":{"message":"no"}}\n']],
    ['failed', 'a frame that is not JSON', [chunk({}, 'stop'), 'data: {"cho\n\n', DONE]],
    ['failed', 'prose', ['error code: 1010']],
    ['failed', 'nothing', ['']],
  ])('is %s by %s', (ending, _name, frames) => {
    expect(read(...frames).ending).toBe(ending);
  });

  test('is failed by the status alone', () => {
    expect(readProvider(new TextEncoder().encode('{"choices":[]}'), 500).ending).toBe('failed');
  });
});

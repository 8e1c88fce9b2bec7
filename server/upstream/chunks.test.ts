import { describe, expect, test } from 'vitest';
import { createChunkReader, type Frame } from './chunks.ts';

function read(text: string, size = text.length, longest?: number): Frame[] {
  const reader = createChunkReader(longest);
  const bytes = new TextEncoder().encode(text);
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length; at += size) frames.push(...reader.push(bytes.subarray(at, at + size)));
  return [...frames, ...reader.end()];
}
const chunk = (value: unknown): Frame => ({ type: 'chunk', value });

const STREAMS: readonly (readonly [string, string, readonly Frame[]])[] = [
  ['two chunks', 'data: {"a":1}\n\ndata: {"b":"ü🧭"}\n\n', [chunk({ a: 1 }), chunk({ b: 'ü🧭' })]],
  ['no space after the colon', 'data:{"a":1}\n\n', [chunk({ a: 1 })]],
  ['carriage returns', 'data: {"a":1}\r\n\r\ndata: {"b":2}\r\n\r\n', [chunk({ a: 1 }), chunk({ b: 2 })]],
  ['carriage returns alone', 'data: {"a":1}\r\rdata: {"b":2}\r\r', [chunk({ a: 1 }), chunk({ b: 2 })]],
  ['a byte order mark', '\uFEFFdata: {"a":1}\n\n', [chunk({ a: 1 })]],
  ['comments and blank lines before it', '\n\n: keep-alive\n\n: keep-alive\n\ndata: {"a":1}\n\n', [chunk({ a: 1 })]],
  ['event and id lines', 'id: 7\nevent: message\ndata: {"a":1}\n\n', [chunk({ a: 1 })]],
  ['no blank line at the end', 'data: {"a":1}', [chunk({ a: 1 })]],
  ['nothing after [DONE]', 'data: {"a":1}\n\ndata: [DONE]\n\ndata: {"cost":"0"}\n\n', [chunk({ a: 1 })]],
  ['nothing glued to [DONE]', 'data: [DONE] {"choices":[]}\n\n', []],
  [
    'an error field',
    'data: {"a":1}\n\nerror: {"message":"x"}\n\n',
    [chunk({ a: 1 }), chunk({ error: { message: 'x' } })],
  ],
  [
    'a bare line of JSON',
    'data: {"a":1}\n\n{"error":{"message":"x"}}\n\n',
    [chunk({ a: 1 }), chunk({ error: { message: 'x' } })],
  ],
  ['a line that is not JSON', 'data: {"a":\n\n', [{ type: 'garbage', text: '{"a":' }]],
  ['a whole JSON body', '\n\n  {"choices":\n[]}', [{ type: 'body', value: { choices: [] } }]],
  ['a page', '<html>\n<body>no</body>', [{ type: 'garbage', text: '<html>\n<body>no</body>' }]],
  ['a word', 'no', [{ type: 'garbage', text: 'no' }]],
  ['an error code of a gateway', 'error code: 1010', [{ type: 'garbage', text: 'error code: 1010' }]],
  ['nothing', '', []],
];

describe.each(STREAMS)('%s', (_, text, frames) => {
  test.each([1, 2, 3, 7, 1000])('read in pieces of %i bytes', (size) => {
    expect(read(text, size)).toEqual(frames);
  });
});

test('a stream without an end of its line stops at the bound', () => {
  expect(read(`data: "${'x'.repeat(5000)}`, 100, 1000).at(0)).toEqual({ type: 'oversized' });
});

test('a body without an end stops at the bound', () => {
  expect(read(`{"a":"${'x'.repeat(5000)}`, 100, 1000).at(0)).toEqual({ type: 'oversized' });
});

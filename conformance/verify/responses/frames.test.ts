import { expect, test } from 'vitest';
import { readFrames } from './frames.ts';

const ONE = [{ name: 'a', data: '{}' }];

test.each([
  ['line feeds', 'event: a\ndata: {}\n\n'],
  ['carriage returns with line feeds', 'event: a\r\ndata: {}\r\n\r\n'],
  ['carriage returns alone', 'event: a\rdata: {}\r\r'],
  ['no space after the colon', 'event:a\ndata:{}\n\n'],
  ['the data first', 'data: {}\nevent: a\n\n'],
  ['a byte order mark', '\uFEFFevent: a\ndata: {}\n\n'],
  ['empty lines more than needed', '\n\nevent: a\ndata: {}\n\n\n\n'],
  ['fields nobody reads', 'id: 7\nretry: 5\nevent: a\ndata: {}\n\n'],
])('a frame is read with %s', (_what, text) => {
  expect(readFrames(text)).toEqual({ frames: ONE, comments: 0, rest: '' });
});

test('several lines of data are one text', () => {
  expect(readFrames('data: {\ndata: }\n\n').frames).toEqual([{ name: null, data: '{\n}' }]);
});

test('comments are counted and are no frames', () => {
  expect(readFrames(': ping\n\n: ping\nevent: a\ndata: {}\n\n')).toEqual({ frames: ONE, comments: 2, rest: '' });
});

test('what no blank line ends is no frame', () => {
  expect(readFrames('event: a\ndata: {}\n\ndata: [DONE]\n')).toEqual({
    frames: ONE,
    comments: 0,
    rest: 'data: [DONE]',
  });
});

import { expect, test } from 'vitest';
import { progressLine } from './progress.ts';

function drawn(isTTY: boolean): string {
  let text = '';
  const write = (more: string | Uint8Array) => {
    text += String(more);
    return true;
  };
  const line = progressLine({ isTTY, columns: 40, write });
  line.step(0, 4, 'Streaming');
  line.step(3, 4, 'A probe with a name too long for the line');
  line.end();
  return text;
}

test('a log gets plain lines', () => {
  expect(drawn(false)).toBe('[1/4] Streaming\n[4/4] A probe with a name too long for the line\n');
});

test('a terminal gets one line, drawn again within its width and gone at the end', () => {
  const [first, ...frames] = drawn(true).split('\r\u001b[2K');
  expect(first).toBe('');
  expect(frames).toEqual(['[                    ] 1/4 Streaming', '[===============     ] 4/4 A probe with', '']);
});

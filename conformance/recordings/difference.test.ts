import { expect, test } from 'vitest';
import { difference } from './difference.ts';

const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;

test('equal texts do not differ', () => {
  expect(difference(lines('a', 'b'), lines('a', 'b'))).toBe('');
});

test('a changed line is shown between those around it, with its number', () => {
  expect(difference(lines('0', '1', 'old', '3', '4'), lines('0', '1', 'new', '3', '4'))).toBe(
    lines('@@ line 2 @@', '  1', '- old', '+ new', '  3').trimEnd(),
  );
});

test('changes far apart are shown apart', () => {
  const same = ['1', '2', '3', '4', '5'];
  expect(difference(lines('a', ...same, 'b'), lines('x', ...same, 'y'))).toBe(
    lines('@@ line 1 @@', '- a', '+ x', '  1', '@@ line 6 @@', '  5', '- b', '+ y').trimEnd(),
  );
});

test('a new file is shown from its beginning, and long ones only there', () => {
  const shown = difference('', lines(...Array.from({ length: 3000 }, (_, index) => `line ${index}`))).split('\n');
  expect([shown[1], shown.at(-1)]).toEqual(['+ line 0', '(and more)']);
  expect(shown.length).toBeLessThan(30);
});

test('of a long line the part that changed is shown, on both sides', () => {
  const long = 'same '.repeat(100);
  const [, went = '', came = ''] = difference(lines(`${long}old${long}`), lines(`${long}new${long}`)).split('\n');
  expect([went, came]).toEqual([
    expect.stringMatching(/^- ….*oldsame.*…$/),
    expect.stringMatching(/^\+ ….*newsame.*…$/),
  ]);
  expect(Math.max(went.length, came.length)).toBeLessThan(170);
});

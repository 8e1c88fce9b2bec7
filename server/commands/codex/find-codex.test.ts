import { expect, test } from 'vitest';
import { findCodex } from './find-codex.ts';

const machine = (platform: string, ...files: readonly string[]) => ({
  platform,
  exists: (file: string) => files.includes(file),
  node: 'node',
});

test('the first codex on PATH', () => {
  const found = findCodex({ PATH: '/none:/usr/bin:/bin' }, machine('linux', '/usr/bin/codex', '/bin/codex'));
  expect(found).toEqual({ file: '/usr/bin/codex', words: [] });
});

test('Windows: the program, or the package behind the .cmd of npm', () => {
  const exe = machine('win32', 'C:\\Codex\\codex.exe');
  expect(findCodex({ Path: 'C:\\Windows;C:\\Codex' }, exe)).toEqual({ file: 'C:\\Codex\\codex.exe', words: [] });
  const script = 'C:\\npm\\node_modules\\@openai\\codex\\bin\\codex.js';
  expect(findCodex({ Path: 'C:\\npm' }, machine('win32', script))).toEqual({ file: 'node', words: [script] });
});

test('none is one sentence', () => {
  expect(() => findCodex({}, machine('linux'))).toThrow(
    'There is no codex on PATH: npm install -g @openai/codex installs it.',
  );
});

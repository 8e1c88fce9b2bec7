import { describe, expect, test } from 'vitest';
import type { LogLevel } from '../config.ts';
import { createLog } from '../log.ts';
import type { TurnEntry } from '../turn-entry.ts';
import { attempt, entry } from './entry.testing.ts';
import { turnLine } from './turn-line.ts';

function logged(told: TurnEntry, terminal = false, level: LogLevel = 'info'): string[] {
  const lines: string[] = [];
  const log = createLog(
    { level, secrets: ['CANARY-key'] },
    () => ({ write: (line: string) => void lines.push(line) }),
    terminal,
  );
  turnLine(log).ended(told, null);
  return lines;
}

describe('the line of a turn', () => {
  test('tells who answered, how it ended, its times and its cost in tokens', () => {
    const [line = ''] = logged(entry({ attempts: [attempt(), attempt()], notes: [{ at: 'tools', reason: 'x' }] }));
    const { time: _time, ...told } = JSON.parse(line);
    expect(told).toEqual({
      level: 30,
      id: 'request-1',
      turn: 'resp_test',
      session: 'thread-1',
      asked: 'gpt-5.5',
      provider: 'generic',
      model: 'echo-1',
      rule: 'default',
      status: 'completed',
      code: null,
      ms: 2000,
      first_ms: 700,
      queued_ms: 0,
      tokens: { input: 1000, cachedInput: 800, output: 50, reasoning: 20 },
      attempts: 2,
      notes: 1,
      streamed: true,
      msg: 'Turn completed at generic/echo-1 after 2.0 s.',
    });
  });

  test('is not written where only warnings are', () => {
    expect(logged(entry(), false, 'warn')).toEqual([]);
  });

  test('S26: holds no key, and nothing of what was asked, answered or complained of', () => {
    const said = 'the prompt CANARY';
    const [line = ''] = logged(
      entry({
        model: 'CANARY-key',
        session: 'sk-CANARY0123456789',
        errorMessage: said,
        notes: [{ at: said, reason: said }],
      }),
    );
    expect(line).not.toContain('CANARY');
  });

  test.each([false, true])('S47: obeys no control character of a client (terminal: %s)', (terminal) => {
    const name = '\u001b[2J\u0007\r\n{"level":60}\u009b31m\u2028';
    const lines = logged(entry({ model: name, requestId: name, session: name }), terminal);
    expect(lines.length).toBe(1);
    const [line = ''] = lines;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(line.replace(/\n$/, '')).not.toMatch(terminal ? /[\u0000-\u001f\u007f-\u009f]/ : /[\u0000-\u001f]/);
    expect(JSON.parse(line).level).toBe(30);
  });
});

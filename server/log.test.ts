import { Writable } from 'node:stream';
import pretty from 'pino-pretty';
import { describe, expect, test } from 'vitest';
import type { LogLevel } from './config.ts';
import { createLog } from './log.ts';

/** Nothing of these may ever be read in a log. */
const PLANTED = [
  'sk-PLANTED0123456789',
  'tp-PLANTED0123456789',
  'PLANTED.plain.value',
  'eyJhbGciOiPLANTED.eyJzdWIPLANTED.sigPLANTED',
];

const CARRIERS: readonly ((secret: string) => unknown)[] = [
  (secret) => ({ authorization: `Bearer ${secret}` }),
  (secret) => ({ Authorization: [`Bearer ${secret}`] }),
  (secret) => ({ 'proxy-authorization': `Basic ${secret}` }),
  (secret) => ({ 'api-key': secret, 'x-api-key': secret, api_key: secret, apiKey: secret }),
  (secret) => ({ cookie: `a=${secret}; b=${secret}` }),
  (secret) => ({ 'set-cookie': [`a=${secret}`, `b=${secret}`] }),
  (secret) => ({ rawHeaders: ['Host', 'x', 'Authorization', `Bearer ${secret}`, 'Cookie', secret] }),
  (secret) => ({ err: new Error(`refused: Authorization: Bearer ${secret}`) }),
  (secret) => ({ err: new Error('outer', { cause: new Error(`{"authorization":"Bearer ${secret}"}`) }) }),
  (secret) => ({ body: JSON.stringify({ headers: JSON.stringify({ authorization: `Bearer ${secret}` }) }) }),
  (secret) => ({ url: `https://user:${secret}@example.com/v1` }),
];

function logged(write: (log: ReturnType<typeof createLog>) => void, secrets: readonly string[] = []): string {
  const lines: string[] = [];
  write(createLog({ level: 'debug', secrets }, () => ({ write: (line: string) => void lines.push(line) }), false));
  return lines.join('');
}

describe('the log', () => {
  test.each(PLANTED.flatMap((secret) => CARRIERS.map((carry, at) => [secret, at, carry] as const)))(
    'never holds %s, whatever carries it (%i)',
    (secret, _at, carry) => {
      const line = logged((log) => log.error(carry(secret), `key in the message: Bearer ${secret}`));
      expect(line).not.toContain('PLANTED');
      expect(line).toContain('[redacted]');
      expect(() => JSON.parse(line)).not.toThrow();
    },
  );

  test('never holds a configured key, whatever it looks like', () => {
    const line = logged((log) => log.warn({ note: 'odd-key-42' }, 'the key odd-key-42 was refused'), ['odd-key-42']);
    expect(line).not.toContain('odd-key-42');
  });

  test('keeps what is no secret', () => {
    const facts = { code: 'invalid_api_key', param: 'model', task: 'task-list-of-things', path: '/v1/responses' };
    expect(JSON.parse(logged((log) => log.warn(facts, 'set MIMO_API_KEY and start again')))).toMatchObject({
      ...facts,
      msg: 'set MIMO_API_KEY and start again',
    });
  });

  test.each<[LogLevel, number]>([
    ['debug', 4],
    ['info', 3],
    ['warn', 2],
    ['error', 1],
    ['silent', 0],
  ])('at level %s holds %i of four lines', (level, expected) => {
    let lines = 0;
    const log = createLog({ level, secrets: [] }, () => ({ write: () => void lines++ }), false);
    for (const of of ['debug', 'info', 'warn', 'error'] as const) log[of]('x');
    expect(lines).toBe(expected);
  });

  test('S47: on a terminal shows control characters instead of obeying them', async () => {
    const shown: string[] = [];
    const terminal = new Writable({
      write: (bytes: Buffer, _encoding, done) => {
        shown.push(bytes.toString());
        done();
      },
    });
    const stream = pretty({ destination: terminal, colorize: false, sync: true });
    const log = createLog({ level: 'debug', secrets: [] }, () => stream, true);
    log.warn({ model: '\u001b[2Jgone\u0007', path: 'C:\\u001b\\new' }, 'over\rwritten \u009b31m\u007f \\u001b[0m');
    await new Promise((resolve) => stream.end(resolve));
    const text = shown.join('');
    expect(text).toContain('over\\rwritten');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import {
  chunk,
  post,
  provider,
  type RawAnswer,
  send,
  startApp,
  type TestApp,
  type TestAppOptions,
} from '../app.testing.ts';
import { traceparentOf } from './request-names.ts';

let app: TestApp | undefined;
afterEach(() => app?.close());

async function open(options: TestAppOptions = {}): Promise<TestApp> {
  app = await startApp(options);
  return app;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe('the id of a request', () => {
  test.each(['a', 'req_01J', 'trace/1:2=3;{"x"}', 'x'.repeat(128)])(
    'is the one that the client gave: %s',
    async (id) => {
      const answer = await send(await open(), 'GET', '/healthz', { 'x-request-id': id });
      expect(answer.headers['x-request-id']).toBe(id);
    },
  );

  test.each(['', 'x'.repeat(129), 'two words', 'tab\there', 'gr\u00fcn', '\u00a0'])(
    'is a new one where the given one is not sane: %j',
    async (id) => {
      const answer = await send(await open(), 'GET', '/healthz', { 'x-request-id': id });
      expect(answer.headers['x-request-id']).toMatch(UUID);
    },
  );

  test('stands in each line of the log that tells of the request, and does not go to the provider', async () => {
    const refusing = () => ({ status: 400, pieces: ['{"error":{"message":"No."}}'] });
    const { log, calls } = await open({ answer: refusing });
    await post(app as TestApp, { model: 'unknown-1', input: 'Hi' }, { 'x-request-id': 'mine-1' });
    await post(app as TestApp, { model: 'echo-1', input: 'Hi', stream: true }, { 'x-request-id': 'mine-2' });
    const ids = log.map((line) => JSON.parse(line)).map(({ id, msg }) => [id, msg]);
    expect(ids.filter(([id]) => id === undefined)).toEqual([]);
    for (const id of ['mine-1', 'mine-2']) {
      expect(ids.filter(([of]) => of === id).length, JSON.stringify(ids)).toBeGreaterThan(1);
    }
    expect(calls.length).toBeGreaterThan(0);
    expect(JSON.stringify(calls)).not.toContain('mine-');
  });
});

describe('the trace of a client', () => {
  const VALID = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

  test.each([
    [VALID, VALID],
    [`cc${VALID.slice(2)}-what-the-future-adds`, `cc${VALID.slice(2)}`],
    [`${VALID}-more`, null],
    [`ff${VALID.slice(2)}`, null],
    [VALID.toUpperCase(), null],
    [VALID.replace(/[\da-f]{32}/, '0'.repeat(32)), null],
    [VALID.replace(/-[\da-f]{16}-/, `-${'0'.repeat(16)}-`), null],
    [`${VALID}\n`, null],
    ['', null],
    [undefined, null],
  ])('%j is %j', (given, expected) => {
    expect(traceparentOf({ traceparent: given })).toBe(expected);
  });
});

describe('S52: what nobody foresaw', () => {
  const CAUSE = 'secret of the inside';
  const broken = (): never => {
    throw new TypeError(CAUSE);
  };

  /** The client learns that it failed and under which id; only the log has the cause. */
  function expectClosed(answer: RawAnswer, log: readonly string[]): void {
    expect([answer.status, answer.json.error.code]).toEqual([500, 'server_error']);
    expect(answer.json.error.message).toMatch(/^m2c failed to handle this request; .* under mine-1\.$/);
    expect(answer.headers['x-request-id']).toBe('mine-1');
    expect(answer.text).not.toContain(CAUSE);
    expect(log.filter((line) => line.includes(CAUSE) && JSON.parse(line).id === 'mine-1').length).toBe(1);
  }

  test('at any door is a plain failure', async () => {
    const { log } = await open({ isStopping: broken });
    expectClosed(await send(app as TestApp, 'GET', '/readyz', { 'x-request-id': 'mine-1' }), log);
  });

  test.each([false, true])('in a turn is a failure before anything is sent (stream: %s)', async (stream) => {
    const { log, calls } = await open({ provider: Object.defineProperty(provider(), 'models', { get: broken }) });
    expectClosed(
      await post(app as TestApp, { model: 'echo-1', input: 'Hi', stream }, { 'x-request-id': 'mine-1' }),
      log,
    );
    expect(calls).toEqual([]);
  });

  test('behind the first event ends the stream as failed, never as completed', async () => {
    function* failing() {
      yield chunk({ content: 'Hello' });
      broken();
    }
    const { log } = await open({ answer: () => ({ pieces: failing() }) });
    const answer = await post(
      app as TestApp,
      { model: 'echo-1', input: 'Hi', stream: true },
      { 'x-request-id': 'mine-1' },
    );
    expect(answer.text).toContain('event: response.failed');
    expect(answer.text).not.toContain('response.completed');
    expect(answer.text).not.toContain(CAUSE);
    expect(log.some((line) => line.includes(CAUSE) && JSON.parse(line).id === 'mine-1')).toBe(true);
  });
});

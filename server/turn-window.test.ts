/** Turns that are longer than the window of their model. */
import { expect, test } from 'vitest';
import { bench, inTurn, said, sse, whole, windowed } from './turn.testing.ts';
import { Health } from './upstream/health.ts';

const KEY = { DS_API_KEY: 'key' };

function windowedBench(contextWindow: number, windowAssumed = false) {
  const stage = bench(inTurn([whole()]), KEY);
  Object.assign(stage.deps, { routes: windowed(stage.deps.routes, contextWindow, windowAssumed) });
  return stage;
}

const words = (count: number) => 'word '.repeat(count);

test('a conversation that certainly does not fit is refused without asking, so that Codex compacts', async () => {
  const stage = windowedBench(1000);
  const { outcome, types } = await stage.run({ input: words(1051) });
  expect(stage.calls).toHaveLength(0);
  expect(types).toEqual(['created', 'in_progress', 'failed']);
  expect(outcome.response.error).toMatchObject({
    code: 'context_length_exceeded',
    message:
      'The conversation has at least 1,051 tokens, and the window of deepseek-v4-pro holds 1,000: compact it or begin a new one.',
  });
});

test.each([
  ['is not certainly too long', 1000, false, words(1000)],
  [
    'is long only in what may be left out or be few tokens',
    1000,
    false,
    `${'='.repeat(50_000)} ${'a b '.repeat(5000)}`,
  ],
  ['goes to a model whose window nobody has told', 1000, true, words(100_000)],
])('one that %s is asked', async (_what, window, assumed, input) => {
  const stage = windowedBench(window, assumed);
  expect((await stage.run({ input })).text).toBe('Hello');
  expect(stage.calls).toHaveLength(1);
});

test('the queue learns from the usage what the next request of the same model likely costs', async () => {
  const counted = (prompt_tokens: number) =>
    sse(said('Hello', 'stop', { prompt_tokens, total_tokens: prompt_tokens + 1 }));
  const stage = bench(inTurn([counted(6500), whole()]), KEY, { health: new Health(5) });
  await stage.run({ input: words(5000) });
  expect(stage.deps.health.tokenFactors.of('deepseek', 'deepseek-v4-pro')).toBeCloseTo(1.2, 1);
});

/** What a provider refuses once is left out, in this turn and in the next ones. */
import { expect, test } from 'vitest';
import { bench, inTurn, type Reply, refused, type Script, said, sse, whole } from './turn.testing.ts';
import type { UpstreamCall } from './upstream/client.ts';

const TOOLS = [{ type: 'function' as const, name: 'look', parameters: { type: 'object' }, strict: false }];
const SEARCH_OFF = 'web search tool found in the request body, but webSearchEnabled is false';

/** A server that knows no fields but these, and says so as OpenAI does. */
function strict(...unknown: string[]): Script {
  return ({ body }: UpstreamCall) => {
    const named = unknown.find((field) => field in JSON.parse(String(body)));
    return named === undefined
      ? whole()
      : refused(400, null, `Unsupported parameter: '${named}' is not supported with this model.`);
  };
}
const GENERIC = { GENERIC_API_KEY: 'one,two', GENERIC_BASE_URL: 'http://p.invalid', GENERIC_DEFAULT_MODEL: 'm' };

test('a provider without its search plugin answers without a search, and is not offered one again', async () => {
  const off: Script = ({ body }) =>
    JSON.parse(String(body)).tools.some(({ type }: { type: string }) => type === 'web_search')
      ? { status: 400, ...sse({ error: { code: '400', message: 'Param Incorrect', param: SEARCH_OFF, type: '' } }) }
      : whole();
  const stage = bench(off, { MIMO_API_KEY: 'sk-1' }, { webSearch: true });
  const request = { tools: [...TOOLS, { type: 'web_search' as const }] };
  const first = await stage.run(request);
  expect([first.text, first.failed]).toEqual(['Hello', ['mimo invalid_prompt']]);
  expect(first.notes).not.toContain('tools.web_search');
  expect(first.types.filter((type) => type === 'created' || type === 'completed')).toEqual(['created', 'completed']);
  const second = await stage.run(request);
  expect([second.text, second.failed]).toEqual(['Hello', []]);
  expect(second.notes).toContain('tools.web_search');
  expect(stage.calls).toHaveLength(3);
  expect(
    stage
      .bodies()
      .at(-1)
      .tools.map(({ type }: { type: string }) => type),
  ).toEqual(['function']);
});

test('several things are learned one after the other', async () => {
  const stage = bench(strict('parallel_tool_calls', 'temperature', 'stream_options'), GENERIC);
  const { text, failed } = await stage.run({ tools: TOOLS, temperature: 0.5 });
  expect([text, failed.length]).toEqual(['Hello', 3]);
  expect(stage.deps.health.learned.list(performance.now()).map(({ what }) => what)).toEqual([
    'parallel_tool_calls',
    'temperature',
    'stream_options',
  ]);
});

test('a lesson that is forgotten is learned again', async () => {
  const stage = bench(strict('temperature'), GENERIC);
  await stage.run({ temperature: 0.5 });
  const { learned } = stage.deps.health;
  const [lesson] = learned.list(performance.now());
  expect(lesson).toMatchObject({ provider: 'generic', model: 'm', sentence: expect.stringContaining("'temperature'") });
  expect(learned.forget(lesson?.id ?? '')).toBe(true);
  const again = await stage.run({ temperature: 0.5 });
  expect([again.notes, again.failed.length, stage.calls.length]).toEqual([[], 1, 4]);
});

test('what one key is refused, another is asked with', async () => {
  const replies = [refused(400, null, "Unknown parameter: 'temperature'."), refused(429), whole()];
  const stage = bench(inTurn(replies), GENERIC);
  expect((await stage.run({ temperature: 0.5 })).text).toBe('Hello');
  expect(stage.bodies().map((body) => body.temperature)).toEqual([0.5, undefined, 0.5]);
  expect(stage.calls.map(({ apiKey }) => apiKey)).toEqual(['one', 'one', 'two']);
});

test.each<[string, Reply]>([
  ['something that the request does not hold', refused(400, null, "Unknown parameter: 'top_k'.")],
  ['the messages', refused(400, null, "Unknown parameter: 'messages'.")],
  ['the function tools', refused(400, null, 'tools: Extra inputs are not permitted')],
  ['the key, in words that name a field', refused(401, null, "Unknown parameter: 'temperature'.")],
])('a refusal of %s is told at once', async (_what, reply) => {
  const stage = bench(inTurn([reply, whole()]), { ...GENERIC, GENERIC_API_KEY: 'one' });
  const { outcome } = await stage.run({ temperature: 0.5, tools: TOOLS });
  expect([outcome.response.status, stage.calls.length]).toEqual(['failed', 1]);
});

test('a provider that refuses whatever it is sent ends the turn, and not never', async () => {
  const stage = bench(({ body }) => {
    const field = Object.keys(JSON.parse(String(body))).find((name) => !['model', 'messages', 'tools'].includes(name));
    return refused(400, null, `Unknown parameter: '${field}'.`);
  }, GENERIC);
  const { outcome } = await stage.run({ temperature: 0.5, max_output_tokens: 10, tools: TOOLS });
  expect(outcome.response.error?.message).toContain("'stream'");
  expect(stage.calls.length).toBeLessThan(10);
});

test('a limit of length that is refused under both names is told, and not tried for ever', async () => {
  const stage = bench(strict('max_tokens', 'max_completion_tokens'), GENERIC);
  const { outcome } = await stage.run({ max_output_tokens: 10 });
  expect(outcome.response.error?.message).toContain("'max_tokens'");
  expect(stage.calls).toHaveLength(3);
});

test('once the client has heard something nothing is asked again', async () => {
  const late = sse(said('Half an ans'), { error: { message: "Unknown parameter: 'temperature'.", code: 400 } });
  const stage = bench(inTurn([late, whole()]), GENERIC);
  const { text, types } = await stage.run({ temperature: 0.5 });
  expect([text, types.at(-1), stage.calls.length]).toEqual(['Half an ans', 'failed', 1]);
});

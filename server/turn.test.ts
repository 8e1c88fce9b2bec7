import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CreateResponse, StreamEvent } from '../generated/types/responses.ts';
import { Fault } from './fault.ts';
import { PROFILES } from './providers/index.ts';
import { prepareTurn, runTurn, type TurnDeps } from './turn.ts';
import type { UpstreamAnswer, UpstreamCall } from './upstream/client.ts';
import { Health } from './upstream/health.ts';
import { openProviders } from './upstream/keys.ts';

type Answer = (call: UpstreamCall) => Partial<UpstreamAnswer> | Promise<Partial<UpstreamAnswer>>;

function deps(answer: Answer, heartbeatMs = 60_000, totalMs = 60_000): TurnDeps {
  const { providers } = openProviders(PROFILES, { DS_API_KEY: 'key' });
  const fallback = providers.find((provider) => provider.keys.length > 0);
  if (fallback === undefined) throw new Error('no provider');
  return {
    routes: { providers, fallback },
    upstream: {
      send: async (call) => ({ status: 200, retryAfter: null, body: Readable.from([]), ...(await answer(call)) }),
      look: async () => ({ status: 404, date: null, text: '' }),
      close: async () => undefined,
    },
    health: new Health(),
    retry: { retries: 0, baseMs: 1, longestWaitMs: 1000, totalMs: 10_000 },
    showReasoning: true,
    webSearch: false,
    deadlines: { heartbeatMs, totalMs },
    newId: () => 'A',
    now: () => 1,
  };
}

async function run(
  answer: Answer,
  options: { request?: Partial<CreateResponse>; heartbeatMs?: number; signal?: AbortSignal } = {},
) {
  const given = deps(answer, options.heartbeatMs);
  const events: StreamEvent[] = [];
  const batches: number[] = [];
  const turn = prepareTurn({ model: 'deepseek-v4-pro', input: 'hi', ...options.request }, given);
  const signal = options.signal ?? new AbortController().signal;
  const hear = (batch: readonly StreamEvent[]) => {
    batches.push(batch.length);
    events.push(...batch);
  };
  const outcome = await runTurn(turn, given, hear, signal);
  return { outcome, events, batches, types: events.map((event) => event.type.replace('response.', '')) };
}

const sse = (...chunks: unknown[]) => chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
const said = (content: string, finish_reason: string | null = null) => ({
  choices: [{ index: 0, delta: { content }, finish_reason }],
});
const stream = (...reads: string[]) => ({ body: Readable.from(reads.map((read) => Buffer.from(read))) });

test('the provider is asked at its own address with its own key', async () => {
  const calls: UpstreamCall[] = [];
  await run((call) => {
    calls.push(call);
    return stream(sse(said('x', 'stop')));
  });
  expect(calls).toMatchObject([{ url: 'https://api.deepseek.com/v1/chat/completions', apiKey: 'key' }]);
});

test('one read of the provider is one batch for the client', async () => {
  const { batches } = await run(() => stream(sse(said('a'), said('b'), said('c')), sse(said('', 'stop'))));
  expect(batches.slice(0, 2)).toEqual([2, 5]);
});

test('a silent provider is covered by heartbeats until it speaks', async () => {
  const { types } = await run(
    async () => {
      await delay(100);
      return stream(sse(said('x', 'stop')));
    },
    { heartbeatMs: 10 },
  );
  const beats = types.indexOf('output_item.added') - 2;
  expect(beats).toBeGreaterThan(0);
  expect(new Set(types.slice(1, 2 + beats))).toEqual(new Set(['in_progress']));
});

test('what the provider says after [DONE] is not heard, and its connection is let go', async () => {
  const { body } = stream(`${sse(said('x', 'stop'))}data: [DONE]\n\n`, sse(said('y')));
  const left = once(body, 'close');
  const { outcome } = await run(() => ({ body }));
  expect(outcome.response.output).toMatchObject([{ content: [{ text: 'x' }] }]);
  await left;
});

test.each([
  [400, '{"error":{"message":"Bad role."}}', 'invalid_prompt'],
  [400, 'data:{"error":{"message":"Bad role."}}\n\n', 'invalid_prompt'],
  [401, '{"error":{"message":"Bad role."}}', 'invalid_prompt'],
  [429, '{"message":"Bad role."}', 'rate_limit_exceeded'],
  [503, 'Bad role.', 'upstream_error'],
])("status %i fails the turn with the provider's sentence", async (status, text, code) => {
  const { outcome, types } = await run(() => ({ status, ...stream(text) }));
  expect(types).toEqual(['created', 'in_progress', 'failed']);
  expect(outcome.response.error).toMatchObject({ code, message: expect.stringContaining('Bad role.') });
  expect(outcome.fault).toBeInstanceOf(Fault);
});

test('a provider that cannot be reached fails the turn, never the process', async () => {
  const { outcome } = await run(() => {
    throw new Fault('upstream_unreachable', 'api.deepseek.com could not be reached (ENOTFOUND).');
  });
  expect(outcome.response.error).toMatchObject({ code: 'upstream_unreachable' });
});

test('an endless error body is read up to a bound', async () => {
  let read = 0;
  const body = Readable.from(
    (async function* () {
      for (;;) {
        read += 1;
        yield Buffer.alloc(16 * 1024, 'x');
      }
    })(),
  );
  const { outcome } = await run(() => ({ status: 500, body }));
  expect(outcome.response.status).toBe('failed');
  expect(read).toBeLessThan(50);
});

test('when the client goes away the turn ends at once', async () => {
  const gone = new AbortController();
  const body = new Readable({ read: () => undefined, signal: gone.signal });
  const running = run(() => ({ body }), { signal: gone.signal });
  await delay(5);
  gone.abort();
  expect((await running).outcome.response.status).toBe('failed');
});

test.each([[[{ type: 'web_search_call' as const }]], [[{ type: 'reasoning' as const, summary: [] }]]])(
  'an input that holds no message is refused before anything is sent: %j',
  async (input) => {
    await expect(run(() => stream(''), { request: { input } })).rejects.toMatchObject({
      code: 'invalid_prompt',
      param: 'input',
    });
  },
);

test('only a new image brings the model that can see it', () => {
  const { providers } = openProviders(PROFILES, { MIMO_API_KEY: 'sk-1' });
  const fallback = providers.find((provider) => provider.keys.length > 0);
  if (fallback === undefined) throw new Error('no provider');
  const given = { ...deps(() => stream('')), routes: { providers, fallback } };
  const user = { role: 'user', content: [{ type: 'input_image', image_url: 'data:,x' }] } as const;
  const said = { type: 'message', role: 'assistant', content: 'A cat.' } as const;
  const asked = { role: 'user', content: 'Sure?' } as const;
  const fresh = prepareTurn({ model: 'mimo-v2.5-pro', input: [user] }, given);
  expect([fresh.body.model, fresh.notes.map((note) => note.at)]).toEqual(['mimo-v2.5', ['model']]);
  expect(prepareTurn({ model: 'mimo-v2.5-pro', input: [user, said, asked] }, given).body.model).toBe('mimo-v2.5-pro');
});

test('a provider that has finished but does not close does not hold the turn', async () => {
  const body = new Readable({ read: () => undefined });
  body.push(sse(said('x', 'stop')));
  expect((await run(() => ({ body }))).outcome.response.status).toBe('completed');
});

test('a client that is behind hears no heartbeat', async () => {
  const given = deps(() => stream(sse(said('x')), sse(said('y', 'stop'))), 10);
  let heard = 0;
  let catchUp = () => {};
  const slow = () => {
    heard += 1;
    // The opening and the first piece are said; from then on the client is waited for.
    return heard === 2 ? new Promise<void>((resolve) => (catchUp = resolve)) : undefined;
  };
  const turn = prepareTurn({ model: 'deepseek-v4-pro', input: 'hi' }, given);
  const running = runTurn(turn, given, slow, new AbortController().signal);
  await delay(100);
  expect(heard).toBe(2);
  catchUp();
  expect((await running).response.status).toBe('completed');
});

test('a refusal whose reason breaks off keeps its status', async () => {
  const body = new Readable({ read: () => undefined });
  body.push('{"error":{"message":"No');
  setTimeout(() => body.destroy(new Error('reset')), 5);
  const { outcome } = await run(() => ({ status: 401, body }));
  expect(outcome.response.error?.code).toBe('invalid_prompt');
});

test('notes tell what was left out, from the routing to the writing', () => {
  const { notes } = prepareTurn(
    { model: 'gpt-5.5', input: 'hi', tools: [{ type: 'web_search' }], temperature: 0.5 },
    deps(() => stream('')),
  );
  expect(notes.map((note) => note.at).sort()).toEqual(['model', 'temperature', 'tools']);
});

import { afterEach, describe, expect, test } from 'vitest';
import { provider } from '../app.testing.ts';
import { createLog } from '../log.ts';
import type { TurnEntry } from '../turn-entry.ts';
import { type Collector, openCollector } from './collector.testing.ts';
import { AT, attempt, entry } from './entry.testing.ts';
import { openTelemetry } from './open.ts';
import { readTraceSettings } from './trace-settings.ts';

let collector: Collector | undefined;
afterEach(() => collector?.close());

/** Tells these turns and ends. @returns the collector and the log's lines. */
async function sent(turns: readonly TurnEntry[], variables: Record<string, string> = {}, secrets: string[] = []) {
  collector = await openCollector();
  const { log, telemetry } = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...variables }, secrets);
  for (const one of turns) for (const listener of telemetry.hears) listener.ended(one, null);
  await telemetry.close();
  return { collector, log };
}

async function open(variables: Record<string, string>, secrets: string[] = []) {
  const log: string[] = [];
  const telemetry = await openTelemetry(
    { variables },
    {
      providers: () => [provider({ baseUrl: 'https://user:word@api.example.com/v1' })],
      standing: () => ({ breaker: 'closed', waiting: 0, readyKeys: 1, restingKeys: 0 }),
      log: createLog({ level: 'warn', secrets }, () => ({ write: (line: string) => void log.push(line) }), false),
      secrets,
    },
  );
  return { log, telemetry };
}

describe('a turn as a trace', () => {
  test('is a model call, with an HTTP call below it for each attempt, at their own times', async () => {
    const failed = attempt({ at: AT + 10, durationMs: 50, httpStatus: 503, errorCode: 'upstream_error', usage: null });
    const { collector } = await sent([entry({ attempts: [failed, attempt()] })]);
    const [turn, first, second, ...more] = collector.spans();
    expect(more).toEqual([]);
    expect(turn).toMatchObject({
      name: 'chat gpt-5.5',
      kind: 3,
      startMs: AT,
      endMs: AT + 2000,
      status: 0,
      parentSpanId: '',
    });
    expect(turn?.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'generic',
      'gen_ai.request.model': 'gpt-5.5',
      'gen_ai.request.stream': true,
      'gen_ai.response.id': 'resp_test',
      'gen_ai.response.model': 'echo-1',
      'gen_ai.response.time_to_first_chunk': 0.7,
      'gen_ai.conversation.id': 'thread-1',
      'gen_ai.usage.input_tokens': 1000,
      'gen_ai.usage.cache_read.input_tokens': 800,
      'gen_ai.usage.output_tokens': 50,
      'gen_ai.usage.reasoning.output_tokens': 20,
      'server.address': 'api.example.com',
      'server.port': 443,
      'm2c.status': 'completed',
      'm2c.request_id': 'request-1',
      'm2c.rule': 'default',
      'm2c.queued_ms': 0,
      'm2c.notes': 0,
    });
    const below = { name: 'POST', kind: 3, traceId: turn?.traceId, parentSpanId: turn?.spanId };
    expect(first).toMatchObject({ ...below, startMs: AT + 10, endMs: AT + 60, status: 2 });
    expect(first?.attributes).toMatchObject({ 'http.response.status_code': 503, 'error.type': '503' });
    expect(second).toMatchObject({ ...below, startMs: AT + 100, endMs: AT + 2000, status: 0 });
    expect(second?.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.request.resend_count': 1,
      'http.response.status_code': 200,
      'url.full': 'https://api.example.com/v1/chat/completions',
    });
  });

  test('that failed says by which code, and nothing of what was said', async () => {
    const said = 'The provider repeats: my secret prompt';
    const { collector } = await sent([
      entry({
        status: 'failed',
        errorCode: 'upstream_timeout',
        errorMessage: said,
        notes: [{ at: 'input', reason: said }],
        attempts: [attempt({ httpStatus: null, errorCode: 'upstream_timeout', errorMessage: said })],
      }),
      entry({ status: 'abandoned', usage: null, attempts: [attempt({ errorCode: 'abandoned' })] }),
    ]);
    const [failed, attempted, abandoned, left] = collector.spans();
    expect([failed?.status, attempted?.status, abandoned?.status, left?.status]).toEqual([2, 2, 0, 0]);
    expect(failed?.attributes['error.type']).toBe('upstream_timeout');
    expect(attempted?.attributes['error.type']).toBe('upstream_timeout');
    expect(abandoned?.attributes).not.toHaveProperty('gen_ai.usage.input_tokens');
    expect(collector.bodies.join('')).not.toContain('secret prompt');
  });

  test("stands below the client's own span", async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const { collector } = await sent([entry({ traceparent, attempts: [] })]);
    expect(collector.spans()).toMatchObject([
      { traceId: '0af7651916cd43dd8448eb211c80319c', parentSpanId: 'b7ad6b7169203331' },
    ]);
  });

  test('is not sent when the client sampled it out, unless the user wants all', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';
    const out = await sent([entry({ traceparent })]);
    expect(out.collector.spans()).toEqual([]);
    await out.collector.close();
    const all = await sent([entry({ traceparent })], { OTEL_TRACES_SAMPLER: 'always_on' });
    expect(all.collector.spans().length).toBe(2);
  });

  test('S26: bears no key, neither of a provider nor of the collector', async () => {
    const secrets = ['CANARY-0123456789'];
    const name = 'CANARY-0123456789 sk-CANARY0123456789';
    const { collector, log } = await sent(
      [entry({ model: name, session: name, requestId: name, upstreamModel: name, errorMessage: name })],
      { OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20CANARY-collector-42' },
      secrets,
    );
    expect(collector.spans().length).toBe(2);
    expect(collector.headers[0]).toMatchObject({ authorization: 'Bearer CANARY-collector-42', path: '/v1/traces' });
    expect(collector.bodies.join('') + log.join('')).not.toContain('CANARY');
    expect(secrets).toContain('CANARY-collector-42');
  });
});

describe('the collector', () => {
  test('hears who sends, by the names the user gave', async () => {
    const variables = { OTEL_SERVICE_NAME: 'proxy', OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment=home,x=a%20b' };
    const { collector } = await sent([entry()], variables);
    expect(collector.resource()).toMatchObject({ 'service.name': 'proxy', 'deployment.environment': 'home', x: 'a b' });
    await collector.close();
    expect((await sent([entry()])).collector.resource()).toMatchObject({ 'service.name': 'm2c' });
  });

  test('that is down is told once and harms nothing', async () => {
    collector = await openCollector();
    await collector.close();
    // Nobody listens there any more.
    const { log, telemetry } = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    for (let turns = 0; turns < 2000; turns++) for (const one of telemetry.hears) one.ended(entry(), null);
    await telemetry.close();
    expect(log.map((line) => JSON.parse(line).msg)).toEqual([
      `The last traces did not reach ${new URL(collector.url).host} in time.`,
    ]);
  });

  test('that refuses is told once', async () => {
    collector = await openCollector();
    collector.status = 401;
    const { log, telemetry } = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    for (let turns = 0; turns < 1000; turns++) for (const one of telemetry.hears) one.ended(entry(), null);
    await telemetry.close();
    expect(collector.bodies.length).toBeGreaterThan(1);
    expect(log.map((line) => JSON.parse(line).msg)).toEqual([
      `Traces cannot be sent to ${new URL(collector.url).host}; turns go on without.`,
    ]);
  });
});

describe('the settings of traces', () => {
  const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };

  test.each<[string, Record<string, string>]>([
    ['no endpoint', {}],
    ['the SDK disabled', { ...ENDPOINT, OTEL_SDK_DISABLED: 'TRUE' }],
    ['no exporter', { ...ENDPOINT, OTEL_TRACES_EXPORTER: 'none' }],
  ])('with %s send nothing and say nothing', (_what, variables) => {
    expect(readTraceSettings(variables)).toEqual({ settings: null, problems: [] });
  });

  test.each<[Record<string, string>, string]>([
    [ENDPOINT, 'http://collector:4318/v1/traces'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector/base/' }, 'https://collector/base/v1/traces'],
    [{ ...ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://own:1/x' }, 'http://own:1/x'],
  ])('%j go to %s', (variables, url) => {
    expect(readTraceSettings(variables).settings?.url).toBe(url);
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, /^OTEL_EXPORTER_OTLP_ENDPOINT is no http/],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'x' }, /^OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is no http/],
    [{ ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, /only: set it to http\/json/],
    [{ ...ENDPOINT, OTEL_TRACES_SAMPLER: 'jaeger_remote' }, /all traces are sent/],
    [{ ...ENDPOINT, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '7' }, /all traces are sent/],
  ])('%j are a warning', (variables, problem) => {
    const { problems } = readTraceSettings(variables);
    expect(problems.length).toBe(1);
    expect(problems[0]).toMatch(problem);
  });

  test.each<[string, string, number, boolean]>([
    ['always_on', '', 1, false],
    ['parentbased_always_off', '', 0, true],
    ['traceidratio', '0.25', 0.25, false],
    ['parentbased_traceidratio', '0.5', 0.5, true],
  ])('take the sampler %s %s', (name, argument, ratio, followsClient) => {
    const variables = { ...ENDPOINT, OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: argument };
    expect(readTraceSettings(variables).settings?.sampling).toEqual({ ratio, followsClient });
  });
});

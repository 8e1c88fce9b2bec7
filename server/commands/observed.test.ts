/** What the running program tells of itself: logs, metrics, traces. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { openCollector } from '../telemetry/collector.testing.ts';
import { address, m2c } from './running.testing.ts';

const TOKEN = { M2C_ADMIN_TOKEN: 'a-token-of-mine-0123' };
const ADMIN = { authorization: `Bearer ${TOKEN.M2C_ADMIN_TOKEN}` };

describe('what m2c tells of itself', () => {
  test('S26 (logs, metrics, traces): no key of anybody is in any of them, whatever a provider says', async () => {
    const collector = await openCollector();
    const refusal = 'Incorrect key CANARY.of.provider (Authorization: Bearer CANARY.of.provider) for "CANARY prompt"';
    const server = createServer((_request, response) =>
      response.writeHead(401).end(JSON.stringify({ error: { message: refusal } })),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const run = m2c(['--port', '0'], {
      GENERIC_API_KEY: 'CANARY.of.provider',
      GENERIC_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
      GENERIC_DEFAULT_MODEL: 'mine',
      ...TOKEN,
      M2C_LOG_LEVEL: 'info',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-token=CANARY.of.collector',
    });
    const url = await address(run);
    const answer = await fetch(`${url}/v1/responses`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer CANARY.of.client',
        cookie: 'session=CANARY.of.client',
        'x-request-id': 'mine-1',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
      body: JSON.stringify({ model: 'mine', input: 'CANARY prompt' }),
    });
    expect(answer.status).toBe(401);
    await answer.text();
    const metrics = await (await fetch(`${url}/metrics`, { headers: ADMIN })).text();
    run.child.kill('SIGTERM');
    await run.ended;
    const lines = run
      .errors()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.find(({ msg }) => msg.startsWith('Turn failed at generic/mine after'))).toMatchObject({
      id: 'mine-1',
      attempts: 1,
    });
    expect(metrics).toContain(
      'm2c_turns_total{provider="generic",model="mine",status="failed",code="invalid_api_key"} 1',
    );
    expect(metrics).toContain('m2c_keys{provider="generic",state="resting"} 1');
    if (process.platform !== 'win32') {
      expect(collector.spans().map(({ traceId }) => traceId)).toEqual(
        Array(2).fill('0af7651916cd43dd8448eb211c80319c'),
      );
    }
    expect(run.output() + metrics + collector.bodies.join('')).not.toContain('CANARY');
    // The sentence of a provider that refuses is the user's to read, in the log as in the client; keys are no part of it.
    expect(run.errors().replaceAll('CANARY prompt', '')).not.toContain('CANARY');
    await collector.close();
    server.close();
  });

  test('waits for no library of metrics or traces that nobody asked for', async () => {
    const watch = `import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        if (/^(prom-client|@opentelemetry\\/)/.test(name)) process.stderr.write(name + ';');
        return next(name, context);
      } });`;
    const watching = ['--import', `data:text/javascript,${encodeURIComponent(watch)}`];
    const run = m2c(['--port', '0'], TOKEN, watching);
    const url = await address(run);
    await (await fetch(`${url}/v1/models`)).text();
    expect(run.errors()).toBe('');
    await (await fetch(`${url}/metrics`, { headers: ADMIN })).text();
    expect(run.errors()).toMatch(/^prom-client;/);
    const tracing = m2c(['--port', '0'], { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, watching);
    await address(tracing);
    expect(tracing.errors()).toContain('@opentelemetry/sdk-trace;');
    expect(tracing.errors()).not.toContain('prom-client;');
  });

  test('S52: a failure nobody caught is told, and answers go on', async () => {
    // Thrown once there is somebody to catch it.
    const surprise = `const watch = setInterval(() => {
      if (process.listenerCount('uncaughtException') === 0) return;
      clearInterval(watch);
      throw new Error('surprise sk-CANARY0123456789');
    }, 50);`;
    const run = m2c(['--port', '0'], {}, ['--import', `data:text/javascript,${encodeURIComponent(surprise)}`]);
    const url = await address(run);
    while (!run.errors().includes('\n')) await once(run.child.stderr as NodeJS.ReadableStream, 'data');
    expect(JSON.parse(run.errors())).toMatchObject({
      level: 50,
      msg: 'A failure nobody caught; m2c goes on.',
      err: { message: 'surprise sk-[redacted]' },
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

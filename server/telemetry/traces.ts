/** Turns as traces, sent by OpenTelemetry's own SDK, which only those wait for who set an endpoint. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from '../log.ts';
import { redact } from '../secrets.ts';
import type { TurnListener } from '../turn-entry.ts';
import { VERSION } from '../version.ts';
import { type AddressOf, type SpanFacts, spansOf } from './spans.ts';
import type { TraceSettings } from './trace-settings.ts';

export interface TraceDeps {
  readonly addressOf: AddressOf;
  /** Keys of any form that must never be sent. */
  readonly secrets: readonly string[];
  readonly log: Pick<Logger, 'warn'>;
}

export interface Traces extends TurnListener {
  /** Sends what waits, for a moment. */
  close(): Promise<void>;
}

/** What waits to be sent; spans beyond it are lost. */
const MOST_WAITING = 2048;
const LAST_SPANS_MS = 2000;
const LONGEST_REASON = 200;

/** Opens the way to the collector; rejects when the SDK, which is optional, is not installed. */
export async function openTraces(settings: TraceSettings, { addressOf, secrets, log }: TraceDeps): Promise<Traces> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: settings.url, headers: { ...settings.headers } });
  const share = new sdk.TraceIdRatioBasedSampler(settings.sampling.ratio);
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.version': VERSION, ...settings.resource }),
    sampler: settings.sampling.followsClient ? new sdk.ParentBasedSampler({ root: share }) : share,
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: complainingOnce(exporter, settings.url, log),
        maxQueueSize: MOST_WAITING,
      }),
    ],
  });
  const tracer = provider.getTracer('m2c', VERSION);
  const write = ({ name, startAt, endAt, failed, attributes }: SpanFacts, parent: Context): Context => {
    const shown = Object.entries(attributes).map(([key, value]) => [key, hidden(value, secrets)]);
    // A number of milliseconds could be one since the start of the process (SDK 3.1.0); a Date cannot.
    const options = { kind: api.SpanKind.CLIENT, startTime: new Date(startAt), attributes: Object.fromEntries(shown) };
    const span = tracer.startSpan(redact(name, secrets), options, parent);
    if (failed) span.setStatus({ code: api.SpanStatusCode.ERROR });
    span.end(new Date(endAt));
    return api.trace.setSpan(parent, span);
  };
  return {
    ended(entry) {
      const { turn, attempts } = spansOf(entry, addressOf);
      const client = parentOf(entry.traceparent);
      const root = client === null ? api.ROOT_CONTEXT : api.trace.setSpanContext(api.ROOT_CONTEXT, client);
      const around = write(turn, root);
      for (const attempt of attempts) write(attempt, around);
    },
    async close() {
      const over = new AbortController();
      const patience = delay(LAST_SPANS_MS, false, { signal: over.signal });
      const sent = await Promise.race([provider.shutdown().then(() => true), patience]);
      over.abort();
      if (!sent) log.warn(`The last traces did not reach ${new URL(settings.url).host} in time.`);
    },
  };
}

function hidden<Value>(value: Value, secrets: readonly string[]): Value | string {
  return typeof value === 'string' ? redact(value, secrets) : value;
}

/** The client's span as the SDK wants it, from a `traceparent` that is known to be valid. */
function parentOf(traceparent: string | null | undefined) {
  if (traceparent == null) return null;
  const [, traceId = '', spanId = '', flags = ''] = traceparent.split('-');
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}

/** A collector that is down is told once, and once that it is back: no turn is touched by it. */
function complainingOnce(exporter: SpanExporter, url: string, log: TraceDeps['log']): SpanExporter {
  let failing = false;
  const { host } = new URL(url);
  return {
    export(spans, done) {
      exporter.export(spans, ({ code, error }) => {
        const failed = code !== 0;
        if (failed && !failing)
          log.warn(
            { reason: error?.message.slice(0, LONGEST_REASON) },
            `Traces cannot be sent to ${host}; turns go on without.`,
          );
        if (!failed && failing) log.warn(`Traces arrive at ${host} again; those of meanwhile are lost.`);
        failing = failed;
        done({ code: 0 });
      });
    },
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}

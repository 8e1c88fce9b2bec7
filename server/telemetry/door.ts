/** GET /metrics: everything that is counted, in Prometheus' text format. */
import type { RequestHandler } from 'express';
import type { Metric as PromMetric, Registry } from 'prom-client';
import type { Meters } from './meters.ts';

export const METRICS_PATH = '/metrics';

/** How often the lag of the event loop is measured. */
const LAG_RESOLUTION_MS = 20;

type Library = typeof import('prom-client');

/** Opened by its first scrape: nobody else should wait for the library, or pay for watching the event loop. */
export function metricsDoor(meters: Meters): RequestHandler {
  let opened: Promise<{ readonly library: Library; readonly ofProcess: Registry }> | undefined;
  return async (_request, response) => {
    opened ??= openLibrary();
    const { library, ofProcess } = await opened;
    const own = ownMetrics(meters, library);
    response.setHeader('content-type', own.contentType);
    response.end(`${await own.metrics()}\n${await ofProcess.metrics()}`);
  };
}

async function openLibrary() {
  const library = await import('prom-client');
  const ofProcess = new library.Registry();
  library.collectDefaultMetrics({ register: ofProcess, eventLoopMonitoringPrecision: LAG_RESOLUTION_MS });
  return { library, ofProcess };
}

function ownMetrics(meters: Meters, { Registry }: Library): Registry {
  const registry = new Registry();
  for (const { metric, samples } of meters.read()) {
    const get = async () => ({ ...metric, values: samples });
    // A registry prints whatever has a name and a get() (15.1.3); its types name its own classes only.
    registry.registerMetric({ ...metric, get } as unknown as PromMetric);
  }
  return registry;
}

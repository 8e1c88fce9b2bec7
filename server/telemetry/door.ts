/** GET /metrics: everything that is counted, in Prometheus' text format. */
import type { RequestHandler } from 'express';
import type { Metric as PromMetric, Registry } from 'prom-client';
import type { Meters } from './meters.ts';

export const METRICS_PATH = '/metrics';

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
/** How often the lag of the event loop is measured. */
const LAG_RESOLUTION_MS = 20;

type Library = typeof import('prom-client');

/** All metrics of one process, as plain values. */
export type Scrape = readonly object[];

/** Opened by its first scrape: nobody else should wait for the library, or pay for watching the event loop. */
export class Scrapes {
  private readonly meters: Meters;
  private opened: Promise<{ readonly library: Library; readonly ofProcess: Registry }> | undefined;

  constructor(meters: Meters) {
    this.meters = meters;
  }

  async read(): Promise<Scrape> {
    const { own, ofProcess } = await this.registries();
    return [...(await own.getMetricsAsJSON()), ...(await ofProcess.getMetricsAsJSON())];
  }

  async text(): Promise<string> {
    const { own, ofProcess } = await this.registries();
    return `${await own.metrics()}\n${await ofProcess.metrics()}`;
  }

  /** Those of several processes as of one: each metric says how its values come together. */
  async textOfAll(scrapes: readonly Scrape[]): Promise<string> {
    const { library } = await this.registries();
    return await library.AggregatorRegistry.aggregate(scrapes as object[]).metrics();
  }

  private async registries() {
    this.opened ??= openLibrary();
    const { library, ofProcess } = await this.opened;
    return { library, ofProcess, own: ownMetrics(this.meters, library) };
  }
}

/** @param all the scrapes of all processes, where there are several. */
export function metricsDoor(scrapes: Scrapes, all: (() => Promise<readonly Scrape[]>) | null = null): RequestHandler {
  return async (_request, response) => {
    const text = all === null ? await scrapes.text() : await scrapes.textOfAll(await all());
    response.setHeader('content-type', CONTENT_TYPE);
    response.end(text);
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
  for (const { metric: told, samples } of meters.read()) {
    const metric = { aggregator: 'sum', ...told };
    const get = async () => ({ ...metric, values: samples });
    // A registry prints whatever has a name and a get() (15.1.3); its types name its own classes only.
    registry.registerMetric({ ...metric, get } as unknown as PromMetric);
  }
  return registry;
}

/** Everything that hears of turns to make them visible: meters, the log's line, traces. */
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Provider } from '../providers/profile.ts';
import type { TurnListener } from '../turn-entry.ts';
import { type MeterSources, Meters } from './meters.ts';
import { readTraceSettings, type TraceSettings } from './trace-settings.ts';
import { openTraces, type Traces } from './traces.ts';
import { turnLine } from './turn-line.ts';

export interface TelemetryDeps extends MeterSources {
  readonly log: Logger;
  /** Keys that must never be shown; those that a collector asks for join them. */
  readonly secrets: string[];
}

export interface Telemetry {
  readonly meters: Meters;
  readonly hears: readonly TurnListener[];
  close(): Promise<void>;
}

/** Loads the SDK for traces only when an endpoint is set; what is wrong with it is a warning. */
export async function openTelemetry(config: Pick<Config, 'variables'>, deps: TelemetryDeps): Promise<Telemetry> {
  const { log } = deps;
  const meters = new Meters(deps);
  const { settings, problems } = readTraceSettings(config.variables);
  for (const problem of problems) log.warn(problem);
  const traces = settings === null ? null : await tracesOrWarning(settings, deps);
  return {
    meters,
    hears: [meters, ...(log.isLevelEnabled('info') ? [turnLine(log)] : []), ...(traces === null ? [] : [traces])],
    close: async () => traces?.close(),
  };
}

async function tracesOrWarning(
  settings: TraceSettings,
  { log, secrets, providers }: TelemetryDeps,
): Promise<Traces | null> {
  // Most are "Bearer …", and the word alone is the secret.
  secrets.push(...Object.values(settings.headers).flatMap((value) => [value, value.split(' ').at(-1) ?? value]));
  const addressOf = (id: string) => URL.parse(find(providers(), id)?.baseUrl ?? '');
  try {
    return await openTraces(settings, { addressOf, secrets, log });
  } catch (err) {
    log.warn({ err }, 'No traces are sent: OpenTelemetry cannot be loaded; `npm ci --include=optional` installs it.');
    return null;
  }
}

function find(providers: readonly Provider[], id: string): Provider | undefined {
  return providers.find(({ profile }) => profile.id === id);
}

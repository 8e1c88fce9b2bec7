/**
 * Where traces go, in the words that every OpenTelemetry SDK understands (environment variables of the specification 1.56).
 * Nothing of it keeps m2c from starting: whoever sets these variables for a whole machine may not have thought of m2c.
 */
import type { Variables } from '../config.ts';

export interface TraceSettings {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** Of the resource: `service.name` and whatever the user adds. */
  readonly resource: { readonly [name: string]: string };
  readonly sampling: Sampling;
}

interface Sampling {
  /** The part of all traces that is sent, from 0 to 1. */
  readonly ratio: number;
  /** The client decides where it sent a trace of its own. */
  readonly followsClient: boolean;
}

interface Read {
  /** Null when no traces are sent. */
  readonly settings: TraceSettings | null;
  /** One sentence each. */
  readonly problems: readonly string[];
}

const NOTHING: Read = { settings: null, problems: [] };

/** Reads the variables `OTEL_…`; without an endpoint no traces are sent. */
export function readTraceSettings(variables: Variables): Read {
  const { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own, OTEL_EXPORTER_OTLP_ENDPOINT: common } = variables;
  const endpoint = own ?? common;
  if (endpoint === undefined || isOff(variables)) return NOTHING;
  const url = URL.parse(own ?? `${common?.replace(/\/$/, '')}/v1/traces`);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const name = own === undefined ? 'OTEL_EXPORTER_OTLP_ENDPOINT' : 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT';
    return { settings: null, problems: [`${name} is no http or https URL: no traces are sent.`] };
  }
  const protocol = variables.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL ?? variables.OTEL_EXPORTER_OTLP_PROTOCOL;
  if (protocol === 'grpc') {
    const reason = 'OTEL_EXPORTER_OTLP_PROTOCOL is grpc, and m2c sends traces by http only: set it to http/json.';
    return { settings: null, problems: [reason] };
  }
  const sampling = readSampling(variables);
  const settings = {
    url: url.href,
    headers: {
      ...pairs(variables.OTEL_EXPORTER_OTLP_HEADERS),
      ...pairs(variables.OTEL_EXPORTER_OTLP_TRACES_HEADERS),
    },
    resource: {
      'service.name': 'm2c',
      ...pairs(variables.OTEL_RESOURCE_ATTRIBUTES),
      ...(variables.OTEL_SERVICE_NAME === undefined ? {} : { 'service.name': variables.OTEL_SERVICE_NAME }),
    },
    sampling: sampling ?? ALL,
  };
  return { settings, problems: sampling === null ? [UNKNOWN_SAMPLER] : [] };
}

function isOff({ OTEL_SDK_DISABLED: disabled, OTEL_TRACES_EXPORTER: exporter }: Variables): boolean {
  return disabled?.toLowerCase() === 'true' || exporter === 'none';
}

const ALL: Sampling = { ratio: 1, followsClient: true };
const UNKNOWN_SAMPLER =
  'OTEL_TRACES_SAMPLER is none that m2c knows, or its OTEL_TRACES_SAMPLER_ARG is no number from 0 to 1: all traces are sent.';

/** Null when it cannot be read. */
function readSampling({
  OTEL_TRACES_SAMPLER: name,
  OTEL_TRACES_SAMPLER_ARG: argument = '1',
}: Variables): Sampling | null {
  if (name === undefined) return ALL;
  const [, parent, kind = ''] = /^(parentbased_)?(always_on|always_off|traceidratio)$/.exec(name) ?? [];
  const ratio = { always_on: 1, always_off: 0, traceidratio: Number(argument) }[kind];
  if (ratio === undefined || !(ratio >= 0 && ratio <= 1)) return null;
  return { ratio, followsClient: parent !== undefined };
}

/** `name=value,other=value`, the values with percent escapes. */
function pairs(text = ''): { readonly [name: string]: string } {
  const found = text.split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [[pair.slice(0, at).trim(), unescaped(pair.slice(at + 1).trim())] as const];
  });
  return Object.fromEntries(found);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How the proxy is doing. */
import type { HealthReport } from '../../generated/types/admin.ts';
import { VERSION } from '../version.ts';

/** Degraded, with the reason, when requests can only be answered from recordings. */
export function getHealth({ missingKeys = [] }: { readonly missingKeys?: readonly string[] }): HealthReport {
  const ready = missingKeys.length === 0;
  return {
    status: ready ? 'ok' : 'degraded',
    version: VERSION,
    node: process.versions.node,
    uptime_seconds: Math.round(process.uptime()),
    problems: ready ? [] : [`No provider has a key: set one of ${missingKeys.join(', ')} and start m2c again.`],
  };
}

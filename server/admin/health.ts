/** How the proxy is doing. */
import type { HealthReport } from '../../generated/types/admin.ts';
import type { RouteTable } from '../routing.ts';
import { VERSION } from '../version.ts';

/** Degraded, with the reason, when requests can only be answered from recordings. */
export function getHealth({ routes }: { readonly routes: RouteTable }): HealthReport {
  const configured = routes.providers.filter((one) => one.profile.access.keyVariables.length > 0);
  const ready = configured.some((one) => one.apiKey !== null);
  const variables = configured.flatMap((one) => one.profile.access.keyVariables);
  return {
    status: ready ? 'ok' : 'degraded',
    version: VERSION,
    node: process.versions.node,
    uptime_seconds: Math.round(process.uptime()),
    problems: ready ? [] : [`No provider has a key: set one of ${variables.join(', ')} and start m2c again.`],
  };
}

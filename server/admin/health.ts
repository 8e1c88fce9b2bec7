/** How the proxy is doing. */
import type { HealthReport } from '../../generated/types/admin.ts';
import { VERSION } from '../version.ts';

export interface HealthDeps {
  /** Variables of which one is enough to leave replay; none when a provider has a key. */
  readonly missingKeys?: readonly string[];
  /** What else is not as it should be, one sentence each. */
  readonly problems?: () => readonly string[];
}

/** Degraded, with the reason, when requests can only be answered from recordings. */
export function getHealth({ missingKeys = [], problems = () => [] }: HealthDeps): HealthReport {
  const keyless = `No provider has a key: set one of ${missingKeys.join(', ')} and start m2c again.`;
  const all = [...(missingKeys.length === 0 ? [] : [keyless]), ...problems()];
  return {
    status: all.length === 0 ? 'ok' : 'degraded',
    version: VERSION,
    node: process.versions.node,
    uptime_seconds: Math.round(process.uptime()),
    problems: all,
  };
}

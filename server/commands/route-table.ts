/** The providers of this process as the routing sees them. */
import { ConfigError } from '../config.ts';
import type { Provider } from '../providers/profile.ts';
import type { RouteTable } from '../routing.ts';

export const hasKey = (provider: Provider): boolean => provider.keys.length > 0;

/**
 * @param wanted the provider that answers for models nobody lists; null for the first one with a key.
 * @param others models that are tried in this order when the routed one gives no answer.
 * @throws ConfigError when that one has no key, or none has.
 */
export function routeTable(
  providers: readonly Provider[],
  wanted: string | null,
  others: readonly string[] = [],
): RouteTable {
  const usable = providers.filter(hasKey);
  const fallback = wanted === null ? usable[0] : usable.find((one) => one.profile.id === wanted);
  if (fallback !== undefined) return { providers, fallback, others };
  if (usable.length === 0) throw new ConfigError('No provider has a key: m2c start --help lists the variables to set.');
  const choice = usable.map((one) => one.profile.id).join(', ');
  throw new ConfigError(`M2C_DEFAULT_PROVIDER is "${wanted}", which has no key: choose one of ${choice}.`);
}

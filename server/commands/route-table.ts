/** The providers of this process as the routing sees them. */
import { ConfigError, type RoutingSettings } from '../config.ts';
import type { Provider } from '../providers/profile.ts';
import { type RouteTable, route } from '../routing.ts';

/** Recordings answer whatever is asked. */
export const PLAIN_ROUTING: RoutingSettings = { defaultProvider: null, fallbacks: [], aliases: {}, smallModel: null };

export const hasKey = (provider: Provider): boolean => provider.keys.length > 0;

/** @throws ConfigError when the default provider has no key, none has, or a setting names a model that nobody has. */
export function routeTable(providers: readonly Provider[], settings: RoutingSettings): RouteTable {
  const { defaultProvider: wanted, fallbacks: others, aliases, smallModel: small } = settings;
  const usable = providers.filter(hasKey);
  const fallback = wanted === null ? usable[0] : usable.find((one) => one.profile.id === wanted);
  if (fallback !== undefined) {
    const table = { providers, fallback, others, aliases, small };
    for (const [name, setting] of named(settings)) {
      const { rule } = route(name, { ...table, aliases: {}, small: null }).value;
      if (rule === 'default')
        throw new ConfigError(`${setting} names "${name}", which no provider lists: write provider/model.`);
    }
    return table;
  }
  if (usable.length === 0) throw new ConfigError('No provider has a key: m2c start --help lists the variables to set.');
  const choice = usable.map((one) => one.profile.id).join(', ');
  throw new ConfigError(`M2C_DEFAULT_PROVIDER is "${wanted}", which has no key: choose one of ${choice}.`);
}

/** Every model that a setting names, with the setting. */
function named({ fallbacks, aliases, smallModel }: RoutingSettings): (readonly [string, string])[] {
  return [
    ...fallbacks.map((name) => [name, 'M2C_FALLBACKS'] as const),
    ...Object.values(aliases).map((name) => [name, 'M2C_ALIASES'] as const),
    ...(smallModel === null ? [] : [[smallModel, 'M2C_SMALL_MODEL'] as const]),
  ];
}

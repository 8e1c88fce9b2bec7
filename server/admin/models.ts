/** Where requests for each model go. */
import type { ModelRoute, ModelRouteList } from '../../generated/types/admin.ts';
import type { Provider } from '../providers/profile.ts';
import { type RouteTable, upstreamModel } from '../routing.ts';

/** Every model of every provider, those without a key too. */
export function listModelRoutes({ routes }: { readonly routes: RouteTable }): ModelRouteList {
  return {
    object: 'list',
    data: routes.providers.flatMap((provider) => provider.models.map(({ id }) => modelRoute(provider, id))),
  };
}

function modelRoute(provider: Provider, model: string): ModelRoute {
  const { profile, baseUrl, keys } = provider;
  return {
    model,
    provider: profile.id,
    upstream_model: upstreamModel(provider, model),
    base_url: baseUrl,
    key_variable: profile.access.keyVariables[0] ?? null,
    key_present: keys.length > 0,
  };
}

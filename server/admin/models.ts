/** Where requests for each model go. */
import type { ModelRoute, ModelRouteList } from '../../generated/types/admin.ts';
import type { Provider } from '../providers/profile.ts';
import { type RouteTable, route } from '../routing.ts';

/** Every model of every provider, those without a key too. */
export function listModelRoutes({ routes }: { readonly routes: RouteTable }): ModelRouteList {
  return {
    object: 'list',
    data: routes.providers.flatMap((provider) => provider.models.map(({ id }) => modelRoute(provider, id))),
  };
}

function modelRoute(provider: Provider, model: string): ModelRoute {
  const { profile, baseUrl, apiKey } = provider;
  // Asked as if it had a key, since the table refuses to route to a provider without one.
  const open = { ...provider, apiKey: apiKey ?? '' };
  return {
    model,
    provider: profile.id,
    upstream_model: route(model, { providers: [open], fallback: open }).value.model,
    base_url: baseUrl,
    key_variable: profile.access.keyVariables[0] ?? null,
    key_present: apiKey !== null,
  };
}

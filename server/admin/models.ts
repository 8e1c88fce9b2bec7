/** The models that clients can name. */
import type { ModelRoute } from '../../generated/types/admin.ts';
import type { ModelFacts, Provider } from '../providers/profile.ts';
import { requestFacts } from '../providers/profile.ts';
import { upstreamModel } from '../routing.ts';
import type { Handlers } from './handler.ts';

export const modelHandlers = {
  /** Every model of every provider, those without a key too. */
  async listModels(_asked, { answering }) {
    const { providers } = answering.current.routes;
    return {
      object: 'list',
      data: providers.flatMap((provider) => provider.models.map((model) => shown(provider, model))),
    };
  },
} satisfies Handlers<'listModels'>;

function shown(provider: Provider, { id, aliases = [], contextWindow, efforts }: ModelFacts): ModelRoute {
  const { profile, baseUrl, keys } = provider;
  const upstream = upstreamModel(provider, id);
  return {
    model: id,
    aliases: [...aliases],
    provider: profile.id,
    upstream_model: upstream,
    context_window: contextWindow,
    images: requestFacts(profile, upstream).images,
    efforts: [...efforts],
    base_url: baseUrl,
    key_variable: profile.access.keyVariables[0] ?? null,
    key_present: keys.length > 0,
  };
}

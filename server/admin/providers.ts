/** Providers: those that m2c knows, those of the file, and those of the store, which are changed here. */
import type { ProviderRecord, ProviderStatus, ProviderTest } from '../../generated/types/admin.ts';
import type { ProviderEntry } from '../../generated/types/files.ts';
import { hasKey } from '../answering/open.ts';
import { modelsOf, tested } from '../answering/try-provider.ts';
import { Fault } from '../fault.ts';
import type { Profile, Provider } from '../providers/profile.ts';
import { didYouMean } from '../providers-file/complaint.ts';
import type { StoredProvider } from '../store/providers.ts';
import { NO_KEY } from '../upstream/keys.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';
import { keyOf, tagged } from './versions.ts';

export const providerHandlers = {
  async listProviders(_asked, deps) {
    return { object: 'list', data: deps.answering.current.own.profiles.map((profile) => statusOf(profile, deps)) };
  },

  async getProvider({ params }, deps) {
    const store = await deps.store();
    const row = await store.providers.get(params.provider);
    return tagged(recordOf(row), row);
  },

  async createProvider({ body }, deps) {
    const store = await deps.store();
    const entry = body as ProviderEntry;
    const row = await deps.answering.change(
      `provider ${entry.id}`,
      (stored) => ({ ...stored, providers: [...stored.providers, entry] }),
      () => store.providers.create(entry),
    );
    return tagged(recordOf(row), row);
  },

  async updateProvider({ params, body, ifMatch }, deps) {
    const store = await deps.store();
    const entry = body as ProviderEntry;
    const key = keyOf(await store.providers.get(params.provider), ifMatch);
    if (entry.id !== key.id) {
      throw new Fault('invalid_request', `id must stay ${key.id}: make a new provider for another id.`, {
        param: 'id',
      });
    }
    const row = await deps.answering.change(
      `provider ${entry.id}`,
      (stored) => ({ ...stored, providers: stored.providers.map((one) => (one.id === key.id ? entry : one)) }),
      () => store.providers.update(key, entry),
    );
    return tagged(recordOf(row), row);
  },

  async deleteProvider({ params, ifMatch }, deps) {
    const store = await deps.store();
    const key = keyOf(await store.providers.get(params.provider), ifMatch);
    await deps.answering.change(
      `provider ${key.id}`,
      (stored) => ({
        ...stored,
        providers: stored.providers.filter(({ id }) => id !== key.id),
        keys: new Map([...stored.keys].filter(([id]) => id !== key.id)),
      }),
      () => store.providers.remove(key),
    );
  },

  async testProvider({ params, query }, { answering, upstream, config }) {
    const profile = profileOf(params.provider, answering.current.own.profiles);
    const provider = openOne(params.provider, answering.current.own.providers);
    const model = query.model ?? provider?.defaultModel ?? profile.defaultModel;
    if (provider === undefined) return unasked(profile, model);
    const { answered, said, milliseconds, first_item_ms } = await tested(provider, upstream, config, model);
    return { provider: profile.id, model, ok: answered, first_item_ms, duration_ms: milliseconds, message: said };
  },

  async listProviderModels({ params }, { answering, upstream }) {
    const profile = profileOf(params.provider, answering.current.own.profiles);
    const provider = openOne(params.provider, answering.current.own.providers);
    if (provider === undefined) throw new Fault('conflict', unasked(profile, '').message);
    const models = await modelsOf(provider, upstream);
    if ('error' in models)
      throw new Fault('conflict', `${profile.displayName} names no models: ${models.error.replace(/\.$/, '')}.`);
    const known = new Set(provider.models.flatMap(({ id, upstreamId = id }) => [id, upstreamId]));
    return { object: 'list', data: models.map((id) => ({ id, known: known.has(id) })) };
  },
} satisfies Handlers<
  | 'listProviders'
  | 'getProvider'
  | 'createProvider'
  | 'updateProvider'
  | 'deleteProvider'
  | 'testProvider'
  | 'listProviderModels'
>;

/** @throws Fault `not_found`, with the nearest one. */
export function profileOf(id: string, profiles: readonly Profile[]): Profile {
  const found = profiles.find((profile) => profile.id === id);
  if (found !== undefined) return found;
  const ids = profiles.map((profile) => profile.id);
  throw new Fault('not_found', `There is no provider "${id}".${didYouMean(id, ids)}`, { param: 'provider' });
}

function openOne(id: string, providers: readonly Provider[]): Provider | undefined {
  return providers.find((one) => one.profile.id === id && hasKey(one));
}

function unasked({ id, displayName, access }: Profile, model: string): ProviderTest {
  const { keyVariables, modelVariable, keyless } = access;
  const variables = keyless === true ? modelVariable : keyVariables.join(' or ');
  const message = `${displayName} has no key: add one${variables === '' ? '' : `, or set ${variables} and start m2c again`}.`;
  return { provider: id, model, ok: false, first_item_ms: null, duration_ms: 0, message };
}

function statusOf(profile: Profile, { answering, health }: AdminDeps): ProviderStatus {
  const { own, stored } = answering.current;
  const { id, displayName, access, defaultModel, models } = profile;
  const provider = own.providers.find((one) => one.profile.id === id);
  const now = performance.now();
  const keys = provider === undefined ? [] : health.keysOf(provider).filter(({ key }) => key !== NO_KEY);
  const look = provider === undefined ? { breaker: 'closed' as const, waiting: 0 } : health.look(provider, now);
  return {
    id,
    display_name: displayName,
    source: stored.providers.some((entry) => entry.id === id)
      ? 'stored'
      : own.listed.includes(id)
        ? 'file'
        : 'built-in',
    base_url: provider?.baseUrl ?? access.hosts[0]?.baseUrl ?? null,
    open: provider !== undefined && hasKey(provider),
    default_model: provider?.defaultModel ?? defaultModel,
    models: provider?.models.length ?? models.length,
    keys: keys.length,
    keys_ready: keys.filter(({ until }) => until <= now).length,
    breaker: look.breaker === 'probing' ? 'half-open' : look.breaker,
    queued: look.waiting,
  };
}

function recordOf({ id, entry, createdAt, updatedAt }: StoredProvider): ProviderRecord {
  return {
    id,
    entry,
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
  };
}

/** The keys that clients show to /v1. No key is ever shown but once, to who made it. */
import type { ClientKey, ClientKeyLimits } from '../../generated/types/admin.ts';
import { Fault } from '../fault.ts';
import type { ClientLimits, ClientKey as StoredKey } from '../store/client-keys.ts';
import type { Store } from '../store/store.ts';
import type { Handlers } from './handler.ts';
import { momentOf, momentOrNull } from './moments.ts';
import { keyOf, tagged } from './versions.ts';

const MINUTE_MS = 60_000;

export const clientKeyHandlers = {
  async listClientKeys(_asked, deps) {
    const store = await deps.store();
    return { object: 'list', data: (await store.clientKeys.list()).map(shown) };
  },

  async getClientKey({ params }, deps) {
    const store = await deps.store();
    const row = await store.clientKeys.get(params.client_key);
    return tagged(shown(row), row);
  },

  async createClientKey({ body }, deps) {
    const store = await deps.store();
    const { name, limits = {}, expires_at } = body;
    await refuseTaken(name, null, store);
    const { secret, clientKey } = await store.clientKeys.create({
      name,
      limits: limitsFrom(limits),
      expiresAt: expires_at === undefined ? null : endFrom(expires_at),
      disabled: false,
    });
    return tagged({ client_key: shown(clientKey), secret }, clientKey);
  },

  async updateClientKey({ params, body, ifMatch }, deps) {
    const store = await deps.store();
    const before = await store.clientKeys.get(params.client_key);
    const key = keyOf(before, ifMatch);
    const { name = before.name, disabled = before.disabled, limits, expires_at } = body;
    await refuseTaken(name, key.id, store);
    const row = await store.clientKeys.update(key, {
      name,
      disabled,
      limits: limits === undefined ? before.limits : limitsFrom(limits),
      expiresAt: expires_at === undefined ? before.expiresAt : expires_at === null ? null : endFrom(expires_at),
    });
    return tagged(shown(row), row);
  },

  async revokeClientKey({ params }, deps) {
    const store = await deps.store();
    const { id, version } = await store.clientKeys.get(params.client_key);
    await store.clientKeys.remove({ id, version });
  },
} satisfies Handlers<'listClientKeys' | 'getClientKey' | 'createClientKey' | 'updateClientKey' | 'revokeClientKey'>;

/** Two keys of one name could not be told apart where they are named. */
async function refuseTaken(name: string, own: string | null, { clientKeys }: Store): Promise<void> {
  const taken = (await clientKeys.list()).some((row) => row.name === name && row.id !== own);
  if (taken) throw new Fault('conflict', `There is a client key of the name "${name}" already.`, { param: 'name' });
}

function endFrom(text: string): number {
  const at = Date.parse(text);
  if (at > Date.now()) return at;
  throw new Fault('invalid_request', 'expires_at is a time to come, or null for never.', { param: 'expires_at' });
}

function limitsFrom({ requests_per_minute, tokens_per_minute, models }: ClientKeyLimits): ClientLimits {
  return {
    ...(requests_per_minute == null ? {} : { requestsPerMinute: requests_per_minute }),
    ...(tokens_per_minute == null ? {} : { tokensPerMinute: tokens_per_minute }),
    ...(models == null ? {} : { models: [...models] }),
  };
}

function shown({ id, name, prefix, disabled, limits, createdAt, expiresAt, lastUsedAt }: StoredKey): ClientKey {
  const { requestsPerMinute = null, tokensPerMinute = null, models } = limits;
  return {
    id,
    name,
    prefix,
    disabled,
    limits: {
      requests_per_minute: requestsPerMinute,
      tokens_per_minute: tokensPerMinute,
      models: models === undefined ? null : [...models],
    },
    created_at: momentOf(createdAt),
    expires_at: momentOrNull(expiresAt),
    last_used_at: lastUsedAt === null ? null : momentOf(lastUsedAt - (lastUsedAt % MINUTE_MS)),
  };
}
